"""From one thing said to another: what is new or gone since the last visit, orders, quotations, comments elsewhere."""

import json
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.blog import Said, genuine, post, spam_ping
from tests.fetch.conftest import Handler, Server, answer, paths
from tests.tui.conftest import Open
from tests.tui.piloted import opened
from tests.tui.test_loading import configured

Serve = Callable[..., Server]

QUOTED = "Alder 1. The lock at Marlow was rebuilt in the spring, and the barges that had waited since autumn"


def serving(serve: Serve, *said: Said, body: str = "") -> Server:
    return serve(answer(post(said, body=body).encode()))


def half_told(serve: Serve) -> tuple[Server, threading.Event]:
    """A post with one of its two comments; the interface that has the other answers once it is told to."""
    told = threading.Event()
    server = serve(answer())
    link = f'<link rel="alternate" type="application/json" href="{server.url}/wp-json/wp/v2/posts/7">'
    page = post([genuine(0)]).replace("1 thoughts", "2 thoughts").replace("</head>", f"{link}</head>")
    late = {"id": 9, "parent": 0, "author_name": "Fay", "content": {"rendered": "<p>Said at last.</p>"}}

    def interface(connection: socket.socket, request: str) -> None:
        told.wait(20)
        answer(json.dumps([late]).encode(), media_type="application/json")(connection, request)

    server.handler = paths(post=answer(page.encode()), **{"wp-json": interface})
    return server, told


def quoting(number: int) -> Said:
    return Said(f"Quoter {number}", f"<blockquote><p>{QUOTED}</p></blockquote><p>Was it, says quoter {number}?</p>")


def test_what_came_since_the_last_visit_is_new_until_it_was_seen(reader: Open, serve: Serve) -> None:
    server = serving(serve, *map(genuine, range(2)))
    first = reader(f"{server.url}/post").wait_for("2 comments · 2 shown")
    assert "new:" not in first.text
    first.press("}").wait_for("this is the first visit").press("q").wait_for_end()
    server.handler = answer(
        post([*map(genuine, range(2)), Said("Fay", "I came later."), Said("Gus", "So did I.")]).encode()
    )
    second = reader(f"{server.url}/post", columns=80).wait_for("4 comments")
    second.press("c").wait_for("Gus", "•").press("}").wait_for("3 of 4").press("}").wait_for("4 of 4")
    assert "new:" not in second.text
    second.press("}").wait_for("no more new comments").press("{").wait_for("3 of 4").press("Q").wait_for_end()
    third = reader(f"{server.url}/post").wait_for("4 comments", "Gus")
    assert "•" not in third.text
    third.press("}").wait_for("nothing is new since the last visit")


@pytest.mark.parametrize("history", ["true", "false"])
def test_what_reading_again_brings_is_new(reader: Open, serve: Serve, private_folders: Path, history: str) -> None:
    configured(private_folders, f"history = {history}\n")
    server = serving(serve, *map(genuine, range(2)))
    terminal = reader(f"{server.url}/post").wait_for("2 comments · 2 shown").settle().press("tab")
    server.handler = answer(post([*map(genuine, range(2)), Said("Fay", "I came later.")]).encode())
    terminal.press("r").wait_for("Fay", "•", "the text is the same; 1 new comment").press("}").wait_for("3 of 3").press(
        "}"
    ).wait_for("no more new comments")
    server.handler = answer(post([genuine(0)]).encode())
    terminal.press("r").wait_for("2 that you saw are gone", "the text is the same; 2 gone").wait_without("Fay").press(
        "}"
    )
    terminal.wait_for("nothing is new since the last visit")


def test_new_comments_that_were_not_on_the_screen_stay_new(reader: Open, serve: Serve) -> None:
    server = serving(serve, genuine(0))
    reader(f"{server.url}/post").wait_for("1 comment · 1 shown").press("q").wait_for_end()
    server.handler = answer(post([genuine(0), *map(genuine, range(1, 40))]).encode())
    for _ in range(2):
        visit = reader(f"{server.url}/post").wait_for("40 comments", "new: } goes to them")
        visit.press("c").press("Q").wait_for_end()


@pytest.mark.parametrize("how", ["stopped", "left", "failed"])
def test_what_a_visit_had_not_loaded_is_not_new_at_the_next(reader: Open, serve: Serve, how: str) -> None:
    old = {"id": 9, "author_name": "Fay", "date_gmt": "2016-12-03T08:00:00", "content": {"rendered": "<p>Old.</p>"}}
    late = {**old, "id": 11, "author_name": "Gus", "date_gmt": "2999-01-01T08:00:00"}
    server, told = half_told(serve)
    page = server.handler
    if how == "failed":
        told.set()
        server.handler = paths(post=lambda *asked: page(*asked))
        reader(f"{server.url}/post").wait_for("r asks again").press("q").wait_for_end()
    else:
        first = reader(f"{server.url}/post").wait_for("1 comment · 1 shown", "Esc stops")
        if how == "stopped":
            first.press("esc").wait_for("r goes on")
        first.press("q").wait_for_end()
    told.set()
    interface = answer(json.dumps([old, late]).encode(), media_type="application/json")
    server.handler = lambda connection, request: (interface if "wp-json" in request else page)(connection, request)
    second = reader(f"{server.url}/post").wait_for("3 comments", "Fay", "Gus").press("tab", "}").wait_for("3 of 3")
    assert second.text.count("•") == 1
    second.press("}").wait_for("no more new comments").press("Q").wait_for_end()


def test_what_vanished_is_told_once(reader: Open, serve: Serve) -> None:
    server = serving(serve, *map(genuine, range(3)))
    reader(f"{server.url}/post").wait_for("3 comments · 3 shown").press("q").wait_for_end()
    server.handler = answer(post([genuine(0)]).encode())
    reader(f"{server.url}/post").wait_for("1 comment · 1 shown", "2 that you saw are gone").press("q").wait_for_end()
    again = reader(f"{server.url}/post").wait_for("1 comment · 1 shown", "Ana Lund")
    assert "gone" not in again.text


def test_that_all_have_vanished_is_told(reader: Open, serve: Serve) -> None:
    server = serving(serve, *map(genuine, range(3)))
    reader(f"{server.url}/post").wait_for("3 comments · 3 shown").press("q").wait_for_end()
    server.handler = answer(post([]).encode())
    reader(f"{server.url}/post").wait_for("no comments", "3 that you saw are gone")


def test_threads_are_read_in_other_orders_and_the_focus_stays(reader: Open, serve: Serve) -> None:
    server = serving(serve, *(Said(name, f"{name} said this.") for name in ("Ana", "Bo", "Cy")))
    terminal = reader(f"{server.url}/post", columns=140).wait_for("Cy said this").press("tab", "j").wait_for("2 of 3")
    terminal.press(",").wait_for("what was last answered first").press("esc").wait_for("sorted by newest", "2 of 3")
    rows = [next(n for n, line in enumerate(terminal.lines) if f"{name} said" in line) for name in ("Cy", "Bo", "Ana")]
    assert rows == sorted(rows)
    terminal.press(",").wait_for("the oldest first").press(",").wait_for("as on the page").wait_without("sorted by")


def test_a_whole_thread_folds_from_inside_and_says_what_is_in_it(reader: Open, serve: Serve) -> None:
    chain = Said("Ana", "One.", replies=[Said("Bo", "Two.", replies=[Said("Cy", "Three."), spam_ping(0)])])
    server = serving(serve, chain, genuine(3))
    terminal = reader(f"{server.url}/post", columns=140).wait_for("Three.").press("tab", "j", "j").wait_for("3 of 4")
    terminal.press("\\").wait_without("Two.", "Three.").wait_for("2 replies", "1 of 2")
    terminal.press("\\").wait_for("Three.")


def test_quotations_lead_to_their_paragraph_and_back(reader: Open, serve: Serve) -> None:
    server = serving(serve, genuine(0), quoting(1), quoting(2))
    terminal = reader(f"{server.url}/post", columns=140).wait_for("2”", "says quoter 2")
    terminal.press('"').wait_for("2 of 3").press('"').wait_for("§ Section Alder")
    terminal.press('"').wait_for("3 of 3").press("g", '"').wait_for("this comment quotes nothing")


def at_isso(server: Server) -> Handler:
    """A post whose comments are at another host, which is the same server."""
    other = f"http://localhost:{server.port}/isso"
    page = post().replace(
        "</body>",
        f'<section id="isso-thread"></section><script data-isso="{other}/" src="{other}/js/embed.min.js"></script>'
        "</body>",
    )
    return answer(page.encode())


def isso() -> Handler:
    replies = [{"id": 1, "text": "<p>Said at the other place.</p>", "author": "Fay", "created": 1480000000.0}]
    said = {"id": None, "total_replies": 1, "hidden_replies": 0, "replies": replies}
    return answer(json.dumps(said).encode(), media_type="application/json")


def test_comments_elsewhere_are_announced_and_asked_for_by_d_alone(reader: Open, serve: Serve) -> None:
    server = serve(answer())
    server.handler = paths(post=at_isso(server), isso=isso())
    terminal = reader(f"{server.url}/post").wait_for("Alder 1.").wait_for("Isso: D loads them")
    assert len(server.requests) == 1
    terminal.press("D").wait_for("Said at the other place.", "Fay", "1 comment · 1 shown")
    assert "D loads them" not in terminal.text


def test_what_is_elsewhere_and_fails_is_told_and_can_be_asked_for_again(reader: Open, serve: Serve) -> None:
    told = threading.Event()

    def failing(connection: socket.socket, request: str) -> None:
        told.wait(20)
        answer(b"down", "503 Service Unavailable")(connection, request)

    server = serve(answer())
    server.handler = paths(post=at_isso(server), isso=failing)
    terminal = reader(f"{server.url}/post").wait_for("Isso: D loads them").press("D")
    terminal.wait_for("asking Isso", "Esc stops")
    told.set()
    terminal.wait_for("Isso at localhost answered 503", "D asks again", "Comments are at Isso: D loads them.")
    server.handler = paths(post=at_isso(server), isso=isso())
    terminal.press("D").wait_for("Said at the other place.", "1 comment · 1 shown")
    assert "503" not in terminal.text and "D loads them" not in terminal.text


def test_that_nobody_was_asked_of_a_private_address_is_said(reader: Open, serve: Serve) -> None:
    server = serving(serve, genuine(0))
    terminal = reader(f"{server.url}/post").wait_for("1 comment · 1 shown").press("D")
    terminal.wait_for("no other place was asked: 127.0.0.1 is on this machine or its private network")


def test_a_bookmark_made_early_gets_what_comes_later(reader: Open, serve: Serve) -> None:
    server, told = half_told(serve)
    terminal = (
        reader(f"{server.url}/post").wait_for("1 comment · 1 shown", "Ana Lund").press("b").wait_for("kept as @1")
    )
    assert "Fay" not in terminal.text
    told.set()
    terminal.wait_for("Said at last.", "2 comments · 2 shown").press("Q").wait_for_end()
    server.close()
    reader("@1").wait_for("Said at last.", "2 comments · 2 shown")


@pytest.mark.parametrize("columns", [120, 80])
def test_a_bookmark_made_early_says_so_until_the_rest_has_come(reader: Open, serve: Serve, columns: int) -> None:
    server, told = half_told(serve)
    terminal = reader(f"{server.url}/post", columns=140).wait_for("1 comment · 1 shown").press("b")
    terminal.wait_for("kept as @1 with 1 comment so far").press("Q").wait_for_end()
    terminal = reader("@1", columns=columns).wait_for("the copy kept on", "1 comment · 1 shown")
    terminal.press("tab").wait_for("Ana Lund", "the comments were still being loaded when", "reading")
    told.set()
    terminal.press("r").wait_for("Said at last.", "2 comments · 2 shown").press("Q").wait_for_end()
    server.close()
    terminal = reader("@1").wait_for("Said at last.", "2 comments · 2 shown")
    assert "still being" not in terminal.text


async def test_where_nobody_says_anything_there_is_nothing_new(tmp_path: Path) -> None:
    (tmp_path / "lock.md").write_text("# The lock\n\nIt was built in 1788, of oak.", "utf-8")
    async with opened(str(tmp_path / "lock.md")) as piloted:
        await piloted.wait_for("1788")
        for key in "}{":
            await piloted.press(key)
            assert piloted.status == "there are no comments, and nothing in the text is new"
            assert not piloted.reading.conversation_shown and piloted.reading.made_conversation_view is None


def test_what_was_there_stays_while_it_is_read_again(reader: Open, serve: Serve) -> None:
    server, told = half_told(serve)
    told.set()
    terminal = reader(f"{server.url}/post", columns=140).wait_for("2 comments · 2 shown")
    terminal.press("tab", "G").wait_for("2 of 2")
    told.clear()
    terminal.press("r").wait_for("Esc stops")
    assert "2 comments · 2 shown" in terminal.text and "Said at last." in terminal.text
    told.set()
    terminal.wait_without("Esc stops").press("esc").wait_for("2 comments · 2 shown", "2 of 2")


async def test_reading_again_that_is_stopped_leaves_one_conversation(serve: Serve) -> None:
    """The page has come again, with less than was there: what is shown, counted and kept is the conversation before."""
    server, told = half_told(serve)
    told.set()
    async with opened(f"{server.url}/post") as piloted:
        await piloted.wait_for("2 comments · 2 shown")
        reading, before = piloted.reading.reading, piloted.reading.reading.conversation
        for _ in range(2):
            told.clear()
            await piloted.press("r")
            await piloted.until(lambda: len(reading.conversation.comments) == 1, "less than there was")
            assert "2 comments · 2 shown" in piloted.text
            await piloted.press("escape")
            assert reading.conversation is before is piloted.reading.conversation_view.conversation
            assert piloted.status == "loading was stopped; r tries again" and reading.waiting == ()
            told.set()
            await piloted.pilot.pause(0.1)
            assert "2 comments · 2 shown" in piloted.text and reading.conversation is before
        await piloted.press("b")
        assert piloted.status.startswith("kept as @1 with 2 comments")
        await piloted.press("r")
        await piloted.until(lambda: reading.conversation is not before, "a new conversation")
        await piloted.until(lambda: not piloted.reading.is_loading, "the end")
        assert "2 comments · 2 shown" in piloted.text and len(reading.conversation.comments) == 2


def test_esc_stops_what_is_asked_for_and_keeps_what_came(reader: Open, serve: Serve) -> None:
    server, _ = half_told(serve)
    terminal = reader(f"{server.url}/post").wait_for("1 comment · 1 shown", "Esc stops").press("esc")
    terminal.wait_without("Esc stops").wait_for("Ana Lund", "the page says 2")


def test_nothing_found_elsewhere_is_told_and_nobody_is_moved(reader: Open, serve: Serve) -> None:
    server = serving(serve, *map(genuine, range(4)))
    reader(f"{server.url}/post").wait_for("4 comments").press("tab", "j").wait_for("2 of 4").press("Q").wait_for_end()
    terminal = reader(f"{server.url}/post").wait_for("4 comments").press("tab").wait_for("2 of 4").press("G")
    terminal.wait_for("4 of 4").press("D").wait_for("no other place was asked").press("k").wait_for("3 of 4")


def test_a_place_kept_in_a_high_terminal_is_in_view_in_a_low_one(reader: Open, serve: Serve) -> None:
    server = serving(serve, *map(genuine, range(9)))
    terminal = reader(f"{server.url}/post").wait_for("9 comments").press("tab", *"jjjj").wait_for("5 of 9")
    terminal.press("Q").wait_for_end()
    terminal = reader(f"{server.url}/post", columns=40, rows=12).wait_for("9 comments").press("c").wait_for("5 of 9")
    terminal.wait_until(lambda: any("▌   Ana Lund" in line for line in terminal.lines), "the comment in focus")


def test_r_goes_on_where_esc_has_stopped(reader: Open, serve: Serve) -> None:
    server = serve(answer())
    link = f'<link rel="alternate" type="application/json" href="{server.url}/wp-json/wp/v2/posts/7">'
    page = post([genuine(0)]).replace("1 thoughts", "2 thoughts").replace("</head>", f"{link}</head>")
    late = {"id": 9, "parent": 0, "author_name": "Fay", "content": {"rendered": "<p>Said at last.</p>"}}
    server.handler = paths(post=answer(page.encode()), **{"wp-json": lambda *_: time.sleep(20)})
    terminal = reader(f"{server.url}/post", columns=140).wait_for("1 comment · 1 shown", "Esc stops").press("esc")
    terminal.wait_for("stopped at 1 of 2 comments: r goes on")
    server.handler = paths(**{"wp-json": answer(json.dumps([late]).encode(), media_type="application/json")})
    terminal.press("r").wait_for("Said at last.", "2 comments · 2 shown").wait_without("r goes on")
    assert [request.split()[1].startswith("/post") for request in server.requests].count(True) == 1


def test_a_source_that_fails_is_told_in_the_pane(reader: Open, serve: Serve) -> None:
    server = serve(answer())
    link = f'<link rel="alternate" type="application/json" href="{server.url}/wp-json/wp/v2/posts/7">'
    page = post([genuine(0)]).replace("1 thoughts", "2 thoughts").replace("</head>", f"{link}</head>")
    late = {"id": 9, "parent": 0, "author_name": "Fay", "content": {"rendered": "<p>Said at last.</p>"}}
    server.handler = paths(post=answer(page.encode()))
    terminal = reader(f"{server.url}/post", columns=140)
    terminal.wait_for("WordPress' REST interface at 127.0.0.1 answered 404", "the comment that came is shown · r asks")
    interface = answer(json.dumps([late]).encode(), media_type="application/json")
    server.handler = paths(post=answer(page.encode()), **{"wp-json": interface})
    terminal.press("r").wait_for("Said at last.").wait_without("answered 404")


def failing_twice(server: Server) -> Handler:
    """A post with one of its two comments, whose interface wants a login and whose feed is none."""
    head = (
        f'<link rel="alternate" type="application/json" href="{server.url}/wp-json/wp/v2/posts/7">'
        f'<link rel="alternate" type="application/rss+xml" title="Comments" href="{server.url}/post/feed/">'
    )
    page = post([genuine(0)]).replace("1 thoughts", "2 thoughts").replace("</head>", f"{head}</head>")
    refused = answer(b"{}", "401 Unauthorized", "application/json")
    first = {"/post": answer(page.encode()), "/post/feed/": answer(b"<h1>Not here</h1>")}
    return lambda connection, request: first.get(request.split()[1], refused)(connection, request)


def test_two_ways_that_failed_are_one_sentence(reader: Open, serve: Serve) -> None:
    server = serve(answer())
    server.handler = failing_twice(server)
    terminal = reader(f"{server.url}/post", columns=230).wait_for("r asks again")
    said = (
        "WordPress' REST interface at 127.0.0.1 answered 401, and the feed of comments answered with something else"
        " than a feed"
    )
    assert said in " ".join(line[135:].strip() for line in terminal.lines)


def test_failures_leave_room_in_a_small_terminal(reader: Open, serve: Serve) -> None:
    server = serve(answer())
    server.handler = failing_twice(server)
    terminal = reader(f"{server.url}/post", columns=40, rows=12).wait_for("the page says 2").press("c")
    terminal.wait_for("1 failed · r asks again · = tells more", "Remark 0").press("=").wait_for("Why").press("G")
    terminal.wait_for("interface at 127.0.0.1 answered 401,", "and the feed of comments answered")
    terminal.press("?").wait_for("Moving").press("?").wait_for("Why").press("esc").wait_for("Remark 0")
