"""What is typed is done in its order, however busy the panes are."""

import asyncio
from pathlib import Path

import pytest
from textual.events import Key, Paste

from reader.reading import start
from tests.blog import blog
from tests.cli.process import reader as command
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
        reader.app.post_message(Paste("paragraph\n"))
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


def notes() -> str:
    return command("list", "--json").stdout


@pytest.mark.parametrize("way", ["list", "palette", "library"])
def test_what_is_typed_behind_the_key_that_opens_a_page_is_for_that_page(
    reader: Open, tmp_path: Path, way: str
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page = blog(folder)
    if way == "library":
        assert command("add", page).returncode == 0
    terminal = reader(*([] if way == "library" else [str(folder)]))
    terminal.wait_for("1 bookmark" if way == "library" else "1 entry")
    if way == "palette":
        terminal.press(":").wait_for("a command, or").write(page)
    terminal.write("\ranoted with b, z and q in it\r")
    terminal.wait_for("Alder 1.").wait_until(lambda: "noted with b, z and q in it" in notes(), "the note")


def test_esc_and_a_key_right_behind_it_are_two(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("2 shown").settle()
    for behind, seen in (("?", "Moving"), ("t", "Contents"), ("=", "About")):
        terminal.find("zeppelin").write(f"\x1b{behind}")
        terminal.wait_for(seen).wait_without("zeppelin").press("q").wait_for("2 shown").settle()
    terminal.find("zeppelin").write("\x1bT")
    terminal.wait_for("theme:").wait_without("zeppelin")


def test_lines_that_are_pasted_are_all_there(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("2 shown").press("a").wait_for("note")
    terminal.write("\x1b[200~two\nlines of\tpaste\n\x1b[201~\r")
    terminal.wait_until(lambda: "two lines of paste" in notes(), "the note")
