"""The whole account of one comment: what was found on each part of it, the sum, and the bars."""

from typing import NamedTuple

from reader.spam.finding import Findings, points_of
from reader.spam.weights import Bars
from reader.values import Verdict


class Account(NamedTuple):
    """What led to a verdict. settled tells that no points did: a person said so, or it comes from someone trusted."""

    findings: Findings
    bars: Bars
    verdict: Verdict
    settled: bool = False

    @property
    def points(self) -> float:
        """The sum of all findings."""
        return points_of(self.findings)

    def lines(self) -> list[str]:
        """The account in words: a line for each finding, the heaviest first, then the sum and the bars."""
        found = [(finding, part) for part, findings in self.findings.items() for finding in findings]
        found.sort(key=lambda row: -abs(row[0].points))
        lines = [f"{finding.points:+6.2f}  {finding.reason} [{part}]" for finding, part in found]
        bars = f"doubted from {self.bars.unsure:g}, hidden from {self.bars.hidden:g}"
        decided = [f"        decided without points: {self.verdict.reasons[0]}"] if self.settled else []
        return [*lines, f"{self.points:+6.2f}  in all; {bars}", *decided]
