"""What `reader doctor --repair` does about each finding that reader can mend itself, and says that it did."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library import backups, files, health, repair, restoring
from reader.library.store import Store
from reader.text import counted, one_line

MOST_NAMED = 20


class NotDone(NamedTuple):
    """Why something couldn't be mended."""

    why: str


class Lost(str):
    """A line that tells of what a repair could not bring back."""


def mend(folder: Path, found: Iterable[health.Finding]) -> Iterator[str | NotDone]:
    """Mends what can be; a line for each thing that was done, or couldn't be."""
    file = folder / "main.db"
    wanted = {finding.repair for finding in found}
    for name, act in _ACTS.items():
        # Rebuilding mends these too.
        if name not in wanted or ("rebuild" in wanted and name in ("copies", "search")):
            continue
        try:
            yield from act(file)
        except (LibraryError, OSError) as error:
            yield NotDone(str(error))


def _foreign_wal(file: Path) -> Iterator[str]:
    if wal := files.foreign_wal(file):
        aside = files.aside(file, "foreign")
        files.set_beside_aside(file, aside)
        yield f"{wal.name} is set aside as {aside.name}-wal"


def _restore(file: Path) -> Iterator[str]:
    done = restoring.restore(file.parent, restoring.chosen(file.parent, "latest"))
    yield f"the library was gone, and is as the backup of {done.backup.made_at[:10]} ({done.backup.file.name}) had it"


def _rebuild(file: Path) -> Iterator[str]:
    done = repair.rebuild(file.parent)
    count = counted(done.bookmark_count, "bookmark is", "bookmarks are")
    yield f"the damaged file is set aside as {done.aside.name}; {count} in the new one"
    if done.backup:
        yield f"it was compared with the backup of {done.backup.made_at[:10]} ({done.backup.file.name})"
    matters = [(names, counted(len(names), one, many)) for names, one, many in _matters(done) if names]
    report = _report(done.aside, matters)
    for names, says in matters:
        is_kept = any(names is one for one in (done.from_backup, done.doubtful))
        yield f"{says}:" if is_kept else Lost(f"{says}:")
        shown = names[:MOST_NAMED] if report else names
        yield from (f"  {name}" for name in shown)
        if more := len(names) - len(shown):
            yield f"  and {more:,} more"
    if report:
        yield f"all their names are in {report.name}"
    if others := [name for name in done.tables if name not in ("snapshot", "searched")]:
        says = f"some of these may be missing too: {', '.join(_TABLES.get(name, name) for name in others)}"
        yield says if done.backup else Lost(says)


def _matters(done: repair.Rebuilt) -> Iterator[tuple[list[str], str, str]]:
    """Which bookmarks something happened to, and what: to one, to many."""
    as_backup = "were lost or damaged, and are as that backup had them"
    yield done.from_backup, "was lost or damaged, and is as that backup had it", as_backup
    yield done.odd, "may be damaged: look at it", "may be damaged: look at them"
    yield done.without_copy, "has lost its text: open it and press r", "have lost their text: open them and press r"
    rest = "text and most else but the address: open"
    yield done.stripped, f"has lost its {rest} it and press r", f"have lost their {rest} them and press r"
    yield done.lost, "is gone", "are gone"
    in_trash = "may have been deleted before, and are in the trash"
    yield done.doubtful, "may have been deleted before, and is in the trash", in_trash


def _report(aside: Path, matters: list[tuple[list[str], str]]) -> Path | None:
    """A file beside the damaged one with all names, where they are too many to show; None where it isn't needed.

    None too where it can't be written: then they are all shown.
    """
    if all(len(names) <= MOST_NAMED for names, _ in matters):
        return None
    report = aside.with_suffix(".txt")
    lines = [line for names, says in matters for line in (f"{says}:", *(f"  {one_line(name)}" for name in names))]
    try:
        report.touch(0o600)
        report.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError:
        return None
    return report


_TABLES = {
    "item": "bookmarks",
    "opened": "the history",
    "tag": "tags",
    "place": "places where reading stopped",
    "mark": "spam marks",
    "undone_mark": "marks that were taken back",
    "mute": "muted authors",
    "visit": "what was seen of conversations",
    "answer": "answers of comment services",
    "setting": "settings",
    "meta": "facts about the file",
    "highlight": "highlights",
    "act": "acts to take back",
}


def _copies(file: Path) -> Iterator[str | NotDone]:
    """Takes damaged copies from the newest backup that has them whole."""
    with Store.open(file.parent) as store:
        sql = "SELECT id, uid, name, codec, digest, body FROM item JOIN snapshot ON item_id = id"
        bad = {row["uid"]: row for row in store.rows(sql) if not repair.is_whole((*row[3:],))}
        for backup in backups.listing(file):
            if backup.problem or not bad:
                continue
            for uid, packed in _packed_in(backup.file, list(bad)).items():
                row = bad.pop(uid)
                with store.write() as connection:
                    columns = (row["id"], *packed)
                    connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", columns)
                yield f"@{row['id']} {row['name']}: its copy is that of the backup {backup.file.name}"
        for row in bad.values():
            yield NotDone(f"@{row['id']} {row['name']}: no backup has its copy; open it and press r")


def _packed_in(backup: Path, uids: list[str]) -> dict[str, tuple[str, bytes, bytes, str]]:
    """The whole copies of some bookmarks in a backup, by uid."""
    found = {}
    sql = "SELECT codec, digest, body, saved_at FROM snapshot JOIN item ON id = item_id WHERE uid = ?"
    with backups.reading(backup) as connection:
        for uid in uids:
            row = connection.execute(sql, (uid,)).fetchone()
            if row and repair.is_whole((*row[:3],)):
                found[uid] = tuple(row)
    return found


def _search(file: Path) -> Iterator[str]:
    aside = files.drop_index(file)
    done = f"set aside as {aside.name}" if aside else "removed"
    yield f"search.db is {done}; the next search makes it anew"


def _permissions(file: Path) -> Iterator[str]:
    for at in health.others_may_use(file):
        at.chmod(0o700 if at.is_dir() else 0o600)
        yield f"{at} is yours alone"


def _left_over(file: Path) -> Iterator[str]:
    for one in health.left_over(file):
        one.unlink(missing_ok=True)
        yield f"{one.name} is removed"


_ACTS: dict[str, Callable[[Path], Iterator[str | NotDone]]] = {
    "restore": _restore,
    "permissions": _permissions,
    "wal": _foreign_wal,
    "rebuild": _rebuild,
    "copies": _copies,
    "search": _search,
    "left over": _left_over,
}
"""By the name of a repair, in the order that they need."""
