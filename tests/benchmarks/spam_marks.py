"""How much a person's marks teach the spam filter: python -m tests.benchmarks spam_marks FILE

FILE is as for tests.benchmarks.spam. Of each source with enough of both, some spam and as much ham is marked, drawn
from a seed, and the rest of the source judged with a model that has not seen it: without marks, with what they decide
at once (the same host, name or text), and with what is learnt from them besides. Means of several draws.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from reader.spam.judge import judge
from reader.spam.marks import Marks, mark_of
from reader.spam.model import Models
from tests.benchmarks.spam_rows import Row, comment_of, family, is_ping, pages_of, rows_of, subject_of
from tests.benchmarks.spam_training import models

_MARKED = (3, 10)
_DRAWS = 10
_ENOUGH = 20


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks spam_marks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path)
    rows = rows_of(parser.parse_args().file)
    print("                                marked   spam hidden: unmarked, memory, learnt    ham hidden: the same")
    for name, kind_of in (("pings", True), ("comments", False)):
        for source in sorted(set(map(family, rows))):
            own = [row for row in rows if family(row) == source and is_ping(row) == kind_of]
            if all(sum(row["label"] == label for row in own) >= _ENOUGH for label in ("spam", "ham")):
                unseen = models([row for row in rows if family(row) != source])
                for count in _MARKED:
                    print_row(f"{name}, {source}", own, count, unseen)


def print_row(name: str, rows: Sequence[Row], count: int, unseen: Models) -> None:
    found = [shares_hidden(rows, count, f"{name} {draw}", unseen) for draw in range(_DRAWS)]
    means = [[sum(shares[way][label] for shares in found) / _DRAWS for way in range(3)] for label in range(2)]
    spam, ham = ("  ".join(f"{mean:6.2%}" for mean in of) for of in means)
    print(f"{name:30} {count:3} of each   {spam:40} {ham}")


def shares_hidden(rows: Sequence[Row], count: int, seed: str, unseen: Models) -> list[tuple[float, float]]:
    """Of the spam and of the ham that isn't marked, what is hidden: without marks, by memory, by what is learnt too."""
    draw = random.Random(seed)
    numbers = {label: [n for n, row in enumerate(rows) if row["label"] == label] for label in ("spam", "ham")}
    marked = {label: draw.sample(of, count) for label, of in numbers.items()}
    drawn = [(number, label) for label, of in marked.items() for number in of]
    made = [mark_of(comment_of(rows[number], number, "full"), label == "spam") for number, label in drawn]
    learnt, remembered = Marks(tuple(made)), Marks(tuple(made))
    remembered.learner = None  # nobody but this measurement wants one without the other
    shares = []
    for marks in (Marks.NONE, remembered, learnt):
        hidden = _hidden(rows, marks, unseen)
        rest = {label: set(of) - set(marked[label]) for label, of in numbers.items()}
        shares.append((len(hidden & rest["spam"]) / len(rest["spam"]), len(hidden & rest["ham"]) / len(rest["ham"])))
    return shares


def _hidden(rows: Sequence[Row], marks: Marks, unseen: Models) -> set[int]:
    hidden = set()
    for numbers in pages_of(rows):
        comments = [comment_of(rows[number], number, "full") for number in numbers]
        verdicts = judge(comments, subject_of(rows[numbers[0]]), marks, unseen)
        hidden |= {number for number in numbers if verdicts[str(number)].hides}
    return hidden


if __name__ == "__main__":
    main()
