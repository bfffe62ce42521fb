"""U after a mark, after muting, after both: the library is what it was, row for row, but for its undo log."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from reader.config import Config
from reader.library import marks, mutes
from reader.library.store import Store
from reader.reading import start
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen
from reader.values import Author, Comment, Conversation, Tally
from tests.blog import Said, blog, genuine, post, spam_ping
from tests.desks import desk_over
from tests.library.test_learnt import everything_but_the_undo_log, on


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(750):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("waited in vain")


def tally(app: ReaderApp) -> Tally:
    assert isinstance(app.screen, ReadingScreen)
    return app.screen.tally()


async def test_undoing_on_the_screen_restores_every_table_row_for_row(tmp_path: Path) -> None:
    path = blog(tmp_path, people=2, spam=3)
    with Store.open(tmp_path / "library") as store:
        marks.add(store, on("a.example"))
        mutes.add(store, Author("b.example", None, ""))
        desk = desk_over(store)
        app = ReaderApp(desk, Config(), lambda: ReadingScreen(path, start(path, desk)))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: tally(app).found_count == 5)
            before, counts = everything_but_the_undo_log(store), tally(app)
            assert (counts.shown_count, counts.hidden_spam_count) == (2, 3)
            await pilot.press("tab")
            for key in ("exclamation_mark", "X", "X"):
                await pilot.press(key)
                assert everything_but_the_undo_log(store) != before
            for _ in range(3):
                await pilot.press("U")
            assert everything_but_the_undo_log(store) == before
            assert tally(app) == counts
            await pilot.press("U")
            assert everything_but_the_undo_log(store) == before


async def test_a_mark_decides_the_same_elsewhere_on_the_page_at_once(tmp_path: Path) -> None:
    same = [Said("Green Sheds", f"Remark {n}, as good as the last.", url="https://sheds.example/") for n in range(3)]
    (tmp_path / "post.html").write_text(post([genuine(0), *same, spam_ping(0)]), "utf-8")
    path = str(tmp_path / "post.html")
    with Store.open(tmp_path / "library") as store:
        desk = desk_over(store)
        app = ReaderApp(desk, Config(), lambda: ReadingScreen(path, start(path, desk)))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: tally(app).found_count == 5)
            await pilot.press("tab", "j", "exclamation_mark")
            assert (tally(app).shown_count, tally(app).hidden_spam_count) == (1, 4)
            await pilot.press("U")
            assert (tally(app).shown_count, tally(app).hidden_spam_count) == (4, 1)


async def test_in_a_long_conversation_the_one_in_focus_is_decided_at_once_and_the_others_soon(tmp_path: Path) -> None:
    text = "The towpath floods there, whatever the keeper says of it."
    comments = [
        Comment(f"c{n}", "comment", f"Name {n}", f"{n}: {text}", f"{n}: {text}", author_url=f"https://{n % 7}.example/")
        for n in range(700)
    ]
    path = blog(tmp_path, people=1, spam=0)
    with Store.open(tmp_path / "library") as store:
        desk = desk_over(store)
        app = ReaderApp(desk, Config(), lambda: ReadingScreen(path, start(path, desk)))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: tally(app).found_count == 1)
            screen = app.screen
            assert isinstance(screen, ReadingScreen) and screen.reading.article
            await until(pilot, lambda: not screen.is_loading)
            screen.reading.conversation = Conversation(tuple(comments))
            screen.reading.verdicts = desk.verdicts(screen.reading.article, screen.reading.conversation)
            screen.show_conversation()
            await pilot.press("tab", "exclamation_mark")
            assert screen.reading.verdicts["c0"].marked
            await until(pilot, lambda: tally(app).spam_count == 100)
            await pilot.press("U")
            await until(pilot, lambda: tally(app).spam_count == 0)
