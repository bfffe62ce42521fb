"""How well spam is told from ham, on sources that the model has not seen: python -m tests.benchmarks spam FILE

FILE is JSON lines as `reader spam judge` reads them, each with a "label" (spam or ham) and a "source". For each source
a model is trained on all the others, and the rules' points and that model's are held against the bars that reader
ships with. (The rules were written by people who had read this file, so on it they are not tested by that.) A false
hide costs more than a miss, so both stand in each cell: what is hidden of the spam / what is hidden of the ham.

Of pings three views: all that is known, name and address, the name alone. Beside reader what can be installed in its
place, scikit-learn's naive Bayes over words (of the extra `benchmark`), trained on the same rows as reader's model and
on the same view, one for pings and one for comments; and what needs no filter. Then pages that are built: one genuine
ping among so many of spam. Then how fast it is. The tables are Markdown, as README has them.
"""

import argparse
import random
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reader.spam.judge import judge
from reader.spam.model import Models
from tests.benchmarks.spam_bayes import hidden_by_bayes
from tests.benchmarks.spam_rows import Row, comment_of, family, is_ping, pages_of, rows_of, subject_of
from tests.benchmarks.spam_speed import print_speed
from tests.benchmarks.spam_training import VIEWS, models

_MANY = 5
_DRAWS = 200
_SPAM_AROUND = (5, 15, 50)

Hides = Callable[[int], bool]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks spam",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--shipped", action="store_true", help="judge with the model that ships, which has seen it all")
    options = parser.parse_args()
    rows = rows_of(options.file)
    by_family = {} if options.shipped else models_without_each(rows)
    print(f"{datetime.now(UTC):%Y-%m-%d}; spam hidden / ham hidden, in percent\n")
    print_pings(rows, by_family)
    print_comments(rows, by_family)
    print_built(rows, by_family)
    print_speed(rows, lambda some: hidden_numbers(some, "full"))


def print_pings(rows: Sequence[Row], by_family: dict[str, Models]) -> None:
    pings = [number for number, row in enumerate(rows) if is_ping(row)]
    crowded = [number for page in pages_of(rows) for number in _pings_of_many(rows, page)]
    paged, alone = ([hidden_numbers(rows, view, by_family, by_page) for view in VIEWS] for by_page in (True, False))
    bayes = [hidden_by_bayes(rows, pings, view) for view in VIEWS]
    ways = [f"{who}: {view}" for who in ("reader", "Bayes") for view in VIEWS]
    print_row("pings from", "spam", "ham", *ways)
    print_row("---", *["---:"] * (2 + len(ways)))
    by_both = [hides(hidden) for hidden in (*paged, *bayes)]
    print_sources(rows, pings, by_both)
    print_counted("all, each without its page", rows, pings, [hides(hidden) for hidden in (*alone, *bayes)])
    print_counted(f"all, on pages with {_MANY} or more", rows, crowded, by_both)
    trackbacks = {number for number in pings if rows[number]["kind"] == "trackback"}
    print_counted("all, by hiding trackbacks", rows, pings, [hides(trackbacks)] * len(ways))
    print_counted("all, by hiding every ping", rows, pings, [hides(set(pings))] * len(ways))
    print()


def print_comments(rows: Sequence[Row], by_family: dict[str, Models]) -> None:
    comments = [number for number, row in enumerate(rows) if not is_ping(row)]
    print_row("comments from", "spam", "ham", "reader", "Bayes")
    print_row("---", *["---:"] * 4)
    hidden = hidden_numbers(rows, "full", by_family)
    print_sources(rows, comments, [hides(hidden), hides(hidden_by_bayes(rows, comments, "full"))])
    print()


def hides(hidden: set[int] | None) -> Hides | None:
    return None if hidden is None else hidden.__contains__


def print_sources(rows: Sequence[Row], numbers: Sequence[int], ways: Sequence[Hides | None]) -> None:
    """A row for each source, then one for all."""
    for source in dict.fromkeys(family(rows[number]) for number in numbers):
        print_counted(source, rows, [number for number in numbers if family(rows[number]) == source], ways)
    print_counted("all", rows, numbers, ways)


def print_counted(name: str, rows: Sequence[Row], numbers: Iterable[int], ways: Sequence[Hides | None]) -> None:
    spam, ham = ([n for n in numbers if rows[n]["label"] == label] for label in ("spam", "ham"))
    cells = [f"{share(spam, way)} / {share(ham, way)}" if way else "not installed" for way in ways]
    print_row(name, str(len(spam)), str(len(ham)), *cells)


def print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |")


def share(numbers: Sequence[int], way: Hides) -> str:
    """How many in a hundred are hidden."""
    return f"{100 * sum(map(way, numbers)) / len(numbers):.1f}" if numbers else "–"


def _pings_of_many(rows: Sequence[Row], page: list[int]) -> list[int]:
    found = [number for number in page if is_ping(rows[number])]
    return found if len(found) >= _MANY else []


def models_without_each(rows: Sequence[Row]) -> dict[str, Models]:
    """For each source a model that has not seen it."""
    return {one: models([row for row in rows if family(row) != one]) for one in sorted(set(map(family, rows)))}


def hidden_numbers(
    rows: Sequence[Row], view: str, by_family: dict[str, Models] | None = None, by_page: bool = True
) -> set[int]:
    """The numbers of the rows that are hidden when only a part of each is known, with their page or each alone."""
    hidden = set()
    for numbers in pages_of(rows) if by_page else [[number] for number in range(len(rows))]:
        first = rows[numbers[0]]
        comments = [comment_of(rows[number], number, view) for number in numbers]
        verdicts = judge(comments, subject_of(first), models=(by_family or {}).get(family(first)))
        hidden |= {number for number in numbers if verdicts[str(number)].hides}
    return hidden


def print_built(rows: Sequence[Row], by_family: dict[str, Models]) -> None:
    """Pages of one genuine ping and much spam, drawn at random: how often the genuine one is hidden."""
    spam = [row for row in rows if is_ping(row) and row["label"] == "spam"]
    ham = [row for row in rows if is_ping(row) and row["label"] == "ham"]
    print_row(f"of {_DRAWS} built pages, one genuine ping among", *VIEWS)
    print_row("---", *["---:"] * len(VIEWS))
    for around in _SPAM_AROUND:
        cells = []
        for view in VIEWS:
            draw = random.Random(f"{view} {around}")
            lost = found = 0
            for genuine in draw.sample(ham, min(_DRAWS, len(ham))):
                page = [genuine, *draw.choices(spam, k=around)]
                comments = [comment_of(row, number, view) for number, row in enumerate(page)]
                verdicts = judge(comments, subject_of(genuine), models=by_family.get(family(genuine)))
                lost += verdicts["0"].hides
                found += sum(verdict.hides for verdict in verdicts.values()) - verdicts["0"].hides
            count = min(_DRAWS, len(ham))
            cells.append(f"{100 * found / count / around:.1f} / {100 * lost / count:.1f}")
        print_row(f"{around} of spam", *cells)
    print()


if __name__ == "__main__":
    main()
