"""Being sent on: redirects, pages that only refresh, cookies on the way, and the pauses between requests."""

import asyncio
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from reader.fetch.limits import Limits
from reader.fetch.location import fetch
from tests.fetch.conftest import Handler, Server, answer, paths, refusal

PAGE = b"<!doctype html><title>A page</title><p>Words."
Serve = Callable[..., Server]


async def test_redirects_are_followed_and_the_last_address_is_kept(serve: Serve) -> None:
    server = serve(answer())
    server.handler = paths(
        root=answer(b"", "301 Moved", Location="a/?x=1"),
        a=answer(b"", "302 Found", Location=f"//127.0.0.1:{server.port}/b"),
        b=answer(PAGE),
    )
    page = await fetch(server.url)
    assert (page.url, page.source, page.content) == (f"{server.url}/b", server.url, PAGE)
    assert [request.split()[1] for request in server.requests] == ["/", "/a/?x=1", "/b"]


async def test_cookies_live_as_long_as_one_fetch(serve: Serve) -> None:
    server = serve(paths(root=answer(b"", "302 Found", Location="/b", Set_Cookie="consent=1"), b=answer(PAGE)))
    await fetch(server.url)
    await fetch(f"{server.url}/b")
    assert ["consent=1" in request for request in server.requests] == [False, True, False]


async def test_a_redirect_loop_ends(serve: Serve) -> None:
    server = serve(answer(b"", "302 Found", Location="/again"))
    assert "redirects more than 10 times" in await refusal(server.url)
    assert len(server.requests) == 11


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "ftp://h/x",
        "http://h:99999/",
        "gopher://h",
    ],
)
async def test_only_the_web_is_followed(serve: Serve, target: str) -> None:
    message = await refusal(serve(answer(b"", "302 Found", Location=target)).url)
    assert "redirects to" in message and "root:" not in message


async def test_a_hostile_redirect_does_not_reach_the_message(serve: Serve) -> None:
    message = await refusal(serve(answer(b"", "302 Found", Location="data:\x1b]0;x\x07\u0081")).url)
    assert message.isprintable()


async def test_a_redirect_names_the_host_that_failed(serve: Serve) -> None:
    message = await refusal(serve(answer(b"", "302 Found", Location="http://no-such-host.invalid/")).url)
    assert message.startswith("redirected to no-such-host.invalid: ")


async def test_redirect_without_a_target_is_told(serve: Serve) -> None:
    assert "302 Found" in await refusal(serve(answer(b"", "302 Found")).url)


@pytest.mark.parametrize(
    "page",
    [
        '<meta http-equiv="refresh" content="0; url=/b?x=1&amp;y=2">',
        "<META CONTENT='3;URL=\"/b?x=1&y=2\"' HTTP-EQUIV=Refresh><title>Moved</title>",
        "<meta http-equiv=refresh content=0,/b?x=1&y=2><script>let words = '%s'</script>" % ("word " * 200),
        "<noscript><meta http-equiv='refresh' content='0.5;/b?x=1&y=2'></noscript><p>You are being redirected.",
    ],
)  # fmt: skip
async def test_a_page_that_only_sends_on_is_followed(serve: Serve, page: str) -> None:
    server = serve(
        lambda connection, request: answer(PAGE if " /b?x=1&y=2 " in request else page.encode())(connection, request)
    )
    found = await fetch(server.url)
    assert (found.content, found.url) == (PAGE, f"{server.url}/b?x=1&y=2")


async def test_a_refresh_header_sends_on_too(serve: Serve) -> None:
    server = serve(paths(root=answer(b"<p>Moved.", Refresh="0;url=/b"), b=answer(PAGE)))
    assert (await fetch(server.url)).content == PAGE


@pytest.mark.parametrize(
    "page",
    [
        "<meta http-equiv=refresh content='300; url=/b'><p>News.",
        "<meta http-equiv=refresh content='0; url=/b'><p>" + "This page has prose of its own to read. " * 20,
        "<meta http-equiv=refresh content='0'><p>Again.",
        "<meta http-equiv=refresh content='0;url=/#top'><p>Again.",
        "<!--[if lt IE 9]><meta http-equiv=refresh content='0;url=/b'><![endif]--><p>Short.",
        "<script>document.write('<meta http-equiv=refresh content=0;url=/b>')</script><p>Short.",
        "<meta name=refresh content='0;url=/b'><p>Short.",
        "<" * 200_000 + "<meta http-equiv=refresh content='0;url=/b'>",
        "<!--" * 60_000 + "<meta http-equiv=refresh content='0;url=/b'>",
    ],
)
async def test_a_page_to_be_read_is_not_left(serve: Serve, page: str) -> None:
    server = serve(answer(page.encode()))
    assert (await fetch(f"{server.url}/")).content == page.encode()
    assert len(server.requests) == 1


async def test_a_page_that_sends_on_has_the_guards_of_a_redirect(serve: Serve) -> None:
    def sends_to(target: str) -> Handler:
        return answer(f"<meta http-equiv=refresh content='0;url={target}'>".encode())

    for target in ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"):
        assert "no web address" in await refusal(serve(sends_to(target)).url)
    server = serve(paths(root=sends_to("/a"), a=sends_to("/")))
    assert "redirects more than 10 times" in await refusal(server.url)
    assert len(server.requests) == 11


# Many pages


async def test_in_bulk_a_host_is_asked_once_in_a_pause(serve: Serve) -> None:
    times: list[float] = []

    def handle(connection, request):  # type: ignore[no-untyped-def]
        times.append(time.monotonic())
        answer(*((b"", "302 Found") if "/old" in request else (PAGE,)), Location="/new")(connection, request)

    server = serve(handle)
    limits = Limits(pause=0.3, seconds=0.2)
    await asyncio.gather(*(fetch(f"{server.url}/{name}", limits) for name in ("1", "old", "3")))
    assert len(times) == 4
    assert all(later - earlier > 0.15 for earlier, later in pairwise(times))


async def test_what_a_person_opened_is_not_kept_waiting(serve: Serve) -> None:
    server = serve(answer(PAGE))
    phases: list[str] = []
    for _ in range(2):
        await fetch(server.url, phase=lambda host, what: phases.append(what))
    assert not any("once a second" in phase for phase in phases)


# Answers that are no page
