"""What is typed is done in its order, however busy the panes are."""

import asyncio
from pathlib import Path

from textual.events import Key, Paste

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
