"""Sources of comments that fail, in their own words; a reading that was stopped goes on; a page asked for again."""

import json
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk import Desk
from reader.events import ArticleReady, ConversationGrew, Event, Reading, SourceFailed, drain
from reader.fetch.limits import Limits
from reader.library.store import Store
from reader.reading import start, start_rest
from tests.conversation.test_wordpress_sources import ATOM, FEED, REST, Blog, item, page, row
from tests.desks import desk_over
from tests.fetch.conftest import Handler, Server, answer, serve  # noqa: F401

PER_PAGE = 100
COUNT = 250


@pytest.fixture
def blog(serve: Callable[[Handler], Server]) -> Blog:  # noqa: F811
    return Blog(serve)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_over(Store.open(tmp_path / "shelf"))


def read(blog: Blog, desk: Desk) -> Reading:
    return drain("story", start(f"{blog.server.url}/story/", desk))


def broken_off(connection: socket.socket, request: str) -> None:
    head = 'HTTP/1.1 200 OK\r\nContent-Type: application/atom+xml\r\nContent-Length: 9999\r\nETag: "a"\r\n\r\n'
    connection.sendall(head.encode() + ATOM.encode())


def hung_up(connection: socket.socket, request: str) -> None:
    connection.close()


@pytest.mark.parametrize(
    ("handler", "said"),
    [
        (answer(b"no", "404 Not Found"), "answered 404"),
        (answer(b"no", "403 Forbidden"), "answered 403"),
        (answer(b"no", "410 Gone"), "answered 410"),
        (answer(b"no", "500 Internal Server Error"), "answered 500"),
        (answer(b"no", "418 I'm a teapot"), "answered 418"),
        (
            answer(b"no", "429 Too Many Requests", Retry_After="7200"),
            "answered 429: it asks to wait 120 min before trying again",
        ),
        (answer(b"are you a robot?", "403 Forbidden"), "checks for a human before it answers (403)"),
        (answer(b"x" * 30_000), "sent an answer of more than 0.02 MB"),
        (answer(b" "), "sent an empty answer"),
        (answer(b"\x89PNG\r\n\x1a\n", media_type="image/png"), "answered with an image (image/png), not with text"),
        (answer(b"<html><p>Members only</p></html>"), "answered with something else than a feed"),
        (answer(b"", "302 Found", Location="ftp://x/"), "redirects to ftp://x/, which is no web address"),
        (hung_up, "closed the connection without an HTTP answer"),
    ],
)
def test_a_source_that_fails_is_named_with_what_it_did(handler: Handler, said: str, blog: Blog, desk: Desk) -> None:
    """None speaks of an article, a page or its address, which are well."""
    blog.say("/story/", page(item(1), declared=2, head=FEED))
    blog.answers["/story/feed/"] = handler
    desk.limits = Limits(decoded_bytes=20_000)
    found = read(blog, desk)
    (missing,) = found.missing
    assert missing == f"the feed of comments at 127.0.0.1 {said}"
    assert found.lacks == [f"{missing}; the comment that came is shown"]
    assert not found.conversation.complete and found.failure is None


def test_a_source_that_takes_too_long(blog: Blog, desk: Desk) -> None:
    blog.say("/story/", page(declared=2, head=FEED))
    blog.answers["/story/feed/"] = lambda *_: time.sleep(5)
    desk.limits = Limits(seconds=1)
    found = read(blog, desk)
    assert found.lacks == ["the feed of comments at 127.0.0.1 took longer than 1 s; no comments are shown"]


def test_a_source_that_nobody_answers_at(desk: Desk, blog: Blog) -> None:
    blog.say("/story/", page(declared=2, head=FEED.replace("/story/", "http://127.0.0.1:1/story/")))
    assert read(blog, desk).missing == ["the feed of comments at 127.0.0.1: the host refuses the connection"]


def test_what_came_of_an_answer_that_broke_off_is_shown_and_not_kept(blog: Blog, desk: Desk) -> None:
    blog.say("/story/", page(item(1), declared=3, head=FEED))
    blog.answers["/story/feed/"] = broken_off
    for _ in range(2):
        found = read(blog, desk)
        assert [one.id for one in found.conversation.comments] == ["c1", "c2"]
        assert not found.conversation.complete
        assert found.conversation.note == "the feed of comments at 127.0.0.1: its answer broke off before its end"
    assert not any("If-None-Match" in request for request in blog.server.requests)


# Stopped, and going on


class Long(Blog):
    """A blog whose interface has three pages of comments; from the second on it waits to be allowed."""

    def __init__(self, serve: Callable[[Handler], Server]) -> None:  # noqa: F811
        super().__init__(serve)
        self.say("/story/", page(item(1), declared=COUNT, head=REST))
        self.failing: set[int] = set()

    def _handle(self, connection: socket.socket, request: str) -> None:
        target = request.split()[1]
        if "/wp-json/" not in target:
            super()._handle(connection, request)
            return
        number = int(target.partition("&page=")[2].partition("&")[0])
        if number in self.failing:
            answer(b"no", "500 Internal Server Error")(connection, request)
            return
        rows = [
            row(one) | {"date_gmt": ""} for one in range(PER_PAGE * (number - 1) + 1, min(PER_PAGE * number, COUNT) + 1)
        ]
        totals = {"X_WP_Total": str(COUNT), "X_WP_TotalPages": "3"}
        answer(json.dumps(rows).encode(), media_type="application/json", **totals)(connection, request)

    @property
    def pages(self) -> list[str]:
        return [target.partition("&page=")[2][:1] for target in self.asked if "/wp-json/" in target]


def until(events: list[Event], count: int, reading: Reading) -> Reading:
    """A reading as it was when so many comments were on the screen: there it is stopped."""
    for event in events:
        reading.take(event)
        if isinstance(event, ConversationGrew) and len(event.conversation.comments) >= count:
            return reading
    raise AssertionError("so many never came")


def test_a_reading_that_was_stopped_goes_on_where_it_was(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Long(serve)
    events = list(start(f"{blog.server.url}/story/", desk))
    stopped = until(events, PER_PAGE, Reading("story"))
    assert stopped.conversation.progress == "100 of 250 comments"
    assert [one.url.partition("&page=")[2][:1] for one in stopped.waiting] == ["2"]
    blog.server.requests.clear()
    for event in start_rest(stopped, desk):
        stopped.take(event)
    assert blog.pages == ["2", "3"] and len(blog.asked) == 2
    assert len(stopped.conversation.comments) == COUNT and stopped.conversation.complete
    assert stopped.waiting == ()


def test_stopped_before_anything_was_asked_it_asks_for_all(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Long(serve)
    stopped = until(list(start(f"{blog.server.url}/story/", desk)), 1, Reading("story"))
    assert len(stopped.waiting) == 1
    for event in start_rest(stopped, desk):
        stopped.take(event)
    assert len(stopped.conversation.comments) == COUNT


def test_what_failed_is_asked_again_when_it_goes_on(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Long(serve)
    blog.failing = {2}
    failed = read(blog, desk)
    assert len(failed.missing) == 1 and not failed.conversation.complete
    blog.failing = set()
    for event in start_rest(failed, desk):
        failed.take(event)
    assert len(failed.conversation.comments) == COUNT and failed.conversation.complete


# A page that has not changed


class Changing(Blog):
    """A blog that says 304 as long as its page is the same."""

    def __init__(self, serve: Callable[[Handler], Server]) -> None:  # noqa: F811
        super().__init__(serve)
        self.version = 1
        self.text = page(item(1), declared=2, head=REST)
        self.unchanged = 0
        self.say("/wp-json/", json.dumps([row(1), row(2)]), media_type="application/json", X_WP_Total="2")

    def _handle(self, connection: socket.socket, request: str) -> None:
        tag = f'"v{self.version}"'
        if request.split()[1] != "/story/":
            super()._handle(connection, request)
        elif f"if-none-match: {tag}" in request.lower():
            self.unchanged += 1
            answer(b"", "304 Not Modified", ETag=tag)(connection, request)
        else:
            answer(self.text.encode(), ETag=tag)(connection, request)


def test_a_page_that_has_not_changed_is_not_sent_again(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Changing(serve)
    first = read(blog, desk)
    blog.say("/wp-json/", json.dumps([row(1), row(2), row(3)]), media_type="application/json", X_WP_Total="3")
    events = list(start(first.source, desk, first.known))
    again = drain("story", events)
    assert blog.unchanged == 1
    assert again.article == first.article and not any(isinstance(event, SourceFailed) for event in events)
    assert [one.id for one in again.conversation.comments] == ["c1", "c2", "c3"]
    assert [event.known for event in events if isinstance(event, ArticleReady)] == [first.known]
    third = drain("story", start(again.source, desk, again.known))
    assert blog.unchanged == 2 and third.article == first.article


def test_a_page_that_has_changed_is_read_anew(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Changing(serve)
    first = read(blog, desk)
    blog.version, blog.text = 2, blog.text.replace("Low water", "High water")
    again = drain("story", start(first.source, desk, first.known))
    assert blog.unchanged == 0 and again.article and again.article.title == "High water"


def test_another_view_of_the_page_needs_the_page(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Changing(serve)
    first = read(blog, desk)
    whole = drain("story", start(first.source, replace(desk, view="page"), first.known))
    assert blog.unchanged == 0 and whole.known.view == "page"
    drain("story", start(first.source, replace(desk, view="page"), whole.known))
    assert blog.unchanged == 1


def test_a_first_reading_asks_for_the_whole(serve: Callable[[Handler], Server], desk: Desk) -> None:  # noqa: F811
    blog = Changing(serve)
    read(blog, desk)
    read(blog, desk)
    assert blog.unchanged == 0
