"""Where conversations are read, in words: made from the platforms themselves, for README."""

from collections.abc import Iterable

from reader.conversation.platform import Platform
from reader.conversation.registry import PLATFORMS
from reader.conversation.services.table import SERVICES

UNSEEN = "\\*"


def in_pages() -> str:
    """The software whose pages are read, a mark behind what was never seen live."""
    return ", ".join(
        _marked(platform for platform in PLATFORMS if platform not in SERVICES and platform.name != "page")
    )


def services_table() -> str:
    """What is asked for comments, and what they come with."""
    rows = [f"| {_title(platform)} | {', '.join(platform.gives)} |" for platform in SERVICES]
    return "\n".join(["| asked | comments come with |", "| --- | --- |", *rows])


def _marked(platforms: Iterable[Platform]) -> list[str]:
    """Each title once; seen if any of its forms was."""
    seen: dict[str, bool] = {}
    for platform in platforms:
        seen[platform.title] = seen.get(platform.title, False) or platform.seen
    return [f"{title}{'' if is_seen else UNSEEN}" for title, is_seen in seen.items()]


def _title(platform: Platform) -> str:
    return f"{platform.title}{'' if platform.seen else UNSEEN}"
