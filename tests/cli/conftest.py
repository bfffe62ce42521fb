"""A library with one of each kind, and what `reader export` makes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.document.anchors import Anchor
from reader.library import bare, bookmarks, highlights
from reader.library.store import Store
from reader.values import NO_CONVERSATION, Comment, Conversation
from tests.cli.process import reader
from tests.library import samples

TITLE = '=1+1 "../../ladder" <b>&amp;\\[x]: #'
BODY = """Eels ![a picture](pool.png) climb [walls](https://walls.example/?a=1&b=2), [not](javascript:alert(1)),
[nor this](#fragment). <script>alert(1)</script> It is known.[^1]

- [x] seen

[^1]: By few."""
SPAM = "Buy [pills](https://pills.example) cheap viagra online casino bonus"
TALK = Conversation(
    (
        Comment("1", "comment", "Ann", "I saw *two*.", "I saw two."),
        Comment("2", "comment", "cheap viagra pills", SPAM, SPAM, author_url="https://cheap-viagra.example"),
        Comment("3", "comment", "Bo", "So did I.", "So did I.", parent_id="1"),
    ),
    3,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a library can be; there is none before something is kept."""
    return tmp_path / "shelf"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One of the web with all that there can be, one of a file, one of which only the address is kept, one put away."""
    folder = tmp_path / "library"
    with Store.open(folder) as store:
        eels = samples.article(1, title=TITLE, markdown=BODY, text=None, language="en_GB\"'")
        eels = eels._replace(feeds=("https://marsh.example/feed?a=1&b=2",))
        first = bookmarks.add(store, eels, TALK, eels.url or "", ["birds", "two words, or three"])
        bookmarks.note(store, [first.id], "Ask Ann.\n<i>Soon</i>")
        bookmarks.archive(store, [first.id])
        bookmarks.favour(store, [first.id])
        bookmarks.read_to(store, first.id, 0.25)
        one = highlights.add(store, first.key, Anchor("Eels", "", " climb", 0))
        highlights.annotate(store, one.uid, "all of them?")
        highlights.add(store, first.key, Anchor("two", "I saw ", ".", 6), "1")
        bookmarks.add(store, samples.article(2, url=None), NO_CONVERSATION, "/marsh/two.html")
        address = bare.Address("https://walls.example/a", "Walls", "2016-01-02T00:00:00Z", ("birds",), folder="A / B")
        list(bare.keep(store, [address._replace(read_at="2017-01-01T00:00:00Z")], "pocket"))
        gone = bookmarks.add(store, samples.article(3), NO_CONVERSATION, "https://marsh.example/heron-3")
        bookmarks.remove(store, gone.id)
    return folder


Export = Callable[..., str]


@pytest.fixture
def export(library: Path) -> Export:
    """What `reader export` prints; what it tells is what each test expects."""

    def exported(*words: str, tells: str = "", status: int = 0) -> str:
        done = reader("export", "--library", str(library), *words)
        assert (done.returncode, done.stderr) == (status, tells)
        return done.stdout

    return exported
