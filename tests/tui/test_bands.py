"""Hidden, doubted, shown: what each band of points looks like on the screen, and the account behind it."""

import re
from pathlib import Path

import pytest

from reader.spam.judge import judge
from reader.spam.subject import Subject
from reader.tui.palette import palette
from reader.values import Comment, Conversation
from tests.blog import Said, genuine, post, spam_ping
from tests.tui.conftest import Open
from tests.tui.test_growing import pane, screen

SIZES = [(120, 40), (80, 24), (40, 12)]
DOUBTED = Said("garden sheds", url="http://canals.example/sheds-and-locks", kind="pingback")
REASON = "a keyword where a page title would be"


def write(folder: Path, *said: Said) -> str:
    (folder / "post.html").write_text(post(said), "utf-8")
    return str(folder / "post.html")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_is_doubted_is_shown_with_a_question_mark_and_the_reason(
    reader: Open, tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = reader(write(tmp_path, genuine(0), DOUBTED, spam_ping(0)), columns=columns, rows=rows)
    terminal.wait_for("3 comments", "1 spam hidden")
    if columns < 100:
        terminal.press("c")
    terminal.wait_for("garden sheds · pingback").press("G")
    said = " ".join(terminal.wait_for("? a keyword where").text.replace("▌", " ").split())
    assert f"? {REASON}" in said or columns == 120
    assert "spam:" not in said
    terminal.press("s").wait_for("3 shown, 1 of them spam").press("G").wait_for("spam: a sales phrase")


async def test_what_is_doubted_is_as_dim_as_shown_spam_and_no_ham_is() -> None:
    comments = (
        Comment("1", "comment", "Ana Lund", "The towpath floods there.", "The towpath floods there."),
        Comment("2", "pingback", "garden sheds", "", "", author_url=DOUBTED.url),
        Comment("3", "pingback", "buy cheap viagra", "", "", author_url="http://pills.example/"),
    )
    verdicts = judge(comments, Subject("The Lock at Marlow"))
    assert [verdicts[name].label for name in "123"] == ["ham", "unsure", "spam"]
    async with pane(Conversation(comments)) as (view, _):
        view.spam_shown = True
        view.show_conversation(Conversation(comments), verdicts)
        colours = {}
        for row, line in enumerate(screen(view)):
            for name in ("Ana Lund", "towpath", "garden sheds", "buy cheap viagra"):
                if name in line:
                    (segment,) = (one for one in view.render_line(row) if name in one.text)
                    colours[name] = segment.style and segment.style.color
        quiet = palette(view.app.theme_variables)["spam"].color
        assert colours["garden sheds"] == colours["buy cheap viagra"] == quiet
        assert quiet not in (colours["Ana Lund"], colours["towpath"])


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_account_adds_up_at_every_width(reader: Open, tmp_path: Path, columns: int, rows: int) -> None:
    terminal = reader(write(tmp_path, genuine(0), spam_ping(0)), columns=columns, rows=rows).wait_for("spam hidden")
    terminal.press("c" if columns < 100 else "tab").wait_for("Ana Lund").press("s").wait_for("viagra").press("G", "=")
    terminal.wait_for("It looks like spam. Score 1.00 of 1.", "sales phrase for a name")
    seen = terminal.text
    for _ in range(6):
        terminal.press("j", "j", "j", "j").settle()
        seen += "\n" + terminal.text
    points = dict.fromkeys(re.findall(r"^ +([+-]\d+\.\d\d)  (\S+ \S+ \S+)", seen, re.M))
    *found, total = sorted(float(one) for one, _ in points)
    assert len(found) > 4
    assert sum(found) == pytest.approx(total, abs=0.05)
    said = " ".join(seen.split())
    assert "in all; doubted from 2, hidden from 4" in said
    assert "leads to pills0.example" in said
    terminal.press("esc").wait_for("viagra", "2 shown, 1 of them spam")


def test_a_person_s_word_is_told_before_the_points(reader: Open, tmp_path: Path) -> None:
    terminal = reader(write(tmp_path, genuine(0), spam_ping(0))).wait_for("spam hidden", "Ana Lund").press("tab")
    terminal.press("s").wait_for("viagra").press("G", "!").wait_for("marked as not spam").press("=")
    terminal.wait_for("You say that it is no spam.", "you marked this site as not spam", "decided without points")


def test_counts_and_kinds_say_what_is_shown_now(reader: Open, tmp_path: Path) -> None:
    title = Said("On the history of the lock at Marlow", url="http://canals.example/history", kind="pingback")
    terminal = reader(write(tmp_path, genuine(0), title, spam_ping(0))).wait_for("1 spam hidden").press("S")
    terminal.wait_for("3 comments · 1 shown · 1 spam and 1 other hidden", "spam and all pings are hidden").press("esc")
    terminal.press("s").wait_for("3 shown, 1 of them spam").press("esc").wait_without("all pings are hidden")
    terminal.press("s").wait_for("1 spam and 1 other hidden", "spam and all pings are hidden")
