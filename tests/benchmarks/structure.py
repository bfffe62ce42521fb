"""What of a page's structure survives: python -m tests.benchmarks.structure CORPUS [--carrier expected] [--show KIND].

A corpus is a folder with truth.json {id: {"url"}}, pages/ID.html.gz and expected/ID.html.gz (or unpacked). Each page
goes the whole way to Markdown, which is rendered and compared with the expected HTML, element by element. With
--carrier expected the expected HTML itself is made Markdown: what is lost then is lost by the conversion alone.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.errors import ReaderError
from reader.extract.article import article_of
from reader.html.decode import decode
from reader.html.markdown import markdown_of
from reader.html.tree import parse
from tests.benchmarks.elements import KINDS, Elements, elements_of, rendered, text_in, words

_LANGUAGE_CLASS = re.compile(r"(?:lang(?:uage)?|highlight(?:-source)?)-([a-z]\w*)|brush: ?(\w+)")
_NO_LANGUAGE = ("none", "text", "plain", "plaintext", "default", "notranslate")


class Comparison(NamedTuple):
    """One page: what it should have, what was found; languages are (code, language) of what names one."""

    name: str
    expected: Elements
    found: Elements
    languages: set[tuple[str, str]]
    found_languages: set[tuple[str, str]]


def comparisons(corpus: Path, carrier: str) -> Iterator[Comparison]:
    truth = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))
    for name, facts in truth.items():
        url = facts.get("url")
        page = read_page(corpus / "pages", name)
        expected = parse(read_page(corpus / "expected", name))
        languages = _page_languages(parse(page))
        markdown = markdown_of(expected, url) if carrier == "expected" else _markdown(page, url)
        found = rendered(markdown)
        wanted = elements_of(expected, url)
        yield Comparison(
            name,
            wanted,
            elements_of(found, url),
            {(code, language) for code, language in languages if wanted["pre", code]},
            set(_fences(found)),
        )


def read_page(folder: Path, name: str) -> str:
    """A page of a corpus, packed or not."""
    packed = folder / f"{name}.html.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / f"{name}.html").read_bytes()
    return decode(data, "utf-8")


def _markdown(page: str, url: str | None) -> str:
    try:
        return article_of(parse(page), url).markdown
    except ReaderError:
        return ""


def _page_languages(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The code blocks of a page whose language its classes name, the plainest conventions only."""
    for pre in tree.iter("pre"):
        near = [pre, *pre.iter("code"), *list(pre.iterancestors())[:2]]
        named = _LANGUAGE_CLASS.search(" ".join(node.get("class") or "" for node in near).lower())
        if named and (language := named[1] or named[2]) not in _NO_LANGUAGE:
            yield words(text_in(pre)), language


def _fences(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for code in tree.iterfind(".//pre/code"):
        if language := (code.get("class") or "").removeprefix("language-"):
            yield words(text_in(code)), language


def report(pages: list[Comparison], carrier: str) -> None:
    print(f"{'kind':12}{'expected':>9}{'found':>9}{'recall':>9}{'precision':>11}")
    for kind in KINDS:
        wanted = sum(_of(kind, page.expected).total() for page in pages)
        found = sum(_of(kind, page.found).total() for page in pages)
        both = sum((_of(kind, page.expected) & _of(kind, page.found)).total() for page in pages)
        print(f"{kind:12}{wanted:9}{found:9}{both / max(1, wanted):9.3f}{both / max(1, found):11.3f}")
    if carrier == "expected":
        return  # its code has lost the classes that name languages
    wanted = sum(len(page.languages) for page in pages)
    found = sum(len(page.languages & page.found_languages) for page in pages)
    print(f"{'language':12}{wanted:9}{'':9}{found / max(1, wanted):9.3f}")


def show(pages: list[Comparison], kind: str, limit: int) -> None:
    """The pages that lose or add the most of a kind, with what."""
    for page in sorted(pages, key=lambda page: -_difference(kind, page))[:limit]:
        missing = _of(kind, page.expected) - _of(kind, page.found)
        added = _of(kind, page.found) - _of(kind, page.expected)
        count = _of(kind, page.expected).total()
        print(f"\n{page.name}: {count} expected, {missing.total()} missing, {added.total()} added")
        for sign, what in (("-", missing), ("+", added)):
            for (_, key), count in what.most_common(8):
                print(f"  {sign} {count} × {key[:110]}")


def _difference(kind: str, page: Comparison) -> int:
    expected, found = _of(kind, page.expected), _of(kind, page.found)
    return ((expected - found) + (found - expected)).total()


def _of(kind: str, elements: Elements) -> Elements:
    return Counter({element: count for element, count in elements.items() if element[0] == kind})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--carrier", choices=("page", "expected"), default="page")
    parser.add_argument("--show", choices=KINDS, metavar="KIND", help="the pages that differ most: " + ", ".join(KINDS))
    parser.add_argument("--limit", type=int, default=10, help="how many pages to show (default 10)")
    options = parser.parse_args()
    pages = list(comparisons(options.corpus, options.carrier))
    report(pages, options.carrier)
    if options.show:
        show(pages, options.show, options.limit)


if __name__ == "__main__":
    main()
