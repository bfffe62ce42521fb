"""Pages over HTTP from real servers: what arrives, what is refused, and what a person is told."""

import asyncio
import gzip
import socket
import struct
import time
import zlib
from collections.abc import Callable

import brotli
import pytest

from reader.errors import FetchError, NotModified, RefusedError
from reader.fetch.limits import Limits
from reader.fetch.location import fetch
from tests.fetch.conftest import Server, answer, drip, refusal

PAGE = b"<!doctype html><title>A page</title><p>Words."
Serve = Callable[..., Server]


async def test_a_page_comes_with_what_the_server_said_of_it(serve: Serve) -> None:
    handler = answer(
        PAGE,
        media_type="Text/HTML; Charset='Windows-1252'",
        ETag='W/"7"',
        Last_Modified="Tue, 01 Nov 2016 10:00:00 GMT",
    )
    server = serve(handler)
    page = await fetch(f"{server.url}/a?b=c#d")
    assert page.content == PAGE
    assert (page.media_type, page.charset) == ("text/html", "Windows-1252")
    assert (page.etag, page.last_modified) == ('W/"7"', "Tue, 01 Nov 2016 10:00:00 GMT")
    assert page.source == f"{server.url}/a?b=c#d"
    assert page.url == f"{server.url}/a?b=c"


async def test_one_honest_request_is_made(serve: Serve) -> None:
    server = serve(answer(PAGE, Set_Cookie="seen=1"))
    await fetch(server.url)
    await fetch(server.url)
    assert len(server.requests) == 2
    for request in server.requests:
        assert "user-agent: reader/" in request.lower() and "(+https://" in request
        assert "cookie:" not in request.lower() and "referer:" not in request.lower()


async def test_phases_name_the_host_and_what_is_awaited(serve: Serve) -> None:
    phases: list[tuple[str, str]] = []
    await fetch(serve(answer(b"x" * 300_000)).url, phase=lambda host, what: phases.append((host, what)))
    assert {host for host, _ in phases} == {"127.0.0.1"}
    told = [what for _, what in phases]
    assert told[:2] == ["connecting", "waiting"]
    assert len(told) > 3 and all(what.startswith("reading ") and what.endswith(" KB") for what in told[2:])


async def test_login_in_an_address_is_sent_and_not_kept(serve: Serve) -> None:
    server = serve(answer(PAGE))
    page = await fetch(server.url.replace("//", "//ana:secret@"))
    assert "authorization: basic" in server.requests[0].lower()
    assert page.url == server.url


async def test_validators_are_sent_back(serve: Serve) -> None:
    server = serve(answer(b"", "304 Not Modified"))
    with pytest.raises(NotModified):
        await fetch(server.url, validators=('"7"', "Tue, 01 Nov 2016 10:00:00 GMT"))
    assert 'if-none-match: "7"' in server.requests[0].lower()
    assert "if-modified-since: tue, 01 nov 2016" in server.requests[0].lower()


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"caf\u00e9"', '"' + "x" * 2000 + '"'])
async def test_an_unsendable_validator_is_left_out(serve: Serve, etag: str) -> None:
    server = serve(answer(PAGE))
    await fetch(server.url, validators=(etag, None))
    assert "if-none-match" not in server.requests[0].lower() and "x-evil" not in server.requests[0].lower()


def zstd(content: bytes) -> bytes:
    return pytest.importorskip("backports.zstd").compress(content)


@pytest.mark.parametrize(
    ("coding", "compress"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd), ("deflate", zlib.compress)],
)
async def test_compressed_pages_are_read(serve: Serve, coding: str, compress: Callable[[bytes], bytes]) -> None:
    page = await fetch(serve(answer(compress(PAGE), Content_Encoding=coding)).url)
    assert page.content == PAGE


def bomb(coding: str) -> bytes:
    """300 MB of nothing, in a few hundred KB or less."""
    zeros = b" " * 1_000_000
    if coding == "br":
        packer = brotli.Compressor(quality=1)
        return b"".join(packer.process(zeros) for _ in range(300)) + packer.finish()
    if coding == "zstd":
        return zstd(zeros * 300)
    packed = zlib.compressobj(wbits=31)
    once = b"".join(packed.compress(zeros) for _ in range(300)) + packed.flush()
    return gzip.compress(once) if coding == "gzip, gzip" else once


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "br", "zstd"])
async def test_a_bomb_is_refused_in_little_memory(serve: Serve, coding: str) -> None:
    import tracemalloc

    server = serve(answer(bomb(coding), Content_Encoding=coding))
    tracemalloc.start()
    try:
        assert "larger than 10 MB" in await refusal(server.url)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


async def test_broken_compression_is_told(serve: Serve) -> None:
    server = serve(answer(b"this is not gzip at all", Content_Encoding="gzip"))
    assert "compression is broken" in await refusal(server.url)


async def test_too_many_codings_are_refused(serve: Serve) -> None:
    server = serve(answer(PAGE, Content_Encoding=", ".join(["gzip"] * 1000)))
    assert "compression is broken" in await refusal(server.url)


async def test_an_endless_body_ends_at_the_limit_and_the_server_is_hung_up_on(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    server = serve(handle)
    assert "larger than 0.2 MB" in await refusal(server.url, Limits(wire_bytes=200_000))
    assert await asyncio.to_thread(server.hung_up.wait, 5)


async def test_a_slow_head_ends_at_the_deadline(serve: Serve) -> None:
    message = await refusal(serve(drip(b"X-More: 1\r\n")).url, Limits(seconds=0.3))
    assert message == "the server did not answer within 0.3 s; try again, or give more time with --timeout"


async def test_what_came_of_a_slow_body_is_kept_at_the_deadline(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n" + b"x" * 3000)
        drip(b"x")(connection, request)

    page = await fetch(serve(handle).url, Limits(seconds=0.3))
    assert page.content.startswith(b"x" * 3000) and page.shortfall == "only 3 KB came within 0.3 s"


async def test_a_slow_body_of_no_text_is_still_refused(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n%PDF-1.7")
        drip(b"x")(connection, request)

    assert "a PDF" in await refusal(serve(handle).url, Limits(seconds=0.3))


async def test_a_slow_refusal_is_no_page(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 403 No\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n" + b"x" * 3000)
        drip(b"x")(connection, request)

    assert "within 0.3 s" in await refusal(serve(handle).url, Limits(seconds=0.3))


async def test_cancelling_closes_the_connection(serve: Serve) -> None:
    server = serve(drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 65536))
    task = asyncio.create_task(fetch(server.url, Limits(wire_bytes=10**9, decoded_bytes=10**9)))
    while not server.requests:
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(server.hung_up.wait, 5)


@pytest.mark.parametrize(
    "body", [b"Content-Length: 500\r\n\r\n<p>half", b"Transfer-Encoding: chunked\r\n\r\n7\r\n<p>half\r\n9"]
)
async def test_a_body_that_breaks_off_is_kept_and_told(serve: Serve, body: bytes) -> None:
    server = serve(lambda connection, _: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + body))
    page = await fetch(server.url)
    assert (page.content, page.shortfall) == (b"<p>half", "the page broke off before its end")


async def test_a_connection_that_is_reset_leaves_what_came(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>half")
        time.sleep(0.2)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close resets

    page = await fetch(serve(handle).url)
    assert (page.content, page.shortfall) == (b"<p>half", "the page broke off before its end")


async def test_a_body_that_breaks_off_before_it_begins_is_told(serve: Serve) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n"
    assert "broke off before its end" in await refusal(serve(lambda connection, _: connection.sendall(head)).url)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "identity"])
async def test_a_long_body_that_breaks_off_is_kept_as_far_as_it_came(serve: Serve, coding: str) -> None:
    whole = b"<html><body>" + b"".join(b"<p>Paragraph %d of the page.</p>" % number for number in range(9000))
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "identity": bytes}[coding](whole)
    cut = packed[: len(packed) * 2 // 3]

    def handle(connection, request):  # type: ignore[no-untyped-def]
        length = len(packed) if coding == "identity" else len(cut)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\nContent-Length: {length}"
        connection.sendall(head.encode() + b"\r\n\r\n" + cut)

    page = await fetch(serve(handle).url)
    assert page.shortfall == "the page broke off before its end"
    assert whole.startswith(page.content) and len(page.content) > len(whole) // 3
    assert (await fetch(serve(answer(gzip.compress(whole), Content_Encoding="gzip")).url)).shortfall is None


async def test_a_body_longer_than_said_is_cut_there(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n<p>half and more")

    assert (await fetch(serve(handle).url)).content == b"<p>half"


@pytest.mark.parametrize(
    "garbage",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"220 mail.example ESMTP\r\n",
        b"\x00\x01\x02\x03" * 50 + b"\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Bomb: y\r\n" * 50_000,
    ],
)
async def test_what_is_not_http_is_told(serve: Serve, garbage: bytes) -> None:
    server = serve(lambda connection, request: connection.sendall(garbage))
    message = await refusal(server.url)
    assert "not HTTP" in message or "without an HTTP answer" in message or "broke" in message


async def test_a_silent_server_is_told(serve: Serve) -> None:
    assert "without an HTTP answer" in await refusal(serve(lambda connection, request: None).url)


async def test_a_closed_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "refuses the connection" in await refusal(f"http://127.0.0.1:{port}/")


async def test_an_unknown_host_is_told() -> None:
    message = await refusal("http://no-such-host.invalid/x")
    assert "no such host" in message or "looked up" in message


@pytest.mark.parametrize("url", ["http://", "http://[::1", "https://:80/", "http://a..b/", "http://127.0.0.1:99999/"])
async def test_an_address_without_a_valid_host_is_told(url: str) -> None:
    assert "check" in await refusal(url)


# Redirects


@pytest.mark.parametrize(
    ("status", "headers", "body", "words", "kind"),
    [
        ("404 Not Found", {}, b"", "no such page (404)", FetchError),
        ("410 Gone", {}, b"", "gone for good (410)", FetchError),
        ("401 Unauthorized", {}, b"", "a login (401)", RefusedError),
        ("402 Payment Required", {}, b"", "behind a paywall (402)", RefusedError),
        ("403 Forbidden", {}, b"", "refuses to give this page to reader (403)", RefusedError),
        ("403 Forbidden", {"cf_mitigated": "challenge"}, b"", "Cloudflare checks", RefusedError),
        (
            "503 Service Unavailable",
            {},
            b"<script src='https://challenges.cloudflare.com/x.js'>",
            "Cloudflare checks",
            RefusedError,
        ),
        ("403 Forbidden", {}, b"Please solve this CAPTCHA", "checks for a human", RefusedError),
        ("451 x", {}, b"", "legal reasons (451)", RefusedError),
        ("429 Too Many Requests", {"Retry_After": "90"}, b"", "wait 90 s", RefusedError),
        ("429 Too Many Requests", {"Retry_After": "3600"}, b"", "wait 60 min", RefusedError),
        (
            "429 Too Many Requests",
            {"Retry_After": "Fri, 31 Dec 2027 23:59:59 GMT"},
            b"",
            "wait until 2027-12-31 23:59",
            RefusedError,
        ),
        ("429 Too Many Requests", {"Retry_After": "soon"}, b"", "try again later", RefusedError),
        ("500 x", {}, b"", "failed (500 Internal Server Error)", FetchError),
        ("599 x", {}, b"", "failed (599)", FetchError),
        ("418 I'm a Teapot", {}, b"", "no page (418", FetchError),
    ],
)
async def test_an_answer_without_a_page_says_which(
    serve: Serve, status: str, headers: dict[str, str], body: bytes, words: str, kind: type[FetchError]
) -> None:
    server = serve(answer(body, status, **headers))
    with pytest.raises(FetchError) as caught:
        await fetch(server.url)
    assert words in str(caught.value)
    assert type(caught.value) is kind
    if kind is RefusedError and "429" not in status:
        assert "open it in a browser, or save the page there and open the file" in str(caught.value)


async def test_an_endless_refusal_ends(serve: Serve) -> None:
    def handle(connection, request):  # type: ignore[no-untyped-def]
        connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    assert "(403)" in await refusal(serve(handle).url)


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        ("application/pdf", b"%PDF-1.7", "a PDF"),
        ("image/png", b"\x89PNG\r\n", "an image (image/png)"),
        ("image/svg+xml", b"<svg/>", "an image (image/svg+xml)"),
        ("video/mp4", b"", "a video (video/mp4)"),
        ("application/x-tar", b"x", "application/x-tar"),
        ("text/html", b"%PDF-1.7 ...", "a PDF"),
        ("text/plain", bytes(range(256)) * 20, "binary data"),
        (None, b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("application/octet-stream", b"a\0b", "binary data"),
    ],
)
async def test_what_is_not_text_is_refused_by_name(serve: Serve, media_type: str, body: bytes, kind: str) -> None:
    message = await refusal(serve(answer(body, media_type=media_type)).url)
    assert message == f"this is {kind}, not text; open it in a browser"


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        (None, b"  \n<!DOCTYPE HTML><p>x", "text/html"),
        (None, b"Just words.", "text/plain"),
        ("application/octet-stream", b"<rss version='2.0'>", "application/xml"),
        ("*/*", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "text/html"),
        (None, "<html>".encode("utf-16"), "text/html"),
        ("application/xhtml+xml", b"<html/>", "application/xhtml+xml"),
        ("application/atom+xml;type=feed", b"<feed/>", "application/atom+xml"),
        ("application/ld+json", b"{}", "application/ld+json"),
        ("text/html; charset=utf-16le", "<p>words".encode("utf-16-le"), "text/html"),
        ("text/html", b"<p>a stray \0 is forgiven" + b"." * 99, "text/html"),
        ("nonsense", b"<p>x", "text/html"),
    ],
)
async def test_text_is_told_by_its_label_or_its_beginning(
    serve: Serve, media_type: str, body: bytes, expected: str
) -> None:
    assert (await fetch(serve(answer(body, media_type=media_type)).url)).media_type == expected


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "rot13", "zlib", "idna", "x" * 40])
async def test_a_charset_label_is_passed_on_and_never_used(serve: Serve, label: str) -> None:
    page = await fetch(serve(answer(rb"<p>\x1b", media_type=f"text/html; charset={label}")).url)
    assert (page.charset, page.content) == (label, rb"<p>\x1b")


@pytest.mark.parametrize(
    ("status", "body"), [("200 OK", b""), ("204 No Content", b""), ("200 OK", b"\xef\xbb\xbf\r\n ")]
)
async def test_an_empty_page_is_told(serve: Serve, status: str, body: bytes) -> None:
    assert "empty page" in await refusal(serve(answer(body, status)).url)
