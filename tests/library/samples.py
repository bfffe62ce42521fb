"""Articles and conversations to keep, and processes that keep them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


def python(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Another process with this reader."""
    return _process([sys.executable, "-c", code, *map(str, arguments)])


def powerless_python(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """The same without root's power to ignore permissions, where the tests run as root."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    if os.geteuid():
        return _process(command)
    if not shutil.which("setpriv"):
        pytest.skip("run as root, without a setpriv to give its powers up")
    return _process(["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command])


def _process(command: list[str]) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root)
