"""The extraction of reader beside that of other extractors: python -m tests.benchmarks extraction CORPUS…

A corpus is a folder with truth.json {id: {"url", "text", "type"?}}, pages/ID.html.gz (UTF-8), and expected/ID.html.gz
where structure is compared too. All extractors run on each page, one after the other, in this process; a page on which
one fails counts as no text. Of pages of the type "forum" the true text is all that was said: reader's is then the
first post and the comments.

The table: token F1, the mean over pages; precision, recall and F1 of 4-word shingles; the shares of pages with a token
F1 of .95 and more and under .5; of headings, list items, inline and block code, cells of data, images and links in
the expected HTML, how many are in the extractor's; pages a second of CPU, and the milliseconds of CPU of the slowest
page. Structure is read from reader's Markdown, rendered, and from the others' HTML as they give it: all but
readability-lxml would lose by a conversion to Markdown, and that one gains .05 at most (list items).

Only a corpus that train_selection has not seen tells what reader's choice of the text is worth elsewhere.
"""

import argparse
import gc
import gzip
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.html.tree import parse
from tests.benchmarks.elements import Elements, elements_of
from tests.benchmarks.extractors import Extractor, Found, installed, reader
from tests.benchmarks.measures import Overlap, overlap, shingle_scores, token_f1
from tests.benchmarks.structure import read_page

KINDS = ("heading", "list item", "code", "cell", "image", "link")
HEAD = ("extractor", "token F1", "precision", "recall", "F1", "≥ .95", "< .5", *KINDS, "pages/s", "worst ms")
WARMING = 3


def ours(page: str, url: str | None) -> str:
    """The text of our article: for any scorer that calls a function."""
    return reader(page.encode(), url, False).text


class Page(NamedTuple):
    """A page and what is true of it; wanted is None where its structure isn't known."""

    content: bytes
    url: str | None
    is_thread: bool
    text: str
    wanted: Elements | None


class Result(NamedTuple):
    """What an extractor made of a page: seconds of CPU, and which of the wanted elements it has."""

    score: float
    overlap: Overlap
    seconds: float
    kept: Elements | None


def pages_of(corpus: Path, page_type: str | None) -> Iterator[Page]:
    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    for name, facts in truth.items():
        if page_type is None or facts.get("type") == page_type:
            yield Page(
                gzip.decompress((corpus / "pages" / f"{name}.html.gz").read_bytes()),
                facts.get("url"),
                facts.get("type") == "forum",
                facts.get("text") or "",
                _wanted(corpus, name, facts.get("url")),
            )


def _wanted(corpus: Path, name: str, url: str | None) -> Elements | None:
    if not (corpus / "expected").is_dir():
        return None
    found = elements_of(parse(read_page(corpus / "expected", name)), url)
    return Counter({element: count for element, count in found.items() if element[0] in KINDS})


def result_of(extract: Extractor, page: Page) -> Result:
    begin = time.process_time()
    try:
        found = extract(page.content, page.url, page.is_thread)
    except Exception:  # whatever a foreign library comes to grief on
        found = Found("")
    seconds = time.process_time() - begin
    kept = _kept(found, page)
    return Result(token_f1(found.text, page.text), overlap(found.text, page.text), seconds, kept)


def _kept(found: Found, page: Page) -> Elements | None:
    if page.wanted is None:
        return None
    return page.wanted & elements_of(found.tree(), page.url) if found.tree else Counter()


def row(name: str, results: list[Result], wanted: Elements) -> list[str]:
    scores = [result.score for result in results]
    seconds = [result.seconds for result in results]
    shares = (sum(score >= 0.95 for score in scores), sum(score < 0.5 for score in scores))
    return [
        name,
        *(f"{figure:.3f}" for figure in (statistics.mean(scores), *shingle_scores([r.overlap for r in results]))),
        *(f"{share / len(scores):.0%}" for share in shares),
        *_recalls(sum((result.kept or Counter() for result in results), Counter()), wanted),
        f"{len(seconds) / max(1e-9, sum(seconds)):.0f}",
        f"{1000 * max(seconds):.0f}",
    ]


def _recalls(kept: Elements, wanted: Elements) -> Iterator[str]:
    """The share of each kind's elements that were kept; "-" for what the truth, or the extractor, has none of."""
    for kind in KINDS:
        both, all_ = (sum(n for (kind_of, _), n in elements.items() if kind_of == kind) for elements in (kept, wanted))
        yield f"{both / all_:.3f}" if both else "-"


def table(rows: list[list[str]], as_markdown: bool) -> str:
    if as_markdown:
        rows = [rows[0], ["---", *["---:"] * (len(rows[0]) - 1)], *rows[1:]]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) if number else cell.ljust(width) for number, (cell, width) in enumerate(cells))
        for cells in (zip(line, widths, strict=True) for line in rows)
    )


def compared(corpus: Path, page_type: str | None, extractors: dict[str, Extractor]) -> tuple[int, list[list[str]]]:
    """How many pages there are, and the table's rows; all extractors are warm before the clock runs."""
    pages = list(pages_of(corpus, page_type))
    results: dict[str, list[Result]] = {name: [] for name in extractors}
    for page in pages[:WARMING]:
        for extract in extractors.values():
            result_of(extract, page)
    # What this module holds is no extractor's to look through whenever memory is collected.
    gc.collect()
    gc.freeze()
    for page in pages:
        for name, extract in extractors.items():
            results[name].append(result_of(extract, page))
    wanted = sum((page.wanted or Counter() for page in pages), Counter())
    return len(pages), [list(HEAD), *(row(name, found, wanted) for name, found in results.items() if found)]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks extraction",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--type", help="only the pages that the truth says are of this type")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options = parser.parse_args()
    for corpus in options.corpus:
        if not (corpus / "truth.json").is_file():
            parser.error(f"{corpus} is no corpus: it has no truth.json")
    extractors = installed()
    for corpus in options.corpus:
        count, rows = compared(corpus, options.type, extractors)
        print(f"\n{corpus.name}{f', {options.type}' if options.type else ''}: {count} pages\n")
        print(table(rows, options.markdown))


if __name__ == "__main__":
    main()
