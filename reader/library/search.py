"""Looking into the library: lists of bookmarks by words and filters, in an order, page by page; and counts.

Where words are looked for, the index (reader.library.index) first catches up with what was saved. Few matches are
ranked; of very many, where rank says nothing, the newest come first, as soon as they are found.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from reader.library import conditions, items
from reader.library.conditions import Condition
from reader.library.folding import folded
from reader.library.items import Bookmark
from reader.library.query import COLUMNS, Query
from reader.library.snippets import Matcher, Snippet
from reader.library.store import Store, now

Sort = Literal["best", "newest", "oldest", "title", "site", "read", "longest", "shortest"]

MOST_RANKED = 10_000
"""Of more matches than this the newest come first, and nobody counts them."""
_TRIED, _MOST_TRIED = 100, 400  # newest bookmarks that are held against a query: in one go, and in all
# What a word is worth by where it stands, in the order of the columns.
_WEIGHTS: dict[str, float] = {
    "title": 10, "byline": 4, "site": 3, "address": 2, "tags": 8, "note": 6, "highlights": 5, "text": 1, "comments": 0.5
}  # fmt: skip
_RANK = f"""bm25(words, {", ".join(str(_WEIGHTS[column]) for column in COLUMNS)})
    * (1 + 0.5 / (1 + max(julianday(?) - julianday(added_at), 0) / 365))"""
_Ask = Callable[[str, Sequence[Any]], list[Any]]
_ORDERS: dict[str, tuple[str, str]] = {
    "newest": ("added_at", "DESC"),
    "oldest": ("added_at", "ASC"),
    "title": ("name COLLATE NOCASE", "ASC"),
    "site": ("coalesce(host, '')", "ASC"),
    "read": ("coalesce(read_at, '')", "DESC"),
    "longest": ("word_count", "DESC"),
    "shortest": ("word_count", "ASC"),
}
SORTS = ("best", *_ORDERS)


class Hit(NamedTuple):
    """A bookmark that was found, and where words were looked for a piece of it that shows them."""

    bookmark: Bookmark
    snippet: Snippet | None = None


class Cursor(NamedTuple):
    """Where the next page begins: the ids that are left, or after which bookmark, by what it is sorted by."""

    ids: tuple[int, ...] | None = None
    after: tuple[Any, int] | None = None


class Found(NamedTuple):
    """A page of what was found.

    total is how many were found in all, None where nobody has counted them; sort is the order that was taken for
    "best"; more is for asking for the next page, None where there is none; changes_left is how many changes the index
    hasn't seen yet.
    """

    hits: list[Hit]
    total: int | None = 0
    sort: Sort = "newest"
    more: Cursor | None = None
    changes_left: int = 0


def find(
    store: Store,
    query: Query,
    sort: Sort = "best",
    limit: int | None = 50,
    page: Cursor | None = None,
    patience: float | None = None,
) -> Found:
    """A page of the bookmarks that a query finds, the first or the one that a page before it named.

    patience is for how many seconds changes are indexed first; None for as long as it takes. "best" is by rank where
    words are looked for, else newest first. Raises LibraryError where the library can't be read, or no index be made.
    """
    if store.row("SELECT 1 FROM item LIMIT 1") is None:
        return Found([])
    condition = conditions.of(store, query)
    if not query.has_words:
        sort = "newest" if sort == "best" else sort
        ids, more = _page(store.rows, condition, sort, limit, page)
        return Found([Hit(bookmark) for bookmark in of_ids(store, ids)], None, sort, more)
    changes_left = store.index.catch_up(patience)
    matcher = Matcher(query)
    found = _matches(store, query, matcher, condition, sort, limit, page)
    texts = store.index.texts(found.ids)
    hits = [
        Hit(bookmark, matcher.snippet(texts[bookmark.id]) if bookmark.id in texts else None)
        for bookmark in of_ids(store, found.ids)
    ]
    return Found(hits, found.total, found.sort, found.more, changes_left)


def rest(store: Store, query: Query, sort: Sort, page: Cursor) -> Sequence[int]:
    """The ids of all that comes behind a page; sort is the order that was taken for it. Raises as find does."""
    if page.ids is not None:
        return page.ids
    condition = conditions.of(store, query)
    if not query.has_words:
        return _page(store.rows, condition, sort, None, page)[0]
    return _page(store.index.rows, condition.and_(conditions.matching(query)), sort, None, page)[0]


def still(store: Store, query: Query, ids: Sequence[int]) -> set[int]:
    """Which of some bookmarks that a query found its filters and choices still let through."""
    condition = conditions.of(store, query)
    ask = store.index.rows if query.choices and query.has_words else store.rows
    sql = f"SELECT id FROM item WHERE id IN (SELECT value FROM json_each(?)) AND {condition.sql}"
    return {row[0] for row in ask(sql, (json.dumps(list(ids)), *condition.values))}


class _Matches(NamedTuple):
    """A page of ids, and what Found tells of them."""

    ids: Sequence[int]
    total: int | None
    sort: Sort
    more: Cursor | None


def _matches(
    store: Store,
    query: Query,
    matcher: Matcher,
    condition: Condition,
    sort: Sort,
    limit: int | None,
    page: Cursor | None,
) -> _Matches:
    ask = store.index.rows
    if page and page.ids is not None:
        return _cut(page.ids, None, sort, limit)
    if page:
        sort = "newest" if sort == "best" else sort
    if query != query.without_short_prefixes and limit and sort in ("best", "newest"):
        tried = _tried(store, query, matcher, condition, sort, limit, page)
        if tried:
            return tried
    matching = conditions.matching(query)
    count = _match_count(ask, query)
    if count is None or page:
        sort = "newest" if sort == "best" else sort
        ids, more = _page(ask, condition.and_(matching), sort, limit, page)
        return _Matches(ids, None, sort, more)
    if sort == "best":
        ids = _ranked(ask, query, condition)
    else:
        ids, _ = _page(ask, condition.and_(matching)._replace(is_few=True), sort, None, None)
    return _cut(tuple(ids), len(ids), sort, limit)


def _cut(ids: tuple[int, ...], count: int | None, sort: Sort, limit: int | None) -> _Matches:
    left = ids[limit:] if limit else ()
    return _Matches(ids[:limit], count, sort, Cursor(ids=left) if left else None)


def _ranked(ask: _Ask, query: Query, condition: Condition) -> list[int]:
    sql = f"""SELECT item.id FROM words CROSS JOIN item INDEXED BY item_ranked ON item.id = words.rowid
        WHERE words MATCH ? AND {condition.sql} ORDER BY {_RANK}, item.id DESC"""
    return [row[0] for row in ask(sql, (conditions.expression(query), *condition.values, now()))]


def _match_count(ask: _Ask, query: Query) -> int | None:
    """How many bookmarks have the words, in the trash or not; None for more than are ranked."""
    if not query.wanted:
        return None
    sql = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    count = int(ask(sql, (conditions.expression(query), MOST_RANKED + 1))[0][0])
    return None if count > MOST_RANKED else count


def _tried(
    store: Store, query: Query, matcher: Matcher, condition: Condition, sort: Sort, limit: int, page: Cursor | None
) -> _Matches | None:
    """What is found where the newest bookmarks that have all else are held against the query one by one.

    FTS5 joins the lists of all words with a prefix before it gives the first: for "th" in 100,000 articles that takes
    half a second. Where a prefix is common, some of the newest have it. None where a page isn't filled by those.
    """
    ask, others = store.index.rows, query.without_short_prefixes
    if others.wanted:
        is_few = _match_count(ask, others) is not None
        condition = condition.and_(conditions.matching(others))._replace(is_few=is_few)
    fitting: dict[int, float] = {}
    before = page
    for _ in range(0, _MOST_TRIED, _TRIED):
        ids, before = _page(ask, condition, "newest", _TRIED, before)
        fitting |= _fitting(store, matcher, ids)
        if len(fitting) >= limit and before:
            last = list(fitting)[limit - 1]
            return _Matches(list(fitting)[:limit], None, "newest", _cursor(ask, "newest", last))
        if before is None:
            ordered = sorted(fitting, key=lambda item_id: -fitting[item_id]) if sort == "best" else list(fitting)
            return _cut(tuple(ordered), None if page else len(ordered), sort, limit)
    return None


def _fitting(store: Store, matcher: Matcher, ids: Sequence[int]) -> dict[int, float]:
    """Which of these bookmarks fit a query, each with what the best of the columns is worth in which it does."""
    known = store.index.texts(ids)
    fitting = {}
    for item_id in ids:
        texts = {column: folded(text) for column, text in known.get(item_id, {}).items()}
        if texts and matcher.fits(texts):
            fitting[item_id] = max(_WEIGHTS[column] for column in matcher.columns(texts))
    return fitting


# Pages


def _page(
    ask: _Ask, condition: Condition, sort: Sort, limit: int | None, page: Cursor | None
) -> tuple[list[int], Cursor | None]:
    """Ids in an order, from where the page before ended, and where this one does if it is full."""
    column, direction = _ORDERS[sort]
    where, values = condition.sql, condition.values
    if page and page.after:
        where += f" AND ({column}, item.id) {'<' if direction == 'DESC' else '>'} (?, ?)"
        values = (*values, *page.after)
    # The plus keeps SQLite from going through all bookmarks in their order where few are wanted.
    plus = "+" if condition.is_few else ""
    order = f"{plus}{column} {direction}, item.id {direction}"
    rows = ask(f"SELECT {column}, item.id FROM item WHERE {where} ORDER BY {order} LIMIT ?", (*values, limit or -1))
    return [row[1] for row in rows], Cursor(after=tuple(rows[-1])) if limit and len(rows) == limit else None


def _cursor(ask: _Ask, sort: Sort, item_id: int) -> Cursor:
    row = ask(f"SELECT {_ORDERS[sort][0]}, id FROM item WHERE id = ?", (item_id,))[0]
    return Cursor(after=(row[0], row[1]))


def of_ids(store: Store, ids: Sequence[int]) -> list[Bookmark]:
    """Bookmarks in the order of their ids; those that have gone meanwhile are left out."""
    rows = store.rows(f"{items.SELECT}WHERE item.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    found = {row["id"]: items.bookmark_of(row) for row in rows}
    return [found[item_id] for item_id in ids if item_id in found]
