"""How a filled library answers what nobody means: python -m tests.benchmarks library_queries

--queries N (20000) random strings (FTS5's own words and signs, quotes and brackets without their others, NULs, lone
surrogates, Chinese, Hebrew, emoji, prefixes, some of thousands of characters) against --articles N (5000) articles.
Prints how many raised, and what the times were; status 1 where any did.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library import search
from reader.library.query import parse
from reader.library.store import Store
from tests.benchmarks.library_corpus import Corpus, fill
from tests.library.test_query import random_queries


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--queries", type=int, default=20_000)
    options = parser.parse_args()
    corpus = Corpus()
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        fill(store, map(corpus.article, range(options.articles)))
        store.index.catch_up()
        errors, times = ask(store, options.queries, corpus.words)
    for said, count in errors.most_common(10):
        print(f"{count:,} times: {said}")
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(
        f"{options.queries:,} random strings against {options.articles:,} articles: {errors.total():,} errors;"
        f" p50 {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, the longest {ordered[-1]:.0f} ms"
    )
    return int(bool(errors))


def ask(store: Store, count: int, words: list[str]) -> tuple[Counter[str], list[float]]:
    """What was raised, and the milliseconds of each search; every third string has a word of the articles in it."""
    errors, times = Counter[str](), []
    for number, text in enumerate(random_queries(count)):
        said = f"{words[number % len(words)]} {text}" if number % 3 == 0 else text
        began = time.perf_counter()
        try:
            search.find(store, parse(said, typing=number % 2 == 0))
        except Exception as error:
            errors[f"{type(error).__name__}: {error}"] += 1
        times.append(1000 * (time.perf_counter() - began))
    return errors, times


if __name__ == "__main__":
    sys.exit(main())
