"""From the comments of one page to a verdict on each."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.marks import Marks
from reader.spam.rules import findings_on, trust_in
from reader.spam.siblings import company
from reader.spam.subject import Subject, Topic
from reader.spam.weights import COMMENTS, PINGS
from reader.values import Comment, Label, Verdict

_MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class _Judged:
    """An item with what was found on it; settled is a verdict that no points change."""

    item: Item
    findings: tuple[Finding, ...] = ()
    settled: Verdict | None = None

    @property
    def points(self) -> float:
        if self.settled:
            return PINGS.hidden if self.settled.hides else 0
        return sum(finding.points for finding in self.findings)


def judge(comments: Sequence[Comment], subject: Subject, marks: Marks = Marks.NONE) -> dict[str, Verdict]:
    """A verdict for each comment id. One call is one page: pings are also judged by their company.

    Pure: the same comments, subject and marks give the same verdicts.
    """
    topic = Topic.of(subject)
    judged = [_alone(Item(comment, topic), marks) for comment in comments]
    pings = [one for one in judged if one.item.comment.is_ping]
    exempt = frozenset(one.item for one in pings if one.settled)
    added = company({one.item: one.points for one in pings}, exempt)
    return {one.item.comment.id: _verdict(one, added.get(one.item)) for one in judged}


def _alone(item: Item, marks: Marks) -> _Judged:
    """What a person said, else trust, else the rules."""
    if mark := marks.says(item.comment):
        reason = (marks.reason(item.comment) or "",)
        return _Judged(item, settled=Verdict("spam", 1.0, reason) if mark.spam else Verdict("ham", 0.0, reason))
    if trust := trust_in(item):
        return _Judged(item, settled=Verdict("ham", 0.0, (trust,)))
    return _Judged(item, findings_on(item))


def _verdict(judged: _Judged, added: Finding | None) -> Verdict:
    if judged.settled:
        return judged.settled
    bars = PINGS if judged.item.comment.is_ping else COMMENTS
    findings = (*judged.findings, added) if added else judged.findings
    points = sum(finding.points for finding in findings)
    label: Label = "spam" if points >= bars.hidden else "unsure" if points >= bars.unsure else "ham"
    return Verdict(label, round(bars.score(points), 4), () if label == "ham" else _reasons(findings))


def _reasons(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What carried the score, the heaviest first."""
    against = sorted((finding for finding in findings if finding.points > 0), key=lambda finding: -finding.points)
    return tuple(dict.fromkeys(finding.reason for finding in against))[:_MOST_REASONS]
