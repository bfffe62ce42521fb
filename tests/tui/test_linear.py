"""Linear mode by what a terminal receives: no line is drawn, and after each key the cursor stands where one is."""

import re
from pathlib import Path

import pytest

from reader import paths
from reader.tui.linear.app import LinearApp
from tests.blog import PARAGRAPH, Said, genuine, post, spam_ping
from tests.tui.conftest import Open
from tests.tui.piloted import opened
from tests.tui.pty import Terminal

_DRAWN = re.compile("[\u2500-\u25ff\u2800-\u28ff•★§]")
_CURSOR_HIDDEN, _CURSOR_SHOWN = b"\x1b[?25l", b"\x1b[?25h"

BODY = f"""<p>The keeper of the upper lock has <a href="https://canals.example/keeper">a house</a>, with a
window to the water, and whoever comes up the river is seen from it long before he sees anything himself.</p>
<h2>The barges</h2><p>{PARAGRAPH}</p>
<ul><li>The Nightingale<ul><li>has a dog</li></ul></li><li>The Prudence</li></ul>
<blockquote><p>Whoever comes last must wait, and whoever waits must talk to somebody.</p></blockquote>
<h3>How they are tied</h3><pre><code class="language-text">├── bow ████
└── stern │ ▌</code></pre><hr>
<table><tr><th>Barge</th><th>Length</th></tr><tr><td>Prudence</td><td>18 m</td></tr></table>
<h2>The rest</h2>{"".join(f"<p>Day {day}. {PARAGRAPH}</p>" for day in range(1, 9))}"""
SAID = [
    Said("Ana Lund", "Whoever waits must talk to somebody, as you say. " * 12, replies=[Said("Bo Wick", "Not to me.")]),
    genuine(2),
    genuine(3),
    *map(spam_ping, range(3)),
]


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "post.html"
    path.write_text(post(SAID, body=BODY), "utf-8")
    return str(path)


def on(terminal: Terminal, words: str) -> None:
    """The cursor is there to be seen, at the beginning of a line that begins so; nothing was drawn but words."""

    def stands() -> bool:
        if terminal.cursor is None:
            return False
        column, row = terminal.cursor
        line = terminal.lines[row]
        return line[column:].startswith(words) and not line[:column].strip()

    terminal.wait_until(stands, f"the cursor on {words!r}, which is at {terminal.cursor},")
    assert _DRAWN.findall(terminal.raw.decode("utf-8", "replace")) == []


def walk(terminal: Terminal, *steps: tuple[str, str]) -> None:
    """Presses keys, each of which leads to a line that begins with some words."""
    for key, words in steps:
        terminal.press(key)
        on(terminal, words)


def test_an_article_is_gone_through_line_by_line_and_page_by_page(reader: Open, page: str) -> None:
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text("linear = true\n", "utf-8")
    terminal = reader(page, columns=60, rows=19).wait_for("7 comments,  4 shown,  3 spam hidden", "1 link")
    on(terminal, "The keeper of the upper lock")
    walk(terminal, ("j", "window to the"), ("j", "from it long"), ("j", "heading 2: The barges"), ("j", "The lock at"))
    terminal.wait_for("under The barges")
    walk(terminal, ("k", "heading 2: The barges"), ("G", "been proud of"), ("g", "The keeper"), ("k", "The keeper"))
    walk(
        terminal,
        ("]", "heading 2: The barges"),
        ("]", "heading 3: How they are tied"),
        ("j", "code: +-- bow ####"),
    )
    walk(terminal, ("j", "+-- stern | #"), ("j", "section break"), ("j", "table: row 1, Barge: Prudence"))
    walk(terminal, ("j", "Length: 18 m"), ("k", "table"), ("[", "heading 3"), ("k", "talk to"))
    walk(
        terminal,
        ("k", "quote: Whoever"),
        ("k", "item: The Prudence"),
        ("k", "item: has a dog"),
        ("g", "The keeper"),
        ("5", "The keeper"),
    )
    walk(
        terminal,
        ("j", "that had"),
        ("ctrl+o", "item: has a dog"),
        ("g", "The keeper"),
        ("space", "quote: Whoever"),
        ("space", "heading 2: The rest"),
    )
    walk(terminal, ("pgup", "quote: Whoever"), ("pgup", "The keeper"), ("d", "that had"), ("u", "The keeper"))
    walk(terminal, ("]", "heading 2"), ("]", "heading 3"))
    for columns, rows in [(120, 40), (40, 12), (1, 1), (60, 19)]:
        terminal.resize(columns, rows)
    on(terminal.wait_for("3 spam hidden"), "heading 3: How they are tied")


def test_comments_say_where_one_is(reader: Open, page: str) -> None:
    terminal = reader("--linear", page, columns=60, rows=13).wait_for("3 spam hidden").press("c")
    on(terminal.wait_for("1 of 4, depth 1"), "Ana Lund,  2016-12-02")
    walk(terminal, ("j", "to somebody, as"), ("j", "Bo Wick"), ("g", "Ana Lund"))
    terminal.press("h").wait_for("1 of 3, depth 1, folded, 1 reply", "2016-12-02,  folded, 1 reply")
    on(terminal, "Ana Lund")
    terminal.press("l", "]").wait_for("3 of 4, depth 1")
    on(terminal, "Cy Rahman")
    terminal.press("k").wait_for("2 of 4, depth 2, reply to Ana Lund")
    on(terminal, "Bo Wick")
    terminal.press("s").wait_for("what was hidden is shown").press("G").wait_for("7 of 7, depth 1, spam")
    on(terminal, "payday loans")
    terminal.press("=").wait_for("It looks like spam.")
    walk(
        terminal, ("j", "It looks like spam."), ("j", "- a sales phrase"), ("esc", "payday loans"), ("c", "The keeper")
    )


def test_every_list_and_line_that_asks_has_the_cursor(reader: Open, page: str) -> None:
    terminal = reader("--linear", page, columns=60, rows=20).wait_for("3 spam hidden")
    walk(terminal, ("t", "The barges"), ("j", "level 2: How they"), ("enter", "heading 3: How they are tied"))
    walk(terminal, ("#", "a house"), ("esc", "heading 3"), ("g", "The keeper"), ("f", "a house"), ("esc", "The keeper"))
    terminal.press("b").wait_for("kept as @1").press("j").wait_for("kept, ")
    walk(terminal, ("B", "The Lock at Marlow"), ("q", "window to"), ("?", "j ↓"), ("j", "k ↑"))
    walk(terminal, ("esc", "window to"))
    asked(terminal.find("barge").wait_for("1 of "), "/ barge")
    terminal.press("enter").wait_without("/ barge")
    walk(terminal, ("&", "The barges"), ("j", "…spring, and the"), ("esc", "heading 2"), ("esc", "heading 2"))
    terminal.press(":").wait_for("a command, or a location").write("theme")
    asked(terminal.wait_for("next theme"), "theme")
    walk(terminal, ("down", "theme night"), ("esc", "heading 2: The barges"))


async def test_the_paragraph_of_the_line_is_the_one_that_is_highlighted(tmp_path: Path) -> None:
    (tmp_path / "short.md").write_text("# Short\n\nFirst is here.\n\nSecond is here.\n\nThird is here.\n")
    async with opened(str(tmp_path / "short.md"), size=(80, 24), app_type=LinearApp) as app:
        await app.wait_for("Third is here.")
        await app.press("j", "m")
        assert "highlighted the paragraph “Second" in app.status


async def test_links_are_told_on_their_line_and_have_the_same_number_in_the_list(tmp_path: Path) -> None:
    links = " and ".join(f"the [lock {n}](https://canals.example/{n})" for n in range(1, 6))
    (tmp_path / "page.md").write_text(f"No link here.\n\n{links}, but no more.\n\n[alone](#top)", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(40, 24), app_type=LinearApp) as reader:
        await reader.wait_for("the lock 1 [link 1]", "[link 5], but no more.", "alone [link 6]")
        text = " ".join(reader.text.split())
        marked = " and ".join(f"the lock {n} [link {n}]" for n in range(1, 6))
        assert f"No link here. {marked}, but no more. alone [link 6]" in text, "each once, none cut"
        await reader.find("lock 2 and the lock 3")
        await reader.until(lambda: "1 of 1" in reader.text)
        await reader.press("escape", "G", "enter")
        await reader.until(lambda: reader.reading.article_view.place.block == 0, "the top, where the last link leads")
        await reader.press("j", "enter")
        await reader.wait_for("2 links", "lock 1 [link 1]", "lock 2 [link 2]")
        assert "lock 5" not in reader.text and "alone" not in reader.text


def asked(terminal: Terminal, words: str) -> None:
    """The cursor stands behind the words that are being typed."""

    def stands() -> bool:
        column, row = terminal.cursor or (0, 0)
        return terminal.lines[row][:column].split() == words.split()

    terminal.wait_until(stands, f"the cursor behind {words!r}")


def test_a_step_sends_a_line_and_nothing_moves_by_itself(reader: Open, page: str) -> None:
    terminal = reader("--linear", page, columns=60, rows=20).wait_for("3 spam hidden", "1 link").settle()
    sent = len(terminal.raw)
    walk(terminal, ("j", "window to"))
    assert len(terminal.raw) - sent < 300
    terminal.press("c").wait_for("1 of 4").press("H").wait_for("all threads are folded")
    terminal.find("zeppelin").wait_for("not found").settle()
    sent = len(terminal.raw)
    for _ in range(5):
        terminal.settle()
    assert len(terminal.raw) == sent
    assert terminal.raw.rindex(_CURSOR_SHOWN) > terminal.raw.rindex(_CURSOR_HIDDEN)
