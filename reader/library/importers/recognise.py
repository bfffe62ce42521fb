"""Which kind of export a file is, by what is in it; its name is never asked."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from reader.library.importers import kinds, newsboat, tables
from reader.library.importers.fields import part
from reader.library.importers.json_stream import Step, walk
from reader.library.importers.kinds import Kind
from reader.library.importers.newsboat import SPECIAL
from reader.library.importers.own import MARK
from reader.library.importers.rows import DamagedError, ImportingError
from reader.library.importers.sources import HEAD, Source
from reader.library.importers.table import has_address
from reader.library.importers.url_list import LINE
from reader.links import is_web

_LINES_LOOKED_AT = _ENTRIES_LOOKED_AT = 50
_COLUMNS: tuple[tuple[Kind, frozenset[str]], ...] = tuple(
    (kind, frozenset(names.split(",")))
    for kind, names in (
        (kinds.POCKET_CSV, "title,url,time_added,tags,status"),
        (kinds.INSTAPAPER, "url,title,selection,folder"),
        (kinds.READWISE, "title,url,id,document tags,saved date,location"),
        (kinds.RAINDROP, "title,note,excerpt,url,folder,tags,created"),
        (kinds.MATTER, "title,author,publisher,url,word count,highlight count"),
        (kinds.OMNIVORE_CSV, "url,state,labels,saved_at"),
    )
)
# The members by which the first entry of an array tells whose it is: such as no other would have by chance, for what is
# taken for a service's is read by that service's members alone.
_MEMBERS: tuple[tuple[Kind, frozenset[str]], ...] = tuple(
    (kind, frozenset(names.split(",")))
    for kind, names in (
        (kinds.PINBOARD, "href,description,extended"),
        (kinds.LINKDING, "url,tag_names"),
        (kinds.WALLABAG, "url,is_archived,is_starred"),
        (kinds.WALLABAG, "url,is_archived,content"),
        (kinds.WALLABAG, "url,is_read,is_fav"),
        (kinds.OMNIVORE, "url,slug,savedAt"),
        (kinds.POCKET_HIGHLIGHTS, "url,highlights"),
        (kinds.READABILITY, "article__url"),
        (kinds.KARAKEEP, "content,createdAt"),
        (kinds.DELICIOUS, "url,title,created,owner,private"),
    )
)
_OF_POCKET_HIGHLIGHTS = frozenset(("url", "title", "highlights"))
_ELEMENT = re.compile(r"<(opml|posts|dl|a)\b", re.I)


def recognise(source: Source) -> Kind:
    """The kind of a file. Raises ImportingError where it is none of those known."""
    head = why = ""
    try:
        with source.text() as stream:
            head = stream.read(HEAD).lstrip("\ufeff \t\r\n")
    except DamagedError as error:
        why = str(error)
    if not head:
        raise ImportingError(why or "the file is empty; export it again")
    kind = _of_text(head, source)
    if kind is None:
        raise ImportingError(why or f"it is none of the exports that reader knows: {kinds.KNOWN}")
    return kind


def _of_text(head: str, source: Source) -> Kind | None:
    if head.replace(" ", "").startswith(MARK):
        return kinds.OWN
    if head[0] in "{[":
        return _of_json(source)
    return _of_markup(head) if head[0] == "<" else _of_table(head) or _of_list(head)


def _of_markup(head: str) -> Kind | None:
    if "time_added=" in head or "<title>Pocket Export</title>" in head:
        return kinds.POCKET_HTML
    found = _ELEMENT.search(head)
    element = found[1].lower() if found else ""
    if element == "opml":
        return kinds.OPML
    if element == "posts":
        return kinds.POSTS_XML
    is_netscape = "netscape-bookmark-file" in head[:HEAD].lower() or re.search(r"<dt>\s*<(?:a|h3)\b", head, re.I)
    return kinds.NETSCAPE if is_netscape else None


def _of_json(source: Source) -> Kind | None:
    """By the first entry that tells it, or the keys around them."""
    keys: set[str] = set()
    found: Kind | None = None
    entry_count = 0
    with suppress(DamagedError), source.text() as stream:
        for step in walk(stream, _enters):
            found = _of_step(step, keys)
            keys.add(step.key)
            entry_count += step.key.endswith("[]")
            if found or entry_count == _ENTRIES_LOOKED_AT:
                break
    return found


def _enters(key: str, outer: str) -> bool:
    return key in ("", "bookmarks", "results", "roots", "collections", "children")


def _of_step(step: Step, keys: set[str]) -> Kind | None:
    if step.key == "roots" and step.kind == "begin":
        return kinds.CHROME
    if step.key == "collections" and step.kind == "begin":
        return kinds.LINKWARDEN
    if step.key == "children" and {"guid", "title"} <= keys:
        return kinds.FIREFOX
    if step.kind == "end" and step.key in ("bookmarks", "results"):
        return {"bookmarks": kinds.KARAKEEP, "results": kinds.LINKDING}[step.key]
    if not step.key.endswith("[]"):
        return None
    members = part(step.value).keys()
    is_table = step.key == "[]" and has_address(members)
    found = _named(_MEMBERS, members.__contains__)
    # Karakeep's address is in the content, and Pocket says nothing else of what was highlighted.
    is_other = (found == kinds.KARAKEEP and is_table) or (
        found == kinds.POCKET_HIGHLIGHTS and not members <= _OF_POCKET_HIGHLIGHTS
    )
    return kinds.JSON_TABLE if is_table and (is_other or not found) else found


def _of_table(head: str) -> Kind | None:
    lines = (line for line in head.splitlines() if line.strip() and not line.lower().startswith("sep="))
    _, names = tables.columns(next(lines, ""))
    return _named(_COLUMNS, names.__contains__) or (kinds.TABLE if has_address(names) else None)


def _named(table: tuple[tuple[Kind, frozenset[str]], ...], has: Callable[[Any], bool]) -> Kind | None:
    """The first kind of whose names none is missing."""
    return next((kind for kind, names in table if all(map(has, names))), None)


def _of_list(head: str) -> Kind | None:
    """By whether most lines begin with an address; newsboat's have tags behind it, or what only newsboat runs."""
    lines = [line.strip() for line in head.splitlines()[:_LINES_LOOKED_AT]]
    lines = [line for line in lines if line and not line.startswith("#")]
    special = sum(line.lstrip('"').startswith(tuple(SPECIAL)) for line in lines)
    first_words = [line.lstrip('-*+ "<').split(maxsplit=1)[:1] for line in lines]
    addresses = sum(bool(words) and is_web(words[0].rstrip('">')) for words in first_words)
    if 2 * (addresses + special) < len(lines) or not lines:
        return None
    return kinds.NEWSBOAT if special or _are_tagged(lines) else kinds.URL_LIST


def _are_tagged(lines: Sequence[str]) -> bool:
    """Whether what stands behind addresses are newsboat's tags: they look so, or come again and again."""
    found = [LINE.fullmatch(line) for line in lines if " | " not in line]
    behind = [(one[1], one[2]) for one in found if one and one[2]]
    tagged = sum(newsboat.is_likely(*one) for one in behind)
    is_repeated = len({words for _, words in behind}) * 2 <= len(behind)
    return bool(behind) and (2 * tagged >= len(behind) or is_repeated)
