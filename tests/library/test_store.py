"""The store: made on the first write, private, shared by processes and threads."""

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reader.library import bookmarks, marks, places
from reader.library import settings as choices
from reader.library.files import APPLICATION_ID
from reader.library.store import Store
from tests.library.samples import article, conversation


def test_reading_makes_nothing(store: Store, folder: Path) -> None:
    assert bookmarks.listing(store) == bookmarks.listing(store, "heron") == []
    assert bookmarks.find(store, 1) is bookmarks.find(store, "key") is None
    assert places.recall(store, "key") is choices.get(store, "theme") is None
    assert marks.listing(store) == []
    assert not folder.parent.exists()


def test_the_first_write_makes_it_private(store: Store, folder: Path) -> None:
    choices.put(store, "theme", "nord")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert {file.name for file in folder.iterdir()} == {"main.db", "main.db-wal", "main.db-shm"}
    store.close()
    assert [file.name for file in folder.iterdir()] == ["main.db"]


def test_how_it_is_kept_on_disk(store: Store, folder: Path) -> None:
    bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
    settings = {
        name: store.rows(f"PRAGMA {name}")[0][0]
        for name in ("page_size", "application_id", "journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    }
    assert settings == {
        "page_size": 16384,
        "application_id": APPLICATION_ID,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    assert store.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_a_library_made_by_another_is_seen(store: Store, folder: Path) -> None:
    assert bookmarks.listing(store) == []
    with Store.open(folder) as other:
        kept = bookmarks.add(other, article(), conversation(), "https://marsh.example/1")
        assert bookmarks.listing(store) == [kept]


def test_what_raises_in_a_transaction_leaves_nothing(store: Store) -> None:
    choices.put(store, "theme", "nord")
    try:
        with store.write() as connection:
            connection.execute("UPDATE setting SET value = 'gone'")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert choices.get(store, "theme") == "nord"
    choices.put(store, "theme", "dracula")
    assert choices.get(store, "theme") == "dracula"


def test_a_folder_with_odd_characters(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%20 d'é"
    with Store.open(folder) as store:
        choices.put(store, "theme", "nord")
    assert (folder / "main.db").is_file()
    with Store.open(folder) as store:
        assert choices.get(store, "theme") == "nord"


def test_threads_share_one_store(store: Store) -> None:
    def work(number: int) -> int:
        kept = bookmarks.add(store, article(number), conversation(), f"https://marsh.example/heron-{number}")
        return len(bookmarks.snapshot(store, kept.id)[0].text)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(40)))
    assert len(bookmarks.listing(store)) == 40


def test_opening_needs_no_heavy_library() -> None:
    code = (
        "import sys; from reader.library import bookmarks, marks, places, settings\n"
        "heavy = {'lxml', 'httpx2', 'textual', 'rich', 'asyncio', 'markdownify', 'trafilatura', 'uuid'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_a_write_waits_for_another_process(store: Store, folder: Path) -> None:
    choices.put(store, "theme", "nord")
    other = sqlite3.connect(folder / "main.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(choices.put, store, "theme", "dracula")
        assert other.execute("SELECT value FROM setting").fetchone()[0] == "nord"
        other.execute("COMMIT")
        waiting.result()
    other.close()
    assert choices.get(store, "theme") == "dracula"
