"""What answers of interfaces are made of: JSON that may be anything, and comments out of its pieces."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
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

Item = dict[str, Any]

_LONGEST_NAME = 200
_LONGEST_ID = 80
_LAST_SECOND = 1e11
"""What is larger counts milliseconds: as seconds it would be the year 5138."""


def json_of(answer: Answer) -> Any:
    """The JSON of an answer. Raises ConversationError where it is none."""
    try:
        return json.loads(decode(answer.content, answer.charset or "utf-8"), strict=False)
    except (ValueError, RecursionError):
        raise ConversationError("it answered with something else than comments") from None


def place_of(*fields: str) -> str:
    """What a request keeps for the reading of its answer, as one text; fields_of takes it apart."""
    return json.dumps(fields)


def fields_of(answer: Answer) -> list[str]:
    fields: list[str] = json.loads(answer.request.place)
    return fields


def objects(value: Any) -> list[Item]:
    """The objects of what should be a list of them."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text_in(thing: Any, *path: str) -> str:
    """The text or the whole number at a path of names, "" where there is none."""
    found = value_at(thing, *path)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return found if isinstance(found, str) else ""


def nested(items: Any, replies: Callable[[Item], Any]) -> Iterator[tuple[Item, Item | None]]:
    """Each object of a list and of the lists that replies finds in it, parents first, beside the one it is in."""
    waiting: list[tuple[Item, Item | None]] = [(item, None) for item in reversed(objects(items))]
    while waiting:
        item, parent = waiting.pop()
        yield item, parent
        waiting.extend((reply, item) for reply in reversed(objects(replies(item))))


def value_at(thing: Any, *path: str) -> Any:
    """What is at a path of names, None where there is nothing."""
    for name in path:
        thing = thing.get(name) if isinstance(thing, dict) else None
    return thing


def number_in(thing: Any, *path: str) -> int | None:
    """The whole number at a path of names; None where there is none."""
    found = text_in(thing, *path).strip()
    return int(found) if found.removeprefix("-").isdecimal() and len(found) < 16 else None


def id_in(thing: Any, *path: str) -> str:
    """The name or number by which a service knows something, "" where there is none."""
    return one_line(text_in(thing, *path))[:_LONGEST_ID]


def moment_in(thing: Any, *path: str) -> str:
    """The time at a path of names: as text, or from the seconds or milliseconds since 1970 that it is written in."""
    value = value_at(thing, *path)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value if isinstance(value, str) else ""
    try:
        seconds = value / 1000 if abs(value) > _LAST_SECOND else value
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


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
    is_openers: bool = False,
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
        section=one_line(section),
        by_opener=is_openers,
    )
