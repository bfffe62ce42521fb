"""Makes a corpus of Mozilla Readability's test pages: python -m tests.benchmarks corpus_of_readability PAGES CORPUS

PAGES is the folder test/test-pages of a checkout of github.com/mozilla/readability, a folder a page with source.html,
expected.html and expected-metadata.json. What is expected is what Readability.js gives, so a figure on this corpus
says how far an extractor agrees with Firefox's Reader View.
"""

import argparse
import gzip
import json
from pathlib import Path

from reader.html.decode import decode
from reader.html.tree import parse, text_of

URL = "http://fakehost/test/page.html"
"""The address that Readability's own tests give each page; the links in what is expected are relative to it."""


def write_corpus(pages: Path, corpus: Path) -> int:
    """Writes truth.json, pages/ID.html.gz and expected/ID.html.gz into a folder; how many pages they are.

    Raises OSError where a folder has no expected.html or the like, and where the corpus can't be written.
    """
    for part in ("pages", "expected"):
        (corpus / part).mkdir(parents=True, exist_ok=True)
    truth = {}
    for source in sorted(pages.glob("*/source.html")):
        name = source.parent.name
        expected = decode(source.with_name("expected.html").read_bytes(), "utf-8")
        stated = json.loads(source.with_name("expected-metadata.json").read_text("utf-8"))
        truth[name] = {
            "url": URL,
            "text": text_of(parse(expected)),
            "title": stated.get("title"),
            "byline": stated.get("byline"),
            "published": stated.get("publishedTime"),
        }
        _pack(corpus / "pages" / f"{name}.html.gz", decode(source.read_bytes(), "utf-8"))
        _pack(corpus / "expected" / f"{name}.html.gz", expected)
    (corpus / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
    return len(truth)


def _pack(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks corpus_of_readability",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    count = write_corpus(options.pages, options.corpus)
    print(f"{options.corpus}: {count} pages")
    return 0 if count else 1


if __name__ == "__main__":
    raise SystemExit(main())
