"""reader restore: the library as a backup had it."""

import argparse

from reader.cli.backup import line, show
from reader.cli.parser import config_of, library_of
from reader.library import backups, restoring
from reader.text import counted, one_line

MOST_NAMED = 10


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Puts a backup in the place of the library, which is set aside as it is. Without FILE it lists the backups."
    )
    parser.epilog = "examples:\n  reader restore\n  reader restore latest\n  reader restore daily-2026-11-27.db"
    parser.add_argument(
        "file", nargs="?", metavar="FILE|latest", help="a file, a name in backups/, or latest: the newest that is whole"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Says what was restored, where the library as it was is now, and which bookmarks are only in that one."""
    folder = library_of(options, config_of(options))
    if options.file is None:
        show(folder / "main.db")
        return 0
    backup = restoring.chosen(folder, options.file)
    passed_over = backups.damaged_since(folder / "main.db", backup) if options.file == "latest" else []
    done = restoring.restore(folder, backup)
    for one in passed_over:
        print(f"passed over: {line(one)}")
    print(f"restored: {line(done.backup)}")
    if done.aside:
        print(f"the library as it was: {one_line(str(done.aside))}; `reader restore` takes that too")
    if done.gone is None:
        print("that one is damaged: what it has besides can't be told; `reader doctor` tells what is in a library")
    elif done.gone:
        print(f"{counted(len(done.gone), 'bookmark is', 'bookmarks are')} only in that one:")
        for name in done.gone[:MOST_NAMED]:
            print(f"  {one_line(name)}")
        if (more := len(done.gone) - MOST_NAMED) > 0:
            print(f"  and {more:,} more")
    return 0
