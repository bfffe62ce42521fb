"""How well spam is told from ham, on sources that the model has not seen: python -m tests.benchmarks spam FILE

FILE is JSON lines as `reader spam judge` reads them, each with a "label" (spam or ham) and a "source". For each source
a model is trained on all the others, and the rules' points and that model's are held against the bars that reader
ships with. (The rules were written by people who had read this file, so on it they are not tested by that.) A false
hide costs more than a miss: what is found of the spam and what is hidden of the ham stand side by side.

Of pings three views: all that is known, name and address, the name alone; each judged with its page and by itself.
Beside it what needs no filter (hide every ping, hide trackbacks) and, where scikit-learn is installed, its naive Bayes
over words, trained on the same rows. Then pages that are built: one genuine ping among so many of spam.
Then how fast it is, and how long a page of 17 takes in a fresh process, all that the filter needs loaded first.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader.spam.judge import judge
from reader.spam.model import Models
from tests.benchmarks.spam_rows import Row, comment_of, family, is_ping, pages_of, rows_of, subject_of
from tests.benchmarks.spam_training import VIEWS, models

_MANY = 5
_DRAWS = 200
_SPAM_AROUND = (5, 15, 50)
_BAYES_BAR = 0.9
_RUNS, _PAGE = 10, 17
# What a reading of any page has loaded is there already, and no garbage is collected, as in reader.cli.parser.run.
_FIRST_PAGE = f"""
import gc, time
gc.disable()
import json, pathlib, reader.links, reader.shipped, reader.values
page = [
    reader.values.Comment(str(n), "pingback", f"cheap garden sheds {{n}}", "", "", author_url=f"http://s{{n}}.example/")
    for n in range({_PAGE})
]
began = time.process_time()
from reader.spam.judge import judge
from reader.spam.subject import Subject
judge(page, Subject("Painting the bridge", "https://paint.example/", "It takes nine years to paint. " * 200))
print(1000 * (time.process_time() - began))
"""


class Counted(NamedTuple):
    """How much of a source's spam, and of its ham, is hidden."""

    spam_hidden: int
    spam: int
    ham_hidden: int
    ham: int


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
    pings = [number for number, row in enumerate(rows) if is_ping(row)]
    comments = [number for number, row in enumerate(rows) if not is_ping(row)]
    for view in VIEWS:
        paged, alone = (hidden_numbers(rows, view, by_family, by_page) for by_page in (True, False))
        print_table(f"pings, {view}", rows, pings, paged.__contains__)
        print_table(f"pings, {view}, each alone", rows, pings, alone.__contains__, only_all=True)
        crowded = [number for page in pages_of(rows) for number in _pings_of_many(rows, page)]
        print_table(f"pings, {view}, of pages with {_MANY}", rows, crowded, paged.__contains__, only_all=True)
    print_table("hide every ping", rows, pings, lambda number: True, only_all=True)
    print_table("hide trackbacks", rows, pings, lambda number: bool(rows[number]["kind"] == "trackback"), only_all=True)
    print_table("comments", rows, comments, hidden_numbers(rows, "full", by_family, True).__contains__)
    for name, numbers in (("pings", pings), ("comments", comments)):
        if (bayes := hidden_by_bayes(rows, numbers)) is not None:
            print_table(f"naive Bayes, {name}", rows, numbers, bayes.__contains__, only_all=True)
    print_built(rows, by_family)
    print_speed(rows)


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


def hidden_by_bayes(rows: Sequence[Row], numbers: Sequence[int]) -> set[int] | None:
    """What naive Bayes over words hides, trained without the source; None where it isn't installed."""
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.naive_bayes import MultinomialNB
    except ImportError:
        return None
    texts = [" ".join(str(rows[n].get(key) or "") for key in ("author", "author_url", "text")) for n in numbers]
    labels = [rows[number]["label"] for number in numbers]
    families = [family(rows[number]) for number in numbers]
    hidden = set()
    for one in sorted(set(families)):
        seen = [place for place, of in enumerate(families) if of != one]
        unseen = [place for place, of in enumerate(families) if of == one]
        counting = CountVectorizer()
        bayes = MultinomialNB().fit(counting.fit_transform([texts[p] for p in seen]), [labels[p] for p in seen])
        column = list(bayes.classes_).index("spam")
        odds = bayes.predict_proba(counting.transform([texts[p] for p in unseen]))[:, column]
        hidden |= {numbers[place] for place, found in zip(unseen, odds, strict=True) if found >= _BAYES_BAR}
    return hidden


def print_built(rows: Sequence[Row], by_family: dict[str, Models]) -> None:
    """Pages of one genuine ping and much spam, drawn at random: how often the genuine one is hidden."""
    spam = [row for row in rows if is_ping(row) and row["label"] == "spam"]
    ham = [row for row in rows if is_ping(row) and row["label"] == "ham"]
    print(f"built pages, {_DRAWS} draws each          the genuine ping hidden   spam hidden")
    for view in VIEWS:
        for around in _SPAM_AROUND:
            draw = random.Random(f"{view} {around}")
            lost = found = 0
            for genuine in draw.sample(ham, _DRAWS):
                page = [genuine, *draw.choices(spam, k=around)]
                comments = [comment_of(row, number, view) for number, row in enumerate(page)]
                verdicts = judge(comments, subject_of(genuine), models=by_family.get(family(genuine)))
                lost += verdicts["0"].hides
                found += sum(verdict.hides for verdict in verdicts.values()) - verdicts["0"].hides
            print(
                f"  {view:10} 1 among {around:2}                {share(lost, _DRAWS):25} {found / _DRAWS / around:.1%}"
            )
    print()


def print_speed(rows: Sequence[Row]) -> None:
    hidden_numbers(rows[:100], "full")
    began = time.process_time()
    hidden_numbers(rows, "full")
    print(f"{len(rows) / (time.process_time() - began):,.0f} items a second of CPU, once loaded")
    with TemporaryDirectory() as folder:
        # Modules are compiled once for all runs, as they are where reader is installed.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-c", _FIRST_PAGE]
        runs = [subprocess.run(command, env=environment, capture_output=True, check=True) for _ in range(_RUNS)]
    print(f"{min(float(run.stdout) for run in runs):.1f} ms of CPU to a page of {_PAGE}, loading included")


def print_table(
    name: str, rows: Sequence[Row], numbers: Iterable[int], hides: Callable[[int], bool], only_all: bool = False
) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for number in numbers:
        row = rows[number]
        offset = 0 if row["label"] == "spam" else 2
        for source in ("all",) if only_all else ("all", family(row)):
            counts[source][offset] += hides(number)
            counts[source][offset + 1] += 1
    print(f"{name:32}  spam hidden              ham hidden")
    for source, found in sorted(counts.items(), key=lambda item: item[0] != "all"):
        counted = Counted(*found)
        spam, ham = share(counted.spam_hidden, counted.spam), share(counted.ham_hidden, counted.ham)
        print(f"  {source:30}  {spam:24} {ham}".rstrip())
    print()


def share(part: int, whole: int) -> str:
    return f"{part:5} of {whole:5}  {part / whole:6.1%}" if whole else "-"


if __name__ == "__main__":
    main()
