"""reader spam explain: the comments of a page, each with all that was found on it."""

import argparse
import json
from typing import TYPE_CHECKING

from reader.cli.parser import config_of, desk_of
from reader.errors import UsageError
from reader.events import drain
from reader.reading import start
from reader.text import fit, one_line
from reader.values import Comment
from reader.writing import tally

if TYPE_CHECKING:
    from reader.spam.account import Account

_LONGEST_NAME = 200  # cells


def run(options: argparse.Namespace) -> int:
    """Prints the counts, then for each comment its verdict, score, kind, name and reasons, and what led to them."""
    desk = desk_of(options, config_of(options))
    reading = drain(options.source, start(options.source, desk))
    article, conversation = reading.article, reading.conversation
    chosen = [comment for comment in conversation.comments if options.id in (None, comment.id)]
    if options.id is not None and not chosen:
        raise UsageError(f"{one_line(options.id)}: no comment here has this id; leave it out to see all")
    accounts = desk.accounts(article, conversation) if article else {}
    reading.muted = desk.muted(reading.source, article, conversation) if article else frozenset()
    if options.format == "json":
        for comment in chosen:
            print(json.dumps(_fields(comment, accounts[comment.id], comment.id in reading.muted), ensure_ascii=False))
        return 0
    if options.id is None:
        print(tally(reading, "hide"))
    for comment in chosen:
        print("\n".join(_lines(comment, accounts[comment.id], comment.id in reading.muted)))
    return 0


def _lines(comment: Comment, account: "Account", is_muted: bool) -> list[str]:
    verdict = account.verdict
    is_suspect = any(finding.points > 0 for findings in account.findings.values() for finding in findings)
    reasons = "; ".join(verdict.reasons) or f"{'too little' if is_suspect else 'nothing'} speaks for spam"
    name = fit(comment.author or "(no name)", _LONGEST_NAME)
    head = f"{verdict.label:<6} {verdict.score:.2f}  {comment.kind} · {name}: {reasons}"
    muted = ["you muted its author"] if is_muted else []
    return [head, *(f"       {line}" for line in (f"id {comment.id}", *muted, *account.lines()))]


def _fields(comment: Comment, account: "Account", is_muted: bool) -> dict[str, object]:
    """The same as an object; points are those that decide, but where settled is true."""
    found = [(part, finding) for part, findings in account.findings.items() for finding in findings]
    return {
        "id": comment.id,
        "kind": comment.kind,
        "author": comment.author,
        "author_url": comment.author_url,
        "spam": account.verdict.hides,
        "muted": is_muted,
        "verdict": account.verdict.label,
        "score": account.verdict.score,
        "reasons": list(account.verdict.reasons),
        "settled": account.settled,
        "points": round(account.points, 4),
        "doubted_from": account.bars.unsure,
        "hidden_from": account.bars.hidden,
        "account": [{"part": part, "points": round(one.points, 4), "reason": one.reason} for part, one in found],
    }
