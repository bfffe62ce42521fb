"""A file that was saved of a page that is a bookmark: it is shown as kept, and the page's copy stays."""

from pathlib import Path

from reader import paths
from reader.library import bookmarks
from reader.library.store import Store
from reader.values import Article, Comment, Conversation
from tests.blog import genuine, post
from tests.tui.piloted import opened

URL = "https://canal.example/2016/lock"
PAGE = Article("The lock", None, None, None, None, None, None, URL, "It was rebuilt in spring.", None)
PARTIAL = Conversation((Comment("c9", "comment", "Ines", "Early.", "Early."),), 4, complete=False)


def saved(tmp_path: Path, before: str) -> str:
    path = tmp_path / "saved.html"
    path.write_text(before + post([genuine(0), genuine(1)]), "utf-8")
    return str(path)


async def test_b_is_on_in_a_saved_file_of_a_bookmark_whose_copy_stays(tmp_path: Path) -> None:
    with Store.open(paths.library_folder()) as store:
        bookmarks.add(store, PAGE, PARTIAL, URL)
    for before in (f'<link rel="canonical" href="{URL}/">', f"<!-- saved from url=(0031){URL} -->"):
        async with opened(saved(tmp_path, before)) as use:
            await use.until(lambda use=use: not use.reading.is_loading)
            assert use.reading.bookmark and use.reading.bookmark.id == 1
            assert ("this is the page of @1, kept from https://canal.example" in use.status) == ("link" in before)
            assert bookmarks.snapshot(use.app.desk.store, 1) == (PAGE, PARTIAL)
            await use.press("b", "b")
            assert "kept as @1" in use.status
            assert bookmarks.snapshot(use.app.desk.store, 1) == (PAGE, PARTIAL)
