"""Labelled comments and pings, as `reader spam judge` reads them, for training the spam filter and measuring it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reader.spam.item import Item
from reader.spam.subject import Subject, Topic, linked_hosts
from reader.values import Comment

Row = dict[str, Any]


def rows_of(file: Path) -> list[Row]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_ping(row: Row) -> bool:
    return row["kind"] in ("pingback", "trackback")


def family(row: Row) -> str:
    """The source, files of one collection being one: what one of them has taught is no news on another."""
    source = str(row.get("source", "?"))
    return source.partition(":")[0] if ":" in source else " ".join(source.split()[:2])


def comment_of(row: Row, number: int, view: str) -> Comment:
    """A row as a comment of which only a part is known: "full", "name+url" or "name only"."""
    text = row.get("text") or "" if view == "full" else ""
    links = row.get("links") or [] if view == "full" else []
    return Comment(
        id=str(number),
        kind=row["kind"],
        author=row.get("author") or None,
        author_url=None if view == "name only" else row.get("author_url") or None,
        text=text,
        markdown="\n".join([text, *(f"<{link}>" for link in links)]),
    )


def subject_of(row: Row) -> Subject:
    excerpt = row.get("page_excerpt") or ""
    return Subject(row.get("page_title"), row.get("page_url"), excerpt, linked_hosts(excerpt))


def items_of(rows: Sequence[Row], view: str) -> Iterator[Item]:
    """What the filter sees of each row."""
    topic = cache(lambda *page: Topic.of(Subject(*page)))
    for number, row in enumerate(rows):
        subject = subject_of(row)
        yield Item(comment_of(row, number, view), topic(subject.title, subject.url, subject.text, subject.hosts))


def pages_of(rows: Sequence[Row]) -> list[list[int]]:
    """The numbers of the rows that stand on one page."""
    pages: dict[object, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        pages[row.get("page_url") or number].append(number)
    return list(pages.values())
