"""v: the whole page in place of its article, and back; of a page without an article, its feed."""

from pathlib import Path

from tests.cli.test_lists import RSS
from tests.fetch.conftest import answer, paths, serve
from tests.tui.conftest import Open

__all__ = ["serve"]

PROSE = "The ferry crosses the sound in forty minutes, and in that time most of the news changes hands. "
MENU = "<nav><a href='/about'>About this paper</a></nav>"
FEED = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
TEASERS = "".join(f"<h2><a href='/{n}'>News number {n}</a></h2><p>{PROSE}</p>" for n in range(6))


def test_v_shows_the_whole_page_and_the_article_again(reader: Open, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<title>Ferry</title>{MENU}<main><h1>Ferry</h1>{f'<p>{PROSE * 3}</p>' * 4}</main>", "utf-8")
    terminal = reader("page.html", cwd=tmp_path).wait_for("Ferry", "forty minutes")
    assert "About this paper" not in terminal.text
    terminal.press("v").wait_for("the whole page").press("g").wait_for("About this paper")
    terminal.press("v").wait_for("the article").press("g").wait_without("About this paper")


def test_v_at_the_very_top_stays_at_the_top(reader: Open, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    paragraphs = "".join(f"<p>{n}. {PROSE * 3}</p>" for n in range(30))
    page.write_text(f"<title>Ferry</title><nav><ul>{links}</ul></nav><main><h1>Ferry</h1>{paragraphs}</main>", "utf-8")
    terminal = reader("page.html", cwd=tmp_path, columns=80, rows=24).wait_for("0. The ferry").settle()
    before = terminal.lines[3:20]
    terminal.press("v").wait_for("Section 0", "Section 9").press("v").wait_for("0. The ferry").settle()
    assert terminal.lines[3:20] == before
    terminal.press("space", "g").settle().press("v").wait_for("Section 0")


def test_a_home_page_says_so_and_v_opens_its_feed(reader: Open, serve) -> None:  # type: ignore[no-untyped-def]
    home = answer(f"<title>Paper</title>{FEED}{MENU}{TEASERS}".encode())
    server = serve(paths(**{"root": home, "feed.xml": answer(RSS.encode(), media_type="application/rss+xml")}))
    terminal = reader(f"{server.url}/").wait_for("this page has no article", "v opens its feed", "News number 0")
    terminal.press("v").wait_for("Canal & Days", "4 entries").press("q").wait_for("News number 0")


def test_a_page_without_article_or_feed_is_all_there_is(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<title>Paper</title>{MENU}{TEASERS}", "utf-8")
    terminal = reader("page.html", cwd=tmp_path).wait_for("this page has no article").press("v")
    terminal.wait_for("it names no feed")
