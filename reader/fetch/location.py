"""From a location, as a person writes it, to its Page."""

import os
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader import links
from reader.errors import FetchError
from reader.fetch import files, media
from reader.fetch.limits import DEFAULT_LIMITS, Limits
from reader.fetch.turns import turn
from reader.patterns import lazy
from reader.values import Page

if TYPE_CHECKING:
    from reader.fetch.network import Guard

Phase = Callable[[str, str], None]
Validators = tuple[str | None, str | None]

STANDARD_INPUT = "-"
_HOST = lazy(
    r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|(?:[\w-]+\.)+[^\W\d_][\w-]*\.?)(?P<port>:\d{1,5})?(?P<rest>[/?#].*)?",
    re.I,
)


def ignore(host: str, what: str) -> None:
    """The phase callback of those who don't watch."""


async def fetch(
    location: str,
    limits: Limits = DEFAULT_LIMITS,
    phase: Phase = ignore,
    validators: Validators | None = None,
    *,
    descriptor: int = 0,
    guard: "Guard | None" = None,
) -> Page:
    """The page at a location: an http(s) URL, a file's path (also file:, ~), or - for standard input.

    What is no file but begins like a host ("example.org/x") is asked for as https. phase(host, what) tells
    what is being waited for: "connecting", "waiting", "reading 120 KB". validators are the (etag,
    last_modified) of a page that is already here; the answer may then be NotModified. descriptor is where
    standard input is, for a screen that has moved it. guard is one for all that a reading fetches.

    Raises FetchError, and RefusedError where the server won't give the page.
    """
    if location == STANDARD_INPUT:
        phase("standard input", "waiting")
        async with turn(location):
            return await files.read_descriptor(descriptor, location, limits)
    if links.scheme(location) in links.WEB_SCHEMES:
        return await _get(location.strip(), location, limits, phase, validators, guard)
    if links.scheme(location) == "file":
        return await files.read_file(_path_of(location), location, limits, phase)
    path = os.path.expanduser(location)
    if not _exists(path):
        if _looks_like_host(location):
            return await _get(f"https://{location}", location, limits, phase, validators, guard)
        if scheme := links.scheme(location):
            raise FetchError(f"there is no such file, and reader opens no {scheme}: addresses; give an https one")
    return await files.read_file(path, location, limits, phase)


async def _get(
    address: str, source: str, limits: Limits, phase: Phase, validators: Validators | None, guard: "Guard | None"
) -> Page:
    # A file is opened before the network's modules are even read.
    from reader.fetch import http

    async with turn(links.host(address) or address):
        return await http.get(address, source, limits, phase, validators, guard)


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _looks_like_host(location: str) -> bool:
    """Whether a location could only be a web address; a lone "notes.txt" is a file that is missing."""
    found = _HOST.fullmatch(location)
    if not found:
        return False
    named_like_file = PurePath(location).suffix.lower() in media.SUFFIXES
    return bool(found["rest"] or found["port"]) or not named_like_file


def _path_of(file_url: str) -> str:
    """The path in a file: URL. Raises FetchError where it lies on another machine."""
    parts = urlsplit(file_url.strip())
    if parts.netloc not in ("", "localhost"):
        raise FetchError(f"this file lies on another machine, {parts.netloc}; copy it here first")
    return unquote(parts.path, errors="surrogateescape")
