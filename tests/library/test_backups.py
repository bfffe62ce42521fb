"""Backups: made when they are due, checked, thinned to a few, and put in the library's place without losing it."""

import os
import shutil
import sqlite3
import stat
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryError
from reader.library import backups, bookmarks, restoring, upkeep
from reader.library.store import Store
from tests.library.samples import article, conversation
from tests.library.spoiling import PAGE, page_of, spoil


def keep(folder: Path, *numbers: int) -> None:
    with Store.open(folder) as store:
        for number in numbers:
            bookmarks.add(store, article(number), conversation("one"), f"https://marsh.example/heron-{number}")


def titles(folder: Path) -> list[str | None]:
    with Store.open(folder) as store:
        assert all(bookmarks.snapshot(store, one.id) for one in bookmarks.listing(store))
        return [one.title for one in bookmarks.listing(store)][::-1]


def age(folder: Path, days: float) -> None:
    """Makes the library and its backups so many days older."""
    for file in sorted([*folder.glob("*.db"), *folder.glob("backups/*.db")]):
        then = file.stat().st_mtime - days * 86_400
        os.utime(file, (then, then))
        if file.stem.startswith("daily-"):
            file.rename(file.with_name(f"daily-{date.fromisoformat(file.stem[6:]) - timedelta(days)}.db"))


def test_a_day_of_use_makes_one_backup_and_a_day_without_none(folder: Path) -> None:
    assert backups.daily(folder) is None
    assert not folder.exists()
    keep(folder, 1)
    made = backups.daily(folder)
    assert made and stat.S_IMODE(made.stat().st_mode) == 0o600
    assert [file.name for file in (folder / "backups").iterdir()] == [made.name]
    keep(folder, 2)
    assert backups.daily(folder) is None
    age(folder, 1)
    assert titles(folder) == ["Heron 1", "Heron 2"]
    assert backups.daily(folder) is not None
    age(folder, 1)
    assert backups.daily(folder) is None
    assert [one.bookmark_count for one in backups.listing(folder / "main.db")] == [2, 1]


def test_a_backup_that_takes_too_long_is_given_up_without_a_trace(folder: Path) -> None:
    with Store.open(folder) as store:
        for number in range(50):
            source = f"https://marsh.example/heron-{number}"
            bookmarks.add(store, article(number, text="".join(map(str, range(9000)))), conversation(), source)
    assert backups.daily(folder, seconds=0) is None
    assert list((folder / "backups").iterdir()) == []
    assert backups.daily(folder, seconds=60)


def test_a_backup_that_takes_long_is_waited_for_once_a_week(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    keep(folder, 1)
    monkeypatch.setattr(upkeep, "_AT_THE_END", 0)
    monkeypatch.setattr(upkeep, "_LARGE", 0)
    assert upkeep.back_up_at_the_end(folder, told.append) is None
    assert len(list((folder / "backups").iterdir())) == 1
    assert len(told) == 2 and "for the first time in a week" in told[0] and told[1] == ""
    age(folder, 6)
    keep(folder, 2)
    assert upkeep.back_up_at_the_end(folder, told.append) is None and len(told) == 2
    assert len(list((folder / "backups").iterdir())) == 1
    age(folder, 2)
    assert upkeep.back_up_at_the_end(folder, told.append) is None and len(told) == 4
    assert len(list((folder / "backups").iterdir())) == 2


def test_without_room_no_backup_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))  # type: ignore[attr-defined]
    told = upkeep.back_up_at_the_end(folder, print)
    assert told and "today's backup could not be made: " in told and " MB are needed, and not free" in told
    assert list((folder / "backups").iterdir()) == []


def test_a_damaged_library_makes_no_backup_and_is_told(folder: Path) -> None:
    keep(folder, *range(30))
    backups.daily(folder)
    age(folder, 1)
    spoil(folder / "main.db", 6 * PAGE, os.urandom(4 * PAGE))
    told = upkeep.back_up_at_the_end(folder, print)
    assert told and "damaged" in told and "`reader doctor --repair`" in told
    assert len(list((folder / "backups").iterdir())) == 1


def test_no_backup_is_made_of_a_library_whose_index_alone_is_damaged(folder: Path) -> None:
    """The copy would be whole, and the library go on losing."""
    keep(folder, *range(30))
    spoil(folder / "main.db", page_of(folder / "main.db", "item_source"), bytes(PAGE))
    told = upkeep.back_up_at_the_end(folder, print)
    assert told and "damaged" in told and "`reader doctor --repair`" in told and "\n" not in told
    assert list((folder / "backups").iterdir()) == []


@given(st.sets(st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(n)), max_size=120))
def test_seven_days_and_four_weeks_are_kept(days: set[date]) -> None:
    kept = backups.worth_keeping(days)
    newest_first = sorted(days, reverse=True)
    assert kept <= days and set(newest_first[:7]) <= kept
    older = [day for day in newest_first if day in kept][7:]
    weeks = list(dict.fromkeys(day.isocalendar()[:2] for day in newest_first[7:]))
    assert [day.isocalendar()[:2] for day in older] == weeks[:4]
    for day in older:
        assert day == max(one for one in newest_first[7:] if one.isocalendar()[:2] == day.isocalendar()[:2])


def test_over_a_year_there_are_always_seven_days_and_four_weeks(tmp_path: Path) -> None:
    for number in range(100):
        day = date(2026, 1, 1) + timedelta(number)
        (tmp_path / f"daily-{day}.db").touch()
        (tmp_path / "2026-01-01T10-00-00Z.db").touch()
        backups.thin(tmp_path)
    left = sorted(date.fromisoformat(file.stem[6:]) for file in tmp_path.glob("daily-*.db"))
    assert len(left) == 11 and (day - left[-1]).days == 0 and (left[-1] - left[0]).days in range(24, 42)
    assert (tmp_path / "2026-01-01T10-00-00Z.db").exists()


def test_what_was_restored_over_is_kept_and_what_only_it_has_is_told(folder: Path) -> None:
    keep(folder, 1, 2)
    backup = backups.daily(folder)
    assert backup
    keep(folder, 3, 4)
    with Store.open(folder) as store, Store.open(folder) as other:
        bookmarks.remove(store, 1)
        done = restoring.restore(folder, restoring.chosen(folder, "latest"))
        # Who has it open sees the restored one, and goes on writing into it.
        assert [one.title for one in bookmarks.listing(other)] == ["Heron 2", "Heron 1"]
        bookmarks.add(other, article(5), conversation(), "https://marsh.example/5")
    assert done.gone == ["Heron 3", "Heron 4"]
    assert titles(folder) == ["Heron 1", "Heron 2", "Heron 5"]
    assert done.aside and done.aside.parent == folder / "backups"
    assert restoring.chosen(folder, "latest").file == backup
    restoring.restore(folder, restoring.chosen(folder, done.aside.name))
    assert titles(folder) == ["Heron 2", "Heron 3", "Heron 4"]
    with sqlite3.connect(folder / "main.db") as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    raw.close()


def test_a_library_that_is_gone_is_restored(folder: Path) -> None:
    keep(folder, 1)
    backups.daily(folder)
    (folder / "main.db").unlink()
    done = restoring.restore(folder, restoring.chosen(folder, "latest"))
    assert (done.aside, done.gone) == (None, [])
    assert titles(folder) == ["Heron 1"]


def test_a_damaged_library_is_set_aside_by_restoring(folder: Path) -> None:
    keep(folder, 1)
    backups.daily(folder)
    damage = b"nothing of a library" * 999
    (folder / "main.db").write_bytes(damage)
    done = restoring.restore(folder, restoring.chosen(folder, "latest"))
    assert done.aside and done.aside.read_bytes() == damage and done.gone is None
    assert titles(folder) == ["Heron 1"]


@pytest.mark.parametrize("kind", ["missing", "damaged", "text", "another program's", "newer", "itself"])
def test_what_is_no_backup_is_not_restored(folder: Path, tmp_path: Path, kind: str) -> None:
    keep(folder, *range(20))
    backup, bad = backups.daily(folder), tmp_path / "bad.db"
    assert backup
    whole = bytearray(backup.read_bytes())
    if kind == "damaged":
        whole[16384 * 4 : 16384 * 6] = os.urandom(16384 * 2)
        bad.write_bytes(whole)
    elif kind == "text":
        bad.write_text("dear diary\n" * 500)
    elif kind in ("another program's", "newer"):
        bad.write_bytes(whole)
        with sqlite3.connect(bad) as raw:
            raw.execute("PRAGMA application_id = 7" if kind != "newer" else "PRAGMA user_version = 99")
            raw.execute("UPDATE meta SET value = '99' WHERE name = 'compatible'")
        raw.close()
    elif kind == "itself":
        bad = folder / "main.db"
    before = (folder / "main.db").read_bytes()
    with pytest.raises(LibraryError):
        restoring.restore(folder, restoring.chosen(folder, str(bad)))
    assert (folder / "main.db").read_bytes() == before


def test_the_latest_is_the_newest_that_is_whole(folder: Path) -> None:
    keep(folder, 1)
    first = backups.daily(folder)
    assert first
    age(folder, 1)
    keep(folder, 2)
    second = backups.daily(folder)
    assert second
    second.write_bytes(second.read_bytes()[:50_000])
    os.utime(second, (time.time(), time.time()))
    assert restoring.chosen(folder, "latest").bookmark_count == 1


@pytest.mark.parametrize(
    ("name", "made_at"),
    [
        ("daily-2026-01-02.db", "2026-01-02T00:00:00Z"),
        ("daily-2026-03-04.db", "2026-03-04T05:06:07Z"),  # written on the day that it names
        ("before-restore-2026-01-02T10-11-12Z-2.db", "2026-01-02T10:11:12Z"),
        ("version-7.db", "2026-03-04T05:06:07Z"),
        ("9999-99-99T99-99-99Z.db", "2026-03-04T05:06:07Z"),
    ],
)
def test_a_backup_is_as_old_as_its_name_says(tmp_path: Path, name: str, made_at: str) -> None:
    (tmp_path / name).touch()
    os.utime(tmp_path / name, (1772600767, 1772600767))
    assert backups.look(tmp_path / name).made_at == made_at
