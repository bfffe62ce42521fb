"""How well spam is told from ham, by source and by what a page shows of a ping: python -m tests.benchmarks.spam FILE

FILE is JSON lines as `reader spam judge` reads them, each with a "label" (spam or ham) and a "source". A false
hide costs more than a miss, so recall and the share of ham hidden always stand side by side, beside the two ways
out that need no filter.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from reader.spam.judge import judge
from reader.spam.subject import Subject, linked_hosts
from reader.values import Comment

Row = dict[str, Any]
VIEWS = ("full", "name+url", "name only")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tests.benchmarks.spam FILE", file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    pings = [number for number, row in enumerate(rows) if row["kind"] in ("pingback", "trackback")]
    comments = [number for number, row in enumerate(rows) if row["kind"] not in ("pingback", "trackback")]
    started = time.perf_counter()
    hidden = {view: hidden_numbers(rows, view) for view in VIEWS}
    seconds = time.perf_counter() - started
    print(f"{len(rows)} items, {len(VIEWS) * len(rows) / seconds:,.0f} judged a second\n")
    methods: dict[str, Callable[[int], bool]] = {
        f"pings, {view}": (lambda number, view=view: number in hidden[view]) for view in VIEWS
    }
    methods["hide every ping"] = lambda number: True
    methods["hide trackbacks"] = lambda number: bool(rows[number]["kind"] == "trackback")
    for name, method in methods.items():
        print_table(name, rows, pings, method)
    print_table("comments", rows, comments, lambda number: number in hidden["full"])
    return 0


def hidden_numbers(rows: list[Row], view: str) -> set[int]:
    """The numbers of the rows that are hidden when only a part of each is known."""
    pages: dict[object, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        pages[row.get("page_url") or number].append(number)
    hidden = set()
    for numbers in pages.values():
        first = rows[numbers[0]]
        excerpt = first.get("page_excerpt") or ""
        subject = Subject(first.get("page_title"), first.get("page_url"), excerpt, linked_hosts(excerpt))
        verdicts = judge([comment_of(rows[number], number, view) for number in numbers], subject)
        hidden |= {number for number in numbers if verdicts[str(number)].hides}
    return hidden


def comment_of(row: Row, number: int, view: str) -> Comment:
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


def print_table(name: str, rows: list[Row], numbers: Iterable[int], hides: Callable[[int], bool]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for number in numbers:
        row = rows[number]
        offset = 0 if row["label"] == "spam" else 2
        for source in ("all", str(row.get("source", "?")).split(":")[0]):
            counts[source][offset] += hides(number)
            counts[source][offset + 1] += 1
    print(f"{name:32}  spam hidden              ham hidden")
    for source, (spam_hidden, spam, ham_hidden, ham) in sorted(counts.items(), key=lambda item: item[0] != "all"):
        print(f"  {source:30}  {share(spam_hidden, spam):24} {share(ham_hidden, ham)}".rstrip())
    print()


def share(part: int, whole: int) -> str:
    return f"{part:5} of {whole:5}  {part / whole:6.1%}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
