"""Milliseconds from an element to Markdown, beside plain markdownify: python -m tests.benchmarks.markdown CORPUS.

A corpus is a folder with expected/ID.html.gz (or unpacked). CPU time, the best of three runs; parsing by lxml isn't
counted for reader, by BeautifulSoup is for markdownify, which has no other way in.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from markdownify import markdownify

from reader.html.markdown import markdown_of
from reader.html.tree import parse
from tests.benchmarks.structure import read_page


def spent(convert: Callable[[], object]) -> float:
    """Milliseconds of one conversion."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        convert()
        times.append(time.process_time() - begin)
    return 1000 * min(times)


def main(corpus: Path) -> None:
    names = sorted(path.name.removesuffix(".gz").removesuffix(".html") for path in (corpus / "expected").iterdir())
    ours, theirs = {}, {}
    for name in names:
        page = read_page(corpus / "expected", name)
        tree = parse(page)
        ours[name] = spent(lambda: markdown_of(tree, "https://example.org/"))  # noqa: B023
        theirs[name] = spent(lambda: markdownify(page))  # noqa: B023
    print(f"{corpus.name}: {len(names)} pages, milliseconds a page")
    for title, times in (("reader", ours), ("markdownify", theirs)):
        worst = max(times, key=lambda name: times[name])
        print(f"  {title:12} mean {statistics.mean(times.values()):6.2f}   worst {times[worst]:6.1f} ({worst})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
