"""The library on the screen, of any length, beside Textual's own lists: python -m tests.benchmarks library_screen

Each program runs in a pseudo-terminal of 120 x 40 cells over the same library of 10, 1,000 and 100,000 bookmarks.
"first" is the CPU time in milliseconds until the newest of them is on the terminal, "above" that less what an empty
Textual app takes; "j", "page" and "end" are one key each, once all is settled, what reader shows beside the list
included; "letter" is one letter of a search and what it finds; memory in MB is told after these. All are medians of
RUNS. Textual's lists are given all rows at the start, and have no search.
"""

import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library import bare
from reader.library.bare import Address
from reader.library.store import Store
from tests.benchmarks.library_corpus import Corpus
from tests.benchmarks.screen import FIRST_WORDS, environment_in, first_words_of_an_empty_app
from tests.benchmarks.watched import Watched

COUNTS = (10, 1_000, 100_000)
RUNS, KEYS = 3, 6
SEARCH = b"water"

_OTHERS = """
import sqlite3, sys
from textual.app import App
from textual.content import Content
from textual.widgets import DataTable, OptionList
rows = sqlite3.connect(sys.argv[2]).execute(
    "SELECT name, host, added_at FROM item WHERE trashed_at IS NULL ORDER BY added_at DESC, id DESC"
).fetchall()
class Options(App):
    def compose(self):
        yield OptionList(*(Content(f"{name}\\n{host} {day[:10]}") for name, host, day in rows))
class Table(App):
    def compose(self):
        table = DataTable(cursor_type="row")
        table.add_columns("name", "site", "kept")
        table.add_rows(rows)
        yield table
(Options if sys.argv[1] == "options" else Table)().run()
"""


class Program(NamedTuple):
    """A list: its command before what names the library, and its keys."""

    name: str
    command: Sequence[str]
    is_reader: bool = False
    down: bytes = b"\x1b[B"
    page: bytes = b"\x1b[6~"
    end: bytes = b"\x1b[F"


class Figures(NamedTuple):
    """Milliseconds of CPU, and MB."""

    first: float
    down: float
    page: float
    end: float
    letter: float
    memory: float


def programs(folder: Path) -> list[Program]:
    python, file = sys.executable, str(folder / "main.db")
    return [
        Program("reader", (python, "-m", "reader", "--library", str(folder)), True, b"j", b" ", b"G"),
        Program("Textual's OptionList", (python, "-c", _OTHERS, "options", file)),
        Program("Textual's DataTable", (python, "-c", _OTHERS, "table", file), end=b"\x1b[1;5F"),
    ]


def watch(shown: Program, environment: Mapping[str, str]) -> Figures:
    with Watched(shown.command, environment) as program:
        program.wait_for(FIRST_WORDS.encode())
        first = program.cpu()
        program.settle(1.0)
        took = []
        for key in (shown.down, shown.page, shown.end):
            spent = program.cpu()
            for _ in range(KEYS):
                program.press(key)
            took.append((program.cpu() - spent) / KEYS)
        letter = 0.0
        if shown.is_reader:
            program.press(b"/")
            spent = program.cpu()
            for number in SEARCH:
                program.press(bytes((number,)))
            letter = (program.cpu() - spent) / len(SEARCH)
        return Figures(first, *took, letter, program.memory())


def main() -> None:
    print(
        f"{'bookmarks':>9}  {'program':<22}{'first':>8}{'above':>8}{'j':>7}{'page':>7}{'end':>7}{'letter':>8}{'MB':>8}"
    )
    corpus = Corpus()
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "library")
            _fill(folder, corpus, count)
            environment = environment_in(name)
            shown, figures, empty = programs(folder), dict[str, list[Figures]](), list[float]()
            for _ in range(RUNS):
                empty.append(first_words_of_an_empty_app(environment))
                for one in shown:
                    figures.setdefault(one.name, []).append(watch(one, environment))
            floor = statistics.median(empty)
            for one in shown:
                found = Figures(*map(statistics.median, zip(*figures[one.name], strict=True)))
                letter = f"{found.letter:>8.1f}" if one.is_reader else f"{'–':>8}"
                print(
                    f"{count:>9,}  {one.name:<22}{found.first:>8.0f}{found.first - floor:>+8.0f}{found.down:>7.1f}"
                    f"{found.page:>7.1f}{found.end:>7.1f}{letter}{found.memory:>8.0f}",
                    flush=True,
                )


def _fill(folder: Path, corpus: Corpus, count: int) -> None:
    newest = Address("https://example.org/newest", FIRST_WORDS, "2099-01-01T00:00:00Z")
    with Store.open(folder) as store:
        for _ in bare.keep(store, (newest, *map(corpus.address, range(count - 1))), "made up"):
            pass
        store.index.catch_up()


if __name__ == "__main__":
    main()
