"""From the comments of one page to a verdict on each."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.marks import Marks
from reader.spam.model import Models, likeness, shipped_models
from reader.spam.rules import findings_on, trust_in
from reader.spam.siblings import company
from reader.spam.subject import Subject, Topic
from reader.spam.weights import COMMENTS, PINGS
from reader.values import Comment, Label, Verdict

_MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class _Judged:
    """An item with what rules found on it, and what the model did; settled is a verdict that no points change."""

    item: Item
    findings: tuple[Finding, ...] = ()
    like: Finding | None = None
    settled: Verdict | None = None

    @property
    def points(self) -> float:
        if self.settled:
            return PINGS.hidden if self.settled.hides else 0
        return sum(finding.points for finding in self.all_findings)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        return (*self.findings, self.like) if self.like else self.findings


def judge(
    comments: Sequence[Comment], subject: Subject, marks: Marks = Marks.NONE, models: Models | None = None
) -> dict[str, Verdict]:
    """A verdict for each comment id. One call is one page: pings are also judged by their company.

    models are those that reader comes with, where none are given. Pure: the same comments, subject and marks give the
    same verdicts.
    """
    topic = Topic.of(subject)
    models = models or shipped_models()
    judged = [_alone(Item(comment, topic), marks, models) for comment in comments]
    pings = [one for one in judged if one.item.comment.is_ping]
    open_to_company = {one.item: sum(f.points for f in one.findings) for one in pings if not one.settled}
    added = company({one.item: one.points for one in pings}, open_to_company)
    return {one.item.comment.id: _verdict(one, added.get(one.item)) for one in judged}


def _alone(item: Item, marks: Marks, models: Models) -> _Judged:
    """What a person said, else trust, else the rules."""
    if mark := marks.says(item.comment):
        reason = (marks.reason(item.comment) or "",)
        return _Judged(item, settled=Verdict("spam", 1.0, reason) if mark.spam else Verdict("ham", 0.0, reason))
    if trust := trust_in(item):
        return _Judged(item, settled=Verdict("ham", 0.0, (trust,)))
    return _Judged(item, findings_on(item), likeness(item, models))


def _verdict(judged: _Judged, added: Finding | None) -> Verdict:
    if judged.settled:
        return judged.settled
    bars = PINGS if judged.item.comment.is_ping else COMMENTS
    findings = (*judged.all_findings, added) if added else judged.all_findings
    points = sum(finding.points for finding in findings)
    label: Label = "spam" if points >= bars.hidden else "unsure" if points >= bars.unsure else "ham"
    return Verdict(label, round(bars.score(points), 4), () if label == "ham" else _reasons(findings))


def _reasons(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What carried the score, the heaviest first."""
    against = sorted((finding for finding in findings if finding.points > 0), key=lambda finding: -finding.points)
    return tuple(dict.fromkeys(finding.reason for finding in against))[:_MOST_REASONS]
