"""Lists of bookmarks: by filters and words, in every order, page by page, with the piece that shows what was found."""

import random
from pathlib import Path

import pytest

from reader.library import bare, bookmarks, counting, search
from reader.library.bare import Address
from reader.library.query import parse
from reader.library.search import SORTS, Cursor, Sort
from reader.library.snippets import Matcher
from reader.library.store import Store
from tests.library.samples import article, conversation
from tests.library.test_query import random_queries


@pytest.fixture
def shelf(store: Store) -> Store:
    """Six bookmarks, @1 to @6, kept on days of January 2020 in that order."""
    rows = [
        ("Maps of Iraq", "Ana Lund", "https://marsh.example/1", "a siege", ["maps", "war"]),
        (
            "The heron",
            "Tori Keller",
            "https://blog.marsh.example/2",
            "it stood. " * 300 + "a siege of herons",
            ["birds"],
        ),
        ("the otter", "Ana Lund", "https://other.example/3", "iraq iraq iraq and more iraq", ["birds", "To Read"]),
        ("A siege", None, "https://other.example/4", "of walls", []),
        ("Cities", None, "https://www.third.example/5", "中文字典 and maps", ["maps"]),
        ("Gone", None, "https://third.example/6", "a siege of the past", ["maps"]),
    ]
    for title, byline, url, text, tags in rows:
        kept = article(1, title=title, byline=byline, url=url, text=text, site="Site")
        said = conversation("They besieged it in Mosul") if title == "Cities" else conversation()
        bookmarks.add(store, kept, said, url, tags)
    with store.write() as connection:
        connection.execute("UPDATE item SET added_at = printf('2020-01-%02dT00:00:00Z', id)")
    bookmarks.mark_read(store, [2])
    bookmarks.archive(store, [3])
    bookmarks.favour(store, [1, 3])
    bookmarks.note(store, [4], "read before the journey")
    bookmarks.trash(store, [6])
    return store


def ids(store: Store, query: str, sort: Sort = "best", limit: int | None = None) -> list[int]:
    return [hit.bookmark.id for hit in search.find(store, parse(query), sort, limit).hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [5, 4, 3, 2, 1]),
        ("is:unread", [5, 4, 1]),
        ("is:read", [2]),
        ("is:archived", [3]),
        ("is:favourite", [3, 1]),
        ("is:untagged", [4]),
        ("is:trash", [6]),
        ("is:trash siege", [6]),
        ("is:unread OR is:read", [5, 4, 2, 1]),
        ("-is:unread", [3, 2]),
        ("tag:maps", [5, 1]),
        ("tag:MAPS -tag:war", [5]),
        ("tag:ma*", [5, 1]),
        ('tag:"to read"', [3]),
        ("tag:birds OR tag:war", [3, 2, 1]),
        ("tag:%", []),
        ("tag:m_ps*", []),
        ("site:marsh.example", [2, 1]),
        ("site:blog.marsh.example", [2]),
        ("site:arsh.example", []),
        ("-site:other.example", [5, 2, 1]),
        ("site:third.example", [5]),
        ("after:2020-01-04", [5, 4]),
        ("before:2020-01-02", [1]),
        ("after:2020 before:2021", [5, 4, 3, 2, 1]),
        ("before:2020", []),
        ("by:lund", [3, 1]),
        ("-siege", [5, 3]),
        ("tag:maps -siege", [5]),
        ("tag:maps is:unread iraq", [1]),
        ("in:comments mosul", [5]),
        ("in:title mosul", []),
        ("in:notes journey", [4]),
        ("字典", [5]),
        ("典字", []),
        ("marsh.example", [2, 1]),
        ('"siege of herons"', [2]),
        ("heron", [2]),
        ("heron*", [2]),
        ("tag:maps OR is:archived", [5, 3, 1]),
        ("tag:birds OR siege", [4, 3, 2, 1]),
        ("siege OR tag:birds", [4, 3, 2, 1]),
        ("tag:none OR siege", [4, 2, 1]),
        ("heron OR in:comments mosul", [5]),
        ("heron OR tag:war OR site:third.example", [5, 2, 1]),
        ("siege OR tag:birds is:unread", [4, 1]),
        ("siege OR tag:birds iraq", [3, 1]),
        ("siege OR tag:birds -iraq", [4, 2]),
        ("he* OR tag:war", [2, 1]),
        ("-tag:maps OR -siege", [5, 4, 3, 2]),
        ("-tag:birds OR is:read", [5, 4, 2, 1]),
        ("siege OR -tag:birds", [5, 4, 2, 1]),
        ("walls OR foo:herons", [4]),
        ("by:keller OR mosul", [5, 2]),
        ("after:2020-01-05 OR before:2020-01-02", [5, 1]),
        ("is:trash OR is:read", [6, 2]),
        ("is:trash OR heron", [6, 2]),
        ("tag:#maps", [5, 1]),
        ("heron 😀", [2]),
        ("😀", []),
        ("-😀", []),
        ("(", []),
        ('""', []),
        ("in:title", []),
    ],
)  # fmt: skip
def test_what_a_query_finds(shelf: Store, query: str, found: list[int]) -> None:
    assert ids(shelf, query, "newest") == found
    assert sorted(ids(shelf, query)) == sorted(found)
    assert ids(shelf, query, "oldest") == found[::-1]


def test_what_is_in_a_title_comes_before_what_is_in_a_text(shelf: Store) -> None:
    assert ids(shelf, "siege")[0] == 4
    assert ids(shelf, "iraq") == [1, 3]
    assert ids(shelf, "si*")[0] == ids(shelf, "sie*")[0] == 4


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("title", [4, 5, 1, 2, 3]),
        ("site", [2, 1, 3, 4, 5]),
        ("longest", [2, 3, 1, 4, 5]),
        ("read", [2, 5, 4, 3, 1]),
    ],
)
def test_orders(shelf: Store, sort: Sort, order: list[int]) -> None:
    found = ids(shelf, "", sort)
    assert found == order or (sort in ("longest",) and found[:2] == order[:2])
    assert ids(shelf, "siege OR maps OR iraq OR heron", sort) == found


@pytest.mark.parametrize(
    "query",
    ["", "heron", "her*", "he*", "tag:maps", "heron -owl", "-owl", "tag:maps OR owl", "her* OR owl tag:maps OR x"],
)
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("most_ranked", [10_000, 5])
def test_pages_together_are_the_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch, query: str, sort: Sort, most_ranked: int
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", most_ranked)
    monkeypatch.setattr(search, "_TRIED", 4)
    monkeypatch.setattr(search, "_MOST_TRIED", 8)
    chance = random.Random(3)
    with store.write() as connection:
        for number in range(1, 24):
            words = (number, chance.choice("abc"), f"2020-01-{chance.randrange(1, 9):02}T00:00:00Z")
            connection.execute(
                "INSERT INTO item (id, uid, key, source_key, source, title, name, word_count, comment_count, complete,"
                " added_at, changed_at, host)"
                " VALUES (?1, ?1, ?1, ?1, '-', 'Heron ' || ?2, 'Heron ' || ?2, ?1 % 3, 0, 1, ?3, ?3, ?2)",
                words,
            )
            connection.execute("INSERT INTO tag VALUES (?, 'maps', '')", (number,))
    whole = ids(store, query, sort)
    assert sorted(whole) == list(range(1, 24))
    paged: list[int] = []
    page: Cursor | None = None
    while True:
        found = search.find(store, parse(query), sort, 5, page)
        paged += [hit.bookmark.id for hit in found.hits]
        page = found.more
        if page is None:
            break
    assert sorted(paged) == sorted(whole)
    first = search.find(store, parse(query), sort, 5)
    assert first.more
    at_once = [hit.bookmark.id for hit in first.hits] + list(search.rest(store, parse(query), first.sort, first.more))
    assert at_once == paged
    assert search.still(store, parse("tag:maps heron -is:read"), [3, 5, 99]) == {3, 5}
    store.index.catch_up()
    assert search.still(store, parse("tag:none OR heron"), [3, 5, 99]) == {3, 5}
    if sort != "best" or not query:
        assert paged == whole


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("folder:vögel", "12"), ("folder:VÖGEL", "12"), ('folder:"vo\u0308gel / meisen"', "2"), ("folder:Vö…", "123"),
        ("-folder:VÖGEL", "34567"), ("folder:Водоём", "4"), ("folder:ВОД…", "4"), ("folder:tiere", "5"),
        ("folder:ö", ""), ("folder:vögel/meisen", "2"), ("folder:ВОДОЁМ/Пти…", "4"), ("folder:a/b", "67"),
        ("folder:A/", "6"),
    ],
)  # fmt: skip
def test_a_folder_is_found_small_or_capital_in_any_script(store: Store, query: str, found: str) -> None:
    folders = ["Vögel", "vÖgel / Meisen", "Vögelchen", "ВОДОЁМ / Птицы", "TIERE", "A / B", "A/B"]
    entries = [Address(f"https://m.example/{number}", folder=one) for number, one in enumerate(folders, 1)]
    assert [*bare.keep(store, entries, "made up")]
    hits = search.find(store, parse(query.removesuffix("…"), typing=query.endswith("…"))).hits
    assert sorted(hit.bookmark.id for hit in hits) == [*map(int, found)]


def test_a_snippet_shows_where_it_stands(shelf: Store) -> None:
    (hit,) = search.find(shelf, parse('"siege of herons"')).hits
    assert hit.snippet and hit.snippet.column == "text"
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.hits] == ["siege of herons"]
    assert len(hit.snippet.text) < 170 and hit.snippet.text.startswith("…")
    (hit,) = search.find(shelf, parse("mosul BESIEGED")).hits
    assert hit.snippet and hit.snippet.column == "comments"
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.hits] == ["besieged", "Mosul"]
    (hit,) = search.find(shelf, parse("字典")).hits
    assert hit.snippet and [hit.snippet.text[start:end] for start, end in hit.snippet.hits] == ["字典"]
    (hit,) = search.find(shelf, parse("in:title heron")).hits
    assert hit.snippet is None
    mixed = search.find(shelf, parse("tag:war OR mosul"), "newest").hits
    assert [one.snippet and one.snippet.column for one in mixed] == ["comments", None]
    assert Matcher(parse("in:title her*")).hits("The heron, ﬁnally: Hérons", "title") == [(4, 7), (19, 22)]


def test_counts(shelf: Store) -> None:
    assert counting.counts(shelf) == counting.Counts(unread=3, read=1, archived=1, trash=1, favourite=2)
    assert counting.counts(shelf).kept == 5
    assert counting.tag_counts(shelf) == [("birds", 2), ("maps", 2), ("To Read", 1), ("war", 1)]
    assert counting.site_counts(shelf)[0] == ("other.example", 2)
    assert counting.count(shelf, parse("tag:maps is:unread")) == 2
    assert bookmarks.tags(shelf) == ["birds", "maps", "To Read", "war"]


def test_nothing_is_found_in_no_library(store: Store, folder: Path) -> None:
    assert ids(store, "heron") == ids(store, "tag:x") == []
    assert (
        counting.counts(store) == counting.Counts() and counting.tag_counts(store) == counting.site_counts(store) == []
    )
    assert counting.count(store, parse("tag:x")) == 0
    assert not folder.exists()


def test_whatever_is_looked_for_is_answered(shelf: Store) -> None:
    """20,000 of these: python -m tests.benchmarks library_queries."""
    for number, text in enumerate(random_queries(500)):
        search.find(shelf, parse(f"siege {text}" if number % 3 == 0 else text, typing=number % 2 == 0))


def test_tags_are_known_small_and_capital_in_any_script(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for number, tags in enumerate((("Ärger",), ("a\u0308rger", "Maps"), ("Війна",), ("arger",))):
            kept = article(number)
            bookmarks.add(store, kept, conversation(), kept.url or "", tags)
        for query, wanted in (("tag:ärger", [2, 1]), ("tag:ÄR*", [2, 1]), ("tag:війна", [3]), ("-tag:ärger", [4, 3])):
            assert [hit.bookmark.id for hit in search.find(store, parse(query)).hits] == wanted, query
