"""What the link on the name gives away."""

import re

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.shapes import is_random
from reader.spam.words import HOST_STEMS

_DATED = re.compile(r"(?:^|/)(?:19|20)\d\d/\d{1,2}(?:/|$)")
_NUMBERED = re.compile(r"(?:^|[/?&])(?:p=|archives?/)\d+")
_ASSET_FOLDERS = frozenset("admin css fckeditor fonts images img inc include includes js scripts styles tmp".split())
_PAGE = re.compile(r"\.(?:html?|aspx?|php\d?|cfm|jsp)(?:$|[/?])", re.I)
_NO_LETTERS = re.compile("[^a-z]+")


def selling_host(item: Item) -> Finding | None:
    """Where a stem begins or ends a part of the host: "socialist" has cialis in it and sells nothing.

    Little where the name has said it already.
    """
    for part in _NO_LETTERS.split(item.site_read):
        if part.startswith(HOST_STEMS) or part.endswith(HOST_STEMS):
            stem = next(stem for stem in HOST_STEMS if part.startswith(stem) or part.endswith(stem))
            points = 1.0 if stem in "".join(item.name_words) else 2.5
            return Finding(points, f'a word of selling in its address ("{stem}")')
    return None


def hidden_page(item: Item) -> Finding | None:
    """A page in a folder for pictures or styles was put there by someone who broke in."""
    folders = item.path.lower().split("/")[:-1]
    if _PAGE.search(item.path) and not _ASSET_FOLDERS.isdisjoint(folders):
        return Finding(2, "leads to a page among another site's images or scripts")
    return None


def permalink(item: Item) -> Finding | None:
    if _DATED.search(item.path):
        return Finding(-2, "leads to a dated post")
    return Finding(-1, "leads to a numbered post") if _NUMBERED.search(item.path) else None


def front_page(item: Item) -> Finding | None:
    """A ping comes from the page that links here; that is a post, seldom a front page."""
    if item.site and not item.path.strip("/?#"):
        return Finding(1, "leads to a front page, not to a post")
    return None


def random_host(item: Item) -> Finding | None:
    if any(map(is_random, (item.site or "").split("."))):
        return Finding(2.5, "its address is of random letters")
    return None


def claimed_trust(item: Item) -> Finding | None:
    return Finding(-2, "links to this site or one that the article links to") if item.is_trusted else None
