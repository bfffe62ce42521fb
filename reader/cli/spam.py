"""reader spam: what the filter thinks of comments, for pipes and for measuring."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from reader.errors import ReaderError
from reader.text import clean, one_line
from reader.values import Comment, Kind, Verdict

# The word lists take 29 ms to import, which the command line's other commands shall not pay.
if TYPE_CHECKING:
    from reader.spam.subject import Subject

KINDS: tuple[Kind, ...] = get_args(Kind)

EXAMPLE = """\
Each line of FILE is a JSON object:
  {"kind": "pingback", "author": "cheap viagra", "author_url": null, "text": "",
   "page_title": null, "page_url": null, "page_excerpt": null}
kind is comment, pingback, trackback or webmention; all others may be left out. links, a list of the
addresses that the text links to, is read too. Lines with the same page_url are judged as one page, those
without one each alone. One line comes out for each:
  {"spam": true, "verdict": "spam", "score": 0.9991, "reasons": ["a sales phrase for a name (\\"viagra\\")", ...]}
"""


class LineError(ReaderError):
    """A line of the input that is no comment, and why."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the input: a comment, its page (None where it stands alone), and what the page is about."""

    comment: Comment
    page: str | None
    subject: "Subject"


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Asks the filter what it thinks, and why."
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    judging = actions.add_parser(
        "judge",
        help="JSON lines in, verdicts out, in order",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    judging.add_argument("file", metavar="FILE", help="a file of JSON lines, or - for standard input")
    judging.set_defaults(run=run_judge)
    explaining = actions.add_parser("explain", help="a page's comments, each with its verdict and the reasons")
    explaining.add_argument("source", metavar="SOURCE", help="a URL, a file, @ID of a bookmark, or - for stdin")
    explaining.set_defaults(run=run_explain)


def run_explain(options: argparse.Namespace) -> int:
    """Prints the counts, then for each comment its verdict, score, kind, name and reasons."""
    from reader.cli.output import tally
    from reader.cli.parser import config_of, desk_of
    from reader.events import drain
    from reader.reading import start

    desk = desk_of(options, config_of(options))
    reading = drain(options.source, start(options.source, desk))
    print(tally(reading, "hide"))
    for comment in reading.conversation.comments:
        verdict = reading.verdicts[comment.id]
        reasons = "; ".join(verdict.reasons) or "nothing speaks for spam"
        print(f"{verdict.label:<6} {verdict.score:.2f}  {comment.kind} · {comment.author or '(no name)'}: {reasons}")
    return 0


def run_judge(options: argparse.Namespace) -> int:
    """Prints a verdict for each line, in order; one that can't be read is told on stderr and judged unsure."""
    try:
        content = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        print(f"reader: {one_line(options.file)}: {why}; give a file of JSON lines, or -", file=sys.stderr)
        return 1
    lines: list[_Line | LineError] = []
    for number, text in enumerate(content.decode("utf-8-sig", "replace").split("\n"), 1):
        if text.strip():
            lines.append(_read(text, number))
    for line in lines:
        if isinstance(line, LineError):
            print(f"reader: {one_line(options.file)}: {line}", file=sys.stderr)
    for verdict in _verdicts(lines):
        print(json.dumps(verdict, ensure_ascii=False))
    return int(any(isinstance(line, LineError) for line in lines))


def _read(text: str, number: int) -> _Line | LineError:
    try:
        return _line(json.loads(text), number)
    except LineError as error:
        return error
    except (ValueError, RecursionError):
        return LineError(f"line {number} is not JSON")


def _line(fields: Any, number: int) -> _Line:
    """A comment of a JSON object. Raises LineError where it is none."""
    from reader.spam.subject import Subject, linked_hosts

    if not isinstance(fields, dict):
        raise LineError(f"line {number} is not a JSON object")
    kind = fields.get("kind")
    if kind not in KINDS:
        raise LineError(f'line {number} has no "kind"; it is one of {", ".join(KINDS)}')
    for name in ("author", "author_url", "text", "page_title", "page_url", "page_excerpt"):
        if not isinstance(fields.get(name), str | None):
            raise LineError(f'line {number}: "{name}" is not a string')
    text = clean(fields.get("text") or "")
    excerpt = clean(fields.get("page_excerpt") or "")
    page = one_line(fields.get("page_url") or "") or None
    comment = Comment(
        id=str(number),
        kind=kind,
        author=one_line(fields.get("author") or "") or None,
        author_url=one_line(fields.get("author_url") or "") or None,
        text=text,
        markdown=_with_links(text, fields.get("links")),
    )
    subject = Subject(one_line(fields.get("page_title") or "") or None, page, excerpt or None, linked_hosts(excerpt))
    return _Line(comment, page, subject)


def _with_links(text: str, targets: Any) -> str:
    """The text as Markdown, the addresses that it links to behind it."""
    known = [one_line(target) for target in targets if isinstance(target, str)] if isinstance(targets, list) else []
    return "\n".join([text, *(f"<{target}>" for target in known if target not in text)])


def _verdicts(lines: list[_Line | LineError]) -> Iterator[dict[str, object]]:
    """One object a line, in order, each page judged as a whole."""
    from reader.spam.judge import judge

    pages: dict[str | int, list[_Line]] = {}
    for position, line in enumerate(lines):
        if isinstance(line, _Line):
            pages.setdefault(line.page or position, []).append(line)
    known: dict[str, Verdict] = {}
    for page in pages.values():
        known.update(judge([line.comment for line in page], page[0].subject))
    for line in lines:
        verdict = Verdict("unsure", 0.5, (str(line),)) if isinstance(line, LineError) else known[line.comment.id]
        yield {
            "spam": verdict.hides,
            "verdict": verdict.label,
            "score": verdict.score,
            "reasons": list(verdict.reasons),
        }
