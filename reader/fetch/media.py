"""What kind of content some bytes are: by what is declared, by a file's name, or by how they begin."""

import re
from pathlib import PurePath

TEXT_SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}
_TEXT_TYPE = re.compile(r"text/.+|application/(?:xml|json|xhtml|(?!.*epub).+\+(?:xml|json))")
# What servers say when they know nothing; the first three are unknown in mimesniff.spec.whatwg.org too.
_NO_TYPES = frozenset(
    ("", "unknown/unknown", "application/unknown", "*/*", "application/octet-stream", "binary/octet-stream")
)
_MEDIA_TYPE = re.compile(r"\s*([\w.+*-]+/[\w.+*-]+)")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.I)

# Beginnings of HTML as mimesniff.spec.whatwg.org, section 7.1, lists them.
_HTML = re.compile(
    r"\s*(?:<!--|<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>])", re.I
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:rdf)[\s>]", re.I)
_HTML_IN_XML = re.compile(r"<(?:!doctype\s+)?html[\s>]", re.I)
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEAD = 2048

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
_NAMES = {"application/pdf": "a PDF", "application/zip": "a zip archive", "application/epub+zip": "an EPUB book"}
# Control bytes that no text has: mimesniff's binary data bytes.
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])


def declared(content_type: str) -> tuple[str, str | None]:
    """The bare, lower-case media type ("" where none is given) and the charset label of a Content-Type header."""
    found = _MEDIA_TYPE.match(content_type)
    label = _CHARSET.search(content_type)
    return found.group(1).lower() if found else "", label.group(1) if label else None


def by_name(path: str) -> str | None:
    """The media type that a file's name promises, None where its suffix promises nothing."""
    return TEXT_SUFFIXES.get(PurePath(path).suffix.lower())


def is_text(media_type: str) -> bool:
    """Whether reader can read a declared type."""
    return _TEXT_TYPE.fullmatch(media_type) is not None


def is_unknown(media_type: str) -> bool:
    """Whether a declared type says nothing, so that the bytes must."""
    return media_type in _NO_TYPES


def name_of(media_type: str) -> str:
    """A media type for a person: "a PDF", "an image (image/png)"."""
    if media_type in _NAMES:
        return _NAMES[media_type]
    family = _FAMILIES.get(media_type.partition("/")[0])
    return f"{family} ({media_type})" if family else media_type


def sniffed(content: bytes) -> str:
    """The media type of text that nobody labelled: HTML, XML (feeds) or plain text."""
    head = _head_text(content)
    if _HTML.match(head):
        return "text/html"
    if _XML.match(head):
        return "text/html" if _HTML_IN_XML.search(head) else "application/xml"
    return "text/plain"


def binary_kind(content: bytes, promised_text: bool) -> str | None:
    """What is not text, for a person ("a PDF", "binary data"); None for text.

    Where text was promised, by a header or a name, some stray control bytes are forgiven: real pages have them.
    """
    if content.startswith(b"PK\x03\x04"):
        return "an EPUB book" if b"application/epub+zip" in content[:100] else "a zip archive"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "a WebP image"
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    head = content[:_HEAD]
    if not promised_text:
        return "binary data" if b"\0" in head else None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary data" if controls * 50 > len(head) else None


def _head_text(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) : _HEAD].decode(encoding, "replace")
    return content[:_HEAD].decode("latin-1")
