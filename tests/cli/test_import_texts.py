"""reader import of exports that carry the articles' own texts: they are the offline copies until the pages are read."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from reader.cli.texts import Texts
from reader.library import bookmarks
from reader.library.importers.rows import Body, Imported, Row, Told
from reader.library.items import Bookmark
from reader.library.store import Store
from reader.library.taking import Taking
from tests.blog import genuine, post
from tests.cli.process import reader
from tests.fetch.conftest import Server, answer, paths, serve

__all__ = ["serve"]

Serve = Callable[..., Server]

HTML = "<h2>At the lock</h2><p>A barge <b>waited</b> there\x1b[31m all the winter.</p><script>alert(1)</script>"


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with Store.open(tmp_path / "library") as store:
        yield store


def take(store: Store, *rows: Row) -> tuple[Taking, list[Bookmark]]:
    taking = Taking(Texts(rows, store), lambda refused: None)
    for _ in taking.keep(store, "an export"):
        pass
    return taking, sorted(bookmarks.listing(store))


def test_a_text_is_the_copy_until_the_page_is_fetched(tmp_path: Path, serve: Serve) -> None:
    page = post([genuine(1)], title="The Lock").replace("<head>", '<head><link rel="canonical" href="/the-lock">')
    server = serve(paths(old=answer(page.encode(), media_type="text/html; charset=utf-8")))
    item = {"url": f"{server.url}/old", "title": "Locks", "is_archived": 0, "content": HTML, "published_by": ["Ana"]}
    (tmp_path / "export").write_text(json.dumps([item, item | {"url": f"{server.url}/none", "content": "<p> </p>"}]))
    library = tmp_path / "library"

    def run(*options: str) -> str:
        return reader("import", "--library", str(library), *options, str(tmp_path / "export")).stdout

    tried = run("--dry-run")
    assert "2 new, 0 known, nothing is kept yet\n  texts of articles: 1, kept as offline copies\n" in tried
    done = run()
    assert "2 rows: 2 new, 0 known\n  texts of articles: 1, kept as offline copies\n" in done
    assert f"  articles' own texts that can't be read, left out: 1, first {server.url}/none: the page has no" in done
    assert not server.requests
    with Store.open(library) as store:
        article = bookmarks.snapshot(store, 1)[0]
    assert article.markdown == "## At the lock\n\nA barge **waited** there all the winter."
    assert (article.title, article.byline) == ("Locks", "Ana")
    assert "texts of articles" not in (again := run("--fetch"))
    assert "0 new, 2 known\n" in again and "offline copies: 1 fetched, 1 failed\n" in again
    with Store.open(library) as store:
        article, conversation = bookmarks.snapshot(store, 1)
        bookmark = bookmarks.find(store, 1)
    assert article.title == "The Lock" and "At the lock" not in article.markdown and len(conversation.comments) == 1
    assert bookmark and bookmark.key.endswith("/the-lock")
    assert "offline copies: 0 fetched, 1 failed\n" in run("--fetch")


def test_a_text_joins_a_bookmark_without_a_copy_and_leaves_one_with_it(store: Store) -> None:
    bare, has_copy = (Imported(f"https://marsh.example/{name}", title="Mine", author="Bo") for name in ("a", "b"))
    text = Body("markdown", "# Theirs\n\nThe tide came in.")
    take(store, bare, has_copy._replace(body=Body("html", "<p>It was here before.</p>")))
    taking, (first, second) = take(store, *(row._replace(title=None, body=text) for row in (bare, has_copy)))
    assert taking.kept == (0, 1, 1, 0, 1, 0)
    article, conversation = bookmarks.snapshot(store, first.id)
    assert (article.markdown, first.title, first.byline) == ("The tide came in.", "Theirs", "Bo")
    assert not conversation.complete and conversation.note and "export" in conversation.note
    assert "before" in bookmarks.snapshot(store, second.id)[0].markdown


def test_a_page_that_is_kept_under_its_own_name_takes_the_place_of_the_text(store: Store) -> None:
    """Also where its comments can't be had, and it is no second bookmark."""
    url = "https://marsh.example/?p=7"
    _, (bookmark,) = take(store, Imported(url, body=Body("html", "<p>As it was.</p>")))
    article, conversation = bookmarks.snapshot(store, bookmark.id)
    page = article._replace(url="https://marsh.example/herons", markdown="As it is.")
    kept = bookmarks.add(store, page, conversation._replace(note=None), url)
    assert (kept.id, kept.key) == (bookmark.id, "https://marsh.example/herons")
    assert bookmarks.snapshot(store, kept.id)[0].markdown == "As it is."


def test_rows_keep_their_order_around_texts_and_a_bad_one_costs_itself(store: Store) -> None:
    texts = ("<p>One.</p>", None, "", "<div>" * 90_000 + "deep", "<p>Two.</p>")
    rows = [Imported(f"https://m.example/{n}", body=Body("html", text) if text is not None else None)
            for n, text in enumerate(texts)]  # fmt: skip
    found = list(Texts([*rows, Told("last")], store))
    assert [row.url for row in found if isinstance(row, Imported)] == [row.url for row in rows]
    assert [bool(row.article) for row in found if isinstance(row, Imported)] == [True, False, False, True, True]
    assert [row.text.split(", first")[0] for row in found if isinstance(row, Told)] == [
        "last",
        "articles' own texts that can't be read, left out: 1",
    ]
