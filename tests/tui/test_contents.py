"""t: the headings of an article and the threads of its comments, where one is in them, and going there."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.document.parse import Part, parse, parts_of
from reader.tui.screens import unfolding
from tests.blog import Said, blog, post
from tests.fetch.conftest import answer
from tests.tui.piloted import PATIENCE, opened
from tests.tui.test_links import Serve

FILLER = "\n\n".join(f"Filler {number}: the barges went through one after the other." for number in range(30))
PARTS = ("## Alder", "### Alder buckthorn", "## Birch", "## Cedar [red]x[/red]")
TEXT = "# Trees\n\n" + "\n\n".join(f"{part}\n\n{FILLER}" for part in PARTS)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_the_section_that_is_read_is_marked_and_another_is_gone_to(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "trees.md").write_text(TEXT, "utf-8")
    async with opened(str(tmp_path / "trees.md"), size=size) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("right_square_bracket", "space")
        assert "§ Alder buckthorn" in reader.status or size[0] == 40
        await reader.press("t")
        await reader.wait_for("Contents", "4 headings", "▌   Alder buckthorn   ← you are here", "Cedar [red]x[/red]")
        await reader.press("j", "enter")
        await reader.until(lambda: "§ Birch" in reader.text, "the section")
        assert reader.reading.article_view.section() == reader.reading.article_view.blocks[62]
        await reader.press("ctrl+o")
        assert reader.reading.article_view.section().text == "Alder buckthorn"  # type: ignore[union-attr]


async def test_a_heading_is_found_while_its_words_are_typed(tmp_path: Path) -> None:
    (tmp_path / "trees.md").write_text(TEXT, "utf-8")
    async with opened(str(tmp_path / "trees.md")) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("t")
        await reader.find("ced")
        await reader.wait_for("1 heading for “ced”")
        await reader.press("enter")
        await reader.wait_for("§ Cedar")
        await reader.press("t")
        await reader.find("nothing like it")
        await reader.wait_for("Nothing here has")
        await reader.press("enter", "enter")
        assert "nothing is chosen" in reader.status
        await reader.press("escape", "escape")
        await reader.wait_for("Filler 0")


async def test_words_lead_to_the_next_heading_that_has_them_and_without_them_back(tmp_path: Path) -> None:
    (tmp_path / "book.md").write_text("\n\n".join(f"# Chapter {n}\n\n{FILLER}" for n in range(20)), "utf-8")
    async with opened(str(tmp_path / "book.md")) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("3", "right_square_bracket", "t")
        await reader.wait_for("▌ Chapter 3   ← you are here")
        await reader.find("apter 1")
        await reader.wait_for("11 headings for", "▌ Chapter 10")
        await reader.press("2")
        await reader.wait_for("1 heading for", "▌ Chapter 12")
        await reader.press("escape")
        await reader.wait_for("▌ Chapter 3   ← you are here")


async def test_threads_are_listed_in_the_comments(serve: Serve) -> None:
    said = [Said("Ana", "The weir came first.", replies=[Said("Bo", "Did it?")]), Said("Cy", "The lock was later.")]
    server = serve(answer(post(said).encode()))
    async with opened(f"{server.url}/post") as reader:
        await reader.wait_for("Did it?")
        await reader.press("tab", "j", "t")
        await reader.wait_for("2 threads", "▌ Ana · 2016-12-02 · 1 reply   ← you are here", "The weir came first.")
        assert "Did it?" not in reader.text
        await reader.press("j", "enter")
        await reader.until(lambda: "3 of 3" in reader.status, "the other thread")
        await reader.press("ctrl+o")
        assert "2 of 3" in reader.status


async def test_where_there_is_no_heading_t_says_so(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text("Some words and no more.", "utf-8")
    async with opened(str(tmp_path / "plain.md")) as reader:
        await reader.wait_for("Some words")
        await reader.press("t")
        assert reader.status == "there are no headings here"


async def test_hidden_threads_are_not_listed(tmp_path: Path) -> None:
    async with opened(blog(tmp_path, people=2, spam=3)) as reader:
        await reader.wait_for("3 spam hidden")
        await reader.press("tab", "t")
        await reader.wait_for("2 threads", "Ana Lund", "Bo Wick")


@pytest.mark.parametrize(("key", "noun"), [("t", "headings"), ("number_sign", "links")])
async def test_a_list_grows_while_a_long_text_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, noun: str
) -> None:
    part = "[link](https://trees.example/{0})\n\n" + "The sap rises and the leaves come out. " * 30
    text = "\n\n".join(f"## Ring {number}\n\n{part.format(number)}" for number in range(60))
    (tmp_path / "rings.md").write_text(text, "utf-8")
    opened_list = threading.Event()

    def parts_once_the_list_is_open(markdown: str) -> Iterator[Part]:
        opened_list.wait(PATIENCE)
        yield from parts_of(markdown)

    monkeypatch.setattr(unfolding, "parts_of", parts_once_the_list_is_open)
    async with opened(str(tmp_path / "rings.md")) as reader:
        await reader.wait_for("§ Ring 0")
        await reader.press("right_square_bracket", key, "j", "j")
        known = [line[:20] for line in reader.lines if line.startswith("▌")]
        assert known and f"60 {noun}" not in reader.text
        opened_list.set()
        await reader.wait_for(f"60 {noun}")
        assert [line[:20] for line in reader.lines if line.startswith("▌")] == known
        if key == "t":
            await reader.press("G", "enter")
            await reader.until(lambda: "§ Ring 59" in reader.text, "the last heading")


async def test_each_heading_tells_how_far_into_the_text_it_is(tmp_path: Path) -> None:
    (tmp_path / "trees.md").write_text(TEXT, "utf-8")
    async with opened(str(tmp_path / "trees.md")) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("t")
        rows = [line.split()[-1] for line in reader.lines if line[2:].strip().startswith(("Alder", "Birch", "Cedar"))]
        assert [row.endswith("%") for row in rows] == [True] * 4
        shares = [int(row.rstrip("%")) for row in rows]
        assert shares == sorted(shares) and shares[0] < 5 and 70 < shares[-1] < 80


@pytest.mark.parametrize(("action", "counted"), [("contents", "5 headings"), ("links", "2 links")])
async def test_what_comes_before_a_list_is_composed_is_shown_once_it_is(
    tmp_path: Path, action: str, counted: str
) -> None:
    (tmp_path / "trees.md").write_text(TEXT + "\n\n[A link](https://trees.example/)", "utf-8")
    async with opened(str(tmp_path / "trees.md")) as reader:
        await reader.wait_for("Filler 0")
        reading = reader.reading
        await reading.run_action(action)
        reading.article_view.extend(parse("## Dogwood\n\n[Another link](https://trees.example/)"), 1.0)
        reading.list_more()
        reader.screen.status.notice("said before it stood")
        assert not reader.screen.is_mounted
        await reader.wait_for(counted)
        assert reader.status == "said before it stood"
