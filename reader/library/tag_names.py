"""What a tag is called: the same at every door, however it is typed or was exported."""

from functools import lru_cache
from unicodedata import normalize

from reader.text import one_line


@lru_cache(maxsize=1_000)
def tag_name(word: str) -> str:
    """A tag as the library keeps it, "" for none: in one line, its accents composed (NFC).

    The # before one says only that it is a tag.
    """
    name = one_line(word)
    return (name if name.isascii() else normalize("NFC", name)).lstrip("# ")


def folded(name: str) -> str:
    """What is the same for two tags that are one, in any script and whenever they were kept."""
    return tag_name(name).casefold()
