"""A mailbox, as mail programs and list archives keep it, to a list of its messages (RFC 4155)."""

import re
from email import message_from_bytes
from pathlib import PurePath

from reader.errors import DissectError
from reader.extract.entries import beginning
from reader.extract.listing import ENTRY_LIMIT, listing
from reader.extract.mail import article_of_mail, field_of
from reader.patterns import lazy
from reader.text import one_line
from reader.values import Article, Entry
from reader.words import without_marks

# A message begins with a line "From ADDRESS DATE" and a header; such lines in texts have a > before them.
_START = lazy(rb"^From \S[^\n]{0,200} \d{4}[^\n]{0,20}\r?\n(?=[A-Za-z][\w-]{0,60}:[ \t])", re.M)
_ESCAPED = lazy(rb"^>(>*From )", re.M)


def article_of_mailbox(content: bytes, source: str) -> Article:
    """The list of a mailbox's messages; of a single one, its article. Raises DissectError where there is none."""
    starts = [found.span() for found in _START.finditer(content)]
    if not starts:
        raise DissectError("this mailbox has no message in it; check the file")
    stops = [start for start, _ in starts[1:]] + [len(content)]
    messages = [content[end:stop] for (_, end), stop in zip(starts, stops, strict=True)]
    if len(messages) == 1:
        return article_of_mail(_unescaped(messages[0]))
    entries = [_entry(_unescaped(message)) for message in messages[:ENTRY_LIMIT]]
    return listing(entries, title=one_line(PurePath(source).name), count=len(messages))


def _unescaped(message: bytes) -> bytes:
    return _ESCAPED.sub(rb"\1", message)


def _entry(message: bytes) -> Entry:
    try:
        article = article_of_mail(message)
    except DissectError as error:
        return Entry(field_of(message_from_bytes(message), "Subject") or "(no subject)", None, excerpt=str(error))
    excerpt = beginning(without_marks(article.markdown[:4000]))
    return Entry(article.title, None, article.published, article.byline, excerpt, article)
