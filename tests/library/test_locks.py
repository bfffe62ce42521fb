"""Several connections of one process, as a screen has them, beside another process: none takes the other's log away."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import backups, bookmarks
from reader.library.store import Store
from tests.library.samples import article, conversation


def add(store: Store, word: str) -> None:
    source = f"https://marsh.example/{word}"
    bookmarks.add(store, article()._replace(title=f"A page of {word}", url=source), conversation(), source)


def elsewhere(folder: Path, *words: str) -> str:
    """What a process of its own prints."""
    command = [sys.executable, "-m", "reader", *words, "--library", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("kind", ["library", "index"])
def test_what_is_kept_stays_kept_whoever_opens_the_library_meanwhile(tmp_path: Path, kind: str) -> None:
    with Store.open(tmp_path) as first, Store.open(tmp_path) as second:
        add(first, "reeds")
        assert [mark.title for mark in bookmarks.listing(first, "reeds")] == ["A page of reeds"]
        assert len(bookmarks.listing(second, "reeds" if kind == "index" else "")) == 1
        assert elsewhere(tmp_path, "list", "--count", "reeds" if kind == "index" else "") == "1"
        add(first, "sedge")
        assert len(bookmarks.listing(first, "sedge")) == 1
        for file in ("main.db-wal", "search.db-wal"):
            assert (tmp_path / file).exists(), "another process took it for left behind"
        assert elsewhere(tmp_path, "list", "--count") == "2"
        add(second, "bittern")
        assert len(bookmarks.listing(first, "bittern")) == 1
    assert elsewhere(tmp_path, "list", "--count") == "3"
    assert elsewhere(tmp_path, "list", "--count", "sedge") == "1"


def test_a_log_that_was_left_is_read_by_many_connections(tmp_path: Path) -> None:
    """The first of them begins beside a log; the others must not end its locks."""
    leaving = (
        "import os, sys; from tests.library.test_locks import add; from reader.library.store import Store;"
        "from pathlib import Path; add(Store.open(Path(sys.argv[1])), 'reeds'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", leaving, str(tmp_path)], check=True, cwd=Path(__file__).parents[2])
    assert (tmp_path / "main.db-wal").stat().st_size
    with Store.open(tmp_path) as first, Store.open(tmp_path) as second:
        assert len(bookmarks.listing(first)) == len(bookmarks.listing(second)) == 1
        assert elsewhere(tmp_path, "list", "--count") == "1"
        add(first, "sedge")
        assert elsewhere(tmp_path, "list", "--count") == "2"


def test_an_index_that_another_process_threw_away_is_used_no_longer(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        add(store, "reeds")
        with store.connected() as connection:
            backups.copy(connection, tmp_path / "copy.db")
        add(store, "sedge")
        assert len(bookmarks.listing(store, "sedge")) == 1
        elsewhere(tmp_path, "restore", str(tmp_path / "copy.db"))
        add(store, "bittern")
        assert len(bookmarks.listing(store, "bittern")) == 1
        assert not bookmarks.listing(store, "sedge")
