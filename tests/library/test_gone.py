"""A library whose file is gone from beside its backups: none is begun in its place, and every act says so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import backups, bookmarks, gone, health, places, restoring, settings, upkeep
from reader.library.store import Store
from tests.library.samples import article, conversation
from tests.library.test_faults import keep


def _backed_up(folder: Path) -> None:
    backups.daily(folder)


def _backup_is_damaged(folder: Path) -> None:
    made = backups.daily(folder)
    assert made
    made.write_bytes(b"dear diary\n" * 99)


def _searched(folder: Path) -> None:
    with Store.open(folder) as store:
        assert bookmarks.listing(store, "heron")


def _killed(folder: Path) -> None:
    with Store.open(folder) as store:
        bookmarks.add(store, article(9), conversation(), "https://marsh.example/heron-9")
        shutil.copy(folder / "main.db-wal", folder / "left")
    (folder / "left").rename(folder / "main.db-wal")


def _set_aside(folder: Path) -> None:
    shutil.copy(folder / "main.db", folder / "main-2026-11-28T12-15-00Z-damaged.db")


SIGNS: dict[str, tuple[Callable[[Path], None], str]] = {
    "backups": (_backed_up, "backups"),
    "a damaged backup": (_backup_is_damaged, "backups"),
    "an index": (_searched, "search.db"),
    "a log": (_killed, "main.db-wal"),
    "a damaged file": (_set_aside, "main-2026-11-28T12-15-00Z-damaged.db"),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_none_is_begun_where_one_is_gone(folder: Path, sign: str) -> None:
    leave, name = SIGNS[sign]
    keep(folder, 1, 2)
    leave(folder)
    (folder / "main.db").rename(folder.parent / "elsewhere.db")
    before = sorted(folder.rglob("*"))
    acts: tuple[Callable[[Store], object], ...] = (
        lambda store: bookmarks.add(store, article(3), conversation(), "https://marsh.example/heron-3"),
        lambda store: settings.put(store, "theme", "night"),
        lambda store: bookmarks.listing(store),
        lambda store: places.recall(store, "https://marsh.example/heron-1"),
        upkeep.warning,
    )
    for act in acts:
        with Store(folder) as store, pytest.raises(LibraryError, match=r"main\.db: gone, but it has ") as told:
            act(store)
        assert f"to begin a new one move {name} away" in str(told.value) and "--library" in str(told.value)
        assert ("`reader restore latest`" in str(told.value)) is (name == "backups")
    first = next(health.findings(folder))
    assert (first.state, first.repair) == ("wrong", "restore" if name == "backups" else "")
    assert sorted(folder.rglob("*")) == before
    (folder / name).rename(folder.parent / "away")
    with Store(folder) as store:
        bookmarks.add(store, article(3), conversation(), "https://marsh.example/heron-3")
        assert [one.title for one in bookmarks.listing(store)] == ["Heron 3"]


def test_what_others_keep_by_such_names_is_no_sign(folder: Path) -> None:
    (folder / "backups").mkdir(parents=True)
    (folder / "backups" / "photos.db").write_bytes(b"no library\n" * 99)
    (folder / "search.db").write_bytes(b"no index\n" * 99)
    (folder / "main.db-wal").touch()
    keep(folder, 1)
    with Store.open(folder) as store:
        assert len(bookmarks.listing(store)) == 1


def test_one_that_another_process_begins_meanwhile_is_not_gone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look for the file and that for what lies beside it both come, kept by the other."""
    look = gone.signs

    def begun_meanwhile(file: Path) -> list[Path]:
        monkeypatch.undo()
        keep(folder, 1)
        _backed_up(folder)
        return look(file)

    monkeypatch.setattr(gone, "signs", begun_meanwhile)
    with Store(folder) as store:
        bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2")
        assert [one.title for one in bookmarks.listing(store)] == ["Heron 2", "Heron 1"]


def _library(folder: Path) -> health.Finding:
    return next(one for one in health.findings(folder) if one.name == "library")


def test_a_library_that_lacks_most_of_what_its_backups_have_is_noted(folder: Path) -> None:
    keep(folder, *range(1, 21))
    made = backups.daily(folder)
    assert made and _library(folder).state == "ok"
    shutil.move(made, folder.parent / made.name)
    for file in folder.glob("*.db*"):
        file.unlink()
    keep(folder, 1, 2, 30)
    (folder / "backups" / "daily-2026-01-01.db").parent.mkdir(exist_ok=True)
    shutil.move(folder.parent / made.name, made)
    found = _library(folder)
    assert found.state == "note" and "3 bookmarks" in found.says
    assert f"of 20 bookmarks in the backup {made.name} 18 are neither here nor in the trash" in found.says
    assert f"`reader restore {made.name}`" in found.todo
    restoring.restore(folder, restoring.chosen(folder, made.name))
    assert _library(folder).state == "ok"


def test_what_was_put_away_or_restored_over_on_purpose_is_not_missed(folder: Path) -> None:
    keep(folder, 1)
    with Store.open(folder) as store:
        backups.make(store, folder.parent / "early.db")
    keep(folder, *range(2, 21))
    backups.daily(folder)
    with Store.open(folder) as store:
        for number in range(1, 19):
            bookmarks.remove(store, number)
    assert _library(folder).state == "ok"
    restoring.restore(folder, restoring.chosen(folder, str(folder.parent / "early.db")))
    assert (_library(folder).state, "1 bookmark" in _library(folder).says) == ("ok", True)


def test_a_backup_from_before_the_trash_was_emptied_tells_nothing(folder: Path) -> None:
    keep(folder, *range(1, 21))
    made = backups.daily(folder)
    assert made
    shutil.move(made, folder.parent / "old.db")
    for file in folder.glob("*.db*"):
        file.unlink()
    (folder / "backups").rmdir()
    keep(folder, 30)
    (folder / "backups").mkdir()
    shutil.move(folder.parent / "old.db", folder / "backups" / "daily-2026-01-01.db")
    assert _library(folder).state == "ok"
