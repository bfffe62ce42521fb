"""What is done to bookmarks on the screen, and taken back by the library's own log, also after a restart."""

from collections.abc import Callable
from typing import TypeVar

from reader.library import acts
from reader.library.acts import Act
from reader.library.store import Store

T = TypeVar("T")
Undo = Callable[[], str]


def acted(store: Store, act: Callable[[Store], T]) -> tuple[T, Undo]:
    """Does something to bookmarks; what came of it, and what takes all of it back and says so.

    Both raise LibraryError where the library can't be written.
    """
    before = acts.newest(store)
    done = act(store)
    made = [one.id for one in acts.listing(store) if one.id > before]

    def undo() -> str:
        return said_of([acts.undo(store, act_id) for act_id in made])

    return done, undo


def take_back_last(store: Store) -> str:
    """Takes back what was last done to bookmarks, whenever that was; what it was, in words."""
    undone = acts.undo(store)
    return said_of([undone]) if undone else "there is nothing to undo"


def said_of(undone: list[Act | None]) -> str:
    words = [act.words for act in undone if act]
    return f"taken back: {', '.join(words)}" if words else "that was taken back already"
