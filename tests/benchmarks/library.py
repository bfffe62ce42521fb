"""How fast the library saves, lists and searches, beside buku, lemon24/reader and ripgrep: python -m tests.benchmarks library

Of --articles N (100000) articles with comments and --bookmarks N (1000000) bookmarks in --folder FOLDER, where they
stay for the next run. `--python PYTHON` is one that has lemon24/reader installed, which can't share ours.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir

from reader.library import bare, bookmarks, counting, search
from reader.library.query import parse
from reader.library.search import Sort
from reader.library.store import Store
from tests.benchmarks.library_corpus import Corpus, fill
from tests.benchmarks.library_others import print_others

_RUNS = 5
_SAVES = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--bookmarks", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir(), "reader-benchmark"))
    parser.add_argument("--python", default="")
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; p50 and p95 in ms of wall time")
    corpus = Corpus()
    folder = _articles(options.folder, corpus, options.articles)
    with Store.open(folder) as store:
        _print_searches(store, corpus)
    print_others(folder, corpus, options.folder, options.articles, options.python)
    with Store.open(_bookmarks(options.folder, corpus, options.bookmarks)) as store:
        _print_lists(store)
    _print_saves(options.folder, corpus)


def _articles(folder: Path, corpus: Corpus, count: int) -> Path:
    """A library of so many articles, indexed."""
    there = folder / f"articles-{count}"
    if not (there / "done").exists():
        shutil.rmtree(there, ignore_errors=True)
        with Store.open(there) as store:
            fill(store, map(corpus.article, range(count)))
            took = _seconds(lambda: store.index.catch_up())
            print(f"indexed {count / took[1]:,.0f} articles a second of CPU")
        (there / "done").touch()
    sizes = [(there / name).stat().st_size / 1e6 for name in ("main.db", "search.db")]
    print(f"{count:,} articles: main.db {sizes[0]:,.0f} MB, search.db {sizes[1]:,.0f} MB")
    return there


def _bookmarks(folder: Path, corpus: Corpus, count: int) -> Path:
    there = folder / f"bookmarks-{count}"
    if not (there / "done").exists():
        shutil.rmtree(there, ignore_errors=True)
        with Store.open(there) as store:
            took = _seconds(lambda: [*bare.keep(store, map(corpus.address, range(count)), "benchmark")])
            print(f"kept {count / took[1]:,.0f} bookmarks a second of CPU, made-up words included")
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
    kinds: dict[str, list[float]] = {}
    found: dict[str, list[int]] = {}
    search.find(store, parse("warm"))
    for kind, text, typing in queries(corpus):
        query = parse(text, typing)
        answer = search.find(store, query)
        found.setdefault(kind, []).append(MANY if answer.total is None else answer.total)
        kinds.setdefault(kind, []).append(min(_times(lambda query=query: search.find(store, query), 3)))  # type: ignore[misc]
    print(f"{'the first 50 found, with snippets':36}{'p50':>8}{'p95':>8}   median found")
    for kind, took in kinds.items():
        count = statistics.median(found[kind])
        print(f"{kind:36}{_shares(took)}   {'more than 20,000' if count >= MANY else f'{count:,.0f}'}")


MANY = search.MOST_RANKED + 1


def _print_lists(store: Store) -> None:
    (count,) = store.rows("SELECT count(*) FROM item")[0]
    print(f"{f'{count:,} bookmarks':36}{'p50':>8}{'p95':>8}")
    asked: list[tuple[str, str, Sort]] = [
        ("the newest 50", "", "newest"),
        ("the oldest 50", "", "oldest"),
        ("the newest 50 unread", "is:unread", "best"),
        ("the newest 50 with a tag", 'tag:"tag 7"', "best"),
        ("the newest 50 of a site", "site:site77.example", "best"),
        ("the first 50 by title", "", "title"),
    ]
    for name, text, sort in asked:
        query = parse(text)
        print(f"{name:36}{_shares(_times(lambda query=query, sort=sort: search.find(store, query, sort), _RUNS))}")  # type: ignore[misc]
    page = search.find(store, parse("")).more
    print(f"{'the next 50':36}{_shares(_times(lambda: search.find(store, parse(''), page=page), _RUNS))}")
    print(f"{'counts by state':36}{_shares(_times(lambda: counting.counts(store), _RUNS))}")
    print(f"{'counts by tag':36}{_shares(_times(lambda: counting.tag_counts(store), _RUNS))}")


def _print_saves(folder: Path, corpus: Corpus) -> None:
    there = folder / "saves"
    shutil.rmtree(there, ignore_errors=True)
    with Store.open(there) as store:
        took = []
        for number in range(_SAVES):
            article, conversation = corpus.article(number)
            took += _times(lambda one=article, said=conversation: bookmarks.add(store, one, said, one.url), 1)  # type: ignore[misc]
        print(f"{'a save':36}{_shares(took)}")
        searched = _times(lambda: search.find(store, parse(corpus.words[100])), 1)
        print(f"{f'the first search after {_SAVES} saves':36}{searched[0]:8.1f}")
    shutil.rmtree(there)


def _times(act: Callable[[], object], count: int) -> list[float]:
    """How many ms it took, each time."""
    return [_seconds(act)[0] * 1000 for _ in range(count)]


def _seconds(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - cpu


def _shares(took: Sequence[float]) -> str:
    ordered = sorted(took)
    return f"{statistics.median(ordered):8.1f}{ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]:8.1f}"


if __name__ == "__main__":
    sys.exit(main())
