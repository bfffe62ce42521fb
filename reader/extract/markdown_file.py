"""A Markdown file to an article: its body as it is, its front matter and first heading read. Linear in its length."""

from collections.abc import Iterator
from typing import Any

from reader.errors import DissectError
from reader.extract.front_matter import Fields, parted
from reader.links import is_web
from reader.patterns import lazy
from reader.text import clean, one_line
from reader.values import Article
from reader.words import without_marks

_ATX_TITLE = lazy(r"\A#[ \t]+(.*)(?:\n+|\Z)")
_CLOSING_HASHES = lazy(r"(?:\A|(?<=[ \t]))#+\Z")
_SETEXT_TITLE = lazy(r"\A(?![-+*>#|`~]|\d+[.)])(\S.*)\n=+[ \t]*(?:\n+|\Z)")
_WIKI_LINK = lazy(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")

# The names that Jekyll, Hugo, Pandoc, Zola, Obsidian's clipper and their like have for one thing.
_BYLINES = ("author", "authors", "byline", "by", "creator")
_DATES = ("published", "date", "publishdate", "pubdate", "date-published", "date_published", "issued")
_LANGUAGES = ("lang", "language", "locale")
_EXCERPTS = ("description", "summary", "excerpt", "abstract", "subtitle")
_ADDRESSES = ("canonical", "canonical_url", "canonicalurl", "canonical-url", "url", "link", "permalink", "source")
_PICTURES = ("image", "cover", "cover_image", "featured_image", "thumbnail")
_INTEGER_BITS = 64  # of TOML's integers (toml.io/en/v1.0.0); Python refuses to write far larger ones
_SITES = ("site", "site_name", "site-name", "publication", "publisher")


def article_of_markdown(text: str) -> Article:
    """The article of a Markdown text. Raises DissectError where it is empty."""
    text = clean(text)
    fields, body = parted(text)
    body = body.lstrip("\n")
    heading = _ATX_TITLE.match(body) or _SETEXT_TITLE.match(body)
    title = next(_texts(fields.get("title")), None)
    shown = one_line(without_marks(_CLOSING_HASHES.sub("", heading.group(1).rstrip()))) if heading else None
    if heading and (title is None or title == shown):
        title, body = shown or title, body[heading.end() :]
    if (not body or body.isspace()) and not title:
        raise DissectError("the file has no text to read")
    return Article(
        title=title,
        byline=", ".join(dict.fromkeys(_told(fields, *_BYLINES))) or None,
        site=next(_told(fields, *_SITES), None),
        published=_moment(fields) if fields else None,
        language=next(_told(fields, *_LANGUAGES), None),
        excerpt=next(_told(fields, *_EXCERPTS), None),
        image=next(filter(is_web, _told(fields, *_PICTURES)), None),
        url=next(filter(is_web, _told(fields, *_ADDRESSES)), None),
        markdown=body.rstrip(),
        text=None,
    )


def _moment(fields: Fields) -> str | None:
    from reader.extract.moments import iso

    return next((moment for stated in _told(fields, *_DATES) if (moment := iso(stated))), None)


def _told(fields: Fields, *names: str) -> Iterator[str]:
    """All texts under any of the names, in the order of the names."""
    return (text for name in names for text in _texts(fields.get(name)))


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value: of a map, its name; of a list, those of each item; dates and numbers as written."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or one.get("literal") or " ".join(_parts_of_name(one))
        is_huge = isinstance(one, int) and one.bit_length() > _INTEGER_BITS
        if one is not None and not is_huge and not isinstance(one, bool | list | dict):
            text = one_line(_WIKI_LINK.sub(r"\1", str(one)))
            if text:
                yield text


def _parts_of_name(person: dict[str, Any]) -> list[str]:
    parts = (person.get("given") or person.get("first"), person.get("family") or person.get("last"))
    return [part for part in parts if isinstance(part, str)]
