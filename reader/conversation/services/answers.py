"""What answers of interfaces are made of: JSON that may be anything, and comments out of its pieces."""

import json
from typing import Any

from reader.batches import Answer
from reader.conversation.dates import machine_date
from reader.errors import ConversationError
from reader.html.decode import decode
from reader.html.markdown import markdown_of
from reader.html.tree import parse, text_of
from reader.links import absolute, is_web
from reader.text import clean, one_line
from reader.values import Comment, Kind

_LONGEST_NAME = 200


def json_of(answer: Answer) -> Any:
    """The JSON of an answer. Raises ConversationError where it is none."""
    try:
        return json.loads(decode(answer.content, answer.charset or "utf-8"), strict=False)
    except (ValueError, RecursionError):
        raise ConversationError("it answered with something else than comments") from None


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of what should be a list of them."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text_in(thing: Any, *path: str) -> str:
    """The text or the whole number at a path of names, "" where there is none."""
    for name in path:
        thing = thing.get(name) if isinstance(thing, dict) else None
    if isinstance(thing, int) and not isinstance(thing, bool):
        return str(thing)
    return thing if isinstance(thing, str) else ""


def number_in(thing: Any, *path: str) -> int | None:
    """The whole number at a path of names; None where there is none."""
    found = text_in(thing, *path).strip()
    return int(found) if found.lstrip("-").isdecimal() and len(found) < 16 else None


def comment(
    id_: str,
    author: str,
    html: str,
    *,
    parent_id: str | None = None,
    author_url: str = "",
    published: str = "",
    kind: Kind = "comment",
    score: int | None = None,
    is_authors: bool = False,
    section: str = "",
    base_url: str | None = None,
) -> Comment:
    """A comment whose text is HTML; everything in it is cleaned, and "" is nothing. published is any ISO time."""
    body = parse(f"<div>{html}</div>") if html.strip() else None
    profile = absolute(author_url, base_url) if author_url else ""
    return Comment(
        id=id_,
        kind=kind,
        author=one_line(author)[:_LONGEST_NAME] or None,
        markdown=markdown_of(body, base_url) if body is not None else "",
        text=clean(text_of(body)) if body is not None else "",
        parent_id=parent_id,
        author_url=one_line(profile) if is_web(profile) else None,
        published=machine_date(published) if published else None,
        by_article_author=is_authors,
        score=score,
        section=section,
    )
