"""What is done to bookmarks on the screen, and taken back by the library's own log, also after a restart."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from reader.library import acts
from reader.library.acts import Act
from reader.library.many import Step
from reader.library.store import Store
from reader.text import one_line
from reader.tui.library.slowly import Slowly

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp

_MANY = 20
"""Of more bookmarks what another session did isn't taken back by one key."""
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


def said_first(app: "ReaderApp", key: str) -> str:
    """What the key that takes back says before it takes back what another session did to very many bookmarks.

    "" where it needn't, and where the line said just that when the key was pressed.
    """
    if app.undoable or app.is_taking_back:
        return ""
    last = app.keep(lambda store: acts.last_of_many(store, _MANY))
    said = f"the last act: {one_line(last.words)} on {last.made_at[:10]}; {key} again takes it back" if last else ""
    return said if said != app.said_at_key else ""


def take_back_last(app: "ReaderApp") -> str:
    """Takes back what was last done to bookmarks, whenever that was; what it was, in words."""
    if acts.is_long(app.desk.store):
        return take_back_beside(app)
    undone = acts.undo(app.desk.store)
    return said_of([undone]) if undone else "there is nothing to undo"


def take_back_beside(app: "ReaderApp", act_id: int | None = None) -> str:
    """Takes back an act of very many bookmarks, the last or that of an id, while the screen goes on.

    What is said meanwhile; the screen that is there at its end says the rest.
    """
    said: list[str] = []

    def steps(store: Store) -> Iterator[Step]:
        said.append(said_of([acts.undo(store, act_id)]))
        yield Step(0, 0, None)

    def tell(_: Step | None, is_last: bool, why: str) -> None:
        if is_last:
            app.call_later(end, why or said[0])

    def end(words: str) -> None:
        app.is_taking_back = False
        app.taken_back(words)

    if not app.is_taking_back:
        app.is_taking_back = True
        Slowly(app.desk.store.file.parent, steps, tell)
    return "taking it back"


def said_of(undone: list[Act | None]) -> str:
    words = [act.words for act in undone if act]
    return f"taken back: {', '.join(words)}" if words else "that was taken back already"
