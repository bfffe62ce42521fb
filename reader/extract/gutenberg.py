"""Project Gutenberg's texts: the book without header and licence, its chapters, and _italics_ as emphasis."""

import re
from datetime import datetime
from itertools import dropwhile

from reader.extract.moments import iso
from reader.extract.plain import markdown_of_text
from reader.patterns import lazy
from reader.text import one_line
from reader.values import Article

_START = lazy(r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^\n]*\n", re.M | re.I)
_END = lazy(r"^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg)", re.M | re.I)
_FIELD = lazy(r"^(Title|Author|Language|Release Date):[ \t]*([^\n]+(?:\n[ \t]+\S[^\n]*)*)", re.M | re.I)
_CREDITS = lazy(
    r"\A\s*(?:\[?(?:Produced by|E-text prepared by|This etext was|Transcribed)[^\n]*(?:\n[^\n]+)*\n\s*)", re.I
)
_ITALICS = lazy(r"\\_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s\\])\\_")
_HEADER_REACH = 20_000
# The names that the headers use most; others stay untold.
_LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "finnish": "fi", "dutch": "nl", "italian": "it", "spanish": "es",
    "portuguese": "pt", "chinese": "zh", "greek": "el", "swedish": "sv", "hungarian": "hu", "esperanto": "eo",
    "latin": "la", "danish": "da", "tagalog": "tl", "catalan": "ca", "polish": "pl", "japanese": "ja",
    "norwegian": "no", "welsh": "cy", "czech": "cs", "russian": "ru", "icelandic": "is",
}  # fmt: skip


def is_gutenberg(text: str) -> bool:
    return _START.search(text[:_HEADER_REACH]) is not None


def article_of_gutenberg(text: str) -> Article:
    """The article of a text that is_gutenberg. Its date is that of its release there."""
    start = _START.search(text[:_HEADER_REACH])
    assert start
    header, body = text[: start.start()], text[start.end() :]
    end = _END.search(body)
    body = _CREDITS.sub("", body[: end.start()] if end else body)
    fields = {name.lower(): value.strip() for name, value in _FIELD.findall(header)}
    title, author = _whole_title(fields.get("title", "")), one_line(fields.get("author", "")) or None
    markdown = _ITALICS.sub(r"*\1*", markdown_of_text(_without_title_page(body, title, author)))
    bare = Article(None, None, None, None, None, None, None, None, markdown, None)
    return bare._replace(
        title=title,
        byline=author if author and author.lower() not in ("various", "anonymous", "unknown") else None,
        site="Project Gutenberg",
        published=_day(fields.get("release date", "")),
        language=_LANGUAGES.get(fields.get("language", "").lower()),
    )


def _without_title_page(body: str, title: str | None, author: str | None) -> str:
    """The text without the lines at its top that only repeat the title and the author."""
    short = (title or "").partition(":")[0]
    told = {_folded(words) for words in (title, short, author, f"by {author}", f"{short} by {author}") if words}
    lines = body.lstrip("\n").split("\n")
    return "\n".join(dropwhile(lambda line: not line.strip() or _folded(line) in told, lines))


def _whole_title(field: str) -> str | None:
    """A title with its subtitle, which stands on a line of its own."""
    lines = list(filter(None, map(one_line, field.split("\n"))))
    return re.sub(r"([,.;:]): ", r"\1 ", ": ".join(lines)) or None


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _day(words: str) -> str | None:
    """ "June 27, 2008 [eBook #11]" as a date."""
    try:
        return iso(datetime.strptime(words.partition("[")[0].strip(), "%B %d, %Y").date().isoformat())
    except ValueError:
        return None
