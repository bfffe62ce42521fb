"""Finding by words and by regular expressions, the list of hits, and the way back from what was found."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from reader.document import find
from reader.document.find import Index
from reader.tui.screens import hits
from reader.tui.widgets import finding_view
from tests.blog import Said, post
from tests.fetch.conftest import answer
from tests.tui.piloted import Piloted, opened
from tests.tui.test_links import Serve

FILLER = "\n\n".join(f"Filler {number}: the barges went through one after the other." for number in range(60))


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.md").write_text(f"# Locks\n\nIt was built in 1788, of oak.\n\n{FILLER}\n\nThe end.", "utf-8")
    return str(tmp_path / "page.md")


@contextmanager
def counting_calls() -> Iterator[list[int]]:
    """How many calls of functions there are, the first of the list."""
    called, before = [0], sys.getprofile()

    def count_call(frame: FrameType, event: str, arg: object) -> None:
        called[0] += 1

    sys.setprofile(count_call)
    try:
        yield called
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_regular_expression_is_found_while_it_is_typed(page: str, size: tuple[int, int]) -> None:
    async with opened(page, size=size) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("slash")
        await reader.until(lambda: reader.screen.prompt, "the find line")
        await reader.press("ctrl+r", *r"Filler")
        await reader.press("space", "left_square_bracket", "1", "2")
        await reader.wait_for("regex /", "no regular expression")
        await reader.press("right_square_bracket", "5")
        await reader.wait_for("1 of 2")
        await reader.press("enter", "n")
        assert reader.status == "2 of 2" and "Filler 25" in reader.text
        await reader.press("backspace")
        assert "1788" in reader.text


async def test_a_regular_expression_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("a" * 5000, "utf-8")
    async with opened(str(tmp_path / "page.md")) as reader:
        await reader.wait_for("aaaa")
        await find_pattern(reader, "(a*)*b")
        await reader.wait_for("takes too long")
        await reader.press("enter", "g")


async def find_pattern(reader: Piloted, pattern: str) -> None:
    await reader.press("slash")
    await reader.until(lambda: reader.screen.prompt, "the find line")
    await reader.press("ctrl+r", *pattern)


async def test_letters_show_and_esc_works_while_a_regular_expression_is_sought(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def endless(index: Index, pattern: str) -> Iterator[None]:
        begun.append(pattern)
        while True:
            yield None

    monkeypatch.setattr(Index, "find_in_steps", endless)
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await find_pattern(reader, "oa")
        await reader.until(lambda: "oa" in begun, "the search")
        await reader.press("k")
        await reader.wait_for("regex / oak")
        await reader.until(lambda: "oak" in begun, "the other search")
        await reader.press("escape")
        assert not reader.screen.prompt and "regex" not in reader.text
        monkeypatch.setattr(finding_view, "_STEPS_SECONDS", 0.01)
        await find_pattern(reader, "oa")
        await reader.wait_for("takes too long here")


async def test_a_regular_expression_is_found_over_all_steps(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "_STEP", 100)
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await find_pattern(reader, "bar.es")
        await reader.wait_for("1 of 60")
        await reader.press("enter")
        assert reader.status == "1 of 60"


async def test_esc_returns_to_where_the_finding_began_and_back_does_after_enter(page: str) -> None:
    async with opened(page, size=(80, 24)) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("j", "j")
        await reader.find("filler 40")
        await reader.wait_for("Filler 40", "1 of 1")
        await reader.press("escape")
        assert "Filler 0:" in reader.text and reader.reading.article_view.scroll_y == 2
        await reader.find("filler 40")
        await reader.press("enter", "ctrl+o")
        assert reader.reading.article_view.scroll_y == 2
        await reader.press("ctrl+right")
        assert "Filler 40" in reader.text
        await reader.press("escape", "g", "n")
        await reader.until(lambda: reader.status == "1 of 1" and "Filler 40" in reader.text, "the same words again")


async def test_finding_in_a_table_of_a_thousand_columns_asks_only_for_the_hits_that_are_drawn(tmp_path: Path) -> None:
    rows = [[f"cell{row}-{column}" for column in range(1000)] for row in range(12)]
    lines = ["|".join(row) for row in (rows[0], ["--:"] * 1000, *rows[1:])]
    (tmp_path / "table.md").write_text("\n".join(f"|{line}|" for line in lines), "utf-8")
    async with opened(str(tmp_path / "table.md"), size=(30, 12)) as reader:
        await reader.wait_for("cell0-0")
        await reader.press("slash")
        await reader.until(lambda: reader.screen.prompt, "the find line")
        with counting_calls() as called:
            await reader.press(*"cell")
        await reader.wait_for("1 of 12,000")
        assert called[0] < 5_000_000


async def test_all_hits_are_listed_and_one_is_gone_to(page: str) -> None:
    async with opened(page, size=(80, 24)) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("ampersand")
        assert "/ finds" in reader.status
        await reader.find("one after")
        await reader.press("enter", "ampersand")
        await reader.wait_for("Found: one after", "60 hits", "▌ …the barges went through one after the other.")
        await reader.find("barges went")
        await reader.wait_for("60 hits for “barges went”")
        await reader.press("down", "enter")
        await reader.until(lambda: reader.status == "2 of 60", "the hit")
        await reader.press("ampersand", "5", "0", "G", "enter")
        assert reader.status == "50 of 60" and "Filler 49:" in reader.text


async def test_of_very_many_hits_those_around_the_one_at_hand_are_listed(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "MOST_SHOWN", 10)
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await reader.find("filler")
        await reader.press("enter", "N", "ampersand")
        await reader.wait_for("Found: filler, 51 to 60 of 60", "▌ Filler 59")
        await reader.press("k", "enter")
        assert reader.status == "59 of 60" and "Filler 58" in reader.text
        await reader.press(*"nnn", "ampersand")
        await reader.wait_for("1 to 10 of 60", "▌ Filler 1:")


async def test_hits_in_folded_comments_are_listed_and_unfolded(serve: Serve) -> None:
    said = [Said("Ana", "The weir came first.", replies=[Said("Bo", "Was the weir of oak?")]), Said("Cy", "Later.")]
    server = serve(answer(post(said).encode()))
    async with opened(f"{server.url}/post") as reader:
        await reader.wait_for("of oak?")
        await reader.press("tab", "H")
        await reader.until(lambda: "of oak?" not in reader.text, "the folds")
        await reader.find("weir")
        await reader.wait_for("1 of 2")
        await reader.press("enter", "ampersand")
        await reader.wait_for("2 hits", "Was the weir of oak?")
        await reader.press("j", "enter")
        await reader.wait_for("of oak?", "2 of 2")


async def test_keys_are_found_in_help_and_done_from_it(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("question_mark")
        await reader.find("column")
        await reader.wait_for("2 keys for “column”", "▌ -", "a narrower column", "a wider column")
        assert "a page down" not in reader.text
        await reader.press("enter", "n")
        assert reader.status == "2 of 2" and reader.app.column == 72
        await reader.press("n")
        assert reader.status == "1 of 2"
        await reader.press("N", "enter")
        await reader.until(lambda: reader.app.column == 76, "the wider column")
        await reader.wait_for("Filler 0")


async def test_help_says_what_is_done_elsewhere_and_closes(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("question_mark")
        await reader.find("put-away")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.status == "this is done in the library", "the notice")
        await reader.press("question_mark", "question_mark")
        await reader.wait_for("Filler 0")


async def test_up_and_down_bring_earlier_searches_and_what_was_being_typed(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("slash", "up")
        await reader.until(lambda: reader.screen.prompt, "the find line")
        assert reader.lines[-2] == " /", "there was none"
        await reader.press(*"oak", "enter", "slash", "ctrl+r", *"1.88", "enter")
        await reader.find("bar")
        await reader.press("up")
        await reader.wait_for("regex / 1.88", "1 of 1")
        await reader.press("up", "up")
        await reader.wait_for(" / oak", "1 of 1")
        await reader.press("down", "down", "down")
        await reader.wait_for(" / bar", "1 of 60")
        await reader.press("escape")
    async with opened(page, size=(40, 12)) as reader:
        await reader.wait_for("Filler 0")
        await reader.find("wei")
        await reader.press("up", "up", "enter")
        assert reader.status == "1 of 1" and [search for search, _ in reader.app.searches.all] == ["1.88", "oak"]


async def test_in_a_list_the_arrows_choose_while_words_are_typed(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Filler 0")
        await reader.find("oak")
        await reader.press("enter", "question_mark")
        await reader.find("page")
        await reader.press("down")
        assert reader.screen.view.focused_item == 1 and "page" in reader.text  # type: ignore[attr-defined]
