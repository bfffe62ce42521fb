"""reader spam marks: what a person marked and whom they muted, as JSON lines, and such lines read back."""

import argparse
import json
import re
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from reader.cli.parser import config_of, desk_of, fail
from reader.errors import ReaderError
from reader.library import marks, mutes
from reader.library.marks import KeptMark
from reader.library.mutes import KeptMute
from reader.library.store import Store
from reader.text import counted, one_line
from reader.values import Author, Mark

_LONGEST = 20_000  # characters of a field
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class _LineError(ReaderError):
    """A line that is neither a mark nor a mute, and why."""


def run(options: argparse.Namespace) -> int:
    """Prints all lines, the oldest first; with --add takes those of a file, and tells of each that can't be read."""
    store = desk_of(options, config_of(options)).store
    if options.add is not None:
        return _add(store, options.add)
    for mark in marks.listing(store):
        print(json.dumps(_of_mark(mark), ensure_ascii=False))
    for mute in mutes.listing(store):
        print(json.dumps(_of_mute(mute), ensure_ascii=False))
    return 0


def _add(store: Store, name: str) -> int:
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            text = stream.read().decode("utf-8-sig", "replace")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return fail(f"{one_line(name)}: {why}; give a file of such lines as `reader spam marks` prints, or -")
    found: list[KeptMark | KeptMute] = []
    failed = False
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                found.append(_read(line))
        except _LineError as error:
            failed = bool(fail(f"{one_line(name)}: line {number} {error}; it was left out"))
    mark_count = marks.join(store, [one for one in found if isinstance(one, KeptMark)])
    mute_count = mutes.join(store, [one for one in found if isinstance(one, KeptMute)])
    print(f"{counted(mark_count, 'mark')} and {counted(mute_count, 'muted author')} added")
    return int(failed)


def _of_mark(one: KeptMark) -> dict[str, object]:
    mark = one.mark
    return {
        "uid": one.uid,
        "spam": mark.spam,
        "host": mark.host,
        "address": mark.address,
        "name": mark.name,
        "text_key": mark.text_key,
        "words": mark.words,
        "comment_id": one.comment_id,
        "page_key": one.page_key,
        "made_at": one.made_at,
    }


def _of_mute(one: KeptMute) -> dict[str, object]:
    author = one.author
    return {
        "uid": one.uid,
        "muted": True,
        "link": author.link,
        "name": author.name,
        "place": author.place,
        "called": one.called,
        "made_at": one.made_at,
    }


def _read(line: str) -> KeptMark | KeptMute:
    """What a line says. Raises _LineError."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise _LineError("is not JSON") from None
    if not isinstance(fields, dict):
        raise _LineError("is not a JSON object")
    uid, made_at = _text(fields, "uid"), _text(fields, "made_at")
    if not uid or not made_at or not _MOMENT.fullmatch(made_at):
        raise _LineError('has no "uid", or no "made_at" like 2026-01-31T12:00:00Z')
    if fields.get("muted") is True:
        author = Author(_text(fields, "link"), _text(fields, "name"), _text(fields, "place") or "")
        if not (author.link or author.name):
            raise _LineError('mutes nobody: it has neither "link" nor "name"')
        return KeptMute(0, uid, author, _text(fields, "called"), made_at)
    if not isinstance(fields.get("spam"), bool):
        raise _LineError('has no "spam" that is true or false')
    mark = Mark(
        _text(fields, "host"),
        _text(fields, "name"),
        _text(fields, "text_key"),
        fields["spam"],
        _text(fields, "address"),
        _text(fields, "words") or "",
    )
    return KeptMark(uid, mark, _text(fields, "comment_id"), _text(fields, "page_key"), made_at)


def _text(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and (not isinstance(value, str) or len(value) > _LONGEST):
        raise _LineError(f'has a "{name}" that is no short text')
    return value
