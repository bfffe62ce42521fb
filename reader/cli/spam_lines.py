"""The JSON lines of `reader spam judge`: each a comment, where it stands, and what that is about."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from reader.errors import ReaderError
from reader.text import clean, one_line
from reader.values import Comment, Kind

if TYPE_CHECKING:
    from reader.spam.subject import Subject

KINDS: tuple[Kind, ...] = get_args(Kind)


class LineError(ReaderError):
    """A line of the input that is no comment, and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input: a comment, its page (None where it stands alone), and what the page is about."""

    comment: Comment
    page: str | None
    subject: "Subject"


def read(text: str, number: int) -> Line | LineError:
    """A line of the input, or why it is none."""
    try:
        return _line(json.loads(text), number)
    except LineError as error:
        return error
    except (ValueError, RecursionError):
        return LineError(f"line {number} is not JSON")


def _line(fields: Any, number: int) -> Line:
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
    return Line(comment, page, subject)


def _with_links(text: str, targets: Any) -> str:
    """The text as Markdown, the addresses that it links to behind it."""
    known = [one_line(target) for target in targets if isinstance(target, str)] if isinstance(targets, list) else []
    return "\n".join([text, *(f"<{target}>" for target in known if target not in text)])
