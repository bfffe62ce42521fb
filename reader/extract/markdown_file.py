"""A Markdown file to an article: its body as it is, its front matter and first heading read. Linear in its length."""

import re

from reader.errors import DissectError
from reader.extract.moments import iso
from reader.text import clean, one_line
from reader.values import Article
from reader.words import without_marks

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.*?)[ \t]*$", re.M)
_ATX_TITLE = re.compile(r"\A#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\n|\Z)")
_SETEXT_TITLE = re.compile(r"\A(?![-+*>#|`~]|\d+[.)])(\S.*)\n=+[ \t]*(?:\n|\Z)")


def article_of_markdown(text: str) -> Article:
    """The article of a Markdown text. Raises DissectError where it is empty."""
    text = clean(text)
    fields, body = _parted(text)
    body = body.lstrip("\n")
    heading = _ATX_TITLE.match(body) or _SETEXT_TITLE.match(body)
    title = fields.get("title")
    shown = one_line(without_marks(heading.group(1))) if heading else None
    if heading and (title is None or title == shown):
        title, body = shown or title, body[heading.end() :].lstrip("\n")
    if not body.strip() and not title:
        raise DissectError("the file has no text to read")
    return Article(
        title=title,
        byline=fields.get("author"),
        site=None,
        published=iso(fields.get("date", "")),
        language=fields.get("lang") or fields.get("language"),
        excerpt=fields.get("description"),
        image=None,
        url=None,
        markdown=body.rstrip(),
        text=None,
    )


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Simple front matter (a "key: value" line each) and what follows it."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    fields = {name.lower(): one_line(value.strip("\"'")) for name, value in _FIELD.findall(found.group(1))}
    return {name: value for name, value in fields.items() if value}, text[found.end() :]
