"""Lists on the screen: a feed, a folder and a mailbox opened, gone through, searched, read again, left."""

import os
from pathlib import Path

from tests.blog import blog
from tests.cli.test_lists import ENTITIES, RSS
from tests.fetch.conftest import answer, paths, serve
from tests.tui.conftest import Open
from tests.tui.hostile import HOSTILE, MARKUP, acting
from tests.tui.test_keeping import fake_browser

__all__ = ["serve"]


def test_a_feed_opens_as_a_list_and_its_entries_offline(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, "utf-8")
    terminal = reader("feed.xml", cwd=tmp_path).wait_for(
        "Canal & Days", "4 entries", "2024-01-01 · Ana Lund · In short."
    )
    terminal.press("enter").wait_for("The first lock", "By Ana Lund · Canal & Days", "The whole text", "§ Part")
    terminal.press("q").wait_for("4 entries").press("G").wait_for("4 of 4").press("enter").wait_for(
        "Words without a page"
    )
    terminal.press("r").wait_for("can't be read twice").press("b").wait_for("kept as @1")
    terminal.press("q").wait_for("4 entries").press("B").wait_for("Library", "1 bookmark", "Nowhere")
    terminal.press("q").wait_for("4 entries").press("q")
    assert terminal.wait_for_end() == 0


def test_a_list_is_searched_and_left_with_q(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, "utf-8")
    terminal = reader("feed.xml", cwd=tmp_path, columns=60, rows=14).wait_for("4 entries")
    terminal.find("teaser").wait_for("1 entry for “teaser”").wait_without("The first lock").press("esc")
    terminal.wait_for("4 entries", "The first lock").find("nothing like it").wait_for("No entry has").press("esc")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0


def test_a_list_that_is_cut_says_so(reader: Open, tmp_path: Path) -> None:
    items = "".join(f"<item><title>Entry {number}</title></item>" for number in range(2005))
    (tmp_path / "feed.xml").write_text(
        f"<rss version='2.0'><channel><title>Much</title>{items}</channel></rss>", "utf-8"
    )
    terminal = reader("feed.xml", cwd=tmp_path, columns=40, rows=12)
    terminal.wait_for("Entry 0", "2,000 entries", "5 of its 2,005 entries are not shown")
    terminal.find("Entry 7").wait_for("542 entries for", "are not shown").press("esc", "Q")
    assert terminal.wait_for_end() == 0


def test_an_entry_without_its_text_is_read_at_its_page(reader: Open, tmp_path: Path, serve, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = Path(blog(tmp_path, 1, 0)).read_bytes()
    server = serve(paths(second=answer(page)))
    (tmp_path / "feed.xml").write_text(RSS.replace("https://canal.example", server.url), "utf-8")
    log = fake_browser(tmp_path, monkeypatch)
    terminal = reader("feed.xml", cwd=tmp_path).wait_for("4 entries").press("j", "o").wait_for("in the browser")
    terminal.wait_until(log.exists, "the browser").press("enter").wait_for(
        "The Lock at Marlow", "Alder 1.", "1 comment"
    )
    assert log.read_text() == f"<{server.url}/second>\n"
    terminal.press("q").wait_for("2 of 4")


def test_r_reads_the_list_again_and_keeps_the_entry(reader: Open, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS, "utf-8")
    terminal = reader(str(feed)).wait_for("4 entries").press("j").wait_for("2 of 4")
    newer = "<item><title>Brand new</title><link>https://canal.example/new</link></item><item><title>The &lt;i&gt;first"
    feed.write_text(RSS.replace("<item><title>The &lt;i&gt;first", newer), "utf-8")
    terminal.press("r").wait_for("Brand new", "5 entries").press("esc").wait_for("3 of 5")
    feed.write_text("gone", "utf-8")
    terminal.press("r").wait_for("no list any more", "Brand new")
    feed.unlink()
    terminal.press("r").wait_for("no such file", "Brand new")


def test_a_folder_opens_as_a_list_and_a_list_in_it_too(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    blog(tmp_path / "shelf", 1, 0, name="b.html")
    (tmp_path / "shelf" / "c.xml").write_text(RSS, "utf-8")
    terminal = reader("shelf", cwd=tmp_path).wait_for("2 entries", "page · b.html").press("enter").wait_for("Alder 1.")
    terminal.press("q").wait_for("2 entries").press("j", "enter").wait_for("4 entries").press("enter")
    terminal.wait_for("The whole text").press("q").wait_for("4 entries").press("q").wait_for("2 entries", "2 of 2")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_hostile_names_and_titles_in_lists(reader: Open, tmp_path: Path) -> None:
    wicked = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    visible = f"{''.join(sign for sign in wicked if sign >= ' ')} {ENTITIES.replace('&', '&amp;')}"
    folder = tmp_path / f"folder {HOSTILE.replace('/', '')[:80]}"
    folder.mkdir()
    rss = RSS.replace("A teaser", visible).replace("Ana Lund", visible).replace("In short.", visible)
    (folder / "a.xml").write_text(rss.replace("Canal &amp;amp; Days", visible), "utf-8")
    name = os.fsencode(HOSTILE.replace("/", "")[:90]) + b"\xff.md"
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(
        f"# Title {MARKUP}\n\n{'Words. ' * 400}\n\nText {HOSTILE}", "utf-8"
    )
    terminal = (
        reader(str(folder))
        .wait_for("2 entries", MARKUP)
        .press("enter")
        .wait_for("Words.")
        .press("G")
        .wait_for("Text [@click")
    )
    terminal.press("q").wait_for("2 entries").press("G", "enter").wait_for("4 entries", MARKUP)
    terminal.press("enter").wait_for("The whole text", MARKUP).press("=").wait_for("About").press("esc").press("q")
    terminal.wait_for("4 entries").press("j", "r").wait_for("read again").find("tap").wait_for("for “tap”")
    terminal.press("enter", "esc").press("Q")
    assert terminal.wait_for_end() == 0
    assert acting(terminal.raw) == []
