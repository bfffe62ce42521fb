"""A query as SQL: its filters as a condition on bookmarks, its words as an expression of FTS5."""

import json
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import groupby
from typing import Any, NamedTuple
from unicodedata import normalize

from reader.library.query import Filter, Part, Query, Term, Words
from reader.library.store import Store
from reader.library.tag_names import folded, tag_name
from reader.patterns import lazy

BELOW = " / "
"""Between a folder and one in it, as imports write them."""
_SLASH = lazy(r"\s*/\s*")
_FEW = 20_000  # bookmarks with a tag that are quicker sorted than all bookmarks gone through for some that have it
_IS = {
    "unread": "state = 'unread'",
    "read": "state = 'read'",
    "archived": "state = 'archived'",
    "trash": "state = 'trash'",
    "favourite": "favourite",
    "untagged": "NOT EXISTS (SELECT 1 FROM tag WHERE item_id = item.id)",
}
_HAS_WORDS = "+item.id {}IN (SELECT rowid FROM words WHERE words MATCH ?)"


class Condition(NamedTuple):
    """What is said of rows of the table item; is_few tells that a few thousand fulfil it at most."""

    sql: str
    values: tuple[Any, ...] = ()
    is_few: bool = False

    def and_(self, other: "Condition") -> "Condition":
        return Condition(f"{self.sql} AND {other.sql}", (*self.values, *other.values), self.is_few or other.is_few)


_TRASH = {"only": Condition("state = 'trash'"), "in": Condition("1"), "out": Condition("trashed_at IS NULL")}


def of(store: Store, query: Query) -> Condition:
    """What the filters and the choices of a query say; words in a choice are for a connection that has the index."""
    if query.is_nothing:
        return Condition("0", (), True)
    whole = _TRASH[query.trash]
    for one in query.filters:
        whole = whole.and_(_of_filter(store, one))
    for choice in query.choices:
        whole = whole.and_(_either([_all(store, parts) for parts in choice]))
    return whole


def matching(query: Query) -> Condition:
    """What the words of a query say, for a connection that has the index."""
    if query.wanted:
        return Condition(_HAS_WORDS.format(""), (expression(query),))
    return Condition(_HAS_WORDS.format("NOT "), (_any(query.words),)) if query.words else Condition("1")


def expression(query: Query) -> str:
    """The words of a query, of which at least one is wanted, as FTS5 reads them."""
    wanted = " AND ".join(f"({_one(one)})" for one in query.wanted)
    unwanted = [one for one in query.words if one.is_not]
    return f"({wanted}) NOT ({_any(unwanted)})" if unwanted else wanted


def _any(several: Iterable[Words]) -> str:
    return " OR ".join(f"({_one(one)})" for one in several)


def _one(one: Words) -> str:
    by_columns = groupby(one.terms, lambda term: term.columns)
    return " OR ".join(_in_columns(columns, list(terms)) for columns, terms in by_columns)


def _in_columns(columns: Sequence[str], several: Sequence[Term]) -> str:
    terms = " OR ".join(f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}' for term in several)
    return f"{{{' '.join(columns)}}} : ({terms})" if columns else terms


def _all(store: Store, parts: Sequence[Part]) -> Condition:
    """That all parts of an alternative are so."""
    words = [one for one in parts if isinstance(one, Words)]
    several = [_of_filter(store, one) for one in parts if isinstance(one, Filter)]
    several += [matching(Query(tuple(words)))] if words else []
    return reduce(Condition.and_, several)


def _of_filter(store: Store, one: Filter) -> Condition:
    either = _either([_filtered(store, one.name, value) for value in one.values])
    return Condition(f"NOT {either.sql}", either.values) if one.is_not else either


def _either(several: Sequence[Condition]) -> Condition:
    sql = " OR ".join(condition.sql for condition in several)
    values = tuple(value for condition in several for value in condition.values)
    return Condition(f"({sql})", values, all(condition.is_few for condition in several))


def _filtered(store: Store, name: str, value: str) -> Condition:
    match name:
        case "tag":
            return _tagged(store, value)
        case "site":
            return Condition("coalesce(host = ? OR host LIKE ? ESCAPE '!', 0)", (value, f"%.{_escaped(value)}"))
        case "is":
            return Condition(_IS[value])
        case "id":
            return Condition("item.id = ?", (int(value),), True)
        case "folder":
            return _in_folder(store, value)
        case "initial":
            letters = [value] if value.isascii() else [value.lower(), value.upper()]  # as LIKE takes them
            patterns = tuple(f"% {_escaped(letter)}%" for letter in letters)
            return Condition(" OR ".join(["' ' || name LIKE ? ESCAPE '!'"] * len(patterns)), patterns)
    return Condition(f"added_at {'<' if name == 'before' else '>='} ?", (value,))


def _in_folder(store: Store, name: str) -> Condition:
    """That a bookmark lies in a folder or below it, or with a star at its end in one that begins so.

    a/b may be the name of one, or b in a.
    """
    within = _SLASH.sub(BELOW, name)
    if within != name:
        return _either([_in_folder(store, within), _named_folder(store, name)])
    return _named_folder(store, name)


def _named_folder(store: Store, name: str) -> Condition:
    if name.isascii():
        begun, below = f"{_escaped(name.removesuffix('*'))}%", f"{_escaped(name)}{BELOW}%"
        ways = (begun,) if name.endswith("*") else (_escaped(name), below)
        return Condition(" OR ".join(["coalesce(folder, '') LIKE ? ESCAPE '!'"] * len(ways)), ways)
    # With what stands between a folder and one in it at its end, a folder begins with itself.
    end = "" if name.endswith("*") else BELOW
    wanted = _plain(name.removesuffix("*")) + end
    names = (row["folder"] for row in store.rows("SELECT DISTINCT folder FROM item WHERE folder IS NOT NULL"))
    meant = [one for one in names if (_plain(one) + end).startswith(wanted)]
    return Condition("coalesce(folder IN (SELECT value FROM json_each(?)), 0)", (json.dumps(meant),))


def _plain(folder: str) -> str:
    """A folder's name, small or capital, however its accents are put together."""
    return normalize("NFC", folder).casefold()


def _tagged(store: Store, name: str) -> Condition:
    """That a bookmark has a tag, or with a star at its end one that begins so.

    Before tags were kept by one name (reader.library.tag_names) some came with a # or with accents apart.
    """
    name = tag_name(name)
    values: tuple[str, ...]
    if not name.isascii():
        comparison, values = "name IN (SELECT value FROM json_each(?))", (json.dumps(_named_so(store, name)),)
    elif name.endswith("*"):
        begun = f"{_escaped(name.rstrip('*'))}%"
        comparison, values = "(name LIKE ? ESCAPE '!' OR name LIKE ? ESCAPE '!')", (begun, f"#{begun}")
    else:
        comparison, values = "name IN (?, ?)", (name, f"#{name}")
    counted = store.row(f"SELECT sum(count) FROM tag_count WHERE {comparison}", values)
    if counted is None or (counted[0] or 0) <= _FEW:
        return Condition(f"item.id IN (SELECT item_id FROM tag WHERE {comparison})", values, True)
    return Condition(f"EXISTS (SELECT 1 FROM tag WHERE item_id = item.id AND {comparison})", values)


def _named_so(store: Store, name: str) -> list[str]:
    """The tags that a name means, small or capital: SQLite knows these as one only in ASCII."""
    wanted = folded(name.rstrip("*"))
    names = (row["name"] for row in store.rows("SELECT name FROM tag_count WHERE count > 0"))
    means = str.startswith if name.endswith("*") else str.__eq__
    return [one for one in names if means(folded(one), wanted)]


def _escaped(text: str) -> str:
    """A text as LIKE takes it for itself."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
