"""How fast spam is judged, and how long the first page takes in a fresh process, reader beside naive Bayes."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.spam_bayes import words_of
from tests.benchmarks.spam_rows import Row, is_ping

_RUNS, _PAGE = 10, 17
# What a reading of any page has loaded is there already, and no garbage is collected, as in reader.cli.parser.run.
_BEGIN = """
import gc, time
gc.disable()
import json, pathlib, reader.links, reader.shipped, reader.values
"""
_PAGES = {
    "pings": 'reader.values.Comment(str(n), "pingback", f"cheap garden sheds {n}", "", "", None, f"http://s{n}.org/")',
    "comments": 'reader.values.Comment(str(n), "comment", f"Ann Rye {n}", *[f"{n}: it floods, http://x.org."] * 2)',
}
_READER = """
page = [{comment} for n in range({count})]
began = time.process_time()
from reader.spam.judge import judge
from reader.spam.subject import Subject
judge(page, Subject("Painting the bridge", "https://paint.example/", "It takes nine years to paint. " * 200))
print(1000 * (time.process_time() - began))
"""
_BAYES = """
import pickle
page = [f"cheap garden sheds {{n}} http://s{{n}}.org/" for n in range({count})]
began = time.process_time()
counting, bayes = pickle.loads(pathlib.Path({file!r}).read_bytes())
bayes.predict_proba(counting.transform(page))
print(1000 * (time.process_time() - began))
"""


def print_speed(rows: Sequence[Row], judge_all: Callable[[Sequence[Row]], object]) -> None:
    """Items a second of CPU once loaded; CPU to a page, loading included, the best of several runs."""
    print(f"{_rate(rows, judge_all):,.0f} items a second of CPU, once loaded")
    with TemporaryDirectory() as folder:
        for name, comment in _PAGES.items():
            took = _first_page(_READER.format(comment=comment, count=_PAGE), folder)
            print(f"{took:.1f} ms of CPU to a page of {_PAGE} {name}, loading included")
        if (file := _pickled_bayes(rows, Path(folder))) is not None:
            took = _first_page(_BAYES.format(file=str(file), count=_PAGE), folder)
            print(f"naive Bayes: {took:,.0f} ms of CPU to that page, {file.stat().st_size / 1024:,.0f} KB of weights")


def _rate(rows: Sequence[Row], judge_all: Callable[[Sequence[Row]], object]) -> float:
    judge_all(rows[:100])
    began = time.process_time()
    judge_all(rows)
    return len(rows) / (time.process_time() - began)


def _first_page(program: str, folder: str) -> float:
    # Modules are compiled once for all runs, as they are where reader is installed.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": "", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", _BEGIN + program]
    runs = [subprocess.run(command, env=environment, capture_output=True, check=True) for _ in range(_RUNS)]
    return min(float(run.stdout) for run in runs)


def _pickled_bayes(rows: Sequence[Row], folder: Path) -> Path | None:
    """Naive Bayes trained on all pings, in a file; None where it isn't installed."""
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.naive_bayes import MultinomialNB
    except ImportError:
        return None
    pings = [row for row in rows if is_ping(row)]
    counting = CountVectorizer()
    counts = counting.fit_transform([words_of(row, "full") for row in pings])
    file = folder / "bayes.pickle"
    file.write_bytes(pickle.dumps((counting, MultinomialNB().fit(counts, [row["label"] for row in pings]))))
    return file
