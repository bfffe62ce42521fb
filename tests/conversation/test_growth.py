"""Reading a conversation takes steps as its comments are many: twice the comments, twice the steps."""

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from reader.conversation.registry import cut
from reader.html.tree import parse
from reader.values import Conversation

FEW = 150
DEEP = 40
SAYING = "<p>Remark {0} on the lock.</p>"
MARKED = (
    '<span class="author">Ann {0}</span> <span class="date">May 17, 2020</span><div class="text">' + SAYING + "</div>"
)
WORDPRESS = (
    '<article class="comment-body"><b class="fn">Ann {0}</b> <a href="#comment-{0}">May 17, 2020</a>'
    '<div class="comment-content">' + SAYING + "</div></article>"
)
SHAPES = {
    "WordPress lists": ('<li id="comment-{0}">' + WORDPRESS, "</li>", "<ol class='children'>", "</ol>"),
    "WordPress divs": ('<div id="comment-{0}" class="comment depth-1">' + WORDPRESS, "</div>", "<div>", "</div>"),
    "unknown divs": ('<div class="comment">' + MARKED, "</div>", "<div class='replies'>", "</div>"),
    "unknown lists": ("<li>" + MARKED, "</li>", "<ul>", "</ul>"),
    "by words": ("<li><b>Ann {0}</b> <i>May 17, 2020</i>" + SAYING, "</li>", "<ul>", "</ul>"),
    "without names": ('<div class="comment"><i>May 17, 2020</i>' + SAYING, "</div>", "<div>", "</div>"),
    "microdata": (
        '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Ann {0}</b>'
        '<div itemprop="text">' + SAYING + "</div>",
        "</div>",
        "<div>",
        "</div>",
    ),
}


def flat(count: int, shape: str) -> str:
    begin, end, _, _ = SHAPES[shape]
    return "".join(begin.format(number) + end for number in range(count))


def nested(count: int, shape: str) -> str:
    begin, end, open_, close = SHAPES[shape]
    return "".join(
        "".join(open_ * (place > 0) + begin.format(start + place) for place in range(DEEP))
        + end
        + (close + end) * (DEEP - 1)
        for start in range(0, count, DEEP)
    )


def definitions(count: int, _: str) -> str:
    said = "<dt>{1}, May 17, 2020</dt><dd>Remark {0} on the lock.</dd>"
    return "<dl>" + "".join(said.format(number, "Ann" if number % 2 else "Bo") for number in range(count)) + "</dl>"


def stated(count: int, _: str) -> str:
    said = [{"@type": "Comment", "text": f"Remark {number} on the lock."} for number in range(count)]
    article = {"@type": "BlogPosting", "headline": "Locks", "comment": said}
    shown = "".join(f"<p>Remark {number} on the lock.</p>" for number in range(count))
    return f'<script type="application/ld+json">{json.dumps(article)}</script>{shown}'


def steps(comments: str) -> tuple[int, Conversation]:
    """How many calls it takes to read a page, and what was read."""
    tree = parse(
        f"<html><body><h1>Locks</h1><article><p>Of locks.</p></article><div id='comments'><h2>Comments</h2>{comments}"
        "</div></body></html>"
    )
    count = 0

    def count_call(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        conversation = cut(tree, "https://canal.example/locks").conversation
    finally:
        sys.setprofile(before)
    return count, conversation


@pytest.mark.parametrize(
    ("write", "shape"),
    [*((write, shape) for shape in SHAPES for write in (flat, nested)), (definitions, ""), (stated, "")],
)
def test_twice_the_comments_take_twice_the_steps(write: Callable[[int, str], str], shape: str) -> None:
    steps(write(FEW, shape))  # what is remembered of names and days is the same for both
    few, _ = steps(write(4 * DEEP, shape))
    many, conversation = steps(write(8 * DEEP, shape))
    assert many < 2.3 * few
    assert len(conversation.comments) == (0 if shape == "without names" else 8 * DEEP)
