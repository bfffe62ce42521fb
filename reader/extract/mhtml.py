"""MHTML, a page saved with its pictures as one mail (RFC 2557): the page in it, and where it was."""

from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from reader.errors import DissectError
from reader.links import is_web, tidy
from reader.patterns import lazy
from reader.text import one_line

_HEADER_END = lazy(rb"\r?\n\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")
_PART_LIMIT = 10_000
_HEADER_BYTES = 1 << 16


class RootPage(NamedTuple):
    """The page in an MHTML file; url is its address, is_cut tells that the file ends in the middle of it."""

    content: bytes
    charset: str | None
    url: str | None
    is_cut: bool


def root_page(content: bytes, url: str | None) -> RootPage:
    """The page; url is its address where that is known already.

    Raises DissectError where no page is in it.
    """
    header, body = _parted(content)
    boundary = header.get_boundary()
    if boundary is None:
        raise DissectError("this MHTML file is damaged; save the page again")
    parts = body.split(b"--" + boundary.encode("utf-8", "replace"), _PART_LIMIT)[1:]
    is_whole = bool(parts) and parts[-1].startswith(b"--")
    pages = [part for part in parts if _parted(part)[0].get_content_type() in _PAGES and _parted(part)[1].strip()]
    if not pages:
        what = "has no page in it" if is_whole else "ends before the page in it"
        raise DissectError(f"this MHTML file {what}; save the page again")
    wanted = {value.strip("<> ") for name in ("start", "type") if isinstance(value := header.get_param(name), str)}
    named = [_field(header, "Snapshot-Content-Location"), url or "", *wanted]
    page = next((part for part in pages if _is_named(_parted(part)[0], named)), pages[0])
    message = message_from_bytes(page.lstrip(b"\r\n"))
    payload = message.get_payload(decode=True)
    own = _field(message, "Content-Location")
    address = url or next(filter(is_web, map(tidy, (named[0], own))), None)
    shown = payload if isinstance(payload, bytes) else b""
    is_cut = not is_whole and page is parts[-1] and not shown.rstrip().lower().endswith(b"</html>")
    return RootPage(shown, message.get_content_charset(), address, is_cut)


def _parted(part: bytes) -> tuple[Message, bytes]:
    """A part's header and what follows it."""
    part = part.lstrip(b"\r\n")
    end = _HEADER_END.search(part[:_HEADER_BYTES])
    head, body = (part[: end.start()], part[end.end() :]) if end else (part[:_HEADER_BYTES], b"")
    return message_from_bytes(head + b"\n\n"), body


def _is_named(header: Message, names: list[str]) -> bool:
    return any(
        name and name in (_field(header, "Content-ID").strip("<>"), _field(header, "Content-Location"))
        for name in names
    )


def _field(header: Message, name: str) -> str:
    """A header field in one line; addresses may be folded."""
    return one_line("".join(str(header.get(name) or "").split()))
