"""The conversation on the screen: counts that add up, spam one key away, threads, marks, what is hidden where."""

import re
from pathlib import Path

import pytest

from tests.blog import Said, blog, genuine, post, spam_ping
from tests.tui.conftest import Open
from tests.tui.pty import Terminal

HIDDEN = "17 comments · 2 shown · 15 spam hidden"
SHOWN = "17 comments · 17 shown, 15 of them spam"
SIZES = [(140, 40), (80, 24), (40, 12)]


def write(folder: Path, *said: Said, name: str = "post.html", note: str = "") -> str:
    (folder / name).write_text(post(said, note=note), "utf-8")
    return str(folder / name)


def add_up(terminal: Terminal) -> None:
    """Found, shown and hidden as the screen writes them."""
    counts = re.search(r"(\d+) comments? · (\d+) shown(?: · (\d+) spam hidden)?", terminal.text)
    assert counts, terminal.text
    found, shown, hidden = (int(count or 0) for count in counts.groups())
    assert shown + hidden == found


def hidden_count(terminal: Terminal) -> int:
    found = re.search(r"(\d+) spam hidden", terminal.text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_spam_is_counted_first_shown_when_asked_and_goes_again(
    reader: Open, tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = reader(blog(tmp_path), columns=columns, rows=rows).wait_for("15 spam hidden")
    add_up(terminal)
    if columns < 100:
        assert "Ana Lund" not in terminal.text
        terminal.press("c").wait_for("Ana Lund")
    terminal.wait_for("Ana Lund")
    assert "viagra" not in terminal.text
    terminal.press("s").wait_for("17 shown, 15 of them spam").press("G").wait_for("spam:", "payday")
    add_up(terminal)
    terminal.press("s").wait_without("payday", "spam:").wait_for("15 spam hidden", "Bo Wick")
    add_up(terminal)


def test_each_shown_spam_stands_in_its_place_with_its_reason(reader: Open, tmp_path: Path) -> None:
    path = write(tmp_path, genuine(0), spam_ping(0), genuine(1))
    terminal = reader(path, columns=160).wait_for("1 spam hidden", "Bo Wick").press("s").wait_for("viagra")
    rows = [next(n for n, line in enumerate(terminal.lines) if name in line) for name in ("Ana", "viagra", "Bo")]
    assert rows == sorted(rows)
    assert 'spam: a sales phrase for a name ("viagra")' in terminal.text


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_pane_where_all_is_hidden_says_so(reader: Open, tmp_path: Path, columns: int, rows: int) -> None:
    terminal = reader(blog(tmp_path, people=0, spam=17), columns=columns, rows=rows).wait_for("17 spam hidden")
    if columns < 100:
        terminal.press("c")
    terminal.wait_for("All 17 are pings that look like", "spam.", "s  show them")
    terminal.press("s").wait_for("buy cheap viagra online").press("s").wait_for("All 17 are pings")
    if columns > 100:
        terminal.press("tab")
    terminal.press("=").wait_for("Why these are hidden", "•")


def test_comments_that_are_closed_or_missing_are_told(reader: Open, tmp_path: Path) -> None:
    closed = write(tmp_path, genuine(0), note='<p class="no-comments">Comments are closed.</p>')
    reader(closed).wait_for("1 comment · 1 shown", "Ana Lund")
    none = write(tmp_path, name="none.html", note='<p class="no-comments">Comments are closed.</p>')
    reader(none).wait_for("Section Alder").press("c").wait_for("No comments.", "Comments are closed.")


def test_c_takes_the_conversation_away_and_brings_it_back(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), columns=120).wait_for("Ana Lund")
    terminal.press("c").wait_without("Ana Lund").wait_for("15 spam hidden")
    terminal.press("c").wait_for("Ana Lund", HIDDEN)
    # The focus stayed in the article: j scrolls it.
    terminal.press("G").wait_for("Cedar 4.").press("g").wait_for("Alder 1.", "Ana Lund")


def test_c_covers_the_article_in_a_narrow_terminal(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), columns=80, rows=24).wait_for("Alder 1.", HIDDEN)
    terminal.press("c").wait_for("Ana Lund").wait_without("Alder 1.")
    terminal.press("j").wait_for("2 of 2")  # the conversation has the focus
    terminal.press("c").wait_for("Alder 1.").wait_without("Ana Lund")
    terminal.press("c").wait_for("Ana Lund").press("esc").wait_for("Alder 1.").wait_without("Ana Lund")


def test_tab_goes_between_the_panes(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path, people=4, spam=0)).wait_for("Di Ferro", "§ Section Alder")
    terminal.press("tab").wait_for("1 of 4").press("j", "j").wait_for("3 of 4").press("k").wait_for("2 of 4")
    terminal.press("shift+tab").wait_for("% · §").press("tab").wait_for("2 of 4")


def test_threads_fold_and_are_walked(reader: Open, tmp_path: Path) -> None:
    deep = Said("Ana", "First words.", replies=[Said("Bo", "Answer one.", replies=[Said("Cy", "Answer two.")])])
    path = write(tmp_path, deep, Said("Di", "Last words."), Said("Ed", "More words."))
    terminal = (
        reader(path).wait_for("Ed", "Answer two.").press("tab", "j").wait_for("2 of 5").press("k").wait_for("1 of 5")
    )
    terminal.press("enter").wait_without("Answer one.", "Answer two.").wait_for("▸ Ana", "1 of 3")
    terminal.press("enter").wait_for("Answer one.", "Answer two.", "▾ Ana")
    terminal.press("]").wait_for("4 of 5").press("[").wait_for("1 of 5")
    terminal.press("j", "j").wait_for("3 of 5").press("p").wait_for("2 of 5").press("j", "P").wait_for("1 of 5")
    terminal.press("J").wait_for("4 of 5").press("K").wait_for("1 of 5")
    terminal.press("H").wait_without("Answer one.").press("L").wait_for("Answer one.")
    terminal.press("h").wait_without("Answer one.").press("l").wait_for("Answer one.")


def test_replies_stand_right_of_what_they_answer(reader: Open, tmp_path: Path) -> None:
    path = write(tmp_path, Said("Ana", "First words.", replies=[Said("Bo", "Answer one.")]))
    terminal = reader(path).wait_for("Bo · ")
    columns = [next(line.index(name) for line in terminal.lines if name in line) for name in ("Ana ·", "Bo ·")]
    assert columns[0] < columns[1]


def test_a_hidden_parent_with_shown_replies_stays_as_a_line(reader: Open, tmp_path: Path) -> None:
    spam = Said("cheap viagra online casino", "buy viagra now", url="http://viagra.example/cheap-viagra")
    spam.replies = [Said("Bo", "The keeper should take this one down, it has nothing to do with locks.")]
    terminal = reader(write(tmp_path, spam, genuine(0))).wait_for("1 spam hidden", "Bo ·")
    terminal.wait_for("hidden as spam")
    assert "viagra" not in terminal.text
    terminal.press("s").wait_for("cheap viagra online").wait_without("hidden as spam;")


def test_a_mark_is_kept_and_taken_back(reader: Open, tmp_path: Path) -> None:
    path = blog(tmp_path)
    terminal = reader(path, columns=140).wait_for(HIDDEN, "Ana Lund")
    terminal.press("!").wait_for("choose a comment first")
    terminal.press("tab").settle().press("!").wait_for("1 shown · 16 spam hidden").wait_without("Ana Lund")
    terminal.press("U").wait_for(HIDDEN, "Ana Lund")
    terminal.press("U").wait_for("nothing to undo")
    terminal.press("s").wait_for("viagra").press("G", "!").wait_for("not spam, and", "like it; U").press("s").wait_for(
        "spam hidden", "payday"
    )
    hidden = hidden_count(terminal)
    assert hidden < 15
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
    again = reader(path, columns=140).wait_for("spam hidden", "payday")
    assert hidden_count(again) == hidden


def test_after_a_mark_the_next_comment_is_in_focus(reader: Open, tmp_path: Path) -> None:
    said = [
        Said(name, f"{words} on the lock and its keeper.")
        for name, words in (("Ana", "Some words"), ("Bo", "Other words"), ("Cy", "No words"), ("Di", "Last words"))
    ]
    terminal = reader(write(tmp_path, *said), columns=140).wait_for("4 comments · 4 shown", "Di").press("tab", "j")
    terminal.wait_for("2 of 4").press("!").wait_for("3 shown · 1 spam hidden").press("esc").wait_for("2 of 3")
    terminal.press("j").wait_for("3 of 3").press("!").wait_for("2 shown · 2 spam hidden").press("U", "U")
    terminal.wait_for("4 comments · 4 shown", "Bo")


def test_a_mark_says_how_many_it_reaches(reader: Open, tmp_path: Path) -> None:
    words = "The very same words stand here three times over."
    path = write(tmp_path, Said("Ana", words), Said("Bo", words), Said("Cy", words), Said("Di", "Others."))
    terminal = reader(path, columns=140).wait_for("4 comments", "Di").press("tab").settle().press("!")
    terminal.wait_for("marked as spam, and 2 like it; U undoes it", "1 shown · 3 spam hidden")


def test_why_names_the_reasons_and_the_real_host(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path, people=1, spam=1), columns=140).wait_for("Ana Lund").press("s").wait_for("viagra")
    terminal.press("tab").settle().press("G", "=")
    terminal.wait_for("Why", "pills0.example", "looks like spam", 'a sales phrase for a name ("viagra")')
    terminal.press("esc").wait_without("Why").press("tab").settle().press("=").wait_for(
        "About this article", "Tori Keller", "Canal Days"
    )
    terminal.press("q").wait_without("About this article").wait_for("Alder")


def test_what_is_hidden_goes_round_and_is_remembered(reader: Open, tmp_path: Path) -> None:
    ping = Said("On the history of the lock at Marlow", url="http://canals.example/history", kind="pingback")
    path = write(tmp_path, genuine(0), ping, spam_ping(0))
    terminal = reader(path, columns=140).wait_for("3 comments · 2 shown · 1 spam hidden", "history")
    terminal.press("S").wait_for("1 shown · 1 spam and 1 other hidden").wait_without("history of the lock")
    terminal.press("Q")
    terminal.wait_for_end()
    terminal = reader(path, columns=140).wait_for("1 shown · 1 spam and 1 other hidden")
    terminal.press("S").wait_for("3 shown, 1 of them spam", "viagra").press("s").wait_for("S says what is")
    terminal.press("S").wait_for("1 spam hidden").wait_without("viagra")


def test_a_key_that_can_do_nothing_says_why(reader: Open, tmp_path: Path) -> None:
    path = write(tmp_path, Said("Ana", "First words.", replies=[Said("Bo", "Answer one.")]), Said("Cy", "Last words."))
    terminal = reader(path, columns=140).wait_for("Last words.", "§ Section Alder")
    for key in ("h", "l", "\\", "J", "K", "p", "P", "!"):
        terminal.press(key).wait_for("choose a comment first: Tab goes to them").press("esc").wait_for("% · §")
    terminal.press("tab").wait_for("1 of 3").press("p").wait_for("it answers no other comment")
    terminal.press("K").wait_for("no threads before it").press("l").wait_for("nothing is folded here")
    terminal.press("L").wait_for("nothing is folded").press("h").wait_without("Answer one.")
    terminal.press("h").wait_for("they are folded already").press("H").wait_for("no more replies to fold")
    terminal.press("L").wait_for("all threads are unfolded", "Answer one.").press("j").wait_for("2 of 3")
    terminal.press("h").wait_for("there are no replies to fold").press("J").wait_for("it is the last reply")
    terminal.press("G").wait_for("3 of 3").press("J").wait_for("no more threads")
    terminal.press("enter").wait_for("there are no replies to fold").press("H").wait_for("all threads are folded: L")


def test_what_is_answered_by_hidden_spam_says_how_to_see_it(reader: Open, tmp_path: Path) -> None:
    spam = Said("cheap viagra online casino", "buy viagra now", url="http://viagra.example/cheap-viagra")
    spam.replies = [Said("Bo", "The keeper should take this one down, it has nothing to do with locks.")]
    terminal = reader(write(tmp_path, spam, genuine(0))).wait_for("hidden as spam").press("tab").wait_for("1 of 2")
    terminal.press("p").wait_for("what it answers is hidden: s shows it")
    terminal.press("H").wait_for("▾ hidden as spam")  # its reply is still there
    terminal.press("s").wait_for("▸ cheap viagra").press("p", "esc").wait_for("1 of 2")


def test_there_is_no_comment_to_choose_where_there_is_none(reader: Open, tmp_path: Path) -> None:
    terminal = reader(write(tmp_path), columns=80).wait_for("Section Alder").press("h").wait_for("no comment to")
    terminal.press("c").wait_for("No comments.").press("J").wait_for("there is no comment to choose")


@pytest.mark.parametrize("key", ["H", "L", ",", "s", "S", '"'])
def test_keys_for_comments_that_were_not_looked_at_yet(reader: Open, tmp_path: Path, key: str) -> None:
    path = write(tmp_path, Said("Ana", "First words.", replies=[Said("Bo", "Answer one.")]), spam_ping(0))
    terminal = reader(path, columns=80, rows=24).wait_for("3 comments", "Alder 1.").press(key).settle()
    terminal.press("c", "L").wait_for("▌ ▾ Ana", "Answer one.").press("j", "k").wait_for("1 of")
