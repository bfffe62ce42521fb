"""What a rule finds on an item, and on which part of it."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from reader.spam.item import Item

Part = Literal["name", "address", "text", "siblings", "marks"]
"""What a finding is about: three fields of the comment, the others on its page, what a person marked before."""


class Finding(NamedTuple):
    """Points against an item, negative ones for it, and the reason in plain words."""

    points: float
    reason: str


Rule = Callable[[Item], Finding | None]
Findings = Mapping[Part, tuple[Finding, ...]]


def points_of(findings: Findings) -> float:
    return sum(finding.points for found in findings.values() for finding in found)
