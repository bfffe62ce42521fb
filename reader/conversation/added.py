"""Platforms that other packages add (entry points of the group reader.conversations); what breaks has said nothing."""

from collections.abc import Callable, Collection
from typing import Any

from reader import log
from reader.batches import Batch
from reader.conversation.platform import Platform
from reader.errors import ConversationError

GROUP = "reader.conversations"


def added(known: Collection[str]) -> tuple[Platform, ...]:
    """One for each class that is installed beside reader, unless it has the name of a known one."""
    from importlib.metadata import entry_points

    made = [_tried(lambda entry: entry.load()(), None)(entry) for entry in entry_points(group=GROUP)]
    return tuple(_guarded(one) for one in made if isinstance(one, Platform) and one.name not in known)


def _guarded(platform: Platform) -> Platform:
    """The platform itself; what its methods raise goes into the log, and no page is lost by it."""
    platform.cut = _tried(platform.cut, None)  # type: ignore[method-assign]
    platform.requests = _tried(platform.requests, ())  # type: ignore[method-assign]
    platform.elsewhere = _tried(platform.elsewhere, ())  # type: ignore[method-assign]
    platform.read = _tried(platform.read, Batch(platform.name, complete=False), ConversationError)  # type: ignore[method-assign]
    return platform


def _tried(act: Callable[..., Any], otherwise: Any, *passing: type[Exception]) -> Callable[..., Any]:
    def guarded(*given: Any) -> Any:
        try:
            return act(*given)
        except passing:
            raise
        except Exception as error:
            log.kept(error)
            return otherwise

    return guarded
