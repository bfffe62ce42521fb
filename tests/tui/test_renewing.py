"""The copy that is kept becomes what is read again, where that was asked for, and one U brings the old one back."""

from pathlib import Path

from reader import paths
from reader.library import bookmarks
from reader.library.store import Store
from tests.blog import blog
from tests.tui.piloted import opened
from tests.tui.shelf import library

ADDED = "Brass 1. A paragraph came before it."


def add_a_paragraph(page: Path) -> None:
    html = page.read_text("utf-8")
    page.write_text(html.replace("Alder 1. ", f"{ADDED}</p><p>Alder 1. "), "utf-8")


def copy(item_id: int = 1) -> str:
    with Store.open(paths.library_folder()) as store:
        return bookmarks.snapshot(store, item_id)[0].markdown


async def test_r_on_a_bookmark_renews_its_copy(tmp_path: Path) -> None:
    page = Path(blog(tmp_path, 1, 0))
    async with opened(str(page)) as reader:
        await reader.wait_for("Alder 1.")
        await reader.until(lambda: not reader.reading.is_loading)
        await reader.press("b", "r")
        await reader.until(lambda: "the text is the same" in reader.status, "that it is the same")
        add_a_paragraph(page)
        await reader.press("r")
        await reader.until(lambda: "the copy that is kept is this now" in reader.status, "that the copy is renewed")
        assert "the text changed: 1 paragraph new" in reader.status and ADDED in copy()
        await reader.press("U")
        await reader.until(lambda: "up to date (1 copy put back)" in reader.status, "that it is taken back")
        assert ADDED not in copy() and "Alder 1." in copy()
        await reader.press("U")
        await reader.until(lambda: "put away" in reader.status, "that there was no other act but keeping")


async def test_nothing_else_changes_a_copy(tmp_path: Path) -> None:
    page = Path(blog(tmp_path, 1, 0))
    async with opened(str(page)) as reader:
        await reader.wait_for("Alder 1.")
        await reader.until(lambda: not reader.reading.is_loading)
        await reader.press("b")
    before = copy()
    add_a_paragraph(page)
    async with opened(str(page)) as reader:
        await reader.wait_for("Brass 1.")
        await reader.press("v")
        await reader.until(lambda: reader.reading.is_other_view and not reader.reading.is_loading, "the whole page")
        await reader.press("r")
        await reader.until(lambda: "the text is the same" in reader.status, "the page again")
        assert copy() == before
        page.unlink()
        await reader.press("v", "r")
        await reader.until(lambda: "no such file" in reader.status, "that there is no page")
    assert copy() == before


async def test_many_are_renewed_as_one_act(tmp_path: Path) -> None:
    pages = []
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        pages.append(Path(blog(tmp_path / name, 1, 0)))
        pages[-1].write_text(pages[-1].read_text("utf-8").replace("at Marlow", f"at {name}"), "utf-8")
        async with opened(str(pages[-1])) as reader:
            await reader.wait_for("Alder 1.")
            await reader.press("b")
    for page in pages[:2]:
        add_a_paragraph(page)
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.press("ctrl+a", "r")
        await reader.until(lambda: "3 bookmarks read again; U takes it back" in reader.status, "that they are read")
        assert [ADDED in copy(number) for number in (1, 2, 3)] == [True, True, False]
        await reader.press("U")
        await reader.until(lambda: "brought 2 bookmarks up to date (2 copies put back)" in reader.status, "U")
        assert not any(ADDED in copy(number) for number in (1, 2, 3))


async def test_the_comments_that_are_kept_outlive_those_of_the_page(tmp_path: Path) -> None:
    page = Path(blog(tmp_path, 3, 0))
    async with opened(str(page)) as reader:
        await reader.wait_for("Alder 1.", "3 comments")
        await reader.until(lambda: not reader.reading.is_loading)
        await reader.press("b")
    whole = page.read_text("utf-8")
    (tmp_path / "none").mkdir()
    page.write_text(Path(blog(tmp_path / "none", 0, 0)).read_text("utf-8"), "utf-8")
    async with library() as reader:
        await reader.wait_for("1 bookmark")
        await reader.press("r")
        said = "the text is the same, the 3 comments of its copy stay: the page gave none"
        await reader.until(lambda: said in reader.status, "that they stay")
        page.write_text(whole.replace("Alder 1.", "Hazel 1."), "utf-8")
        await reader.press("r")
        await reader.until(lambda: "1 paragraph changed; U" in reader.status, "that the text changed")
    with Store.open(paths.library_folder()) as store:
        assert len(bookmarks.snapshot(store, 1)[1].comments) == 3
