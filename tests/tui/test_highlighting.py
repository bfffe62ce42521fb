"""m, ', ; and a: highlights are made, walked, noted, found again in a page that has changed, and taken back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reader import paths
from reader.library import bare, highlights
from reader.library.highlights import Highlight
from reader.library.store import Store
from tests.blog import genuine, post, spam_ping
from tests.fetch.conftest import Server, answer, serve
from tests.fetch.conftest import paths as to
from tests.library.samples import python
from tests.tui.piloted import Piloted, opened

__all__ = ["serve"]

Serve = Callable[..., Server]

FIRST = "Mr. Hale came at dawn, as he always did. Nobody had asked him why. Was it for the eels?"
SECOND = "The barges went through the second gate one after the other, and each of them had a name."
FILLING = [f"Day {n} went by on the towpath, and the water stood {n} feet below the mark." for n in range(30)]
TEXTS = [FIRST, SECOND, *FILLING]


def page(folder: Path, texts: Sequence[str] = TEXTS, people: int = 3) -> str:
    path = folder / "lock.html"
    said = [genuine(number) for number in range(people)]
    body = "".join(f"<p>{text}</p>" for text in texts)
    path.write_text(post([*said, spam_ping(0)], title="The lock", body=body), "utf-8")
    return str(path)


def kept(key: str) -> list[Highlight]:
    with Store.open(paths.library_folder()) as store:
        return highlights.listing(store, key)


def words(app: Piloted) -> list[str]:
    return [one.anchor.exact for one in kept(app.reading.reading.key)]


async def ready(app: Piloted) -> None:
    await app.wait_for("Mr. Hale")
    await app.until(lambda: not app.reading.is_loading and app.reading.conversation_shown, "the comments")
    await app.until(lambda: app.reading.conversation_view.size.width, "the comments pane")
    await laid_out(app)


async def laid_out(app: Piloted) -> None:
    """Until the pane is laid out at its size: the line that asks takes a line from it, and gives it back."""
    view = app.reading.article_view
    await app.until(lambda: view._laid_out_size == view.size, "the layout")


def drawn(app: Piloted, text: str) -> set[tuple[str, bool]]:
    """The grounds of the words of a line, and whether they are underlined, as they are without colours."""
    line = next(strip for strip in app.app.screen._compositor.render_strips() if text in strip.text)
    styled = [(part.style, part.text) for part in line if part.style and (part.text in text or text in part.text)]
    return {(str(style.bgcolor), bool(style.underline)) for style, said in styled if said.strip()}


async def test_m_narrows_from_the_paragraph_to_its_sentences_and_off(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        plain = drawn(app, "Hale came at dawn")
        seen = []
        for _ in range(4):
            await app.press("m")
            seen.append((app.status, words(app)))
        assert [said for _, said in seen] == [
            [FIRST], ["Mr. Hale came at dawn, as he always did."], ["Nobody had asked him why."],
            ["Was it for the eels?"],
        ]  # fmt: skip
        assert "kept as @1" in seen[0][0] and "m only sentence 1 of 3" in seen[0][0]
        assert seen[0][0].startswith("highlighted the paragraph “Mr. Hale came")
        assert "highlighted sentence 2 of 3 “Nobody had asked him why.” · m only" in seen[2][0]
        assert "sentence 3 of 3 “Was it for the eels?” · m takes it away" in seen[3][0]
        assert drawn(app, "the eels?") != plain
        await app.press("m")
        assert words(app) == [] and "U brings it back" in app.status
        await app.press("U")
        assert words(app) == ["Was it for the eels?"]


async def test_what_m_narrows_to_is_brought_into_sight(tmp_path: Path) -> None:
    long = " ".join(f"Barge {n} was of the same length as all the others on the canal." for n in range(50))
    async with opened(page(tmp_path, [long, *FILLING]), size=(80, 24)) as app:
        await app.wait_for("Barge 0 was")
        await app.press(*"mmmm")
        assert "“Barge 2 was…”" in app.status and app.reading.article_view.scroll_y == 0
        await app.press(*"m" * 40)
        await app.wait_for("Barge 42 was")
        assert "highlighted sentence 43 of 50 “Barge 42…”" in app.status
        assert words(app) == ["Barge 42 was of the same length as all the others on the canal."]


async def test_what_m_did_is_named_on_narrow_screens_too(tmp_path: Path) -> None:
    async with opened(page(tmp_path), size=(40, 12)) as app:
        await app.wait_for("Mr. Hale")
        await app.press("m")
        assert "highlighted the paragraph “Mr. Hale…”" in app.lines[-1]
        await app.press("m")
        assert "highlighted sentence 1 of 3 “Mr." in app.lines[-1]


async def test_undo_takes_back_the_highlight_and_the_bookmark_that_it_made(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        before = drawn(app, "Hale came at dawn")
        await app.press("m", "m", "U")
        assert words(app) == [] and app.reading.bookmark is None
        assert drawn(app, "Hale came at dawn") == before
        await app.press("b", "m", "U")
        assert app.reading.bookmark, "what was kept before stays"


async def test_after_a_restart_U_brings_back_what_was_taken_away_with_its_note(tmp_path: Path) -> None:
    path = page(tmp_path)
    async with opened(path) as app:
        await ready(app)
        await app.press("m")
        highlights.annotate(app.app.desk.store, kept(app.reading.reading.key)[0].uid, "for the eels")
        await app.press(*"mmmm")
        assert "taken away" in app.status and words(app) == []
    async with opened(path) as app:
        await ready(app)
        plain = drawn(app, "Hale came at dawn")
        await app.press("U")
        assert app.status == "taken back: took away a highlight in The lock"
        assert [(one.anchor.exact, one.note) for one in kept(app.reading.reading.key)] == [
            ("Was it for the eels?", "for the eels")
        ]
        assert drawn(app, "the eels?") != plain
        await app.press("U", "U")
        assert app.status == "taken back: highlighted words in The lock" and words(app) == []


async def test_a_number_says_which_paragraph_and_the_one_of_a_hit_is_meant(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("2", "m")
        assert words(app) == [SECOND]
        await app.find("Day 3 went")
        await app.press("enter")
        await laid_out(app)
        await app.press("m")
        assert words(app)[-1] == FILLING[3]
        await app.press("escape", "2", "m")
        assert "already" in app.status and len(words(app)) == 2


async def test_at_the_end_j_goes_on_through_the_paragraphs_that_stand_there(tmp_path: Path) -> None:
    texts = [f"{word} is here." for word in ("First", "Second", "Third")]
    async with opened(page(tmp_path, texts), size=(80, 24)) as app:
        await app.wait_for("Third is here.")
        await app.until(lambda: not app.reading.is_loading, "all of it")
        await app.press("m")
        await app.press("j")
        assert "› Second is here." in app.text, app.status
        await app.press("m")
        assert words(app) == texts[:2]
        await app.press("j", "j", "j")
        assert "› Third is here." in app.text and "› Second" not in app.text
        await app.press("m")
        assert words(app) == texts
        await app.press("k", "k", "k")
        assert "›" not in app.text
    (tmp_path / "long").mkdir()
    async with opened(page(tmp_path / "long"), size=(80, 24)) as app:
        await app.wait_for("Mr. Hale")
        await app.press("G", "2", "5", "j", "m")
        assert words(app) == [FILLING[-1]]
        await app.press("g", "m")
        assert sorted(words(app)) == sorted([FIRST, FILLING[-1]])


async def test_where_more_of_the_text_came_j_moves_again(tmp_path: Path) -> None:
    async with opened(page(tmp_path), size=(80, 24)) as app:
        await app.wait_for("Mr. Hale")
        await app.until(lambda: not app.reading.is_loading, "all of it")
        await app.press("G", "j", "j")
        assert "› Day" in app.text
        view = app.reading.article_view
        line = view.scroll_y
        view.extend(list(view.blocks), 1.0)
        await app.press("j")
        assert view.scroll_y == line + 1 and "›" not in app.text


async def test_after_a_find_was_given_up_its_paragraph_is_still_meant(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.find("day 3 went")
        await app.press("enter", "escape", "m")
        assert words(app) == [FILLING[3]]


async def test_a_selection_over_two_paragraphs_is_one_highlight(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        lines = app.lines
        first = next(number for number, line in enumerate(lines) if "it for the eels" in line)
        second = next(number for number, line in enumerate(lines) if "The barges went" in line)
        view = app.reading.article_view
        top = view.region.y
        left, right = lines[first].index("it for"), lines[second].index(" went")
        await app.pilot.mouse_down(view, offset=(left, first - top))
        await app.pilot.hover(view, offset=(right - 1, second - top))
        await app.pilot.mouse_up(view, offset=(right - 1, second - top))
        await app.press("m")
        assert words(app) == ["it for the eels? The barges"]
        assert app.app.clipboard == "it for the eels?\n\nThe barges"
        await app.press("U", "m")
        assert words(app) == [FIRST], "the selection is over"


async def test_highlights_are_walked_listed_and_filtered(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("apostrophe")
        assert "nothing is highlighted" in app.status
        await app.press("m", "2", "m")
        await app.find("Day 15 went")
        await app.press("enter")
        await laid_out(app)
        await app.press("m", "escape", "g")
        said = []
        for _ in range(4):
            await app.press("apostrophe")
            said.append(app.status)
        assert [text[:6] for text in said] == ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]
        await app.press("semicolon")
        await app.wait_for("3 highlights", SECOND[:30])
        await app.find("day 15")
        await app.press("enter")
        await app.until(lambda: FILLING[15][:12] in app.text and app.reading.highlight_at(), "the highlight")
        await app.press("ctrl+o")
        await app.wait_for("Mr. Hale")


async def test_a_note_is_kept_shown_and_quoted_with_the_highlight(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("m", "a")
        await app.until(lambda: app.screen.prompt, "the line that asks")
        await app.press(*"why", "enter")
        assert [one.note for one in kept(app.reading.reading.key)] == ["why"]
        assert any(line.lstrip().startswith("✎") and "Mr. Hale" in line for line in app.lines)
        await app.press("Y")
        assert app.app.clipboard.startswith("> Mr. Hale") and app.app.clipboard.endswith("\nwhy\n")
        await app.press("U")
        assert [one.note for one in kept(app.reading.reading.key)] == [""]
        assert "✎" not in app.text


async def test_that_a_note_goes_with_its_highlight_is_said(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("m", "a")
        await app.until(lambda: app.screen.prompt, "the line that asks")
        await app.press(*"why", "enter", "m")
        assert "m takes it and its note away" in app.status
        await app.press("m")
        assert app.status == "the highlight and its note are taken away; U brings them back"
        await app.press("U")
        assert [one.note for one in kept(app.reading.reading.key)] == ["why"]


async def test_a_note_and_tags_on_the_article(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("a")
        await app.until(lambda: app.screen.prompt, "the line that asks")
        await app.press("x", "escape")
        assert app.reading.bookmark is None, "given up"
        await app.press("a")
        await app.until(lambda: app.screen.prompt, "the line that asks")
        await app.press(*"read", "space", *"#3", "space", *"#locks", "enter")
        assert app.reading.bookmark and (app.reading.bookmark.note, app.reading.bookmark.tags) == (
            "read #3",
            ("locks",),
        )
        await app.press("a")
        await app.until(lambda: app.screen.prompt, "the line that asks")
        await app.press("space", *"#lo")
        await app.pilot.pause(0.1)
        await app.press("tab", "escape")
        assert app.reading.bookmark.tags == ("locks",), "given up"
        await app.press("U")
        assert app.reading.bookmark is None, "it was kept by its note"


async def test_in_the_conversation_m_highlights_the_comment_in_focus_also_when_it_is_read_again(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("tab", "j", "m")
        comment = app.reading.conversation_view.focused_comment
        (one,) = kept(app.reading.reading.key)
        assert comment and (one.comment_id, one.anchor.exact) == (comment.id, " ".join(comment.text.split()))
        await app.press("tab", "apostrophe")
        assert "in the comments" in app.status
        page(tmp_path, people=5)
        await app.press("r")
        await app.wait_for("6 comments")
        await app.press("tab", "g", "apostrophe")
        focused = app.reading.conversation_view.focused_comment
        assert focused and focused.id == comment.id


async def test_after_the_page_has_changed_they_are_found_or_told(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("m", "2", "m")
    changed = ["Quite a new beginning.", FIRST.replace("at dawn", "at dusk"), *FILLING]
    async with opened(page(tmp_path, changed)) as app:
        await app.until(lambda: "1 highlight" in app.status, "the word about the lost one")
        await app.press("apostrophe")
        assert app.status.startswith("1 of 1")
        at = app.reading.highlight_at()
        assert at and at.anchor.exact == FIRST
        assert drawn(app, "came at dusk") != drawn(app, "Quite a new")
        await app.press("semicolon")
        await app.wait_for("no longer in the text")
        await app.press("G", "enter")
        await app.wait_for("No longer in the text", SECOND[:40])


ADDING = """
import sys
from pathlib import Path
from reader.document.anchors import Anchor
from reader.library import highlights
from reader.library.store import Store
highlights.add(Store.open(Path(sys.argv[1])), sys.argv[2], Anchor(sys.argv[3]))
"""


async def test_another_process_may_highlight_meanwhile(tmp_path: Path) -> None:
    async with opened(page(tmp_path)) as app:
        await ready(app)
        process = python(ADDING, paths.library_folder(), app.reading.reading.key, SECOND)
        assert (process.communicate()[0], process.returncode) == ("", 0)
        await app.press("m")
        assert words(app) == [SECOND, FIRST]
        await app.press("apostrophe")
        assert app.status.startswith("2 of 2")


async def test_a_library_that_cant_be_written_says_so(tmp_path: Path) -> None:
    paths.library_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.library_folder().write_text("in the way")
    async with opened(page(tmp_path)) as app:
        await ready(app)
        await app.press("m")
        assert "--library" in app.status and app.reading.marked is None


async def test_what_was_imported_is_found_in_a_page_that_calls_itself_otherwise(serve: Serve) -> None:
    body = post(title="The lock", body="".join(f"<p>{text}</p>" for text in TEXTS))
    body = body.replace("<head>", '<head><link rel="canonical" href="/the-lock">')
    server = serve(to(old=answer(body.encode(), media_type="text/html; charset=utf-8")))
    quotes = (highlights.Quote("Nobody had asked \n him why", "a note"), highlights.Quote("said by nobody"))
    with Store.open(paths.library_folder()) as store:
        assert [*bare.keep(store, [bare.Address(f"{server.url}/old/", quotes=quotes)], "elsewhere")]
    async with opened(f"{server.url}/old/") as app:
        await app.wait_for("Mr. Hale")
        await app.until(lambda: not app.reading.is_loading, "all of it")
        await app.wait_for("words of 1 highlight are no longer here")
        marked = app.reading.marked
        assert marked and [one.note for one in marked.in_article()] == ["a note"]
        await app.press("b")
        assert app.reading.reading.key.endswith("/the-lock")
    assert [one.note for one in kept(f"https://127.0.0.1:{server.port}/the-lock")] == ["a note", ""]


async def test_a_note_is_typed_on_a_narrow_screen_and_on_a_low_one(tmp_path: Path) -> None:
    async with opened(page(tmp_path), size=(40, 12)) as app:
        await app.wait_for("Mr. Hale")
        await app.press("m", "a")
        await app.until(lambda: app.screen.prompt, "the field")
        await app.press(*("space" if letter == " " else letter for letter in "mind the eels they bite"))
        await app.until(lambda: app.lines[-2].rstrip() == " note:  mind the eels they bite", "all of the note")
        assert "Mr. Hale" in app.text
        await app.press("enter")
        assert app.status == "the note is kept"
        await app.pilot.resize_terminal(24, 6)
        await app.press("a")
        await app.until(lambda: app.screen.prompt, "the field")
        await app.until(lambda: app.lines[-2].endswith("els they bite"), "the end of the note")
        await app.press("x", "enter")
        (one,) = kept(app.reading.reading.key)
        assert one.note == "mind the eels they bitex"
