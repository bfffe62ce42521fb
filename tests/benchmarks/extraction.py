"""The extraction of reader beside that of its parts on a corpus of pages: python -m tests.benchmarks.extraction CORPUS.

A corpus is a folder with truth.json {id: {"url", "text"}} and pages/ID.html.gz. No figure is asserted.
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reader.errors import ReaderError
from reader.extract.article import article_of
from reader.html.decode import decode
from reader.html.tree import parse, text_of
from tests.benchmarks.measures import token_f1


def ours(page: str, url: str | None) -> str:
    """The text of our article: for this table, and for any scorer that calls a function."""
    try:
        return article_of(parse(decode(page.encode(), "utf-8")), url).text
    except ReaderError:
        return ""


def trafilatura(page: str, url: str | None) -> str:
    import trafilatura

    return trafilatura.extract(page, url=url) or ""


def readability(page: str, url: str | None) -> str:
    from lxml import html
    from readability import Document

    return text_of(html.fromstring(Document(page, url=url).summary(html_partial=True)))


EXTRACTORS: dict[str, Callable[[str, str | None], str]] = {
    "reader": ours,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
}


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
