"""Opening a location as a stream of events, to its end, to a failure, and broken off."""

from pathlib import Path

import pytest

from reader.desk import Desk
from reader.errors import FetchError, LibraryError, ReaderError
from reader.events import (
    ArticleReady,
    ConversationGrew,
    Done,
    PhaseChanged,
    SourceFailed,
    VerdictsChanged,
    drain,
)
from reader.library import bookmarks
from reader.library.store import Store
from reader.reading import start
from tests.blog import blog


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Store.open(tmp_path / "shelf"))


def test_a_page_comes_as_events_in_order(tmp_path: Path, desk: Desk) -> None:
    events = list(start(blog(tmp_path), desk))
    kinds = [type(event) for event in events if not isinstance(event, PhaseChanged)]
    assert kinds == [ArticleReady, ConversationGrew, VerdictsChanged, Done]
    article, grew, judged = (event for event in events if not isinstance(event, PhaseChanged | Done))
    assert isinstance(article, ArticleReady) and isinstance(grew, ConversationGrew)
    assert isinstance(judged, VerdictsChanged)
    assert (article.article.title, article.copy) == ("The Lock at Marlow", None)
    assert grew.added_count == len(grew.conversation.comments) == 17
    assert set(judged.verdicts) == set(judged.ids) == {comment.id for comment in grew.conversation.comments}
    assert sum(verdict.hides for verdict in judged.verdicts.values()) == 15


def test_one_child_reads_many_pages(tmp_path: Path, desk: Desk) -> None:
    titles = [drain(p, start(p, desk)).article.title for p in (blog(tmp_path, title=f"Post {n}") for n in range(3))]  # type: ignore[union-attr]
    assert titles == ["Post 0", "Post 1", "Post 2"]


def test_what_fails_is_told_and_then_it_is_done(tmp_path: Path, desk: Desk) -> None:
    events = list(start(str(tmp_path / "none.html"), desk))
    assert [type(event) for event in events if not isinstance(event, PhaseChanged)] == [SourceFailed, Done]
    with pytest.raises(FetchError):
        drain("none", start(str(tmp_path / "none.html"), desk))


def test_a_bookmark_needs_no_page(tmp_path: Path, desk: Desk) -> None:
    path = blog(tmp_path)
    reading = drain(path, start(path, desk))
    assert reading.article
    kept = bookmarks.add(desk.store, reading.article, reading.conversation, reading.source)
    Path(path).unlink()
    copy = drain(f"@{kept.id}", start(f"@{kept.id}", desk))
    assert copy.copy and copy.copy.id == kept.id
    assert (copy.article, copy.conversation.comments) == (reading.article, reading.conversation.comments)
    assert copy.verdicts == reading.verdicts
    # The page's own location falls back on the copy, and says why.
    again = drain(path, start(path, desk))
    assert again.article == reading.article
    assert isinstance(again.failure, FetchError)
    with pytest.raises(LibraryError):
        drain("@77", start("@77", desk))


def test_a_reading_can_be_broken_off(desk: Desk, tmp_path: Path) -> None:
    stream = start(blog(tmp_path), desk)
    stream.cancel()
    assert not any(isinstance(event, SourceFailed) for event in stream)


@pytest.mark.parametrize("location", ["", "\x00", "@", "@x", "http://", "-\x1b[2J", "file://other/x", "a" * 5000])
def test_no_location_is_a_crash(desk: Desk, location: str) -> None:
    with pytest.raises(ReaderError) as caught:
        drain(location, start(location, desk))
    assert "\x1b" not in str(caught.value)
