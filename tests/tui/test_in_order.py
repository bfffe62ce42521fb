"""What is typed is done in its order, however busy the panes are."""

import asyncio
from pathlib import Path

from textual.events import Key, Paste

from reader.reading import start
from tests.blog import blog
from tests.tui.conftest import Open
from tests.tui.piloted import opened
from tests.tui.test_reading import essay


async def test_the_letters_of_a_find_keep_their_order_behind_a_busy_pane(tmp_path: Path) -> None:
    async with opened(str(essay(tmp_path, 20))) as reader:
        await reader.wait_for("Paragraph 1:")
        app, view = reader.app, reader.app.focused
        assert view
        app.post_message(Key("slash", "/"))
        app.call_next(view.call_next, asyncio.sleep, 0.3)
        for letter in "fl":
            app.post_message(Key(letter, letter))
        await asyncio.sleep(0.2)
        for letter in "oods":
            app.post_message(Key(letter, letter))
        await reader.wait_for("/ floods")


async def test_a_paste_and_enter_and_a_key_keep_their_order(tmp_path: Path) -> None:
    async with opened(str(essay(tmp_path, 20))) as reader:
        await reader.wait_for("Paragraph 1:")
        reader.app.post_message(Key("slash", "/"))
        reader.app.post_message(Paste("paragraph\nand more"))
        reader.app.post_message(Key("enter", "\r"))
        reader.app.post_message(Key("n", "n"))
        await reader.wait_for("2 of 20")


def test_what_comes_behind_leaving_is_not_done(reader: Open, tmp_path: Path) -> None:
    """A line, a list or a comments pane that would still be opened is no mistake, and nothing is said."""
    for keys in ("Q/", "Q:", "Qt", "QcB", "Q\x1b[200~words\x1b[201~"):
        terminal = reader(blog(tmp_path)).wait_for("2 shown")
        terminal.write(keys)
        assert terminal.wait_for_end() == 0
        assert "mistake" not in terminal.text


async def test_a_conversation_that_comes_while_leaving_is_left(tmp_path: Path) -> None:
    async with opened(str(essay(tmp_path, 20))) as reader:
        await reader.wait_for("Paragraph 1:")
        stream = start(blog(tmp_path), reader.app.desk)
        await asyncio.wrap_future(stream._future)
        reader.app.exit()
        reader.reading.listen(stream)
