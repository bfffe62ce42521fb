"""Mail to an article: who wrote what when, and its text (RFC 5322, RFC 2045; flowed text as RFC 3676 has it)."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from reader.errors import DissectError
from reader.extract.moments import iso
from reader.extract.plain import markdown_of_text
from reader.html.decode import decode
from reader.patterns import lazy
from reader.text import clean, one_line
from reader.values import Article

_OBSCURED = lazy(r"\A(\S+) (?:at|AT) (\S+\.\S+)")
_SIGNATURE = lazy(r"^-- ?$", re.M)
_PART_LIMIT = 200


def article_of_mail(content: bytes) -> Article:
    """The article of one message: its subject is the title. Raises DissectError where it has no text."""
    message = message_from_bytes(content.lstrip(b"\r\n"))
    plain, pages = _bodies(message)
    article = _of_text(plain) if plain.strip() else _of_page(pages)
    return article._replace(
        title=field_of(message, "Subject") or None,
        byline=_sender(message),
        published=iso(field_of(message, "Date")),
        site=None,
        url=None,
    )


def _bodies(message: Message) -> tuple[str, list[str]]:
    """The text of a message, its parts joined, and its pages of HTML; attachments are left out."""
    texts: list[str] = []
    pages: list[str] = []
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if number >= _PART_LIMIT or kind not in ("text/plain", "text/html") or part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment":
            continue
        text = _decoded(part)
        if kind == "text/html":
            pages.append(text)
        else:
            texts.append(_unflowed(text, part.get_param("delsp")) if part.get_param("format") == "flowed" else text)
    return "\n\n".join(texts), pages


def _decoded(part: Message) -> str:
    """A part's text; mail without a label that is not UTF-8 is as old as windows-1252."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        return decode(content, part.get_content_charset())
    except DissectError:
        return decode(content, "windows-1252")


def _unflowed(text: str, delsp: object) -> str:
    """Flowed text with its paragraphs in one line each: a line that ends in a space goes on."""
    return "\n".join(_paragraphs(text.replace("\r\n", "\n").split("\n"), str(delsp).lower() == "yes"))


def _paragraphs(lines: list[str], drops_space: bool) -> Iterator[str]:
    pieces: list[str] = []
    open_depth = 0
    for line in lines:
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        if pieces and depth != open_depth:
            yield _quoted(pieces, open_depth)
            pieces = []
        open_depth = depth
        is_flowed = words.endswith(" ") and words != "-- "
        pieces.append(words[:-1] if is_flowed and drops_space else words)
        if not is_flowed:
            yield _quoted(pieces, depth)
            pieces = []
    if pieces:
        yield _quoted(pieces, open_depth)


def _quoted(pieces: list[str], depth: int) -> str:
    return ">" * depth + (" " if depth else "") + "".join(pieces)


def _of_text(text: str) -> Article:
    return _bare(markdown_of_text(_SIGNATURE.sub("", clean(text))))


def _of_page(pages: list[str]) -> Article:
    from reader.html.markdown import markdown_of
    from reader.html.tree import parse

    markdown = "\n\n".join(markdown_of(parse(page)) for page in pages if page.strip())
    if not markdown.strip():
        raise DissectError("this mail has no text to read; open it in a mail program")
    return _bare(markdown)


def _bare(markdown: str) -> Article:
    return Article(None, None, None, None, None, None, None, None, markdown, None)


def _sender(message: Message) -> str | None:
    """The writer's name; the address where no name is told. List archives write ana at example.org."""
    try:
        name, address = parseaddr(_OBSCURED.sub(r"\1@\2", field_of(message, "From")))
    except RecursionError:  # comments in comments in comments
        return None
    return one_line(name or address) or None


def field_of(message: Message, name: str) -> str:
    """A header field, its encoded words decoded, in one line; "" where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    text = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return one_line(str(make_header(decode_header(text))))
    except (HeaderParseError, LookupError, ValueError):
        return one_line(text)
