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

    def rows(self) -> list[tuple[str, str]]:
        """The account in words, each with its points: every finding, the heaviest first, then the sum and the bars.

        "" stands for the points of what decides without any.
        """
        found = [(finding, part) for part, findings in self.findings.items() for finding in findings]
        found.sort(key=lambda row: -abs(row[0].points))
        rows = [(f"{finding.points:+.2f}", f"{finding.reason} [{part}]") for finding, part in found]
        bars = f"doubted from {self.bars.unsure:g}, hidden from {self.bars.hidden:g}"
        decided = [("", f"decided without points: {self.verdict.reasons[0]}")] if self.settled else []
        # Of what is shown, so that it adds up.
        total = sum(round(finding.points, 2) for finding, _ in found)
        return [*rows, (f"{total:+.2f}", f"in all; {bars}"), *decided]

    def lines(self) -> list[str]:
        """The rows as lines of text."""
        return [f"{points:>6}  {words}" for points, words in self.rows()]
