"""What a rule finds on an item."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.spam.item import Item


@dataclass(frozen=True, slots=True)
class Finding:
    """Points against an item, negative ones for it, and the reason in plain words."""

    points: float
    reason: str


Rule = Callable[[Item], Finding | None]
