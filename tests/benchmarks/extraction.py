"""The extraction of reader beside that of its parts on a corpus of pages: python -m tests.benchmarks.extraction CORPUS.

A corpus is a folder with truth.json {id: {"url", "text"}} and pages/ID.html.gz. No figure is asserted.
"""

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from reader.errors import ReaderError
from reader.extract.article import article_of
from reader.extract.selection import balanced, guarded, precise, readable
from reader.html.decode import decode
from reader.html.tree import parse


def ours(page: str, url: str | None) -> str:
    """The text of our article: for this table, and for any scorer that calls a function."""
    try:
        return article_of(parse(decode(page.encode(), "utf-8")), url).text
    except ReaderError:
        return ""


EXTRACTORS: dict[str, Callable[[str, str | None], str]] = {
    "reader": ours,
    "trafilatura": lambda page, url: guarded(balanced, parse(page), url),
    "trafilatura, precise": lambda page, url: guarded(precise, parse(page), url),
    "readability-lxml": lambda page, url: guarded(readable, page, url),
}


def words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in re.findall(r"\w+", text or ""))


def token_f1(found: str, true: str) -> float:
    """The harmonic mean of precision and recall over words as a bag."""
    one, other = words(found), words(true)
    if not one or not other:
        return float(not one and not other)
    return 2 * (one & other).total() / (one.total() + other.total())


def main(corpus: Path) -> None:
    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    pages = {
        name: gzip.decompress((corpus / "pages" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        for name in truth
    }
    print(f"{corpus.name}: {len(pages)} pages")
    for name, extract in EXTRACTORS.items():
        begin = time.process_time()
        scores = [
            token_f1(extract(page, truth[key].get("url")), truth[key].get("text") or "") for key, page in pages.items()
        ]
        spent = time.process_time() - begin
        print(f"  {name:22} token F1 {statistics.mean(scores):.4f}   {len(pages) / spent:5.1f} pages a CPU second")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
