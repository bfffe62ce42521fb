"""A Markdown file to an article: its body as it is, its front matter and first heading read. Linear in its length."""

import re

from reader.errors import DissectError
from reader.extract.moments import iso
from reader.text import clean, one_line
from reader.values import Article

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.*?)[ \t]*$", re.M)
_ATX_TITLE = re.compile(r"\A#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\n|\Z)")
_SETEXT_TITLE = re.compile(r"\A(?![-+*>#|`~]|\d+[.)])(\S.*)\n=+[ \t]*(?:\n|\Z)")
# Each mark begins with a sign of its own, which is found fast, and looks no further than to the next of its
# kind, so that no text makes it slow.
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_LINE_MARKS = re.compile(
    r"\n(?:[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+))+|"
    r"\n[ \t]*(?:(?:`{3,}|~{3,}).*|[|:\- \t]*-{3}[|:\- \t]*)(?=\n|\Z)"
)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_EMPHASIS = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HELD = re.compile("[\ue000-\ue07f]")


def article_of_markdown(text: str) -> Article:
    """The article of a Markdown text. Raises DissectError where it is empty."""
    text = clean(text)
    fields, body = _parted(text)
    body = body.lstrip("\n")
    heading = _ATX_TITLE.match(body) or _SETEXT_TITLE.match(body)
    title = fields.get("title")
    shown = one_line(words_in(heading.group(1))) if heading else None
    if heading and (title is None or title == shown):
        title, body = shown or title, body[heading.end() :].lstrip("\n")
    if not body.strip() and not title:
        raise DissectError("the file has no text to read")
    return Article(
        title=title,
        byline=fields.get("author"),
        site=None,
        published=iso(fields.get("date", "")),
        language=fields.get("lang") or fields.get("language"),
        excerpt=fields.get("description"),
        image=None,
        url=None,
        markdown=body.rstrip(),
        text=words_in(body),
    )


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Simple front matter (a "key: value" line each) and what follows it."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    fields = {name.lower(): one_line(value.strip("\"'")) for name, value in _FIELD.findall(found.group(1))}
    return {name: value for name, value in fields.items() if value}, text[found.end() :]


def words_in(markdown: str) -> str:
    """The words of a Markdown text without its marks, for counting and searching; not a rendering."""
    text = _ESCAPE.sub(lambda found: chr(0xE000 + ord(found.group(1))), markdown) if "\\" in markdown else markdown
    text = _LINE_MARKS.sub("\n", f"\n{text}")
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "<" in text:
        text = _TAG.sub("", text)
    text = text.replace("*", "").replace("`", "").replace("~~", "").replace("|", " ")
    text = _EMPHASIS.sub("", text)
    if "\\" in markdown:
        text = _HELD.sub(lambda found: chr(ord(found.group()) - 0xE000), text)
    return text.strip()
