"""Which findings a person is told: those without whose part the score would fall most of the way to the bar."""

from collections.abc import Callable

from reader.spam.finding import Findings, Part

_MOST_REASONS = 2


def reasons_for(findings: Findings, points: float, bar: float, without: Callable[[Part], float]) -> tuple[str, ...]:
    """At most two reasons, the heaviest first, for points at or above a bar.

    without gives the points of the item less one part: reasons must not name what carries nothing, so that part has
    to be worth half of what lies above the bar. Where no part alone is, the heaviest findings of two parts are told.
    """
    against = sorted(
        ((finding, part) for part, found in findings.items() for finding in found if finding.points > 0),
        key=lambda row: -row[0].points,
    )
    needed = (points - bar) / 2
    carries: dict[Part, bool] = {}
    told: dict[str, None] = {}
    for finding, part in against:
        if part not in carries:
            fall = points - without(part)
            carries[part] = fall > 0 and fall >= needed
        if carries[part]:
            told[finding.reason] = None
        if len(told) == _MOST_REASONS:
            break
    if not told:
        heaviest = {part: finding.reason for finding, part in reversed(against)}
        told = dict.fromkeys(heaviest[part] for part in dict.fromkeys(part for _, part in against))
    return tuple(told)[:_MOST_REASONS]
