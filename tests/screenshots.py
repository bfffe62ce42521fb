"""python -m tests.screenshots: the pictures of README, exported from the app itself."""

import asyncio
import os
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from reader import shipped
from reader.config import Config
from reader.desk import Desk
from reader.events import drain
from reader.library import bookmarks
from reader.library.store import Store
from reader.reading import start
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.piloted import Piloted

ASSETS = Path(__file__).resolve().parents[1] / "assets"
SIZE = (112, 32)
# A picture in a page must not ask anyone for a font.
_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.S)

KEPT = (
    ("Ice on the upper lock", "Ada Fenn", "2024-01-19", "The gates did not open for nine days. ", 700),
    ("How to read a tide table", "Joost Haverkamp", "2024-05-02", "Begin with the harbour, not with the hour. ", 900),
    ("A garden that keeps its own notes", "Rue Alder", "2024-09-30", "Nothing here was labelled. ", 1600),
    ("The last repairer of umbrellas", "Mina Osk", "2025-03-11", "He has eleven ribs left and no wish for more. ", 500),
    ("Maps drawn from memory", "Teodor Lind", "2025-06-24", "We asked forty people for the way home. ", 1100),
)
"""Of each bookmark the title, byline, day and a sentence, and how often that is said."""
MARKED: dict[str, tuple[tuple[str, ...], float, bool]] = {
    "Ice on the upper lock": (("rivers", "winter"), 0.43, False),
    "How to read a tide table": (("rivers",), 0.0, True),
    "Maps drawn from memory": (("maps",), 0.12, False),
}
"""Of some the tags, how much was read, and whether it is a favourite."""


@asynccontextmanager
async def reader(theme: str, *, at_library: bool = False) -> AsyncIterator[Piloted]:
    """reader at the welcome article, or at a library that has it and a few others."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Store.open(Path(folder) / "library"))
        welcome = str(shipped.asset("welcome.html"))
        if at_library:
            for location in (*_written(Path(folder)), welcome):
                _keep(location, desk)

        def first() -> LibraryScreen | ReadingScreen:
            return LibraryScreen() if at_library else ReadingScreen(welcome, start(welcome, desk))

        app = ReaderApp(desk, Config(theme=theme), first)
        async with app.run_test(size=SIZE) as pilot:
            shown = Piloted(app, pilot)
            await shown.wait_for("6 bookmarks" if at_library else "spam hidden")
            yield shown
        desk.store.close()


def _written(folder: Path) -> list[str]:
    """Files of our own words, the oldest first."""
    files = []
    for number, (title, byline, day, sentence, times) in enumerate(KEPT):
        file = folder / f"{number}.html"
        head = (
            f'<title>{title}</title><meta name="author" content="{byline}"><meta name="date" content="{day}">'
            f'<link rel="canonical" href="https://quiet.example/{number}">'
        )
        said = [sentence, *(other for _, _, _, other, _ in KEPT if other != sentence)]
        paragraphs = (f"<p>{''.join(said[at % 5 :] + said[: at % 5])}</p>\n" for at in range(times // 40))
        file.write_text(f"<html><head>{head}</head><body><h1>{title}</h1>{''.join(paragraphs)}</body></html>", "utf-8")
        files.append(str(file))
    return files


def _keep(location: str, desk: Desk) -> None:
    reading = drain(location, start(location, desk))
    assert reading.article, reading.failure
    kept = bookmarks.add(desk.store, reading.article, reading.conversation, reading.source)
    tags, progress, is_favourite = MARKED.get(kept.name, ((), 0.0, False))
    bookmarks.tag(desk.store, kept.id, tags)
    bookmarks.read_to(desk.store, kept.id, progress)
    bookmarks.favour(desk.store, [kept.id], is_favourite)


async def export(shown: Piloted, name: str, *keys: str) -> None:
    """What is on the screen after some keys, as assets/NAME.svg."""
    await shown.press(*keys)
    await shown.pilot.pause(0.7)
    shown.screen.status.clear()
    await shown.pilot.pause()
    picture = _FONTS.sub("", shown.app.export_screenshot(title="reader"))
    (ASSETS / f"{name}.svg").write_text(picture, encoding="utf-8")


async def main() -> None:
    os.environ["COLORTERM"] = "truecolor"  # whatever the terminal is that this is run in
    os.environ.pop("NO_COLOR", None)
    async with reader("night") as shown:
        await export(shown, "reading", "tab", "j")
        await export(shown, "spam", "s", *"jjjjj")
        await export(shown, "hints", "s", "tab", "right_square_bracket", "f")
    async with reader("paper") as shown:
        await export(shown, "contents", "right_square_bracket", "right_square_bracket", "t")
    async with reader("paper", at_library=True) as shown:
        await export(shown, "library", "j", "x", "j", "j", "x", "j")


if __name__ == "__main__":
    asyncio.run(main())
