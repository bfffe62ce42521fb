"""The place is kept: over sizes, over reading again, over a page that has changed until the next visit."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from reader.tui.widgets.line_view import LineView
from tests.blog import Said, genuine, post
from tests.tui.conftest import Open
from tests.tui.piloted import Piloted, opened

DAYS = [
    f"Day {n} on the towpath was like the one before it, only that the water stood {n} inches higher."
    for n in range(60)
]
SIZES = st.lists(st.tuples(st.integers(1, 200), st.integers(1, 60)), min_size=1, max_size=6)


def page(folder: Path, texts: list[str], said: list[Said] | None = None) -> str:
    path = folder / "towpath.html"
    body = "".join(f"<p>{text}</p>" for text in texts)
    path.write_text(post(said or [], title="The towpath", body=body), "utf-8")
    return str(path)


def top(app: Piloted) -> str:
    """The words at the top of the article."""
    view = app.reading.article_view
    return view.blocks[view.place.block].text[max(view.place.character, 0) :]


async def go_to(app: Piloted, words: str) -> None:
    """Brings the second line of a paragraph to the top, once all is laid out."""
    view = app.reading.article_view
    await app.until(lambda: not app.reading.is_loading and view._laid_out_size == view.size, "the layout")
    number = next(n for n, block in enumerate(view.blocks) if words in block.text)
    view.scroll_to(y=view.layout_.top_of(number) + 1, animate=False)  # type: ignore[attr-defined]
    await app.pilot.pause()
    assert view.place.block == number


@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(sizes=SIZES)
async def test_a_place_survives_any_sequence_of_sizes(tmp_path_factory: object, sizes: list[tuple[int, int]]) -> None:
    folder = tmp_path_factory.mktemp("page")  # type: ignore[attr-defined]
    async with opened(page(folder, DAYS), size=(100, 30)) as app:
        await app.wait_for("Day 0 on")
        await go_to(app, "Day 31 on")
        before, lines = app.reading.article_view.place, app.lines
        for columns, rows in [*sizes, (100, 30)]:
            await app.pilot.resize_terminal(columns, rows)
            await app.pilot.pause()
            assert app.reading.article_view.place == before
        await app.until(lambda: app.lines == lines, "the same lines")


async def test_what_is_read_again_shows_the_same_words_and_says_what_changed(tmp_path: Path) -> None:
    async with opened(page(tmp_path, DAYS)) as app:
        await app.wait_for("Day 0 on")
        await app.press("r")
        await app.until(lambda: app.status == "the text is the same", "the word that it is the same")
        await go_to(app, "Day 31 on")
        before = top(app)
        await app.press("t", "escape")
        page(
            tmp_path,
            ["A new beginning.", *DAYS[:5], "A boat came by.", *DAYS[6:30], DAYS[30] + " So what?", *DAYS[31:]],
        )
        await app.press("r")
        await app.until(lambda: "the text changed" in app.status, "what changed")
        assert app.status == "the text changed: 2 paragraphs new, 1 changed, 1 gone; } goes to it"
        assert top(app) == before
        gone_to = []
        for _ in range(3):
            await app.press("right_curly_bracket")
            view = app.reading.article_view
            gone_to.append(view.blocks[view.marked_block].text[:13])
            assert any(line.lstrip().startswith("•") for line in app.lines)
        assert gone_to == ["A new beginni", "A boat came b", "Day 30 on the"]
        await app.press("right_curly_bracket")
        assert app.status == "that was all that is new in the text"
        await app.press("left_curly_bracket")
        assert app.status == "2 of 3 new"
        await app.press("r")
        await app.until(lambda: app.status == "the text is the same", "the same again")


async def test_a_count_goes_on_where_the_next_new_paragraph_is_in_sight_already(tmp_path: Path) -> None:
    async with opened(page(tmp_path, DAYS)) as app:
        await app.wait_for("Day 0 on")
        await app.until(lambda: not app.reading.is_loading)
        page(tmp_path, ["New.", DAYS[0], "New too.", DAYS[1], "And new.", *DAYS[2:50], "The last.", *DAYS[50:]])
        await app.press("r")
        await app.until(lambda: "4 paragraphs new" in app.status, "what changed")
        await app.press("right_curly_bracket")
        assert app.status == "2 of 4 new"
        await app.press("2", "right_curly_bracket")
        assert app.status == "4 of 4 new"


def test_how_far_one_had_come_is_told_as_it_is(reader: Open, tmp_path: Path) -> None:
    """Of a file that is there before its pane has a size, too."""
    path = tmp_path / "towpath.md"
    path.write_text("# The towpath\n\n" + "\n\n".join(DAYS), "utf-8")
    terminal = reader(str(path)).wait_for("Day 0 on").press("4", "0", "G").wait_for("40%").press("Q")
    terminal.wait_for_end()
    reader(str(path)).wait_for("resumed at 40%").press("Q").wait_for_end()


async def test_back_leads_to_the_same_words_also_after_they_moved(tmp_path: Path) -> None:
    async with opened(page(tmp_path, DAYS)) as app:
        await app.wait_for("Day 0 on")
        await go_to(app, "Day 31 on")
        before = top(app)
        await app.press("G")
        page(tmp_path, ["More.", "And more.", *DAYS])
        await app.press("r")
        await app.until(lambda: "the text changed" in app.status, "what changed")
        await app.press("ctrl+o")
        assert top(app) == before


async def test_both_places_are_found_at_the_next_visit_though_the_page_has_changed(tmp_path: Path) -> None:
    said = [genuine(number) for number in range(40)]
    async with opened(page(tmp_path, DAYS, said)) as app:
        await app.wait_for("Day 0 on", "40 comments")
        await app.until(lambda: not app.reading.is_loading)
        await go_to(app, "Day 31 on")
        await app.press("tab", *["j"] * 25)
        article, talk = top(app), app.reading.conversation_view
        focused, row = talk.focused_comment, talk.layout_.line_of(talk.place_of_item(talk.focused_item)) - talk.scroll_y
        await app.press("Q")
    changed = ["A new beginning.", *DAYS[:20], *DAYS[22:]]
    # A comment's number in the page is its id: what is inserted above has a higher one.
    html = post(said, title="The towpath", body="".join(f"<p>{text}</p>" for text in changed))
    mark = "<li "
    first = html.index(mark, html.index("comment-list"))
    another = post([Said("Someone New", "I have only just come here, and I say it at the top.")])
    begin = another.index(mark, another.index("comment-list"))
    item = another[begin : another.index("</ol>", begin)].replace("comment-1", "comment-900")
    (tmp_path / "towpath.html").write_text(html[:first] + item + html[first:], "utf-8")
    async with opened(str(tmp_path / "towpath.html")) as app:
        await app.wait_for("41 comments")
        await app.until(lambda: not app.reading.is_loading)
        assert top(app) == article
        talk = app.reading.conversation_view
        await app.until(lambda: talk.focused_comment == focused and talk.scroll_y, "the comment")
        assert talk.layout_.line_of(talk.place_of_item(talk.focused_item)) - talk.scroll_y == row


async def test_a_pane_that_is_never_told_its_size_is_laid_out_where_one_was(
    tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    """Textual sends no word of a size that was asked for before its layout found it."""
    path = page(tmp_path, DAYS, [genuine(number) for number in range(40)])
    async with opened(path) as app:
        await app.wait_for("40 comments")
        await app.until(lambda: not app.reading.is_loading)
        await app.press("tab", *["j"] * 25)
        focused = app.reading.conversation_view.focused_comment
        await app.press("Q")
    monkeypatch.setattr(LineView, "on_resize", lambda self, event: None)
    async with opened(path) as app:
        await app.wait_for("Day 0 on")
        await app.until(lambda: app.reading.conversation_view.scroll_y, "the comments")
        assert app.reading.conversation_view.focused_comment == focused
