"""reader spam judge: JSON lines or a WordPress export in, verdicts out, in order."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.cli.parser import config_of, desk_of, fail
from reader.cli.spam_lines import Line, LineError, read
from reader.text import one_line
from reader.values import Verdict

if TYPE_CHECKING:
    from reader.spam.marks import Marks

_PEEKED = 1 << 16
# Byte order marks of UTF-8 and UTF-16, and blanks.
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe \t\r\n"


def run(options: argparse.Namespace) -> int:
    """Prints a verdict for each comment; what can't be read is told on stderr, a line of JSON judged unsure."""
    marks = desk_of(options, config_of(options)).marks()
    try:
        with nullcontext(sys.stdin.buffer) if options.file == "-" else Path(options.file).open("rb") as stream:
            begun = stream.read(_PEEKED)
            judge = _judge_export if begun.replace(b"\0", b"").lstrip(_BEFORE_MARKUP).startswith(b"<") else _judge_lines
            return judge(one_line(options.file), stream, begun, marks)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return fail(f"{one_line(options.file)}: {why}; give a file of JSON lines, a WordPress export, or -")


def _judge_export(name: str, stream: BinaryIO, begun: bytes, marks: "Marks") -> int:
    from reader.cli.wxr import WxrError, posts, targets_of_html, words_of_html
    from reader.spam.judge import judge
    from reader.spam.subject import Subject, linked_hosts

    try:
        for post in posts(stream, begun):
            hosts = linked_hosts(" ".join(targets_of_html(post.html)))
            subject = Subject(post.title, post.url, words_of_html(post.html), hosts)
            # Exports have been seen with the same id twice, and without any.
            numbered = [said.comment._replace(id=str(number)) for number, said in enumerate(post.said)]
            verdicts = judge(numbered, subject, marks)
            for number, said in enumerate(post.said):
                known = {"id": said.comment.id, "post": post.url, "kind": said.comment.kind, "status": said.status}
                print(json.dumps(known | _fields(verdicts[str(number)]), ensure_ascii=False))
    except WxrError as error:
        return fail(f"{name}: {error}")
    return 0


def _judge_lines(name: str, stream: BinaryIO, begun: bytes, marks: "Marks") -> int:
    lines: list[Line | LineError] = []
    for number, text in enumerate((begun + stream.read()).decode("utf-8-sig", "replace").split("\n"), 1):
        if text.strip():
            lines.append(read(text, number))
    for line in lines:
        if isinstance(line, LineError):
            fail(f"{name}: {line}")
    for verdict in _verdicts(lines, marks):
        print(json.dumps(_fields(verdict), ensure_ascii=False))
    return int(any(isinstance(line, LineError) for line in lines))


def _verdicts(lines: list[Line | LineError], marks: "Marks") -> Iterator[Verdict]:
    """One a line, in order, each page judged as a whole."""
    from reader.spam.judge import judge

    pages: dict[str | int, list[Line]] = {}
    for position, line in enumerate(lines):
        if isinstance(line, Line):
            pages.setdefault(line.page or position, []).append(line)
    known: dict[str, Verdict] = {}
    for page in pages.values():
        known.update(judge([line.comment for line in page], page[0].subject, marks))
    for line in lines:
        yield Verdict("unsure", 0.5, (str(line),)) if isinstance(line, LineError) else known[line.comment.id]


def _fields(verdict: Verdict) -> dict[str, object]:
    return {
        "spam": verdict.hides,
        "verdict": verdict.label,
        "score": verdict.score,
        "reasons": list(verdict.reasons),
    }
