"""A file, a folder, a pipe or standard input as a Page, without ever holding up the loop or the exit."""

import asyncio
import os
import select
import stat
from collections.abc import Callable
from contextlib import suppress

from reader.errors import FetchError
from reader.fetch import media
from reader.fetch.daemon import in_daemon_thread
from reader.fetch.limits import Limits, too_large
from reader.text import clean, one_line
from reader.values import Page

_CHUNK = 1 << 16


async def read_file(path: str, source: str, limits: Limits, phase: Callable[[str, str], None]) -> Page:
    """A regular file, a folder, a pipe (as process substitution gives, /dev/fd/63) or a device with its media type.

    Raises FetchError for what is missing, forbidden, too large, empty or not to be read, and for a pipe or a device
    that gives nothing for limits.seconds.
    """
    is_silent = False
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            from reader.fetch import folders

            return Page(clean(source), None, folders.listed(path), media.FOLDER, is_local=True)
        if stat.S_ISREG(mode):
            content = _read_regular(path, limits)
        elif stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
            phase(one_line(source), "waiting for what writes into it")
            content, is_silent = await _read_pipe(path, limits)
        else:
            raise FetchError("this is neither a file nor a pipe; name one that is")
    except OSError as error:
        raise FetchError(_reason(error)) from error
    except ValueError as error:
        raise FetchError("this can't be the name of a file; check it") from error
    page = page_of(content, path, source, limits)
    return page._replace(shortfall=_silence(limits)) if is_silent else page


async def read_descriptor(descriptor: int, source: str, limits: Limits) -> Page:
    """What an open descriptor gives until its end; standard input is 0. Raises as read_file does."""
    try:
        content, _ = await in_daemon_thread(lambda: _read_all(descriptor, limits, None))
    except OSError as error:
        raise FetchError(f"standard input can't be read: {error.strerror}; pipe a page into reader") from error
    return page_of(content, "", source, limits)


def page_of(content: bytes, name: str, source: str, limits: Limits) -> Page:
    """Bytes that came from this machine as a Page; their type is by name, else by how they begin."""
    promised = media.by_name(name)
    if len(content) > (limit := _limit(promised, limits)):
        raise FetchError(too_large(limit))
    kind = media.binary_kind(content, promised_text=promised is not None)
    if kind and promised != media.EPUB:
        raise FetchError(f"this is {kind}, not text; open it with a program made for it")
    if not content or content.isspace():
        raise FetchError("there is nothing in it; name a file that holds a page or a text")
    media_type = media.settled(promised or "", content)
    return Page(source=clean(source), url=None, content=content, media_type=media_type, is_local=True)


def _limit(media_type: str | None, limits: Limits) -> int:
    return limits.book_bytes if media_type in (media.EPUB, media.MHTML) else limits.decoded_bytes


def _read_regular(path: str, limits: Limits) -> bytes:
    with open(path, "rb") as file:
        return file.read(_limit(media.by_name(path), limits) + 1)


async def _read_pipe(path: str, limits: Limits) -> tuple[bytes, bool]:
    """What comes until the end, and whether that is a silence. Opening a named pipe waits for who writes into it.

    Raises FetchError where nothing comes.
    """
    try:
        async with asyncio.timeout(limits.seconds):
            opened = in_daemon_thread(lambda: os.open(path, os.O_RDONLY | os.O_CLOEXEC), unclaimed=os.close)
            descriptor = await opened
        content, is_silent = await in_daemon_thread(lambda: _read_and_close(descriptor, limits))
    except TimeoutError:
        _wake(path)
        content, is_silent = b"", True
    if is_silent and not content:
        raise FetchError(f"{_silence(limits)}; start what writes into it, or give more time with --timeout")
    return content, is_silent


def _wake(path: str) -> None:
    """Ends the wait of the thread that opens a named pipe: it would take the text from who reads it next."""
    with suppress(OSError):
        if stat.S_ISFIFO(os.stat(path).st_mode):
            os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC))


def _read_and_close(descriptor: int, limits: Limits) -> tuple[bytes, bool]:
    try:
        return _read_all(descriptor, limits, limits.seconds)
    finally:
        os.close(descriptor)


def _silence(limits: Limits) -> str:
    return f"nothing came out of it for {limits.seconds:g} s"


def _read_all(descriptor: int, limits: Limits, patience: float | None) -> tuple[bytes, bool]:
    """What comes until the end or the limit, and whether it ended in a silence of patience, in seconds, instead."""
    content = bytearray()
    while len(content) <= limits.decoded_bytes:
        if not select.select([descriptor], [], [], patience)[0]:
            return bytes(content), True
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:  # someone else took it
            continue
        if not chunk:
            break
        content += chunk
    return bytes(content), False


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name"
    if isinstance(error, PermissionError):
        return "you have no permission to read this file; change its permissions or copy it"
    return f"this file can't be read: {error.strerror}; check the name"
