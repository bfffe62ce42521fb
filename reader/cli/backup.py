"""reader backup: a whole copy of the library."""

import argparse
from pathlib import Path

from reader import paths
from reader.cli.parser import config_of, library_of
from reader.errors import LibraryError
from reader.library import backups, files
from reader.library.backups import Backup
from reader.library.health import size
from reader.library.store import Store
from reader.text import counted, one_line

_MOST_CHECKED = 200_000_000
"""Bytes of a backup up to which it is checked before it is listed: some 0.1 s."""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Copies the library, checked, into its folder backups/ or to FILE. Each day that something changed one is "
        f"made by itself; the last {backups.DAYS} are kept, and {backups.WEEKS} of the weeks before."
    )
    parser.epilog = "example:\n  reader backup /media/stick/library.db; reader restore latest"
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to; it must not be there yet")
    parser.add_argument("--list", action="store_true", help="lists the backups that there are")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Says where the copy is, once it is on disk and was checked."""
    folder = library_of(options, config_of(options))
    if options.list:
        show(folder / "main.db")
        return 0
    with Store.open(folder) as store:
        inside = backups.folder_of(store.file)
        target = options.file.expanduser().absolute() if options.file else files.unused(inside / f"{files.moment()}.db")
        if target.exists():
            raise LibraryError(f"{target}: already there; name another file")
        with store.connected():
            if not options.file:
                paths.made(inside)
            backups.make(store, target)
    print(line(backups.look(target)))
    return 0


def show(file: Path) -> None:
    """A line for each backup of a library's file, newest first; one that isn't whole is told as such."""
    found = backups.listing(file)
    for one in found:
        is_checked = one.size <= _MOST_CHECKED
        print(line(backups.look(one.file, thoroughly=is_checked)) + ("" if is_checked else "  (not checked)"))
    if not found:
        print(f"no backups in {one_line(str(backups.folder_of(file)))}; `reader backup` makes one")


def line(one: Backup) -> str:
    """When a backup was made, how much it holds, where it is."""
    count = one.bookmark_count
    holds = one.problem or f"{counted(count or 0, 'bookmark')}, {size(one.size)}"
    return f"{one.made_at.replace('T', ' ').removesuffix('Z')} UTC  {one_line(holds)}  {one_line(str(one.file))}"
