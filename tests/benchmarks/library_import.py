"""An import of many bookmarks: seconds on the wall, and the memory of reader and of the child that reads ahead.

Beside it buku, where it is installed, which gets fewer: it looks through all that it has for each.
"""

import csv
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.library_corpus import Corpus

_RUNS = 3
_POLL_SECONDS = 0.05
_BUKUS = 5_000


def print_import(corpus: Corpus, folder: Path, count: int) -> None:
    """Of tables with titles and dates, and with tags and notes besides, into libraries that are empty."""
    print(f"{f'an import of {count:,} bookmarks':36}{'seconds':>10}{'least':>10}{'MB':>10}")
    for name, is_full in (("addresses, titles and dates", False), ("tags and notes too", True)):
        file = _table(folder / f"table-{count}-{'full' if is_full else 'bare'}.csv", corpus, count, is_full)
        library = folder / "imported"
        command = [sys.executable, "-m", "reader", "--library", str(library), "import", str(file)]
        _print(name, command, library)
    if program := shutil.which("buku"):
        page, library = _page(folder / f"page-{_BUKUS}.html", corpus, _BUKUS), folder / "imported.buku.db"
        command = [program, "--db", str(library), "--nostdin", "--tacit", "--offline", "--import", str(page)]
        _print(f"buku, {_BUKUS:,} of them", command, library)


def _print(name: str, command: list[str], library: Path) -> None:
    took = sorted(_imported(command, library) for _ in range(_RUNS))
    most = max(memory for _, memory in took)
    print(f"{name:36}{took[_RUNS // 2][0]:10.1f}{took[0][0]:10.1f}{most:10.0f}", flush=True)


def _table(file: Path, corpus: Corpus, count: int, is_full: bool) -> Path:
    if not file.exists():
        with file.open("w", encoding="utf-8", newline="") as written:
            rows = csv.writer(written)
            rows.writerow(("url", "title", "created", "tags", "note")[: 5 if is_full else 3])
            for number in range(count):
                one = corpus.address(number)
                row = (one.url, one.title, one.added_at, ", ".join(one.tags), one.note)
                rows.writerow(row[: 5 if is_full else 3])
    return file


def _page(file: Path, corpus: Corpus, count: int) -> Path:
    if not file.exists():
        with file.open("w", encoding="utf-8") as written:
            written.write("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n")
            for one in map(corpus.address, range(count)):
                tags = ",".join(one.tags)
                written.write(f'<DT><A HREF="{one.url}" TAGS="{tags}">{one.title}</A>\n<DD>{one.note}\n')
            written.write("</DL><p>\n")
    return file


def _imported(command: list[str], library: Path) -> tuple[float, float]:
    """Seconds, and at most so many MB: what each process had at its height, as if that had been at once."""
    shutil.rmtree(library, ignore_errors=True)
    library.unlink(missing_ok=True)
    heights: dict[int, int] = {}
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        heights |= {number: height for number in _family(process.pid) if (height := _height(number))}
        with suppress(subprocess.TimeoutExpired):
            process.wait(_POLL_SECONDS)
    took = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return took, sum(heights.values()) / 1e3


def _family(parent: int) -> Iterator[int]:
    """A process and those that it has started. Source: proc(5), /proc/PID/task/TID/children."""
    yield parent
    for file in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):
            for number in file.read_text().split():
                yield from _family(int(number))


def _height(number: int) -> int:
    """The most memory that a process had so far, in KB; 0 where that can't be told."""
    with suppress(OSError):
        for line in Path(f"/proc/{number}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0
