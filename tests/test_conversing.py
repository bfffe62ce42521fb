"""Conversations that a page announces, from a real server on loopback: asked for, merged, kept and asked again."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from reader.desk import Desk
from reader.events import ConversationGrew, PhaseChanged, SourceFailed, drain
from reader.library.store import Store
from reader.reading import start, start_discussed
from tests.blog import genuine, post, spam_ping
from tests.desks import desk_over

COUNT = 250


class Blog:
    """A blog whose page shows the first comments of many, and whose interface has all but the pings."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.conditional: list[str] = []
        self.status = 200
        self.busy = 0
        self.wait = "1"
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        blog = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                blog.asked.append(self.path)
                parts = urlsplit(self.path)
                if parts.path.endswith("/comments"):
                    self._answer(blog.comments(int(parse_qs(parts.query)["page"][0])), "application/json")
                else:
                    self._answer(blog.page(), "text/html; charset=utf-8")

            def _answer(self, body: str, media_type: str) -> None:
                is_list = media_type.endswith("json")
                if is_list and blog.status == 200 and self.headers.get("If-None-Match") == '"v1"':
                    blog.conditional.append(self.path)
                    self.send_response(304)
                    self.end_headers()
                    return
                if is_list and blog.busy:
                    blog.busy -= 1
                    self.send_response(429)
                    self.send_header("Retry-After", blog.wait)
                    self.end_headers()
                    return
                self.send_response(blog.status if is_list else 200)
                self.send_header("Content-Type", media_type)
                if is_list:
                    self.send_header("ETag", '"v1"')
                    self.send_header("X-WP-Total", str(COUNT))
                    self.send_header("X-WP-TotalPages", "3")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def page(self) -> str:
        text = post([*map(genuine, range(3)), spam_ping(1)])
        link = f'<link rel="https://api.w.org/" href="{self.address}/wp-json/">'
        route = f'<link rel="alternate" type="application/json" href="{self.address}/wp-json/wp/v2/posts/7">'
        return text.replace("4 thoughts", f"{COUNT + 1} thoughts").replace("</head>", f"{link}{route}</head>")

    def comments(self, page: int) -> str:
        # The page numbers its items from 1 as it shows them; the fourth is the ping, which no interface lists.
        numbers = [number for number in range(1, COUNT + 2) if number != 4]
        return json.dumps(
            [
                {
                    "id": number,
                    "parent": number - 1 if number > 5 and number % 2 else 0,
                    "author_name": f"Reader {number}",
                    "date_gmt": "2016-12-02T08:00:00",
                    "content": {"rendered": f"<p>The weir, seen for the {number}th time.</p>"},
                }
                for number in numbers[100 * (page - 1) : 100 * page]
            ]
        )


@pytest.fixture
def blog() -> Iterator[Blog]:
    blog = Blog()
    yield blog
    blog.server.shutdown()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_over(Store.open(tmp_path / "shelf"))


def test_all_comments_come_and_the_total_adds_up(blog: Blog, desk: Desk) -> None:
    events = list(start(f"{blog.address}/lock", desk))
    grew = [event for event in events if isinstance(event, ConversationGrew)]
    assert len(grew[0].conversation.comments) == 4
    last = grew[-1].conversation
    assert len(last.comments) == last.declared_count == COUNT + 1
    assert last.complete and last.sources == ("wordpress-html", "wordpress-rest")
    assert sum(event.added_count for event in grew) == COUNT + 1
    assert next(comment for comment in last.comments if comment.id == "c7").parent_id == "c6"
    phases = [event for event in events if isinstance(event, PhaseChanged)]
    assert any(event.progress.endswith(f"of {COUNT + 1} comments") for event in phases)
    assert any(event.phase == "asking WordPress' REST interface" and not event.progress for event in phases)
    assert len(blog.asked) == 4


def test_what_has_not_changed_is_not_sent_again(blog: Blog, desk: Desk) -> None:
    location = f"{blog.address}/lock"
    first, second = drain(location, start(location, desk)), drain(location, start(location, desk))
    assert first.conversation.comments == second.conversation.comments
    assert len(blog.conditional) == 3


def test_a_source_that_fails_is_told_and_the_page_stays(blog: Blog, desk: Desk) -> None:
    blog.status = 500
    location = f"{blog.address}/lock"
    reading = drain(location, start(location, desk))
    assert reading.article and reading.failure is None
    assert len(reading.conversation.comments) == 4 and not reading.conversation.complete
    assert reading.missing == ["WordPress' REST interface at 127.0.0.1 answered 500"]
    assert reading.lacks == [f"{reading.missing[0]}; the 4 comments that came are shown"]


def test_a_server_that_asks_to_wait_is_waited_for(blog: Blog, desk: Desk) -> None:
    blog.busy = 2
    location = f"{blog.address}/lock"
    reading = drain(location, start(location, desk))
    assert len(reading.conversation.comments) == COUNT + 1 and reading.missing == []


def test_a_server_that_asks_to_wait_longer_than_a_page_may_take_is_not(blog: Blog, desk: Desk) -> None:
    blog.busy = 1
    blog.wait = "60"
    location = f"{blog.address}/lock"
    reading = drain(location, start(location, desk))
    assert reading.missing and "429" in reading.missing[0] and len(blog.asked) == 2


def test_a_page_on_disk_asks_nobody_until_it_is_told_to(blog: Blog, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lock.html"
    file.write_text(blog.page())
    reading = drain(str(file), start(str(file), desk))
    assert blog.asked == []
    assert [offer.host for offer in reading.conversation.offers] == ["127.0.0.1"]


def test_a_saved_page_that_names_its_address_asks_nobody_either(blog: Blog, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lock.html"
    address = f"{blog.address}/lock"
    mark = f"<!-- saved from url=({len(address):04})" + address + " -->"
    file.write_text(blog.page().replace("<html", f"{mark}<html"))
    reading = drain(str(file), start(str(file), desk))
    assert reading.source == address
    assert blog.asked == []
    assert len(reading.conversation.offers) == 1


def test_what_a_page_names_is_never_on_this_machine(blog: Blog, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lock.html"
    file.write_text(blog.page())
    reading = drain(str(file), start(str(file), desk))
    failed = [event for event in start_discussed(reading, desk) if isinstance(event, SourceFailed)]
    assert any("private network" in str(event.error) for event in failed)
    assert blog.asked == []
