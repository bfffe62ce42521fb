"""X: an author is muted everywhere, with a line that keeps the thread whole, and heard again."""

import json
from pathlib import Path

import pytest

from tests.blog import Said, genuine, post, spam_ping
from tests.cli.process import reader as command
from tests.fetch.conftest import answer, paths, serve
from tests.tui.conftest import Open

__all__ = ["serve"]

BO = "https://bo.example/"
THREAD = Said(
    "Ana Lund",
    "The towpath floods.",
    replies=[Said("Bo Wick", "It never does.", url=BO, replies=[genuine(2), genuine(3)])],
)
SAID = [THREAD, Said("Bo Wick", "I said so before.", url=BO), Said("Di Ferro", "Calm down."), spam_ping(0)]
SIZES = [(120, 40), (80, 24), (40, 12)]


def write(folder: Path, *said: Said, name: str = "post.html") -> str:
    (folder / name).write_text(post(said), "utf-8")
    return str(folder / name)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_muted_author_leaves_a_line_and_the_replies(reader: Open, tmp_path: Path, columns: int, rows: int) -> None:
    terminal = reader(write(tmp_path, *SAID), columns=columns, rows=rows).wait_for("7 comments", "1 spam hidden")
    terminal.press("c" if columns < 100 else "tab").wait_for("▌ ▾ Ana Lund").press("j").wait_for("▌   ▾ Bo Wick")
    terminal.press("X").wait_for("▌   ▾ muted: Bo Wick · 2 replies").wait_without("It never does")
    terminal.wait_for("2 muted", "1 spam hidden").wait_for("Bo Wick is muted everywhere")
    if columns > 40:
        terminal.wait_for(
            "7 comments · 4 shown · 2 muted · 1 spam hidden", "Remark 2 of Cy", "muted: Bo Wick", "Calm down"
        )
    terminal.press("enter").wait_for("▌   ▸ muted: Bo Wick · 2 replies").wait_without("Remark 2 of Cy")
    terminal.press("enter").wait_for("▾ muted", "Cy Rahman").press("=").wait_for("You muted its author: X hears them")
    terminal.press("esc").wait_for("muted: Bo Wick").press("/").settle()
    terminal.write("never")
    terminal.wait_for("not found").press("esc").press("g", "j").wait_for("▌   ▾ muted")
    terminal.press("X").wait_for("▌   ▾ Bo Wick", "It never does", "is heard again").wait_without("muted:")
    terminal.press("U").wait_for("muted: Bo Wick", "2 muted").press("U").wait_for("It never does").press("U")
    terminal.wait_for("nothing to undo")


def test_the_line_is_there_whatever_is_hidden_or_shown(reader: Open, tmp_path: Path) -> None:
    spam = Said("buy cheap viagra online", url="http://pills0.example/", kind="pingback")
    ping = Said("On the history of the lock at Marlow", url="http://canals.example/history", kind="pingback")
    terminal = reader(write(tmp_path, genuine(0), spam, ping, spam_ping(1))).wait_for("2 spam hidden").press("tab", "s")
    terminal.wait_for("4 shown, 2 of them spam").press("j", "X").wait_for("muted: buy cheap viagra")
    terminal.wait_for("4 comments · 3 shown, 1 of them spam · 1 muted").press("s")
    terminal.wait_for("4 comments · 2 shown · 1 muted · 1 spam hidden", "muted: buy cheap viagra").press("S")
    terminal.wait_for("4 comments · 1 shown · 1 muted", "1 spam and 1 other hidden", "muted: buy cheap viagra")
    terminal.press("S").wait_for("4 comments · 3 shown, 1 of them spam · 1 muted")


def test_a_name_without_a_link_is_muted_at_its_site_only(reader: Open, serve) -> None:  # type: ignore[no-untyped-def]
    page = answer(post([genuine(0), genuine(1)]).encode())
    one, two = (serve(paths(post=page, other=page)) for _ in range(2))
    terminal = reader(f"{one.url}/post").wait_for("Bo Wick", "Ana Lund").press("tab").wait_for("▌").press("X")
    terminal.wait_for("muted: Ana Lund", f"is muted at {one.url.partition('://')[2]}").press("Q").wait_for_end()
    reader(f"{one.url}/other").wait_for("2 comments · 1 shown · 1 muted", "muted: Ana Lund")
    reader(f"{two.url}/other").wait_for("2 comments · 2 shown", "Remark 0 of Ana Lund")
    printed = command("cat", "--format", "json", f"{one.url}/post").stdout
    assert [item["muted"] for item in json.loads(printed)["comments"]["items"]] == [True, False]


def test_who_has_neither_name_nor_link_cannot_be_known_again(reader: Open, tmp_path: Path) -> None:
    terminal = reader(write(tmp_path, Said("", "Who said this?"), genuine(0))).wait_for("Who said this?").press("X")
    terminal.wait_for("choose a comment first").press("tab").wait_for("▌").press("X")
    terminal.wait_for("neither a name nor a link")


def test_the_command_line_counts_it_and_prints_a_line(reader: Open, tmp_path: Path) -> None:
    path = write(tmp_path, *SAID)
    terminal = reader(path).wait_for("7 comments").press("tab", "j").wait_for("▌   ▾ Bo").press("X").wait_for("2 muted")
    terminal.press("Q").wait_for_end()
    markdown = command("cat", path).stdout
    assert "## 7 comments · 4 shown · 2 muted · 1 spam hidden" in markdown
    assert markdown.count("*muted: Bo Wick*") == 2 and "It never does" not in markdown and "Remark 2" in markdown
    found = json.loads(command("cat", "--format", "json", path).stdout)["comments"]
    assert (found["total"], found["spam"], found["muted"]) == (7, 1, 2)
    assert [item["muted"] for item in found["items"]] == [False, True, False, False, True, False]
    assert found["items"][1]["text"] == "It never does."
    explained = command("spam", "explain", path).stdout
    assert explained.startswith("7 comments · 4 shown · 2 muted · 1 spam hidden\n")
    assert explained.count("you muted its author") == 2
    only = json.loads(command("cat", "--format", "json", "--spam", "only", path).stdout)["comments"]
    assert [item["author"] for item in only["items"]] == ["buy cheap viagra online"]


def test_what_is_said_on_one_screen_holds_on_those_below(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    ping = Said("A walk along the canal | Barge notes", url="http://barges.example/walk", kind="pingback")
    for name in ("one.html", "two.html"):
        write(tmp_path / "pages", Said("Bo Wick", "It never does.", url=BO), ping, genuine(0), name=name)
    terminal = reader(str(tmp_path / "pages" / "one.html")).wait_for("3 comments · 3 shown", "It never does")
    terminal.press(":").settle()
    terminal.write(str(tmp_path / "pages" / "two.html") + "\r")
    terminal.wait_without("two.html").wait_for("3 comments · 3 shown").settle().press("tab").wait_for("▌").press("X")
    terminal.wait_for("2 shown · 1 muted").press("j", "!").wait_for("1 shown · 1 muted · 1 spam hidden")
    terminal.press("q").settle().wait_for("1 shown · 1 muted · 1 spam hidden", "muted: Bo Wick").wait_without(
        "Barge notes"
    )
    terminal.press("U").wait_for("2 shown · 1 muted", "Barge notes").press("U").wait_for(
        "3 comments · 3 shown", "never does"
    )
