"""Muted authors in the library: kept once, removed and restored row for row, seen by another process."""

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import bookmarks, marks, mutes
from reader.library.migrations import STEPS
from reader.library.store import Store
from reader.values import Author
from tests.library.samples import article, conversation, python
from tests.library.test_learnt import everything_but_the_undo_log, on

ANA = Author(None, "ana lund", "canals.example")
BO = Author("bo.example", None, "")


def test_an_author_is_muted_once(store: Store, folder: Path) -> None:
    assert mutes.listing(store) == []
    assert not folder.exists()
    first = mutes.add(store, ANA, "Ana Lund")
    assert mutes.add(store, ANA, "ANA LUND") == first
    mutes.add(store, BO)
    with Store.open(folder) as again:
        assert [(one.author, one.called) for one in mutes.listing(again)] == [(ANA, "Ana Lund"), (BO, None)]


def test_muting_and_its_undoing_leave_every_table_as_it_was(store: Store) -> None:
    bookmarks.add(store, article(), conversation("one"), "https://marsh.example/1")
    marks.add(store, on("a.example"))
    mutes.add(store, BO, "Bo")
    before = everything_but_the_undo_log(store)
    mutes.add(store, ANA)
    assert everything_but_the_undo_log(store) != before
    assert mutes.remove(store, ANA)
    assert everything_but_the_undo_log(store) == before
    removed = mutes.remove(store, BO)
    assert removed and mutes.listing(store) == [] and mutes.remove(store, BO) is None
    mutes.restore(store, removed)
    assert everything_but_the_undo_log(store) == before
    mutes.restore(store, removed)
    assert everything_but_the_undo_log(store) == before


def test_another_process_sees_it(store: Store, folder: Path) -> None:
    mutes.add(store, ANA)
    said = python(
        "import sys; from pathlib import Path; from reader.library import mutes\n"
        "from reader.library.store import Store\n"
        "print([one.author.name for one in mutes.listing(Store.open(Path(sys.argv[1])))])",
        folder,
    )
    assert said.communicate()[0].strip() == "['ana lund']"


def test_a_library_of_version_3_takes_mutes_and_keeps_its_marks(folder: Path) -> None:
    with Store.open(folder, STEPS[:3]) as old:
        marks.add(old, on("a.example"))
    with Store.open(folder) as store:
        mutes.add(store, ANA)
        assert [one.mark.host for one in marks.listing(store)] == ["a.example"]


def test_control_characters_are_not_kept_and_what_cannot_be_written_is_told(store: Store, folder: Path) -> None:
    assert mutes.add(store, BO, "Bo\x1b[2J").called == "Bo"
    store.close()
    folder.chmod(0o500)
    (folder / "main.db").chmod(0o400)
    try:
        with Store.open(folder) as closed:
            if closed.notice:  # root may write everywhere
                with pytest.raises(LibraryError):
                    mutes.add(closed, ANA)
    finally:
        folder.chmod(0o700)
