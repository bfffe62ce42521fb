"""WordPress under every theme, against its own database: python -m tests.benchmarks.wordpress FOLDER.

FOLDER holds truth.json {article: {"comments": [{"id", "type", "approved", "author", "date_gmt", "parent", "content"}]}}
and THEME/ARTICLE.html, pages as an anonymous reader got them. A page of a paged conversation is held against those
comments whose number stands in it. Parents are held against what a page can show, which nests five levels. Names,
days and texts are counted among the items found; a ping that a theme prints without its text has none to find. No
figure is asserted.
"""

import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reader.conversation.registry import cut
from reader.html.decode import decode
from reader.html.tree import parse
from reader.text import one_line
from reader.values import Comment, Conversation

NESTED = 5
PAGED = 500
"""More comments than this are never on one page."""
LOCKED = "for-members-only"

Row = dict[str, Any]
Rows = dict[str, Row]


@dataclass(slots=True)
class Score:
    """Counts over pages: true items, items found, items in both, and of those what else is right."""

    true: int = 0
    found: int = 0
    both: int = 0
    kinds: int = 0
    parents: int = 0
    authors: int = 0
    days: int = 0
    texts: int = 0
    counts: int = 0
    pages: int = 0

    def add(self, other: "Score") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @property
    def f1(self) -> float:
        return 2 * self.both / max(1, self.true + self.found)

    def __str__(self) -> str:
        parts = (self.kinds, self.parents, self.authors, self.days, self.texts)
        shares = "  ".join(f"{part / max(1, self.both):7.4f}" for part in parts)
        return f"{self.f1:7.4f}  {shares}  {self.counts:3}/{self.pages:<3}"


HEAD = f"{'':26} {'item F1':>7}  {'kinds':>7}  {'parents':>7}  {'authors':>7}  {'days':>7}  {'texts':>7}  counts"


def plain(text: str) -> str:
    """A stored text or name as a reader sees it."""
    return one_line(html.unescape(re.sub(r"<[^>]*>", "", text)))


def rows_of(article: Row) -> Rows:
    """The items of an article that the public may see, by id as reader writes it."""
    return {f"c{row['id']}": row for row in article["comments"] if row["approved"] == "1"}


def shown_parent(row: Row, known: Rows) -> str | None:
    """The parent as a page shows it: what lies deeper than it nests hangs under the last that holds replies."""
    line = []
    while row["parent"] and f"c{row['parent']}" in known:
        line.append(f"c{row['parent']}")
        row = known[line[-1]]
    return line[max(0, len(line) - (NESTED - 1))] if line else None


def pairs(conversation: Conversation, known: Rows) -> Iterator[tuple[Comment, Row]]:
    """The comments found with their rows: by number, where the theme prints none by name; each row once."""
    left = dict(known)
    for comment in conversation.comments:
        same_name = (key for key, row in left.items() if plain(row["author"]) == (comment.author or ""))
        key = comment.id if comment.id in left else next(same_name, None)
        if key is not None:
            yield comment, left.pop(key)


def is_day_of(row: Row, published: str | None) -> bool:
    """Whether a day is that of a row, in whichever zone the page tells it."""
    if not published:
        return False
    return abs(date.fromisoformat(published[:10]) - date.fromisoformat(row["date_gmt"][:10])) <= timedelta(days=1)


def scored(conversation: Conversation, known: Rows, declared: int, is_true_parent: bool = False) -> Score:
    """One page's counts. is_true_parent tells that what is deeper than a page nests has its own parent."""
    score = Score(true=len(known), found=len(conversation.comments), pages=1)
    score.counts = int((conversation.declared_count or 0) == declared)
    matched = list(pairs(conversation, known))
    names = {comment.id: f"c{row['id']}" for comment, row in matched}
    for comment, row in matched:
        parent_id = f"c{row['parent']}" if row["parent"] else None
        score.both += 1
        score.kinds += comment.kind == row["type"]
        score.parents += names.get(comment.parent_id or "") == (
            parent_id if is_true_parent else shown_parent(row, known)
        )
        score.authors += (comment.author or "") == plain(row["author"])
        score.days += is_day_of(row, comment.published)
        said, stored = (re.sub(r"\W|_", "", text) for text in (comment.text, plain(row["content"])))
        score.texts += said == stored or (comment.is_ping and not said)
    return score


def page_score(path: Path, article: Row) -> Score:
    text = decode(path.read_bytes(), "utf-8")
    known = {} if path.stem == LOCKED else rows_of(article)
    declared = len(known)
    if len(known) > PAGED:
        shown = set(re.findall(r"comment-(\d+)\b", text))
        known = {key: row for key, row in known.items() if str(row["id"]) in shown}
    return scored(cut(parse(text), None).conversation, known, declared)


def main(folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    every = Score()
    print(HEAD)
    for theme in sorted(path for path in folder.iterdir() if path.is_dir()):
        score = Score()
        for path in sorted(theme.glob("*.html")):
            if article := truth.get(path.name.split(".")[0]):
                score.add(page_score(path, article))
        if score.pages:
            print(f"{theme.name:26} {score}")
            every.add(score)
    print(f"{'all':26} {every}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
