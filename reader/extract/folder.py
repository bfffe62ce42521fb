"""A folder's readable files to a list, each under its title where the file's first bytes have one."""

import json
import re
from html import unescape
from pathlib import PurePath

from reader.errors import DissectError
from reader.extract.entries import plain
from reader.extract.listing import listing
from reader.html.decode import decode
from reader.patterns import lazy
from reader.text import one_line
from reader.values import Article, Entry

_TITLES = {
    "text/html": lazy(r"<title\b[^<>]{0,200}>([^<]{1,1000})</title", re.I),
    "text/markdown": lazy(r"^(?:title:[ \t]*[\"']?|#[ \t]+)(\S[^\n\"']{0,300})", re.M),
    "message/rfc822": lazy(r"^subject:[ \t]*([^\n]{1,300})", re.I | re.M),
}
_XML_TITLE = lazy(r"<title\b[^<>]{0,200}>(?:<!\[CDATA\[)?([^<\]]{1,1000})", re.I)
_KINDS = {
    "text/html": "page",
    "text/markdown": "Markdown",
    "text/plain": "text",
    "application/epub+zip": "EPUB",
    "multipart/related": "MHTML",
    "message/rfc822": "mail",
    "application/mbox": "mailbox",
}


def article_of_folder(content: bytes, source: str) -> Article:
    """The list of what reader.fetch.folders found."""
    folder = json.loads(content)
    return listing([_entry(file) for file in folder["files"]], title=one_line(source), count=folder["total"])


def _entry(file: dict[str, str]) -> Entry:
    name = one_line(PurePath(file["path"]).name)
    kind = _KINDS.get(file["media_type"], "feed")
    title = _title(file["media_type"], file["head"].encode("latin-1"))
    return Entry(title=title or name, location=file["path"], excerpt=f"{kind} · {name}" if title else kind)


def _title(media_type: str, head: bytes) -> str:
    pattern = _TITLES.get(media_type, _XML_TITLE if media_type.endswith(("xml", "opml")) else None)
    if pattern is None:
        return ""
    try:
        text = decode(head, None)
    except DissectError:
        text = head.decode("latin-1")
    found = pattern.search(text)
    if found is None:
        return ""
    if media_type == "message/rfc822":
        return one_line(_decoded(found.group(1)))
    written = unescape(found.group(1))
    # What a feed holds is HTML, written as XML's text.
    return plain(written) if pattern is _XML_TITLE else one_line(written)


def _decoded(header: str) -> str:
    """The words of a mail's header field, which writes all but ASCII in encoded words (RFC 2047)."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, LookupError, ValueError):
        return header
