"""Titles, bylines and dates of reader beside trafilatura's on a corpus: python -m tests.benchmarks.metadata CORPUS…

A corpus is a folder with truth.json {id: {"url", "title", "byline", "published"}} and pages/ID.html.gz. No figure
is asserted. With --misses the pages where reader differs from the truth are listed.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from reader.errors import ReaderError
from reader.extract.metadata import metadata_of
from reader.html.tree import parse

Fields = dict[str, str | None]
FIELDS = ("title", "byline", "published")


def ours(tree: HtmlElement, url: str | None) -> Fields:
    found = metadata_of(tree, url)
    return {"title": found.title, "byline": found.byline, "published": found.published}


def trafilaturas(tree: HtmlElement, url: str | None) -> Fields:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, default_url=url, extensive=False)
    return {"title": found.title, "byline": found.author, "published": found.date}


READERS: dict[str, Callable[[HtmlElement, str | None], Fields]] = {"reader": ours, "trafilatura": trafilaturas}


def folded(value: str | None) -> str:
    return re.sub(r"[\W_]+", " ", value or "").strip().casefold()


def is_exact(name: str, found: str | None, true: str | None) -> bool:
    if name == "published":
        return (found or "")[:10] == (true or "")[:10]
    return folded(found) == folded(true)


def is_loose(found: str | None, true: str | None) -> bool:
    """Whether either contains the other."""
    one, other = folded(found), folded(true)
    return bool(one and other) and (one in other or other in one)


def share(values: list[bool]) -> str:
    return f"{sum(values) / len(values):.3f} of {len(values)}" if values else "none"


def row(name: str, truths: list[Fields], found: list[Fields]) -> str:
    pairs = [(one[name], true[name]) for one, true in zip(found, truths, strict=True)]
    stated = [(one, true) for one, true in pairs if true]
    exact = share([is_exact(name, one, true) for one, true in stated])
    loose = "" if name == "published" else share([is_loose(one, true) for one, true in stated])
    invented = share([bool(one) for one, true in pairs if not true])
    return f"{exact:>14} {loose:>14} {invented:>14}"


def measured(read: Callable[[HtmlElement, str | None], Fields], pages: dict[str, str], truth: dict[str, Any]) -> Any:
    """What a reader finds on each page, and the CPU seconds that each took; parsing isn't counted."""
    found, seconds = [], []
    for key, page in pages.items():
        try:
            tree = parse(page)
        except ReaderError:
            found.append(dict.fromkeys(FIELDS))
            continue
        begin = time.process_time()
        found.append(read(tree, truth[key].get("url")))
        seconds.append(time.process_time() - begin)
    return found, seconds


def main(corpus: Path, lists_misses: bool) -> None:
    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    pages = {
        name: gzip.decompress((corpus / "pages" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        for name in truth
    }
    truths = [{name: truth[key].get(name) for name in FIELDS} for key in pages]
    for key in list(pages)[:3]:  # imports and caches are not a page's cost
        for read in READERS.values():
            read(parse(pages[key]), truth[key].get("url"))
    print(f"{corpus.name}: {len(pages)} pages{'':21} exact          loose       invented")
    for reader_name, read in READERS.items():
        found, seconds = measured(read, pages, truth)
        for name in FIELDS:
            print(f"  {reader_name:12} {name:12} {row(name, truths, found)}")
        ms = sorted(1000 * second for second in seconds)
        print(f"  {reader_name:12} {'CPU':12} {sum(ms) / len(ms):.1f} ms a page, worst {ms[-1]:.0f} ms")
        if lists_misses and reader_name == "reader":
            for key, one, true in zip(pages, found, truths, strict=True):
                for name in FIELDS:
                    if not is_exact(name, one[name], true[name]):
                        print(f"    {key} {name}: {one[name]!r}, true {true[name]!r}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.metadata", description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args(sys.argv[1:])
    for folder in chosen.corpus:
        main(folder, chosen.misses)
