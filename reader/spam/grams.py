"""What the model counts in an item: the shapes and the pieces of its name, its address and its text.

Pieces are words, pairs of words, and four letters of a word in a row, which carry over to words never seen. Each is
a string; the model knows only the numbers that these hash to.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from zlib import crc32

from reader.spam.finding import Part
from reader.spam.item import Item

BUCKETS = 32_000
"""How many numbers a piece may have."""

FIELDS: tuple[Part, ...] = ("name", "address", "text")

_GRAM = 4
_LETTERS = re.compile(r"[^\W\d_]+")
_SITE_PARTS = re.compile(r"[a-z]+")
_DATED = re.compile(r"(?:^|/)(?:19|20)\d\d(?:/|$)")
_PAGE = re.compile(r"\.(?:html?|aspx?|php\d?|cfm|jsp)$", re.I)
_PUNCTUATION = re.compile("[!?,:;()]")
_ELLIPSES = re.compile(r"\[(?:…|\.\.\.)\]")
_MOST_WORDS = 300


def buckets_of(item: Item) -> dict[Part, frozenset[int]]:
    """The numbers of an item's pieces, for each of FIELDS that it has."""
    pieces: dict[Part, Callable[[Item], Iterable[str]]] = {"name": _of_name, "address": _of_address, "text": _of_text}
    has = {"name": bool(item.name), "address": bool(item.url), "text": bool(item.text.strip())}
    return {field: _buckets(pieces[field](item)) for field in FIELDS if has[field]}


def _buckets(pieces: Iterable[str]) -> frozenset[int]:
    """The numbers of pieces, none of which has a line end."""
    encoded = "\n".join(pieces).encode("utf-8", "replace").split(b"\n")
    return frozenset([crc32(piece) % BUCKETS for piece in encoded])


def _step(number: float, *edges: float) -> int:
    return sum(number >= edge for edge in edges)


def _grams(word: str) -> Iterator[str]:
    whole = f"<{word}>"
    return (whole[start : start + _GRAM] for start in range(max(1, len(whole) - _GRAM + 1)))


def _of_name(item: Item) -> Iterator[str]:
    words = item.name_words[:_MOST_WORDS]
    written = item.name.split()
    capitals = sum(word[0].isupper() for word in written) / max(1, len(written))
    count = _step(len(words), 1, 2, 3, 4, 5, 7, 9, 12)
    yield f"name of {count}"
    yield f"name capitals {_step(capitals, 0.01, 0.5, 0.99)} of {min(3, count)} {item.has_case}"
    yield f"name title {item.is_title} address {item.is_address} domain {item.is_domain}"
    yield f"name topic {item.is_on_topic}"
    yield f"name digits {any(map(str.isdigit, item.name))} marks {_PUNCTUATION.search(item.name) is not None}"
    for word in words:
        yield f"n {word}"
        yield from (f"n {gram}" for gram in _grams(word))
    yield from (f"n {one} {other}" for one, other in pairwise(words))


def _of_address(item: Item) -> Iterator[str]:
    site, path = item.site or "", item.path
    steps = [step for step in path.partition("?")[0].split("/") if step]
    last = steps[-1] if steps else ""
    yield f"path of {_step(len(steps), 1, 2, 3, 4)} query {'?' in path}"
    yield f"path dated {_DATED.search(path) is not None} page {_PAGE.search(last) is not None}"
    yield f"last of {_step(last.count('-') + last.count('_'), 1, 3, 5, 8)}"
    yield f"site of {_step(len(site), 8, 12, 16, 20, 26)} hyphens {min(3, site.count('-'))}"
    yield f"site ends {site.rpartition('.')[2]}"
    for part in _SITE_PARTS.findall(site):
        yield from (f"h {gram}" for gram in _grams(part))
    yield from (f"p {word}" for word in set(_LETTERS.findall(path.lower())[:_MOST_WORDS]))


def _of_text(item: Item) -> Iterator[str]:
    text, words = item.text, item.text_words[:_MOST_WORDS]
    yield f"text of {_step(len(words), 1, 4, 8, 16, 32, 64, 128)} links {min(4, len(item.links))}"
    yield f"text ! {min(3, text.count('!'))}"
    yield f"text ? {min(2, text.count('?'))}"
    yield f"text […] {min(2, len(_ELLIPSES.findall(text)))}"
    yield f"text lines {min(3, text.strip().count(chr(10)))}"
    yield f"text begins {text[:1].isupper()} small {text == text.lower()}"
    yield f"text markup {'<' in text} {'[' in text} code {any(sign in text for sign in '{}=;')}"
    yield f"text answers {item.comment.parent_id is not None or text.lstrip().startswith('@')}"
    yield from (f"t {word}" for word in set(words))
    yield from (f"t {one} {other}" for one, other in set(pairwise(words)))
