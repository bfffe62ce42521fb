"""Long articles on the screen, beside what else shows them: python -m tests.benchmarks.screen [BYTES …]

Each program runs in a pseudo-terminal of 120 x 40 cells and is given a document of 10 KB, 100 KB, 1 MB or 5 MB, made
here by a fixed seed: as Markdown, for w3m as HTML. "first" is the CPU time in milliseconds until its first words are
on the terminal; "above" is that less what an empty Textual app takes; "page" is one page down and what it sends in KB,
"end" the jump to the end, "resize" 120 to 70 columns, each once all is settled; memory in MB is told after these. All
are medians of RUNS, taken in turn, so that all programs meet the same machine. A program is left out of a size that it
would need more than LIMIT for, as the size before it shows, and where it isn't installed.
"""

import os
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.conversations import words
from tests.benchmarks.watched import Watched

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
RUNS = 5
LIMIT = 20_000.0  # milliseconds of CPU to the first words
PAGES = 6
FIRST_WORDS = "FIRSTWORDS"

_EMPTY = f"""
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static({FIRST_WORDS!r})
Empty().run()
"""
_WIDGET = """
import sys
from pathlib import Path
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Markdown
class Shown(App):
    def compose(self):
        with VerticalScroll():
            yield Markdown(Path(sys.argv[1]).read_text())
Shown().run()
"""


class Program(NamedTuple):
    """What shows a document: its command before the file's name, and the keys to its end; b"" where it has none."""

    name: str
    command: Sequence[str]
    ending: str
    end_key: bytes
    is_textual: bool = False


class Figures(NamedTuple):
    """Milliseconds of CPU, KB sent for a page, MB of memory."""

    first: float
    page: float = 0.0
    page_size: float = 0.0
    end: float = 0.0
    resize: float = 0.0
    memory: float = 0.0


def document(size: int) -> str:
    """A Markdown article of about so many characters: headings, paragraphs with links, lists, code, quotes, tables."""
    chance = random.Random(size)
    parts = ["# A walk along the river", f"{FIRST_WORDS} {words(chance, 60)}"]
    makers: Sequence[tuple[Callable[[random.Random], str], int]] = (
        (lambda chance: words(chance, 70), 12),
        (
            lambda chance: (
                f"{words(chance, 30)} [{words(chance, 3)}](https://river.example/{size}) {words(chance, 30)}"
            ),
            4,
        ),
        (lambda chance: f"**{words(chance, 4)}** {words(chance, 40)} `lock --list` *{words(chance, 5)}*", 3),
        (lambda chance: f"## {words(chance, 5)}", 3),
        (lambda chance: "\n".join(f"- {words(chance, 12)}" for _ in range(5)), 2),
        (lambda chance: f"> {words(chance, 40)}", 1),
        (lambda chance: "```python\n" + "\n".join(f"level[{n}] = read({n})" for n in range(8)) + "\n```", 1),
        (
            lambda chance: (
                "| lock | level |\n| --- | --- |\n" + "\n".join(f"| {words(chance, 3)} | {n} |" for n in range(6))
            ),
            1,
        ),
    )
    length = 0
    while length < size:
        maker = chance.choices([maker for maker, _ in makers], [weight for _, weight in makers])[0]
        parts.append(maker(chance))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def programs() -> list[Program]:
    """Those that are here."""
    python = sys.executable
    found = [
        Program("reader", (python, "-m", "reader"), ".md", b"G", True),
        Program("Textual's Markdown", (python, "-c", _WIDGET), ".md", b"\x1b[F", True),
    ]
    if w3m := shutil.which("w3m"):
        found.append(Program("w3m", (w3m, "-o", "confirm_qq=0"), ".html", b"G"))
    if less := shutil.which("less"):
        found.append(Program("less", (less,), ".md", b"G"))
    return found


def first_words(command: Sequence[str], environment: Mapping[str, str]) -> float:
    with Watched(command, environment) as program:
        program.wait_for(FIRST_WORDS.encode())
        return program.cpu()


def first_words_of_an_empty_app(environment: Mapping[str, str]) -> float:
    return first_words((sys.executable, "-c", _EMPTY), environment)


def environment_in(folder: str) -> dict[str, str]:
    """What programs are started with: nothing of this person's, all of it in a folder."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "LESS")}
    return inherited | dict.fromkeys(names, folder) | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def watch(shown: Program, file: Path, environment: Mapping[str, str]) -> Figures:
    with Watched([*shown.command, str(file)], environment) as program:
        program.wait_for(FIRST_WORDS.encode())
        first = program.cpu()
        program.settle(0.6)
        pages = []
        for _ in range(PAGES):
            spent, sent = program.cpu(), program.written
            program.press(b"\x1b[6~")
            pages.append((program.cpu() - spent, (program.written - sent) / 1024))
        spent = program.cpu()
        program.press(shown.end_key)
        end, spent = program.cpu() - spent, program.cpu()
        program.resize(70)
        resize = program.cpu() - spent
        page, page_size = (statistics.median(values) for values in zip(*pages, strict=True))
        return Figures(first, page, page_size, end, resize, program.memory())


def main(sizes: Sequence[int]) -> None:
    shown = programs()
    spent: dict[str, float] = {}
    print(
        f"{'bytes':>9}  {'program':<20}{'first':>8}{'above':>8}{'page':>7}{'KB':>7}{'end':>7}{'resize':>8}{'memory':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_in(folder)
        for before, size in zip((None, *sizes), sizes, strict=False):
            _write(Path(folder), size)
            ready = [one for one in shown if not before or spent.get(one.name, LIMIT) * size / before < LIMIT]
            empty, figures = [], {one.name: list[Figures]() for one in ready}
            for _ in range(RUNS):
                empty.append(first_words_of_an_empty_app(environment))
                for one in ready:
                    figures[one.name].append(watch(one, Path(folder, f"article{one.ending}"), environment))
            floor = statistics.median(empty)
            print(f"{size:>9,}  {'empty app':<20}{floor:>8.0f}")
            for one in shown:
                if one in ready:
                    found = Figures(*map(statistics.median, zip(*figures[one.name], strict=True)))
                    spent[one.name] = found.first
                    print(_row(size, one, found, floor), flush=True)
                else:
                    print(f"{size:>9,}  {one.name:<20}{'left out':>8}")


def _row(size: int, shown: Program, figures: Figures, floor: float) -> str:
    above = f"{figures.first - floor:+.0f}" if shown.is_textual else ""
    rest = (
        f"{figures.page:>7.1f}{figures.page_size:>7.1f}{figures.end:>7.0f}{figures.resize:>8.0f}{figures.memory:>8.0f}"
    )
    return f"{size:>9,}  {shown.name:<20}{figures.first:>8.0f}{above:>8}{rest}"


def _write(folder: Path, size: int) -> None:
    from markdown_it import MarkdownIt

    text = document(size)
    Path(folder, "article.md").write_text(text)
    Path(folder, "article.html").write_text(f"<!DOCTYPE html><body>{MarkdownIt().enable('table').render(text)}</body>")


if __name__ == "__main__":
    main([int(given) for given in sys.argv[1:]] or SIZES)
