"""Reading through a terminal: moving, finding, the place that survives what happens to the screen."""

import re
from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.conftest import Open
from tests.tui.pty import Terminal

LINE = "the barges went through the lock one after the other and nobody counted them"


def essay(folder: Path, paragraphs: int = 60, name: str = "essay.md") -> str:
    """A Markdown file of numbered paragraphs, a heading before every tenth."""
    parts = ["# An Essay on Locks"]
    for number in range(1, paragraphs + 1):
        if number % 10 == 1:
            parts.append(f"## Chapter {number // 10 + 1}")
        parts.append(f"Paragraph {number}: {LINE}, {LINE}, and {LINE}.")
    (folder / name).write_text("\n\n".join(parts), "utf-8")
    return str(folder / name)


def paragraphs(terminal: Terminal) -> list[int]:
    """The numbers of the paragraphs that begin on the screen."""
    return [int(number) for number in re.findall(r"Paragraph (\d+):", terminal.text)]


def first(terminal: Terminal) -> int:
    return (paragraphs(terminal) or [0])[0]


def bottom(terminal: Terminal, last: int) -> Terminal:
    """Goes to the end, which comes nearer while the rest of a long text is parsed."""
    for _ in range(20):
        if f"Paragraph {last}:" in terminal.press("G").settle().text:
            break
    return terminal.wait_for(f"Paragraph {last}:")


def test_the_end_is_the_end_also_before_the_rest_is_parsed(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path, 900)).wait_for("Paragraph 1:").press("G")
    terminal.wait_for("Paragraph 900:", "100%")


def test_j_k_page_and_half_page(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path), rows=24, columns=80).wait_for("Paragraph 1:")
    top = terminal.lines[3:6]
    terminal.press("j").wait_until(lambda: terminal.lines[3:5] == top[1:3]).press("k")
    terminal.wait_until(lambda: terminal.lines[3:6] == top)
    for down, up in (("space", "pgup"), ("pgdn", "ctrl+b"), ("ctrl+f", "pgup"), ("d", "u"), ("down", "up")):
        before = terminal.text
        terminal.press(down).wait_until(lambda seen=before: terminal.text != seen, f"{down} moves")
        terminal.press(up).wait_until(lambda: terminal.lines[3:6] == top, f"{up} moves back")


def test_a_page_down_leaves_nothing_out(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path, 30), rows=20, columns=80).wait_for("Paragraph 1:").settle()
    seen = set(paragraphs(terminal))
    for _ in range(30):
        before = terminal.text
        if "Paragraph 30:" in before:
            break
        terminal.press("space").wait_until(lambda last=before: terminal.text != last, "the next page").settle()
        seen |= set(paragraphs(terminal))
    assert seen == set(range(1, 31))


def test_top_and_bottom(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path)).wait_for("Paragraph 1:")
    bottom(terminal, 60).press("g").wait_for("Paragraph 1:", "An Essay")
    terminal.press("end").wait_for("100%").press("home").wait_for("Paragraph 1:")


def test_headings_are_gone_to_and_named_in_the_status_line(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path), rows=24).wait_for("Paragraph 1:")
    terminal.wait_for("% · § Chapter 1").press("]").wait_for("% · § Chapter 2", "Paragraph 11:")
    terminal.press("]").wait_for("% · § Chapter 3", "Paragraph 21:").press("[").wait_for("% · § Chapter 2")
    bottom(terminal, 60).press("]").wait_for("no heading further on")


def test_a_phrase_is_found_across_line_ends(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path, 20), columns=60).wait_for("Paragraph 1:")
    words = "went through the lock one after the other and nobody counted them, and the barges"
    assert len(words) > 60  # so it never stands on one line
    terminal.find(words[:5]).write(words[5:])
    terminal.wait_for("1 of 20").press("enter").wait_for("1 of 20")
    terminal.press("n").wait_for("2 of 20").press("N").wait_for("1 of 20").press("N").wait_for("20 of 20")
    terminal.wait_for("Paragraph 20:").press("n").wait_for("1 of 20", "Paragraph 1:")


def test_a_find_that_finds_nothing_says_so_and_esc_clears(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path, 20)).wait_for("Paragraph 1:")
    terminal.press("n").wait_for("nothing to find yet: / begins")
    terminal.find("zeppelin").wait_for("not found").press("enter").press("n").wait_for("not found")
    terminal.press("esc").wait_without("not found").press("n").wait_for("not found")
    terminal.find("paragraph 7:").wait_for("1 of 1").press("esc").wait_without("paragraph 7:")
    terminal.find("PARAGRAPH 7:").wait_for("not found")  # capitals in a query count


def test_keys_typed_at_once_reach_the_find_line(reader: Open, tmp_path: Path) -> None:
    """Over a slow line keys arrive together: what follows / is looked for, not done."""
    terminal = reader(essay(tmp_path, 20)).wait_for("Paragraph 1:")
    terminal.write("/paragraph 7:")
    terminal.wait_for("1 of 1")


def test_finding_goes_on_in_the_focused_pane(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path, people=4, spam=0)).wait_for("Di Ferro").press("tab")
    terminal.find("cy rahman").wait_for("1 of 2").press("enter", "tab")
    terminal.find("cy rahman").wait_for("not found")


@pytest.mark.parametrize("widths", [(120, 60, 120), (80, 40, 80)])
def test_the_place_is_kept_over_a_resize(reader: Open, tmp_path: Path, widths: tuple[int, ...]) -> None:
    terminal = reader(essay(tmp_path), columns=widths[0], rows=24).wait_for("Paragraph 1:")
    terminal.press("space", "space", "space").wait_until(lambda: first(terminal) > 5).settle()
    place, before = first(terminal), terminal.lines[3:-1]
    terminal.resize(widths[1], 24).wait_until(lambda: terminal.lines[3:-1] != before, "new lines").settle()
    assert first(terminal) in (place, place + 1)
    terminal.resize(widths[2], 24).wait_until(lambda: terminal.lines[3:-1] == before, "the same lines")


def test_the_place_is_kept_over_zen_reload_and_theme(reader: Open, tmp_path: Path) -> None:
    terminal = reader(essay(tmp_path), columns=90, rows=24).wait_for("Paragraph 1:")
    terminal.press("space", "space", "space").wait_until(lambda: first(terminal) > 5).settle()
    place = first(terminal)
    terminal.press("z").wait_without("An Essay on Locks").wait_until(lambda: first(terminal) == place)
    terminal.press("z").wait_for("An Essay on Locks").wait_until(lambda: first(terminal) == place)
    terminal.press("T").wait_for("theme: ").wait_until(lambda: first(terminal) == place)
    terminal.press("r").wait_for("reading it again").press("esc").wait_until(lambda: first(terminal) == place)


def test_both_places_are_kept_over_spam(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path, people=30, spam=15), rows=24).wait_for("15 spam hidden")
    terminal.press("d", "tab", "space", "space").wait_until(lambda: "1 of 30" not in terminal.text).settle()
    article = [line[:60] for line in terminal.lines[3:-1]]
    comments = [line[70:] for line in terminal.lines[3:-1]]
    terminal.press("s").wait_for("15 of them spam").settle()
    assert [line[70:] for line in terminal.lines[3:-1]] == comments
    terminal.press("s").wait_for("15 spam hidden").settle()
    assert [line[70:] for line in terminal.lines[3:-1]] == comments
    assert [line[:60] for line in terminal.lines[3:-1]] == article


@pytest.mark.parametrize("size", [60, 900])
def test_the_place_is_kept_over_a_restart(reader: Open, tmp_path: Path, size: int) -> None:
    """Also in a text that is parsed in two goes, at a place in the second."""
    path = essay(tmp_path, size)
    terminal = reader(path, rows=24).wait_for("Paragraph 1:")
    far = size - 7
    bottom(terminal, size).press("pgup", "pgup").wait_for(f"Paragraph {far}:")
    place = first(terminal)
    terminal.press("Q")
    terminal.wait_for_end()
    again = reader(path, rows=24, columns=100).wait_for("resumed at", f"Paragraph {place}:")
    again.press("g").wait_for("Paragraph 1:")


def test_column_split_and_theme_are_remembered(reader: Open, tmp_path: Path) -> None:
    path = blog(tmp_path)
    terminal = reader(path, columns=160).wait_for("Ana Lund")
    left = position(terminal.settle())
    terminal.press("-").wait_for("column 68").press("-", "-").wait_for("column 60").press("+").wait_for("column 64")
    terminal.press("T").wait_for("theme: ")
    theme = re.search(r"theme: (\S+)", terminal.text)
    assert theme
    terminal.press("<").wait_until(lambda: 0 < position(terminal) < left)
    moved = position(terminal.settle())
    terminal.press("Q")
    terminal.wait_for_end()
    again = reader(path, columns=160).wait_for("Ana Lund")
    again.wait_until(lambda: position(again) == moved)
    again.press("-").wait_for("column 60").press(">").wait_until(lambda: position(again) == left)
    again.press("T").wait_for("theme: ")
    assert theme[0] not in again.text


def position(terminal: Terminal) -> int:
    """Where the conversation begins on the screen."""
    return max(line.find("Ana Lund") for line in terminal.lines)


def test_every_size_shows_the_article(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), columns=40, rows=12).wait_for("Alder 1.", "15 spam")
    for columns, rows in ((20, 6), (10, 3), (3, 1), (200, 60), (100, 24), (99, 24)):
        terminal.resize(columns, rows)
    terminal.wait_for("Alder 1.", "15 spam hidden", "? help")
    assert all(len(line) <= 99 for line in terminal.lines)
