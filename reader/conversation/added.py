"""Platforms that other packages add (entry points of the group reader.conversations); what breaks loses no page."""

import os
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader import log
from reader.batches import Answer, Batch
from reader.conversation.platform import Cut, PageParts, Platform
from reader.errors import ConversationError
from reader.text import clean, one_line
from reader.values import Comment

GROUP = "reader.conversations"
_BROKEN = "it could not be read: what reads it is broken, as errors.log tells"


def added(known: Collection[str]) -> tuple[Platform, ...]:
    """One for each class that is installed beside reader, unless it has the name of a known one."""
    if not any(map(_may_add_some, sys.path)):
        return ()
    from importlib.metadata import entry_points

    made = [_tried(lambda entry: entry.load()(), None)(entry) for entry in entry_points(group=GROUP)]
    return tuple(_guarded(one) for one in made if isinstance(one, Platform) and one.name not in known)


def _may_add_some(folder: str) -> bool:
    """Whether a folder has a package with entry points of the group.

    Hardly any has, and what asks for them properly takes longer to import than a page to read.
    Source: packaging.python.org, "entry points specification", file format.
    """
    with suppress(OSError):
        for entry in os.scandir(folder or "."):
            if entry.name.endswith((".dist-info", ".egg-info")) and entry.is_dir():
                with suppress(OSError):
                    if GROUP.encode() in Path(entry.path, "entry_points.txt").read_bytes():
                        return True
    return os.path.isfile(folder)  # an archive, which isn't looked into here


def _guarded(platform: Platform) -> Platform:
    """The platform itself; what its methods raise goes into the log, and what they give is cleaned."""
    read, cut = platform.read, platform.cut

    def cleaned_read(answer: Answer) -> Batch:
        try:
            return _cleaned(read(answer))
        except ConversationError:
            raise
        except Exception as error:
            log.kept(error)
            raise ConversationError(_BROKEN) from None

    def cleaned_cut(parts: PageParts) -> Cut | None:
        found = cut(parts)
        return found and found._replace(batch=_cleaned(found.batch))

    platform.read = cleaned_read  # type: ignore[method-assign]
    platform.cut = _tried(cleaned_cut, None)  # type: ignore[method-assign]
    platform.requests = _tried(platform.requests, ())  # type: ignore[method-assign]
    platform.elsewhere = _tried(platform.elsewhere, ())  # type: ignore[method-assign]
    return platform


def _tried(act: Callable[..., Any], otherwise: Any) -> Callable[..., Any]:
    def guarded(*given: Any) -> Any:
        try:
            return act(*given)
        except Exception as error:
            log.kept(error)
            return otherwise

    return guarded


def _cleaned(batch: Batch) -> Batch:
    return batch._replace(comments=tuple(map(_cleaned_comment, batch.comments)))


def _cleaned_comment(comment: Comment) -> Comment:
    lines = ("id", "author", "parent_id", "author_url", "published", "section")
    said: dict[str, Any] = {name: one_line(text) for name in lines if (text := getattr(comment, name)) is not None}
    return comment._replace(markdown=clean(comment.markdown), text=clean(comment.text), **said)
