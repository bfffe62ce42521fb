"""A note and tags as a person writes them together: words, then the tags, each with a # before it."""

from collections.abc import Sequence


def written(note: str, tags: Sequence[str]) -> str:
    """Both as one text."""
    said = " ".join(f"#{tag.replace(' ', '_')}" for tag in tags)
    return f"{note}{chr(10) if chr(10) in note else ' '}{said}".strip()


def read(text: str, known: Sequence[str] = ()) -> tuple[str, list[str]]:
    """The note and the tags of such a text: the words with a # at its beginning and at its end, which hold a letter.

    known are the tags that there are, of which some may have spaces in them.
    """
    spaced = {tag.replace(" ", "_").casefold(): tag for tag in known}
    words = text.strip()
    tags: list[str] = []
    while (first := words.split(maxsplit=1)[:1]) and _is_tag(first[0]):
        tags.append(first[0][1:])
        words = words[len(first[0]) :].lstrip()
    last_ones: list[str] = []
    while (last := words.rsplit(maxsplit=1)[-1:]) and _is_tag(last[0]):
        last_ones.insert(0, last[0][1:])
        words = words[: len(words) - len(last[0])].rstrip()
    return words, [spaced.get(tag.casefold(), tag) for tag in dict.fromkeys([*tags, *last_ones])]


def read_tags(text: str, known: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """The tags that are to come and those that are to go: "maps #iraq -#old"."""
    spaced = {tag.replace(" ", "_").casefold(): tag for tag in known}
    come: list[str] = []
    go: list[str] = []
    for word in text.split():
        if name := word.lstrip("-").lstrip("#"):
            (go if word.startswith("-") else come).append(spaced.get(name.casefold(), name))
    return come, go


def _is_tag(word: str) -> bool:
    return word.startswith("#") and not word.startswith("##") and any(letter.isalpha() for letter in word)
