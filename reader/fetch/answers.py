"""Answers of a server that are no page: which, and the ways on."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import ceil

from reader.errors import FetchError, RefusedError

WAYS_ON = "open it in a browser, or save the page there and open the file"
_CLOUDFLARE = re.compile(rb"challenges\.cloudflare\.com|/cdn-cgi/challenge-platform/|_cf_chl_opt", re.I)
_ROBOT_CHECK = re.compile(rb"captcha|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot", re.I)

_REFUSALS = {
    401: "the server asks for a login (401)",
    402: "the page is behind a paywall (402)",
    403: "the server refuses to give this page to reader (403)",
    406: "the server refuses to give this page to reader (406)",
    451: "the page is withheld for legal reasons (451)",
}
_FAILURES = {
    404: "the server has no such page (404); check the address",
    410: "the page is gone for good (410); look for a copy in a web archive",
    407: "the proxy asks for a login (407); put name and password into HTTPS_PROXY",
}


def problem(status: int, headers: Mapping[str, str], body: bytes, told: Callable[[str], str]) -> FetchError:
    """The error for an answer outside 200 to 299; body is its beginning, told names the host where needed."""
    human = f"checks for a human before it answers ({status})"
    if headers.get("cf-mitigated") == "challenge" or (status in (403, 503) and _CLOUDFLARE.search(body)):
        return RefusedError(told(f"Cloudflare checks for a human before it gives this page; {WAYS_ON}"), human)
    if status in (403, 429, 503) and _ROBOT_CHECK.search(body):
        return RefusedError(
            told(f"the server checks for a human before it gives this page ({status}); {WAYS_ON}"), human
        )
    answered = f"answered {status}"
    if status == 429:
        busy = told(f"the server has had too many requests (429); {_wait(headers)}")
        return _waiting(RefusedError(busy, f"{answered}: {_wait(headers)}"), headers)
    if status in _REFUSALS:
        return RefusedError(told(f"{_REFUSALS[status]}; {WAYS_ON}"), answered)
    if status in _FAILURES:
        return FetchError(told(_FAILURES[status]), answered)
    if status >= 500:
        failed = told(f"the server failed ({_named(status)}); {_wait(headers)}")
        return _waiting(FetchError(failed, answered), headers)
    return FetchError(told(f"the server gave no page ({_named(status)}); {WAYS_ON}"), answered)


def not_text(kind: str) -> str:
    """What a person is told of an address that gives no text."""
    return f"this is {kind}, not text; open it in a browser"


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _waiting(error: FetchError, headers: Mapping[str, str]) -> FetchError:
    error.wait_seconds = _seconds(headers)
    return error


def _seconds(headers: Mapping[str, str]) -> int | None:
    """How long Retry-After asks to wait (RFC 9110, section 10.2.3), None for nothing that could be read."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 9:
        return int(value)
    try:
        moment = parsedate_to_datetime(value)
        return max(0, ceil((moment - datetime.now(moment.tzinfo)).total_seconds()))
    except (ValueError, OverflowError):
        return None


def _wait(headers: Mapping[str, str]) -> str:
    """When to try again, as Retry-After says it: seconds or a date (RFC 9110, section 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 9:
        return f"it asks to wait {_duration(int(value))} before trying again"
    try:
        return f"it asks to wait until {parsedate_to_datetime(value):%Y-%m-%d %H:%M %Z}"
    except (ValueError, OverflowError):
        return "try again later"


def _duration(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{-(-seconds // 60)} min"
