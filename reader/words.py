"""The words of a Markdown text without its marks, for counting, searching and piping; linear in its length."""

from reader.patterns import lazy

# Each mark begins with a sign of its own, which is found fast, and looks no further than to the next of its
# kind, so that no text makes it slow.
_IMAGE = lazy(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LINK = lazy(r"\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_LINE_MARKS = lazy(
    r"\n(?:[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-+*:][ \t]+|\d{1,9}[.)][ \t]+))+|"
    r"\n[ \t]*(?:(?:`{3,}|~{3,}).*|[|:\- \t]*-{3}[|:\- \t]*)(?=\n|\Z)"
)
_TAG = lazy(r"</?[A-Za-z][^<>\n]*>")
_EMPHASIS = lazy(r"(?<![^\W_])_+|_+(?![^\W_])")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_HELD = lazy("[\ue000-\ue07f]")
_CONTAINERS = lazy(r"[ \t]*(?:(?:[-+*:>]|\d{1,9}[.)])[ \t]+)*")
_NO_LETTER = lazy(r"[\W_]+")


def data_word_count(markdown: str) -> int:
    """The words that stand in fenced code and in the rows of tables, in whatever lists and quotations."""
    if "```" not in markdown and "~~~" not in markdown and "|" not in markdown:
        return 0
    count = 0
    fence = ""
    for line in markdown.splitlines():
        text = line[found.end() :] if (found := _CONTAINERS.match(line)) else line
        if fence:
            if text.startswith(fence) and not text.strip(f"{fence[0]} "):
                fence = ""
            else:
                count += len(text.split())
        elif text.startswith(("```", "~~~")):
            fence = text[: len(text) - len(text.lstrip(text[0]))]
        elif text.startswith("|") and text.strip("|-: "):
            count += len(text.replace("|", " ").split())
    return count


def letters(text: str) -> str:
    """A text without spaces, signs and case: what a heading and the name that was made of it have in common."""
    return _NO_LETTER.sub("", text).casefold()


def without_marks(markdown: str) -> str:
    """The words of a Markdown text without its marks, for counting and searching; not a rendering."""
    text = _ESCAPE.sub(lambda found: chr(0xE000 + ord(found.group(1))), markdown) if "\\" in markdown else markdown
    text = _LINE_MARKS.sub("\n", f"\n{text}")
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "<" in text:
        text = _TAG.sub("", text)
    text = (
        text.replace("$`", "").replace("`$", "").replace("*", "").replace("`", "").replace("~~", "").replace("|", " ")
    )
    text = _EMPHASIS.sub("", text)
    if "\\" in markdown:
        text = _HELD.sub(lambda found: chr(ord(found.group()) - 0xE000), text)
    return text.strip()
