"""A file that was saved of a page that is a bookmark: it is shown as kept, and the page's copy stays."""

from collections.abc import Callable
from pathlib import Path

from reader import paths
from reader.library import bookmarks
from reader.library.store import Store
from reader.values import Article, Comment, Conversation
from tests.blog import genuine, post
from tests.fetch.conftest import Server, answer
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
    async with opened(saved(tmp_path, f'<link rel="canonical" href="{URL}/">')) as use:
        await use.until(lambda: not use.reading.is_loading)
        assert use.reading.bookmark and use.reading.bookmark.id == 1
        assert use.status == f"this is the page of @1, kept from {URL}"
        assert bookmarks.snapshot(use.app.desk.store, 1) == (PAGE, PARTIAL)
        await use.press("b", "b")
        assert "kept as @1" in use.status
        assert bookmarks.snapshot(use.app.desk.store, 1) == (PAGE, PARTIAL)


async def test_the_page_of_a_file_that_was_kept_is_its_bookmark_and_leaves_its_copy(
    tmp_path: Path, serve: Callable[..., Server]
) -> None:
    url = f"{serve(answer(post([genuine(0), genuine(1)]).encode())).url}/lock"
    file = str(tmp_path / "saved.html")
    with Store.open(paths.library_folder()) as store:
        bookmarks.add(store, PAGE._replace(url=url), PARTIAL, file)
    async with opened(url) as use:
        await use.until(lambda: not use.reading.is_loading)
        assert use.status.startswith(f"this is the page of @1, kept from {file}")
        assert bookmarks.snapshot(use.app.desk.store, 1) == (PAGE._replace(url=url), PARTIAL)
