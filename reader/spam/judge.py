"""From the comments of one page to a verdict on each, and the account behind it."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.spam.account import Account
from reader.spam.finding import Finding, Findings, Part, points_of
from reader.spam.item import Item
from reader.spam.learner import Learner
from reader.spam.marks import Marks
from reader.spam.model import Models, likeness, shipped_models
from reader.spam.reasons import reasons_for
from reader.spam.rules import findings_on, trust_in
from reader.spam.siblings import Company
from reader.spam.subject import Subject, Topic
from reader.spam.weights import COMMENTS, PINGS
from reader.values import Comment, Label, Verdict


def judge(
    comments: Sequence[Comment], subject: Subject, marks: Marks = Marks.NONE, models: Models | None = None
) -> dict[str, Verdict]:
    """A verdict for each comment id. One call is one page: pings are also judged by their company.

    models are those that reader comes with, where none are given. Pure: the same comments, subject and marks give the
    same verdicts.
    """
    return {name: account.verdict for name, account in accounts(comments, subject, marks, models).items()}


def accounts(
    comments: Sequence[Comment], subject: Subject, marks: Marks = Marks.NONE, models: Models | None = None
) -> dict[str, Account]:
    """The same with all that led to each verdict."""
    topic = Topic.of(subject)
    scales = _Scales(models or shipped_models(), marks.learner)
    items = [Item(comment, topic) for comment in comments]
    weighed = [scales.weigh(item, _settled(item, marks)) for item in items]
    company = Company.of({one.item: one.points for one in weighed if one.item.comment.is_ping})
    return {one.item.comment.id: _account(one, company, scales) for one in weighed}


class _Weighed(NamedTuple):
    """What is found on an item by itself; rule_points are those of the rules alone.

    settled is a verdict that no points change: what a person said, or trust.
    """

    item: Item
    findings: Findings
    rule_points: float
    settled: Verdict | None

    @property
    def points(self) -> float:
        if self.settled:
            return PINGS.hidden if self.settled.hides else 0
        return points_of(self.findings)


class _Scales(NamedTuple):
    """All that weighs an item by itself."""

    models: Models
    learner: Learner | None

    def weigh(self, item: Item, settled: Verdict | None = None) -> _Weighed:
        findings: dict[Part, tuple[Finding, ...]] = findings_on(item)
        rule_points = points_of(findings)
        for part, like in likeness(item, self.models).items():
            findings[part] = (*findings.get(part, ()), like)
        if self.learner and (learnt := self.learner.finding(item)):
            findings["marks"] = (learnt,)
        return _Weighed(item, findings, rule_points, settled)


def _settled(item: Item, marks: Marks) -> Verdict | None:
    """What a person said, else trust."""
    if mark := marks.says(item.comment):
        reason = (marks.reason(item.comment) or "",)
        return Verdict("spam", 1.0, reason, True) if mark.spam else Verdict("ham", 0.0, reason, True)
    trust = trust_in(item)
    return Verdict("ham", 0.0, (trust,)) if trust else None


def _account(weighed: _Weighed, company: Company | None, scales: _Scales) -> Account:
    bars = PINGS if weighed.item.comment.is_ping else COMMENTS
    if weighed.settled:
        return Account(weighed.findings, bars, weighed.settled, settled=True)
    findings = _in_company(weighed, company)
    points = points_of(findings)
    label: Label = "spam" if points >= bars.hidden else "unsure" if points >= bars.unsure else "ham"

    def without(part: Part) -> float:
        if part in ("siblings", "marks"):
            return points - sum(finding.points for finding in findings[part])
        return points_of(_in_company(scales.weigh(weighed.item.without(part)), company))

    bar = bars.hidden if label == "spam" else bars.unsure
    reasons = () if label == "ham" else reasons_for(findings, points, bar, without)
    return Account(findings, bars, Verdict(label, round(bars.score(points), 4), reasons))


def _in_company(weighed: _Weighed, company: Company | None) -> Findings:
    """The findings, with what the company of its page adds to a ping."""
    added = company and company.finding(weighed.item, weighed.rule_points)
    return {**weighed.findings, "siblings": (added,)} if added else weighed.findings
