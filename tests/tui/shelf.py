"""Small libraries of our own words, and the screen that shows them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from reader import paths
from reader.config import Config
from reader.library import bookmarks
from reader.library.store import Store
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.values import Article, Comment, Conversation
from tests.desks import desk_over
from tests.tui.piloted import Piloted

HARBOUR = "# The harbour clock\n\n{} It strikes thirteen when a barge is late.\n\n{}"
ALL = "ctrl+a"
FILLING = "Nobody on the quay remembers who winds it. " * 60


def article(title: str, text: str, said: str = "") -> tuple[Article, Conversation]:
    comments = (Comment("c1", "comment", "Ines", said, said),) if said else ()
    address = f"https://quay.example/{title.replace(' ', '-')}"
    written = Article(title, "Ada Fenn", "Quay Days", None, None, None, None, address, text, None)
    return written, Conversation(comments, len(comments))


def keep(store: Store, title: str, text: str = "Some words.", said: str = "", tags: Iterable[str] = ()) -> int:
    written = article(title, text, said)
    return bookmarks.add(store, *written, written[0].url or "", tags).id


def shelf(names: Iterable[str] = ("Gulls", "Ropes", "Tides")) -> list[int]:
    with Store.open(paths.library_folder()) as store:
        return [keep(store, name) for name in names]


@asynccontextmanager
async def library(
    *, size: tuple[int, int] = (120, 40), app_type: type[ReaderApp] = ReaderApp
) -> AsyncIterator[Piloted]:
    """The library screen over what is kept."""
    desk = desk_over(Store.open(paths.library_folder()))
    app = app_type(desk, Config(), LibraryScreen)
    async with app.run_test(size=size) as pilot:
        yield Piloted(app, pilot)
    desk.store.close()


def states() -> list[str]:
    with Store.open(paths.library_folder()) as store:
        return [bookmark.state for bookmark in bookmarks.listing(store)]
