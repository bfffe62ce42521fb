"""Links by keys: hints over them, opening here and in the browser, places of the same page, the list of all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.tui.screens.reading import ReadingScreen
from tests.blog import Said, post
from tests.fetch.conftest import Server, answer
from tests.tui.conftest import Open
from tests.tui.piloted import opened

Serve = Callable[..., Server]
FILLER = "\n\n".join(f"Filler {number}: the barges went through one after the other." for number in range(60))
LOCKS = f"""# Locks

All began here.

First [the weir](weir.md), then [the end](#the-end), [the keeper](https://keeper.example/of/locks) and
[a letter](mailto:ana@lock.example), as Ana says[^1].

{FILLER}

## The End

Nobody counted the boats. [Up](#)

[^1]: In a letter of hers.
"""


@pytest.fixture
def essay(tmp_path: Path) -> str:
    (tmp_path / "weir.md").write_text("# The Weir\n\nIt was built first, of oak. [Back](locks.md)\n", "utf-8")
    (tmp_path / "locks.md").write_text(LOCKS, "utf-8")
    return str(tmp_path / "locks.md")


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it was asked to open."""
    asked = tmp_path / "asked"
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> {asked}\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    return asked


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_hint_opens_a_link_here_and_back_is_the_very_place(essay: str, size: tuple[int, int]) -> None:
    async with opened(essay, size=size) as reader:
        await reader.wait_for("First the weir")
        await reader.press("j", "f")
        assert "to open" in reader.status and "Firstfthe weir" in reader.text, "the word stays whole"
        assert "Ana sayss1]" in reader.text, "where no cell before it is free, a label stands on it"
        place = reader.reading.article_view.place
        await reader.press("f")
        await reader.wait_for("It was built first")
        await reader.press("ctrl+o")
        await reader.wait_for("First the weir")
        assert reader.reading.article_view.place == place


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gone.md", "there is no file gone.md"),
        ("gone%1b%5B2J%00.md#part", "there is no file gone.md"),
        ("<not here.md>", "there is no file not here.md"),
        ("../up.md", "only files in the folder of this one and below open by a link, not ../up.md"),
        ("%2e%2e/up.md", "only files in the folder of this one and below open by a link, not ../up.md"),
    ],
)
async def test_a_link_to_a_file_that_does_not_open_says_why(tmp_path: Path, target: str, said: str) -> None:
    (tmp_path / "up.md").write_text("# Up\n", "utf-8")
    (tmp_path / "texts").mkdir()
    essay = tmp_path / "texts" / "one.md"
    essay.write_text(f"# One\n\nSee [it]({target}).\n", "utf-8")
    async with opened(str(essay)) as reader:
        await reader.wait_for("See it")
        await reader.press("f", "f")
        await reader.until(lambda: reader.status == said, said)


async def test_a_link_opens_a_file_whose_name_it_escapes(tmp_path: Path) -> None:
    (tmp_path / "the über weir.md").write_text("# The Weir\n\nIt was built first.\n", "utf-8")
    (tmp_path / "one.md").write_text("# One\n\nSee [it](<the über weir.md>).\n", "utf-8")
    async with opened(str(tmp_path / "one.md")) as reader:
        await reader.wait_for("See it")
        await reader.press("f", "f")
        await reader.wait_for("It was built first")


async def test_a_place_near_the_end_that_cannot_come_to_the_top_is_named(essay: str) -> None:
    async with opened(essay, size=(80, 24)) as reader:
        await reader.wait_for("First the weir")
        await reader.press("number_sign", "j", "enter")
        await reader.until(lambda: reader.status == "at “The End”", "what stands there")
        await reader.press("g", "t", "G", "enter")
        await reader.until(lambda: reader.status == "at “The End”", "the same from the contents")
        await reader.press("number_sign", "G", "enter")
        await reader.wait_for("All began here")
        assert "at “" not in reader.status


async def test_esc_leaves_the_hints_and_any_other_key_does_what_it_does(essay: str) -> None:
    async with opened(essay, size=(80, 24)) as reader:
        await reader.wait_for("First the weir")
        await reader.press("f", "l")
        assert reader.status == "no label begins with l · Esc leaves"
        await reader.press("escape")
        assert "First the weir" in reader.text and "to open" not in reader.status
        await reader.press("f", "space")
        assert "First" not in reader.text and "to open" not in reader.status
        await reader.press("f")
        assert "no link on the screen: # lists all" in reader.status


async def test_tab_shows_where_a_link_leads_before_enter_opens_it(essay: str) -> None:
    async with opened(essay) as reader:
        await reader.wait_for("First the weir")
        await reader.press("f", "tab", "tab")
        assert "on this page: the-end" in reader.status
        await reader.press("down")
        assert "keeper.example" in reader.status
        await reader.press("tab")
        assert "a mailto: link" in reader.status
        await reader.press("enter")
        assert "only http and https addresses open" in reader.status
        assert isinstance(reader.screen, ReadingScreen)


async def test_a_link_to_the_same_page_jumps_and_back_returns(essay: str) -> None:
    async with opened(essay, size=(80, 24)) as reader:
        await reader.wait_for("First the weir")
        await reader.press("f", "j")
        assert "Nobody counted" in reader.text and "§ The End" in reader.text
        await reader.press("backspace")
        assert "First the weir" in reader.text
        await reader.press("ctrl+right")
        assert "Nobody counted" in reader.text


async def test_links_of_a_page_of_html_jump_to_what_has_the_id_also_in_a_kept_copy(serve: Serve, browser: Path) -> None:
    filler = FILLER.replace("\n\n", "</p><p>")
    page = (
        "<html><body><article><h1>Locks</h1><p>All began here, says <a href='#fn-a'>the keeper of them</a>.</p>"
        f"<p>{filler}</p><ul><li>A letter.</li><li id='fn-a'>Told in 1893.</li></ul><p>{filler}</p></article>"
    )
    server = serve(answer(page.encode()))
    async with opened(f"{server.url}/locks") as reader:
        await reader.wait_for("All began here")
        await reader.press("F", "f")
        await reader.until(browser.exists)
        assert browser.read_text("utf-8") == f"{server.url}/locks#fn-a\n"
        await reader.press("b", "f", "f")
        top = reader.reading.article_view.place
        assert reader.reading.article_view.blocks[top.block].text == "Told in 1893."
    async with opened("@1") as reader:
        await reader.wait_for("All began here")
        await reader.press("g", "f", "f")
        assert reader.reading.article_view.place == top
    async with opened(f"{server.url}/locks#fn-a") as reader:
        await reader.wait_for("Told in 1893.")
        assert reader.reading.article_view.place == top


async def test_capital_f_opens_the_real_host_in_the_browser(essay: str, browser: Path) -> None:
    async with opened(essay) as reader:
        await reader.wait_for("First the weir")
        await reader.press("F", "d")
        await reader.until(browser.exists)
        assert browser.read_text("utf-8") == "https://keeper.example/of/locks\n"
        assert "opened keeper.example" in reader.status


async def test_many_links_have_longer_labels_that_are_narrowed_while_they_are_typed(tmp_path: Path) -> None:
    page = tmp_path / "many.md"
    page.write_text(" ".join(f"[link{n}](https://host{n}.example/)" for n in range(30)), "utf-8")
    async with opened(str(page), size=(80, 24)) as reader:
        await reader.wait_for("link29")
        await reader.press("f")
        shown = reader.text
        await reader.press("f")
        assert reader.text != shown and ".example" in reader.status and "host1.example" not in reader.status
        await reader.press("backspace")
        assert reader.text == shown


async def test_the_list_of_all_links_is_found_in_copied_from_and_opened(essay: str, browser: Path) -> None:
    async with opened(essay, size=(80, 24)) as reader:
        await reader.wait_for("First the weir")
        await reader.press("number_sign")
        await reader.wait_for("Links", "5 links", "the keeper", "keeper.example · https://keeper.example/of/locks")
        await reader.find("keeper")
        await reader.wait_for("1 link for “keeper”")
        await reader.press("escape", "j", "j", "y")
        assert reader.app.clipboard == "https://keeper.example/of/locks"
        await reader.press("o")
        await reader.until(browser.exists)
        await reader.find("end")
        await reader.wait_for("1 link for")
        await reader.press("enter")
        await reader.wait_for("Nobody counted")
        await reader.press("ctrl+o")
        assert "First the weir" in reader.text


async def test_links_and_folds_of_comments_have_hints_too(serve: Serve) -> None:
    answered = Said("Ana", 'See <a href="/other">my page</a>.', replies=[Said("Bo", "I saw it.")])
    server = serve(answer(post([answered]).encode()))
    async with opened(f"{server.url}/post") as reader:
        await reader.wait_for("I saw it.", "2 comments")
        await reader.press("tab", "f", "f")
        await reader.until(lambda: "I saw it." not in reader.text, "the thread folded")
        await reader.press("f", "f")
        await reader.wait_for("I saw it.")
        await reader.press("number_sign")
        await reader.wait_for("1 link", "my page", "127.0.0.1")
        await reader.press("escape", "f", "j")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        await reader.until(lambda: any("GET /other" in request for request in server.requests))


async def test_a_page_leads_to_no_file_that_is_not_below_it(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("The secret.", "utf-8")
    folder = tmp_path / "pages"
    folder.mkdir()
    links = "[up](../secret.md) [root](/etc/hostname) [gone](nothing.md)"
    (folder / "page.md").write_text(links, "utf-8")
    async with opened(str(folder / "page.md")) as reader:
        await reader.wait_for("gone")
        for key, said in (("f", "only files in the folder"), ("j", "only files in the folder"), ("d", "no file")):
            await reader.press("f", key)
            assert said in reader.status
        assert len(reader.app.screen_stack) == 1


def test_keys_typed_at_once_reach_the_hints(reader: Open, essay: str) -> None:
    """Over a slow line keys arrive together: what follows f is a hint, what follows that is for the next page."""
    terminal = reader(essay).wait_for("First the weir")
    terminal.write("fj")
    terminal.wait_for("Nobody counted")
    terminal.write("\x0f3j")
    terminal.wait_for("Filler 2").wait_without("All began here", "Nobody counted")


async def test_hints_stay_where_the_text_is_laid_out_anew_and_end_where_it_scrolls(tmp_path: Path) -> None:
    (tmp_path / "two.md").write_text("# Two\n\nBegin two.", "utf-8")
    filler = "\n\n".join(f"Filler {number} went through." for number in range(60))
    (tmp_path / "one.md").write_text(f"Long words before [one](one.md) and [two](two.md).\n\n{filler}", "utf-8")
    async with opened(str(tmp_path / "one.md"), size=(80, 24)) as reader:
        await reader.wait_for("and two")
        await reader.press("f")
        await reader.wait_for("jtwo")
        await reader.pilot.resize_terminal(30, 24)
        await reader.wait_for("jtwo")
        assert "2 to open" in reader.status
        reader.reading.article_view.scroll_to(y=1, animate=False)
        await reader.until(lambda: "to open" not in reader.status)
        await reader.press("g", "f")
        await reader.pilot.resize_terminal(80, 24)
        await reader.press("j")
        await reader.wait_for("Begin two.")


async def test_short_labels_go_to_links_in_a_line_of_words_where_a_longer_one_would_cover_some(tmp_path: Path) -> None:
    apart = "\n\n".join(f"[Gate {n}](https://gates.example/{n})" for n in range(7))
    inside = " ".join(f"to [weir {n}](https://weirs.example/{n})" for n in range(5))
    (tmp_path / "page.md").write_text(f"{apart}\n\nOn {inside} and on.", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(100, 30)) as reader:
        await reader.wait_for("Gate 0", "weir 4")
        await reader.press("f")
        for n in range(7):
            assert f"Gate {n}" in reader.text
        for n in range(5):
            assert re.search(rf"to.weir {n}", reader.text), "its label stands in the one free cell"
        await reader.press("tab")
        assert "gates.example" in reader.status, "the first in reading order"


def test_a_file_opens_at_the_place_that_its_name_ends_with(reader: Open, essay: str, tmp_path: Path) -> None:
    reader(f"{essay}#nowhere", rows=24).wait_for("there is no place “nowhere” on this page", "All began").press("q")
    reader(f"{essay}#the-end", rows=24).wait_for("Nobody counted the boats").press("q")
    (tmp_path / "locks.md#the-end").write_text("# Signs\n\nA file may be called so.\n", "utf-8")
    reader(f"{essay}#the-end", rows=24).wait_for("A file may be called so")


@pytest.mark.parametrize("is_web", [False, True])
def test_an_address_leads_to_a_place_that_no_link_leads_to(
    reader: Open, serve: Serve, tmp_path: Path, is_web: bool
) -> None:
    paragraphs = "".join(f'<p id="p{number}">Number {number} of the barges.</p>' for number in range(60))
    page = post([Said("Ana", f"Word {number} on it.") for number in range(40)]).replace("<p>", f"{paragraphs}<p>", 1)
    (tmp_path / "page.html").write_text(page, "utf-8")
    source = serve(answer(page.encode())).url if is_web else str(tmp_path / "page.html")
    reader(f"{source}#p50", rows=24).wait_for("Number 50 of").press("q")
    number = re.findall(r'id="comment-(\d+)"', page)[35]
    terminal = reader(f"{source}#comment-{number}", columns=140, rows=24).wait_for("Word 35 on it", "36 of 40")
    terminal.press("q")
