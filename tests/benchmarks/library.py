"""How fast the library saves, lists and searches, beside other programs: python -m tests.benchmarks library

Of --articles N (100000) articles with comments and --bookmarks N (1000000) bookmarks in --folder FOLDER, where they
stay for the next run. ripgrep and buku are asked where they are on the PATH, lemon24/reader with `--python PYTHON`, one
that has it installed: it is called as we are.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

from reader.library import bare, bookmarks, counting, search
from reader.library.query import parse
from reader.library.search import Sort
from reader.library.store import Store
from tests.benchmarks.library_corpus import Corpus, fill
from tests.benchmarks.library_import import print_import
from tests.benchmarks.library_others import print_others
from tests.library.test_query import random_queries

_RUNS = 5
_SAVES = 300
_RANDOM = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--bookmarks", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "reader-benchmark"))
    parser.add_argument("--python", default="")
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; in ms, on the wall and of CPU")
    corpus = Corpus()
    folder = _articles(options.folder, corpus, options.articles)
    with Store.open(folder) as store:
        _print_searches(store, corpus)
        _print_random(store)
    _print_saves(options.folder, corpus)
    print_import(corpus, options.folder, options.articles)
    folder = _bookmarks(options.folder, corpus, options.bookmarks)
    with Store.open(folder) as store:
        _print_lists(store)
    print_others(corpus, options.folder, options.articles, folder, options.python)


def _articles(folder: Path, corpus: Corpus, count: int) -> Path:
    """A library of so many articles, indexed."""
    there = folder / f"articles-{count}"
    if not (there / "done").exists():
        shutil.rmtree(there, ignore_errors=True)
        with Store.open(there) as store:
            fill(store, map(corpus.article, range(count)))
            took = _took(store.index.catch_up)
            print(f"indexed {count / took.cpu:,.0f} articles a second of CPU")
        (there / "done").touch()
    sizes = [(there / name).stat().st_size / 1e6 for name in ("main.db", "search.db")]
    print(f"{count:,} articles: main.db {sizes[0]:,.0f} MB, search.db {sizes[1]:,.0f} MB")
    return there


def _bookmarks(folder: Path, corpus: Corpus, count: int) -> Path:
    there = folder / f"bookmarks-{count}"
    if not (there / "done").exists():
        shutil.rmtree(there, ignore_errors=True)
        with Store.open(there) as store:
            took = _took(lambda: [*bare.keep(store, map(corpus.address, range(count)), "benchmark")])
            print(f"kept {count / took.cpu:,.0f} bookmarks a second of CPU, made-up words included")
        (there / "done").touch()
    return there


def queries(corpus: Corpus) -> Iterator[tuple[str, str, bool]]:
    """What is looked for: a kind, the query, and whether its last word is being typed."""
    words, characters = corpus.words, corpus.characters
    chance = random.Random(1)
    for _ in range(20):
        yield "rare word", chance.choice(words[20_000:]), False
        yield "word in under 15 %", chance.choice(words[700:5_000]), False
        yield "common word", chance.choice(words[:60]), False
        yield "two words", f"{chance.choice(words[100:700])} {chance.choice(words[100:700])}", False
        yield "phrase", f'"{chance.choice(words[:100])} {chance.choice(words[:100])}"', False
        yield "prefix of two letters", chance.choice(words[:2_000])[:2], True
        yield "prefix of three", chance.choice(words[:2_000])[:3], True
        yield "prefix of five", chance.choice([word for word in words if len(word) > 6])[:5], True
        yield "rare word and prefix", f"{chance.choice(words[5_000:])} {chance.choice(words[:2_000])[:2]}", True
        yield "two Chinese characters", "".join(chance.choices(characters[:300], k=2)), False
        yield "in:comments word", f"in:comments {chance.choice(words[300:5_000])}", False


def _print_searches(store: Store, corpus: Corpus) -> None:
    took: dict[str, list[Took]] = {}
    found: dict[str, list[int]] = {}
    search.find(store, parse("warm"))
    for kind, text, typing in queries(corpus):
        query = parse(text, typing)
        answer = search.find(store, query)
        found.setdefault(kind, []).append(MANY if answer.total is None else answer.total)
        took.setdefault(kind, []).append(min(_times(partial(search.find, store, query), 3)))
    _head("the first 50 found, with snippets", "median found")
    for kind, times in took.items():
        count = statistics.median(found[kind])
        _print(kind, times, f"more than {search.MOST_RANKED:,}" if count >= MANY else f"{count:,.0f}")


MANY = search.MOST_RANKED + 1


def _print_random(store: Store) -> None:
    """Searches for random strings, each of which must be answered."""
    began, count = time.perf_counter(), 0
    for count, text in enumerate(random_queries(_RANDOM), 1):
        search.find(store, parse(text, typing=count % 2 == 0), limit=1)
    print(f"{count:,} random strings: 0 errors, {1000 * (time.perf_counter() - began) / count:.1f} ms each")


def _print_lists(store: Store) -> None:
    (count,) = store.rows("SELECT count(*) FROM item")[0]
    _head(f"{count:,} bookmarks")
    asked: list[tuple[str, str, Sort]] = [
        ("the newest 50", "", "newest"),
        ("the oldest 50", "", "oldest"),
        ("the newest 50 unread", "is:unread", "best"),
        ("the newest 50 with a tag", 'tag:"tag 7"', "best"),
        ("the newest 50 of a site", "site:site77.example", "best"),
        ("the first 50 by title", "", "title"),
    ]
    for name, text, sort in asked:
        _print(name, _times(partial(search.find, store, parse(text), sort), _RUNS))
    page = search.find(store, parse("")).more
    _print("the next 50", _times(partial(search.find, store, parse(""), page=page), _RUNS))
    _print("counts by state", _times(partial(counting.counts, store), _RUNS))
    _print("counts by tag", _times(partial(counting.tag_counts, store), _RUNS))


def _print_saves(folder: Path, corpus: Corpus) -> None:
    there = folder / "saves"
    shutil.rmtree(there, ignore_errors=True)
    _head(f"{_SAVES} articles, one by one")
    with Store.open(there) as store:
        took = []
        for number in range(_SAVES):
            article, conversation = corpus.article(number)
            took += _times(partial(bookmarks.add, store, article, conversation, article.url or "-"), 1)
        _print("a save", took)
        query = parse(corpus.words[100])
        _print("the first search after them", _times(partial(search.find, store, query), 1))
        bookmarks.add(store, *corpus.article(_SAVES), "https://site.example/last")
        _print("the first search after one more", _times(partial(search.find, store, query), 1))
    shutil.rmtree(there)


class Took(NamedTuple):
    """Seconds on the wall and of CPU."""

    wall: float
    cpu: float


def _times(act: Callable[[], object], count: int) -> list[Took]:
    return [_took(act) for _ in range(count)]


def _took(act: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def _head(name: str, last: str = "") -> None:
    print(f"{name:36}{'p50':>8}{'p95':>8}{'CPU p50':>10}{'CPU p95':>10}  {last}".rstrip())


def _print(name: str, took: Sequence[Took], last: str = "") -> None:
    walls, cpus = _shares([one.wall for one in took]), _shares([one.cpu for one in took])
    print(f"{name:36}{walls[0]:8.1f}{walls[1]:8.1f}{cpus[0]:10.1f}{cpus[1]:10.1f}  {last}".rstrip(), flush=True)


def _shares(seconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile, in ms."""
    ordered = sorted(seconds)
    return 1000 * statistics.median(ordered), 1000 * ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]


if __name__ == "__main__":
    sys.exit(main())
