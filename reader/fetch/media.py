"""What kind of content some bytes are: by what is declared, by a file's name, or by how they begin."""

import re
from codecs import getincrementaldecoder
from pathlib import PurePath

from reader.patterns import lazy
from reader.utf16 import utf16_without_mark

EPUB = "application/epub+zip"
MHTML = "multipart/related"
MAIL = "message/rfc822"
MAILBOX = "application/mbox"
JSON_FEED = "application/feed+json"
FOLDER = "inode/directory"

SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".xht": "text/html",
    ".shtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".rst": "text/plain",
    ".adoc": "text/plain",
    ".asciidoc": "text/plain",
    ".epub": EPUB,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".eml": MAIL,
    ".mbox": MAILBOX,
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".opml": "text/x-opml",
}
"""The media types that names promise. What has none of these may still be read, by how it begins."""
_TEXT_TYPE = lazy(r"text/.+|application/(?:xml|json|xhtml|(?!.*epub).+\+(?:xml|json))")
_DOCUMENTS = frozenset((EPUB, MHTML, MAIL, MAILBOX))
# What servers say when they know nothing; the first three are unknown in mimesniff.spec.whatwg.org too.
_NO_TYPES = frozenset(
    ("", "unknown/unknown", "application/unknown", "*/*", "application/octet-stream", "binary/octet-stream")
)
# What is said of texts that are something more special: those are looked at.
_VAGUE = frozenset(("text/plain", "text/html", "text/xml", "application/xml", "application/json"))
_MEDIA_TYPE = lazy(r"\s*([\w.+*-]+/[\w.+*-]+)")
_CHARSET = lazy(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.I)

# Beginnings of HTML as mimesniff.spec.whatwg.org, section 7.1, lists them.
_HTML = lazy(
    r"\s*(?:<!--|<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>])", re.I
)
_XML = lazy(r"\s*<(?:\?xml|rss|feed|rdf:rdf|opml)[\s>]", re.I)
_HTML_IN_XML = lazy(r"<(?:!doctype\s+)?html[\s>]", re.I)
_FEED = lazy(r"<(?:rss|(?:\w+:)?feed|rdf:rdf|opml)[\s>]", re.I)
_JSON_FEED = lazy(rb"""["']version["']\s*:\s*["']https?:(?://|\\/\\/)jsonfeed\.org""")
# RFC 4155: a line "From ADDRESS DATE", and the header of a mail.
_MAILBOX_START = lazy(r"From \S[^\n]{0,200} \d{4}[^\n]{0,20}\n(?:>?From [^\n]*\n)?[A-Za-z][\w-]*:[ \t]")
_HEADER_FIELD = lazy(r"([A-Za-z][\w-]*):(?:[ \t]|$)")
_MAIL_FIELDS = frozenset(("date", "subject", "to", "message-id", "reply-to", "newsgroups"))
_SENT_FIELDS = frozenset(("to", "received", "delivered-to"))
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEAD = 2048
_STRAY = 3
_HEADERS = 1 << 14

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x00asm", "a WebAssembly program"),
)
_FAMILIES = {"image": "an image", "audio": "a sound recording", "video": "a video", "font": "a font"}
_NAMES = {"application/pdf": "a PDF", "application/zip": "a zip archive"}
# Control bytes that no text has: mimesniff's binary data bytes.
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
# Those but the bell, the backspace and the shifts, which man pages and recordings of terminals are full of.
_CONTROLS_OF_TEXT = _CONTROLS.translate(None, b"\a\b\x0e\x0f")


def declared(content_type: str) -> tuple[str, str | None]:
    """The bare, lower-case media type ("" where none is given) and the charset label of a Content-Type header."""
    found = _MEDIA_TYPE.match(content_type)
    label = _CHARSET.search(content_type)
    return found.group(1).lower() if found else "", label.group(1) if label else None


def by_name(path: str) -> str | None:
    """The media type that a file's name promises, None where its suffix promises nothing."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def is_readable(media_type: str) -> bool:
    """Whether reader can read a declared type."""
    return media_type in _DOCUMENTS or _TEXT_TYPE.fullmatch(media_type) is not None


def is_unknown(media_type: str) -> bool:
    """Whether a declared type says nothing, so that the bytes must."""
    return media_type in _NO_TYPES


def name_of(media_type: str) -> str:
    """A media type for a person: "a PDF", "an image (image/png)"."""
    if media_type in _NAMES:
        return _NAMES[media_type]
    family = _FAMILIES.get(media_type.partition("/")[0])
    return f"{family} ({media_type})" if family else media_type


def settled(media_type: str, content: bytes, name: str = "") -> str:
    """A declared or promised type, made exact by the bytes where it says little.

    Feeds are served as HTML (mimesniff.spec.whatwg.org, section 7.3) and as text, mail is kept in .txt files, saved
    pages are served as mail; Markdown is served as text, and then name, of a file or in an address, tells it.
    """
    if is_unknown(media_type):
        return sniffed(content)
    if media_type == "text/plain" and by_name(name) == "text/markdown":
        return "text/markdown"
    if media_type in (*_VAGUE, MAIL):
        found = sniffed(content)
        is_special = found in (*_DOCUMENTS, JSON_FEED) or (found == "application/xml" and _FEED.search(_text(content)))
        if is_special or (found == "text/html" and media_type.endswith("/xml")):
            return found
    return media_type


def sniffed(content: bytes) -> str:
    """The media type of bytes that nobody labelled: HTML, XML, JSON Feed, EPUB, mail, or plain text."""
    if _is_epub(content):
        return EPUB
    head = _text(content)
    if _HTML.match(head):
        return "text/html"
    if _XML.match(head):
        return "text/html" if _HTML_IN_XML.search(head) and not _FEED.search(head) else "application/xml"
    if head.lstrip().startswith("{") and _JSON_FEED.search(content):
        return JSON_FEED
    return _mail_type(_text(content, _HEADERS)) or "text/plain"


def binary_kind(content: bytes, promised_text: bool) -> str | None:
    """What is not to be read, for a person ("a PDF", "binary data"); None for text and for EPUB.

    Some stray control bytes are forgiven, most often NULs: real texts have them. Where text was promised, by a header
    or a name, a few are in the shortest text too.
    """
    if _is_epub(content):
        return None
    if content.startswith(b"PK\x03\x04"):
        return "a zip archive"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "a WebP image"
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(content):
        return None
    head = content[:_HEAD]
    controls = _CONTROLS_OF_TEXT if _is_typed(head) else _CONTROLS
    control_count = len(head) - len(head.translate(None, controls))
    if control_count <= _STRAY and promised_text:
        return None
    return "binary data" if control_count * 50 > len(head) else None


def _is_typed(head: bytes) -> bool:
    """Whether a beginning may be what was typed or printed on a terminal: all UTF-8, and no NUL in it."""
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\0" not in head


def _is_epub(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04") and EPUB.encode() in content[:100]


def _mail_type(head: str) -> str | None:
    """Which kind of mail a text is that begins with the header of one; None for any other text."""
    head = head.replace("\r\n", "\n").lstrip("\n")
    if _MAILBOX_START.match(head):
        return MAILBOX
    names: set[str] = set()
    is_related = False
    for line in head.split("\n"):
        if line[:1] in (" ", "\t") and names:
            continue
        if not (field := _HEADER_FIELD.match(line)):
            break
        names.add(field.group(1).lower())
        is_related = is_related or line.lower().startswith("content-type: multipart/related")
    if is_related and _SENT_FIELDS.isdisjoint(names):
        return MHTML
    return MAIL if "from" in names and not _MAIL_FIELDS.isdisjoint(names) else None


def _text(content: bytes, length: int = _HEAD) -> str:
    """The beginning of some bytes, read as far as its signs of ASCII matter."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) : length].decode(encoding, "replace")
    return content[:length].decode(utf16_without_mark(content) or "latin-1", "replace")
