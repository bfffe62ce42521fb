"""The same words looked for with other programs, where they are installed: ripgrep, buku and lemon24/reader."""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.library_corpus import Corpus

_LEMONS = 10_000  # articles that lemon24/reader gets: it indexes some 500 a second
_LEMON = """
import json, sys, time
from reader import make_reader
file, words = sys.argv[1], json.loads(sys.argv[2])
reader = make_reader(file)
if not reader.is_search_enabled():
    reader.add_feed("https://marsh.example/feed", allow_invalid_url=True)
    for number, line in enumerate(sys.stdin):
        title, text = json.loads(line)
        reader.add_entry({"feed_url": "https://marsh.example/feed", "id": str(number), "title": title,
                          "content": [{"value": text, "type": "text/plain"}]})
    reader.enable_search()
    reader.update_search()
took = []
for word in words:
    began = time.perf_counter()
    list(reader.search_entries(word, limit=50))
    took.append(1000 * (time.perf_counter() - began))
print(json.dumps(took))
"""


def print_others(corpus: Corpus, folder: Path, article_count: int, bookmarks: Path, python: str) -> None:
    """What each takes for a rare word, one in few articles and a common one; python is one that has lemon24/reader."""
    words = [corpus.words[40_000], corpus.words[2_000], corpus.words[10]]
    print(f"{'the same elsewhere, ms':36}{'rare':>10}{'in few':>10}{'common':>10}")
    if program := shutil.which("rg"):
        texts = _texts(folder / f"texts-{article_count}", corpus, article_count)
        _print(
            "ripgrep", [_ran([program, "--count-matches", "--word-regexp", "-i", word, str(texts)]) for word in words]
        )
    if program := shutil.which("buku"):
        file = _buku(folder / f"{bookmarks.name}.buku.db", bookmarks / "main.db")
        command = [program, "--db", str(file), "--np", "--nc", "-n", "50", "-s"]
        _print("buku, titles and notes alone", [_ran([*command, word]) for word in words])
    if python:
        _print(f"lemon24/reader, {_LEMONS:,} articles", _lemon(python, folder / "lemon.sqlite", corpus, words))


def _print(name: str, took: Sequence[float]) -> None:
    print(f"{name:36}" + "".join(f"{one:10,.1f}" for one in took), flush=True)


def _ran(command: list[str]) -> float:
    """Milliseconds that a command takes, the middle of three."""
    return statistics.median(
        _timed(lambda: subprocess.run(command, capture_output=True, env=_ENVIRONMENT)) for _ in "123"
    )


_ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "BROWSER": "true"}


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - began)


def _texts(folder: Path, corpus: Corpus, count: int) -> Path:
    """A file for each article, a thousand in a folder."""
    if not (folder / "done").exists():
        for number in range(count):
            if number % 1_000 == 0:
                (folder / str(number)).mkdir(parents=True, exist_ok=True)
            article, conversation = corpus.article(number)
            said = "\n\n".join(comment.text for comment in conversation.comments)
            text = f"{article.title}\n\n{article.markdown}\n\n{said}\n"
            (folder / str(number - number % 1_000) / f"{number}.txt").write_text(text, "utf-8")
        (folder / "done").touch()
    return folder


def _buku(file: Path, library: Path) -> Path:
    """The bookmarks of a library in the table that buku makes."""
    if file.exists():
        return file
    connection = sqlite3.connect(file)
    connection.execute(
        "CREATE TABLE bookmarks (id integer PRIMARY KEY, URL text NOT NULL UNIQUE, metadata text default '',"
        " tags text default ',', desc text default '', flags integer default 0)"
    )
    connection.execute("ATTACH ? AS library", (str(library),))
    with connection:
        connection.execute("INSERT INTO bookmarks SELECT id, url, title, ',', note, 0 FROM library.item")
    connection.close()
    return file


def _lemon(python: str, file: Path, corpus: Corpus, words: list[str]) -> list[float]:
    given = (corpus.article(number)[0] for number in range(0 if file.exists() else _LEMONS))
    lines = "".join(json.dumps((article.title, article.markdown)) + "\n" for article in given)
    # In a folder of its own: in this one its name would find us.
    command = [python, "-c", _LEMON, str(file.absolute()), json.dumps(words)]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=file.parent)
    took: list[float] = json.loads(ran.stdout)
    return took
