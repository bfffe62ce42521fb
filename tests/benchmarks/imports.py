"""What is taken of other programs' exports: python -m tests.benchmarks imports FILE-OR-FOLDER…

A line for each file: what it was found to be, its rows, how many are bookmarks, how many came to one that was there
already; and under it each reason for which rows weren't taken, and what is told of the file.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.errors import ReaderError
from reader.library.importers import importing
from reader.library.store import Store
from reader.library.taking import Taking
from reader.text import fit

_BESIDE = ("ORIGIN.txt",)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="+", type=Path)
    total, taken = Counter[str](), 0
    print(f"{'file':<44}{'kind':<28}{'rows':>6}{'new':>6}{'known':>6}{'not':>5}")
    for path in _files(parser.parse_args().path):
        reasons, count = _print(path)
        total += reasons
        taken += count
    print(f"\n{taken:,} taken, {total.total():,} not:")
    for why, count in total.most_common():
        print(f"{count:6,}  {why}")
    return 0


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in inside if one.is_file() and one.name not in _BESIDE)


def _print(path: Path) -> tuple[Counter[str], int]:
    """A file's lines; for which reasons how many rows of it weren't taken, and how many were."""
    name = fit(str(Path(path.parent.name, path.name)), 43)
    try:
        found = importing.opened(path)
    except ReaderError as error:
        print(f"{name:<44}not opened: {error}")
        return Counter({str(error): 1}), 0
    taking = Taking(found, lambda refused: None)
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        for _ in taking.keep(store, "sample"):
            pass
    kept = taking.kept
    known = kept.joined_count + kept.same_count
    counts = f"{taking.row_count:>6,}{kept.came_count:>6,}{known:>6,}{taking.refused_count:>5,}"
    print(f"{name:<44}{found.kind.label:<28}{counts}")
    for why, count in taking.reasons.most_common():
        print(f"    {count:,} not taken: {why}")
    for told in taking.told:
        print(f"    {told}")
    return taking.reasons, kept.came_count + known


if __name__ == "__main__":
    sys.exit(main())
