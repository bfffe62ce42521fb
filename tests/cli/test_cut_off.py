"""reader cat of what ended early, came too slowly or sends on: what came is shown, and what is missing is told."""

import json
import os
import time
from pathlib import Path

import pytest

from tests.blog import genuine, post
from tests.cli.process import clean_line, reader
from tests.fetch.conftest import Handler, answer, drip, paths, serve

__all__ = ["serve"]

PAGE = post([genuine(number) for number in range(3)]).encode()
HALF = PAGE[: PAGE.index(b'<div id="comments"')]


def cut(content: bytes, media_type: str = "text/html", *, drips: bool = False) -> Handler:
    """A server that gives less than it promises: it hangs up, or goes on a space at a time."""

    def handle(connection, request):  # type: ignore[no-untyped-def]
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: 999999\r\n\r\n"
        connection.sendall(head.encode() + content)
        if drips:
            drip(b" ", 0.1)(connection, request)

    return handle


@pytest.mark.parametrize(("drips", "why"), [(False, "the page broke off before its end"), (True, "came within 3 s")])
def test_what_came_of_a_page_is_shown_with_a_note(serve, drips: bool, why: str) -> None:  # type: ignore[no-untyped-def]
    done = reader("cat", "--format", "json", "--timeout", "3", serve(cut(HALF, drips=drips)).url)
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert "Alder 1. The lock" in found["markdown"]
    assert why in found["note"] and found["note"].endswith(": this is what came")
    clean_line(done.stderr)
    assert found["note"] in done.stderr
    assert found["comments"]["complete"] is False


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (HALF[: HALF.index(b"<body")], "text/html"),
        (b"<p>Only a few words of it", "text/html"),
        (b"A few words", "text/plain"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"id"', "application/feed+json"),
    ],
)
def test_too_little_is_told_as_what_it_is(serve, content: bytes, media_type: str) -> None:  # type: ignore[no-untyped-def]
    done = reader("cat", serve(cut(content, media_type)).url)
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert "broke off before its end, too little to read; try again" in done.stderr


def test_a_page_kept_in_part_is_completed_later(serve) -> None:  # type: ignore[no-untyped-def]
    server = serve(cut(HALF))
    done = reader("add", server.url)
    assert done.returncode == 0 and "this is what came" in done.stderr
    server.handler = answer(PAGE)
    assert reader("add", server.url).stderr == ""
    assert len(json.loads(reader("cat", "--format", "json", "@1").stdout)["comments"]["items"]) == 3


@pytest.mark.parametrize("form", ["json", "markdown", "text", "html"])
def test_a_source_of_comments_that_failed_is_told_in_what_is_printed(serve, form: str) -> None:  # type: ignore[no-untyped-def]
    server = serve(answer())
    link = f'<link rel="alternate" type="application/json" href="{server.url}/wp-json/wp/v2/posts/7">'
    text = post([genuine(0)]).replace("1 thoughts", "2 thoughts").replace("</head>", f"{link}</head>")
    server.handler = paths(post=answer(text.encode()))
    why = "WordPress' REST interface at 127.0.0.1 answered 404"
    done = reader("cat", "--format", form, f"{server.url}/post")
    assert done.returncode == 0, "the article was read"
    clean_line(done.stderr)
    assert f"{why}; the comment that came is shown; run it again" in done.stderr
    printed = " ".join(done.stdout.replace("&#x27;", "'").replace("’", "'").split())
    assert why in printed
    if form == "json":
        comments = json.loads(done.stdout)["comments"]
        assert (comments["note"], comments["complete"]) == (why, False)
    kept = reader("add", f"{server.url}/post")
    assert kept.returncode == 0 and why in kept.stderr


def test_a_page_of_only_a_refresh_is_followed(serve) -> None:  # type: ignore[no-untyped-def]
    moved = b"<title>Moved</title><meta http-equiv=refresh content='0; url=/post'><p>Click <a href=/post>here</a>."
    server = serve(paths(root=answer(moved), post=answer(PAGE)))
    found = json.loads(reader("cat", "--format", "json", server.url).stdout)
    assert found["title"] == "The Lock at Marlow"


def test_a_file_that_only_sends_on_says_where(tmp_path: Path) -> None:
    (tmp_path / "moved.html").write_text("<meta http-equiv=refresh content='0; url=https://canal.example/\x1b[2Jpost'>")
    done = reader("cat", str(tmp_path / "moved.html"))
    assert done.returncode == 1
    clean_line(done.stderr)
    assert "only sends on to https://canal.example/" in done.stderr and "\x1b" not in done.stderr


def test_a_pipe_without_a_writer_ends_in_a_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "silent")
    done = reader("cat", "--timeout", "0.5", str(tmp_path / "silent"))
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert "nothing came out of it for 0.5 s; start what writes into it" in done.stderr


def test_many_pages_of_a_host_are_asked_for_one_a_second(serve) -> None:  # type: ignore[no-untyped-def]
    times: list[float] = []

    def handle(connection, request):  # type: ignore[no-untyped-def]
        times.append(time.monotonic())
        answer(PAGE)(connection, request)

    server = serve(handle)
    assert reader("cat", f"{server.url}/a", f"{server.url}/b").returncode == 0
    assert times[1] - times[0] > 0.5
