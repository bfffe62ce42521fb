"""A note and tags as a person writes them together: the tags, each with a # before it, then words."""

from collections.abc import Mapping, Sequence


def written(note: str, tags: Sequence[str]) -> str:
    """Both as one text, at whose end one goes on with the note."""
    said = " ".join(f"#{tag.lstrip('#').replace(' ', '_')}" for tag in tags)
    return joined(said, note)


def joined(one: str, other: str) -> str:
    """Two texts as one; one that is a part of the other isn't said twice."""
    if one in other or other in one:
        return max(one, other, key=len)
    return f"{one}{chr(10) if chr(10) in one + other else ' '}{other}"


def merged(one: str, other: str, known: Sequence[str] = ()) -> str:
    """Two such texts about the same as one that has all of both."""
    (note, tags), (other_note, other_tags) = read(one, known), read(other, known)
    names = {tag.casefold(): tag for tag in (*other_tags, *tags)}
    return written(joined(note, other_note), list(names.values()))


def read(text: str, known: Sequence[str] = ()) -> tuple[str, list[str]]:
    """The note and the tags of such a text: the words with a # at its beginning and at its end, which hold a letter.

    known are the tags that there are, of which some may have spaces in them.
    """
    spaced = {tag.replace(" ", "_").casefold(): tag for tag in known}
    words = text.strip()
    tags: list[str] = []
    while (first := words.split(maxsplit=1)[:1]) and _is_tag(first[0]):
        tags.append(first[0])
        words = words[len(first[0]) :].lstrip()
    last_ones: list[str] = []
    while (last := words.rsplit(maxsplit=1)[-1:]) and _is_tag(last[0]):
        last_ones.insert(0, last[0])
        words = words[: len(words) - len(last[0])].rstrip()
    return words, list(dict.fromkeys(_named(word, spaced) for word in [*tags, *last_ones]))


def read_tags(text: str, known: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """The tags that are to come and those that are to go: "maps, #iraq -#old".

    A # before the minus is the one that the line began with.
    """
    spaced = {tag.replace(" ", "_").casefold(): tag for tag in known}
    come: list[str] = []
    go: list[str] = []
    for word in text.split():
        if name := _named(word.lstrip("-#"), spaced):
            (go if word.lstrip("#").startswith("-") else come).append(name)
    return come, go


def _named(word: str, spaced: Mapping[str, str]) -> str:
    """The tag that a word means: one that there is, else the word without the comma behind it."""
    name = word.removeprefix("#")
    plain = name.rstrip(",")
    return spaced.get(name.casefold()) or spaced.get(plain.casefold(), plain)


def _is_tag(word: str) -> bool:
    return word.startswith("#") and not word.startswith("##") and any(letter.isalpha() for letter in word)
