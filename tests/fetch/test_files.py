"""Files, pipes and standard input: what is read, by which type, and what a person is told otherwise."""

import asyncio
import errno
import os
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import FetchError
from reader.fetch import media
from reader.fetch.limits import Limits
from reader.fetch.location import fetch

PAGE = b"<!doctype html><p>Words."


async def refusal(location: str, limits: Limits | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        await fetch(location, limits or Limits())
    assert str(caught.value).isprintable()
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.html", b"no tags", "text/html"),
        ("A.HTM", b"no tags", "text/html"),
        ("a.xhtml", b"<?xml version='1.0'?>", "text/html"),
        ("a.md", b"<p>html in markdown", "text/markdown"),
        ("a.markdown", b"# x", "text/markdown"),
        ("a.txt", PAGE, "text/plain"),
        ("saved", PAGE, "text/html"),
        ("article.php?p=1", b"\n <HTML lang=en>", "text/html"),
        ("notes", b"plain words, 1 < 2", "text/plain"),
        ("feed.xml", b"<?xml version='1.0'?>\n<rss version='2.0'>", "application/xml"),
        ("utf16", "\ufeff<html>words".encode("utf-16-le"), "text/html"),
        ("utf16.txt", "\ufeffwords".encode("utf-16-be"), "text/plain"),
        ("utf16le", "<html>words without a mark".encode("utf-16-le"), "text/html"),
        ("utf16be", "<!doctype html>words".encode("utf-16-be"), "text/html"),
        ("a.txt", "Паром переходил реку каждое утро.".encode("utf-16-be"), "text/plain"),
        ("latin", "caf\u00e9".encode("latin-1"), "text/plain"),
        ("a.md", b"# A\0 title", "text/markdown"),
        ("notes", b"Words with a NUL\0 in them. " + b"More words. " * 9, "text/plain"),
    ],
)
async def test_a_file_is_told_by_its_name_or_its_beginning(
    tmp_path: Path, name: str, content: bytes, media_type: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    page = await fetch(str(path))
    assert (page.source, page.url, page.content, page.media_type) == (str(path), None, content, media_type)


async def test_a_file_is_named_in_three_ways(private_folders: Path) -> None:
    path = private_folders / "a page%.html"
    path.write_bytes(PAGE)
    for location in (str(path), "~/a page%.html", path.as_uri(), f"file://localhost{path.as_uri()[7:]}"):
        assert (await fetch(location)).content == PAGE


async def test_a_file_that_looks_like_a_host_or_a_scheme_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("example.org", "mailto:ana"):
        Path(name).write_bytes(PAGE)
        assert (await fetch(name)).content == PAGE


async def test_a_name_of_strange_bytes_is_read(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b]0;x.html")
    Path(path).write_bytes(PAGE)
    page = await fetch(path)
    assert page.content == PAGE and "\x1b" not in page.source and page.source.encode()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"PK\x03\x04\x14", "a zip archive"),
        (b"RIFF\0\0\0\0WEBPVP8", "a WebP image"),
        (b"words\0and words", "binary data"),
        (bytes(range(256)) * 40, "binary data"),
        (b"".join(struct.pack("<h", number) for number in range(500)), "binary data"),
        (b"".join(struct.pack("<i", number) for number in range(500)), "binary data"),
    ],
)
async def test_a_binary_file_is_refused_by_name(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "thing"
    path.write_bytes(content)
    assert (await refusal(str(path))).startswith(f"this is {kind}, not text; ")


async def test_a_binary_file_is_refused_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "thing.html"
    path.write_bytes(bytes(range(256)) * 40)
    assert "binary data" in await refusal(str(path))


@pytest.mark.parametrize("content", [b"\x7fELF\x02\x01\x01", b"\x89PNG\r\n\x1a\n", b"\b\x80\xff" * 400, b"\b\0" * 400])
async def test_a_binary_file_with_the_name_of_a_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thing.txt"
    path.write_bytes(content)
    assert (await refusal(str(path))).endswith("not text; open it with a program made for it")


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
async def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(content)
    assert "nothing in it" in await refusal(str(path))


async def test_a_large_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 2_000_001)
    assert "larger than 2 MB" in await refusal(str(path), Limits(decoded_bytes=2_000_000))


async def test_an_endless_file_is_told() -> None:
    assert "larger than 1 MB" in await refusal("/dev/zero", Limits(decoded_bytes=1_000_000))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("missing.txt", "no such file"),
        ("docs/missing", "no such file"),
        ("missing", "no such file"),
        ("", "no such file"),
        ("a\0b", "can't be the name of a file"),
        ("x" * 5000, "can't be read"),
        ("missing.html", "no such file"),
        ("..", "no file that reader reads"),
        ("~", "no file that reader reads"),
        ("file://far/x", "another machine, far"),
        ("file:///no/such/file", "no such file"),
        ("javascript:alert(1)", "opens no javascript: addresses"),
        ("gopher://example.org/", "opens no gopher: addresses"),
    ],
)
async def test_a_location_that_is_neither_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, location: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in await refusal(location)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_forbidden_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.html"
    path.write_bytes(PAGE)
    path.chmod(0)
    assert "no permission" in await refusal(str(path))


async def test_a_broken_link_and_a_socket_are_told(tmp_path: Path) -> None:
    import socket

    (tmp_path / "link").symlink_to("nowhere")
    assert "no such file" in await refusal(str(tmp_path / "link"))
    (tmp_path / "loop").symlink_to("loop")
    assert "can't be read" in await refusal(str(tmp_path / "loop"))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert "neither a file nor a pipe" in await refusal(str(tmp_path / "s"))


# Pipes


def test_process_substitution_and_standard_input_are_read() -> None:
    reading, writing = os.pipe()
    script = (
        "import asyncio, sys; from reader.fetch.location import fetch;"
        "print(asyncio.run(fetch(sys.argv[1])).content, asyncio.run(fetch('-')).media_type)"
    )
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"piped words")
    command = [sys.executable, "-c", script, f"/dev/fd/{reading}"]
    done = subprocess.run(command, input=PAGE, capture_output=True, pass_fds=[reading], timeout=30)
    os.close(reading)
    assert done.stdout == b"b'piped words' text/html\n", done.stderr


async def test_another_descriptor_can_be_standard_input() -> None:
    reading, writing = os.pipe()
    os.write(writing, PAGE)
    os.close(writing)
    assert (await fetch("-", descriptor=reading)).content == PAGE
    os.close(reading)


async def test_an_endless_pipe_ends_at_the_limit() -> None:
    reading, writing = os.pipe()

    def fill() -> None:
        try:
            while True:
                os.write(writing, b"x" * 65536)
        except OSError:
            os.close(writing)

    thread = threading.Thread(target=fill)
    thread.start()
    with pytest.raises(FetchError, match="larger than 1 MB"):
        await fetch("-", Limits(decoded_bytes=1_000_000), descriptor=reading)
    os.close(reading)
    thread.join(5)
    assert not thread.is_alive()


async def test_a_pipe_that_nobody_writes_into_is_waited_for_with_a_limit(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "silent")
    path = str(tmp_path / "silent")
    phases: list[tuple[str, str]] = []
    with pytest.raises(FetchError, match=r"nothing came out of it for 0\.2 s; .*--timeout"):
        await fetch(path, Limits(seconds=0.2), lambda host, what: phases.append((host, what)))
    assert phases == [(path, "waiting for what writes into it")]
    # Nobody is left at this end, to take the text from who reads it next.
    for _ in range(100):
        await asyncio.sleep(0.05)
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
        except OSError as error:
            assert error.errno == errno.ENXIO
            break
    else:
        pytest.fail("somebody still reads the pipe")


async def test_a_pipe_that_falls_silent_leaves_what_came(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "silent")
    reading = asyncio.ensure_future(fetch(str(tmp_path / "silent"), Limits(seconds=0.5)))
    with await asyncio.to_thread(open, tmp_path / "silent", "wb", buffering=0) as writing:
        writing.write(PAGE)
        page = await reading
    assert (page.content, page.shortfall) == (PAGE, "nothing came out of it for 0.5 s")


async def test_a_closed_standard_input_is_told() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    os.close(writing)
    with pytest.raises(FetchError, match="standard input can't be read"):
        await fetch("-", descriptor=reading)


async def test_a_pipe_that_does_not_wait_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    task = asyncio.ensure_future(fetch("-", descriptor=reading))
    await asyncio.sleep(0.05)
    os.write(writing, PAGE)
    os.close(writing)
    assert (await task).content == PAGE
    os.close(reading)


def test_a_silent_pipe_and_a_silent_name_server_keep_nobody_from_quitting(tmp_path: Path) -> None:
    """The loop lives on while they are waited for, and the process ends at once when it is left."""
    fifo = tmp_path / "silent"
    os.mkfifo(fifo)
    script = """
import asyncio, sys, time
from reader.fetch.daemon import in_daemon_thread
from reader.fetch.location import fetch

async def main():
    waiting = [asyncio.ensure_future(fetch(sys.argv[1])), asyncio.ensure_future(fetch("-")),
               asyncio.ensure_future(in_daemon_thread(lambda: time.sleep(600)))]
    await asyncio.sleep(0.1)
    print([task.done() for task in waiting])

asyncio.run(main())
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(fifo)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.wait(timeout=30) == 0
        assert process.stdout and process.stdout.read() == b"[False, False, False]\n"


def test_looking_at_a_file_imports_no_http_library(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    script = (
        "import asyncio, sys; from reader.fetch.location import fetch; asyncio.run(fetch(sys.argv[1]));"
        "print(sorted({'httpx2', 'httpcore2', 'anyio', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.html")], capture_output=True, timeout=30)
    assert done.stdout == b"[]\n", done.stderr


SAVED = b"Snapshot-Content-Location: https://harbour.example/\nContent-Type: multipart/related; boundary=x\n\n--x\n"
SENT = b"From: Ana\nSubject: Tides\nDate: Mon, 1 Jan 2024\n\nHigh."


@pytest.mark.parametrize(
    ("declared", "content", "name", "expected"),
    [
        ("text/plain", b"---\ntitle: M\n---\nWords.", "/notes/readme.md", "text/markdown"),
        ("text/plain", b"Words.", "/notes/readme.txt", "text/plain"),
        ("message/rfc822", SAVED, "/saved.mhtml", "multipart/related"),
        ("message/rfc822", SENT, "/a.eml", "message/rfc822"),
    ],
)
def test_a_type_that_says_little_is_settled_by_bytes_and_name(
    declared: str, content: bytes, name: str, expected: str
) -> None:
    assert media.settled(declared, content, name) == expected
