"""Any library, exported as JSON Lines and imported into an empty one, is the same library: byte for byte."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.cli import parser
from reader.document.anchors import Anchor
from reader.library import bare, bookmarks, highlights
from reader.library.bare import Address
from reader.library.highlights import Quote
from reader.library.store import Store
from reader.text import clean, one_line
from reader.values import Article, Comment, Conversation
from tests.library import samples

# What people, pages and other programs write, and what they should not.
_NASTY = [
    "", " ", "\0", "a\0b", "\ud800", "\x1b[2Jx", "\x9b31m", "שלום עולם", "\u202eevil", "e\u0301\u0302" * 9, "漢字",
    "👩\u200d👧", "a / b", " / ", "/ /", "#tag", "\ufeff", "\u2028", "x\r\ny\rz", '"quoted", \\n', "<b>&amp;</b>",
    "nan", "1e999",
]  # fmt: skip
TEXTS = st.sampled_from(_NASTY) | st.text(max_size=30)
_OF_EVERY_KIND = [
    "https://marsh.example/heron", "http://www.marsh.example/heron/?utm_source=x#top", "https://[::1]:8080/x",
    "HTTPS://Marsh.Example:443/a b", "https://marsh.example/?q=ä&r=%e4#!/topic/3", "https://xn--mnchen-3ya.example/",
    "https://münchen.example/日本", "https://marsh.example/" + "x" * 40_000, "https://user:pw@marsh.example/",
    "https://marsh.example/a\tb", "https://other.example", "https://other.example/feed.xml",
]  # fmt: skip
ADDRESSES = st.sampled_from(_OF_EVERY_KIND)
SOURCES = ADDRESSES | st.sampled_from(["-", "/notes/heron.md", "/notes/הר.html", "/notes/two words #1?.txt"])
TIMES = st.datetimes().map(lambda time: f"{time.isoformat()[:19]}Z") | TEXTS
TAGS = st.lists(TEXTS | st.sampled_from(["maps", "Maps", "to read"]), max_size=4)


def maybe(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | texts


# As they leave the child that parses pages, which cleans what it reads.
LINE, PROSE = TEXTS.map(one_line), TEXTS.map(clean)
LINES, DATES = maybe(LINE), maybe(TIMES.map(one_line))
ARTICLES = st.tuples(LINES, LINES, LINES, DATES, LINES, LINES, LINES, maybe(ADDRESSES), PROSE, maybe(PROSE)).map(
    lambda of: Article(*of)
)
COMMENTS = st.tuples(
    LINE, st.sampled_from(["comment", "pingback", "webmention"]), LINES, PROSE, PROSE, LINES, LINES, DATES
).map(lambda of: Comment(*of))
CONVERSATIONS = st.tuples(
    st.lists(COMMENTS, max_size=3).map(tuple), st.none() | st.integers(0, 2**63 - 1), st.booleans()
).map(lambda of: Conversation(*of))
ANCHORS = st.tuples(PROSE.filter(bool), TEXTS, TEXTS, st.integers(0, 2**62)).map(lambda of: Anchor(*of))
MOMENTS = st.none() | st.datetimes(datetime(1971, 1, 1), datetime(2099, 1, 1)).map(
    lambda time: f"{time.isoformat()[:19]}Z"
)
QUOTES = st.tuples(TEXTS, TEXTS, MOMENTS).map(lambda of: Quote(*of))
FOREIGN = st.tuples(
    ADDRESSES, maybe(TEXTS), MOMENTS, TAGS.map(tuple), TEXTS, MOMENTS, MOMENTS, st.booleans(), st.floats(0, 1e300),
    st.lists(LINE.filter(bool), max_size=3).map(" / ".join), maybe(TEXTS), maybe(TEXTS), MOMENTS,
    st.lists(QUOTES, max_size=2).map(tuple),
).map(lambda of: Address(*of))  # fmt: skip
Step = Callable[[Store, list[int]], object]


def _of_one(act: Callable[..., object], *values: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    """Steps that do something to one of the bookmarks there are, or to nothing where there is none."""
    return st.tuples(st.integers(0, 9), *values).map(
        lambda given: lambda store, ids: act(store, [ids[given[0] % len(ids)]], *given[1:]) if ids else None
    )


def _highlight(store: Store, ids: list[int], anchor: Anchor, comment_id: str | None, note: str) -> None:
    kept = bookmarks.find(store, ids[0])
    assert kept
    made = highlights.add(store, kept.key, anchor, comment_id)
    highlights.annotate(store, made.uid, note)


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(ARTICLES, CONVERSATIONS, SOURCES, TAGS).map(lambda of: lambda store, ids: bookmarks.add(store, *of)),
    FOREIGN.map(lambda one: lambda store, ids: list(bare.keep(store, [one], "pocket\0\n"))),
    _of_one(bookmarks.note, TEXTS),
    _of_one(bookmarks.tag_all, TAGS),
    _of_one(bookmarks.archive, st.booleans()),
    _of_one(bookmarks.mark_read, st.booleans()),
    _of_one(bookmarks.favour, st.booleans()),
    _of_one(bookmarks.trash, st.booleans()),
    _of_one(lambda store, ids, share: bookmarks.read_to(store, ids[0], share), st.floats(-1, 2)),
    _of_one(
        lambda store, ids, *of: bookmarks.complete(store, ids[0], *of),
        ARTICLES, CONVERSATIONS, ADDRESSES,
    ),
    _of_one(_highlight, ANCHORS, maybe(TEXTS), TEXTS),
)  # fmt: skip


def reader(folder: Path, *words: str) -> None:
    assert parser.run([*words, "--library", str(folder)]) == 0


def test_two_of_one_source_stay_two(tmp_path: Path) -> None:
    """The first has got a page that calls itself something else since."""
    source, (text, talk) = "https://marsh.example/new", (Article(*(None,) * 8, "", None), Conversation((), None, False))
    with Store.open(tmp_path / "one") as store:
        list(bare.keep(store, [Address(source, added_at="2027-01-01T00:00:00Z")], "pocket"))
        (first,) = (row["id"] for row in store.rows("SELECT id FROM item"))
        bookmarks.complete(store, first, text, talk, "https://marsh.example/heron")
        bookmarks.add(store, text, talk, source, [])
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    reader(tmp_path / "one", "export", "--format", "jsonl", "--output", str(files[0]))
    reader(tmp_path / "two", "import", str(files[0]))
    reader(tmp_path / "two", "export", "--format", "jsonl", "--output", str(files[1]))
    assert files[0].read_text().count("\n") == 2 and files[1].read_bytes() == files[0].read_bytes()


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=1, max_size=25))
def test_any_library_exports_and_imports_to_itself(steps: list[Step], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("trip")
    with Store.open(folder / "one") as store:
        for step in steps:
            step(store, [row["id"] for row in store.rows("SELECT id FROM item")])
        count = len(store.rows("SELECT 1 FROM item"))
    first, second = folder / "first.jsonl", folder / "second.jsonl"
    reader(folder / "one", "export", "--format", "jsonl", "--output", str(first))
    assert len(first.read_bytes().splitlines()) >= count or not count
    if not count:
        return
    reader(folder / "two", "import", str(first))
    reader(folder / "two", "export", "--format", "jsonl", "--output", str(second))
    assert second.read_text("utf-8").split("\n") == first.read_text("utf-8").split("\n")
    reader(folder / "two", "import", str(first))
    reader(folder / "two", "export", "--format", "jsonl", "--output", str(second), "--force")
    assert second.read_bytes() == first.read_bytes(), "what is imported again changes nothing"


def test_json_is_of_one_line_each(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        bookmarks.add(store, samples.article(title="a\u2028b"), samples.conversation("x\u2029y"), "https://a.example/")
    reader(tmp_path, "export", "--format", "jsonl", "--output", str(tmp_path / "out"))
    (line,) = (tmp_path / "out").read_text("utf-8").split("\n")[:-1]
    assert json.loads(line)["article"]["markdown"]
