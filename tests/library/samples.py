"""Articles and conversations to keep, and processes that keep them."""

import os
import subprocess
import sys
from pathlib import Path

from reader.values import Article, Comment, Conversation


def article(number: int = 1, **changes: str | None) -> Article:
    """An article with an address and words of its own."""
    text = f"The heron stood still. Number {number} of them."
    values: dict[str, str | None] = {
        "title": f"Heron {number}",
        "byline": "Ana Lund",
        "site": "Marsh Notes",
        "published": "2016-12-01T00:00:00Z",
        "language": "en",
        "excerpt": None,
        "image": None,
        "url": f"https://marsh.example/heron-{number}",
        "markdown": text,
        "text": text,
    }
    return Article(**(values | changes))  # type: ignore[arg-type]


def conversation(*texts: str, complete: bool = True) -> Conversation:
    comments = tuple(Comment(f"c{n}", "comment", f"Person {n}", text, text) for n, text in enumerate(texts))
    return Conversation(comments, len(comments), complete, ("wordpress-html",))


def python(code: str, *arguments: object, powerless: bool = False) -> "subprocess.Popen[str]":
    """Another process with this reader; powerless runs it as nobody where the tests run as root."""
    nobody = {"user": 65534, "group": 65534, "extra_groups": []} if powerless and os.geteuid() == 0 else {}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=Path(__file__).parents[2],
        **nobody,  # type: ignore[call-overload]
    )
