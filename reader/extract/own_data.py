"""What a page that a script draws gives without it: its own data, its summary, its feed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from reader.extract.feed_links import base_of
from reader.extract.linked_data import things_in
from reader.extract.refusals import ASKS_FOR_SCRIPT
from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.text import clean, one_line

_SIZE_LIMIT = 3_000_000
_VALUES_LIMIT = 200_000
_WORTH_READING = 60
_SUMMARY_WORDS = 6
_MARKUP = lazy(r"<(?:p|h[1-6]|ul|ol|blockquote|figure)[\s>]", re.I)
_TAG = lazy(r"<[^<>]{0,2000}>")
_OTHER_FORMS = (("amphtml", "its AMP page"), ("alternate", "its feed"))
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")


@dataclass(frozen=True, slots=True)
class OwnData:
    """HTML of the article where the page carries it, its summary, and where else it may be read ("its feed: …")."""

    body: str | None
    summary: str | None
    elsewhere: str | None


def own_data_of(tree: HtmlElement, url: str | None) -> OwnData:
    """What the scripts, noscripts, metas and links of a page give, before the tree is used up."""
    bodies = [text for text in _bodies(tree) if _word_count(text) >= _WORTH_READING]
    metas = {
        (meta.get("property") or meta.get("name") or "").lower(): meta.get("content") for meta in tree.iter("meta")
    }
    summary = one_line(metas.get("og:description") or metas.get("description") or "")
    return OwnData(
        body=max(bodies, key=_word_count, default=None),
        summary=summary if len(summary.split()) >= _SUMMARY_WORDS else None,
        elsewhere=next(_elsewhere(tree, url), None),
    )


def _bodies(tree: HtmlElement) -> Iterator[str]:
    """Texts that are plainly an article's body: JSON-LD says so, or they are HTML of paragraphs in the page's data."""
    for script in tree.iter("script"):
        kind, source = (script.get("type") or "").lower(), script.text or ""
        if len(source) > _SIZE_LIMIT:
            continue
        if "ld+json" in kind:
            for thing in things_in([source]):
                if isinstance(body := thing.get("articleBody"), str):
                    yield _as_markup(body)
        elif "json" in kind or script.get("id") == "__NEXT_DATA__":
            yield from _markup_in(source)
    for noscript in tree.iter("noscript"):
        text = noscript.text_content()
        if not ASKS_FOR_SCRIPT.search(text):
            yield _as_markup(text)


def _as_markup(text: str) -> str:
    """A text as HTML, its paragraphs where it has lines."""
    if _MARKUP.search(text):
        return text
    lines = (line.strip() for line in clean(unescape(text)).split("\n"))
    return "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>" for line in lines if line)


def _markup_in(source: str) -> Iterator[str]:
    """The strings in some JSON that are HTML of several paragraphs."""
    try:
        waiting: list[Any] = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    for _ in range(_VALUES_LIMIT):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and len(_MARKUP.findall(value)) >= 3:
            yield value


def _word_count(markup: str) -> int:
    return len(_TAG.sub(" ", markup).split())


def _elsewhere(tree: HtmlElement, url: str | None) -> Iterator[str]:
    base = base_of(tree, url)
    for relation, name in _OTHER_FORMS:
        for link in tree.iter("link"):
            if relation in (link.get("rel") or "").lower().split():
                target = one_line(absolute(link.get("href") or "", base))
                is_wanted = relation != "alternate" or (link.get("type") or "").lower() in _FEEDS
                if is_wanted and is_web(target):
                    yield f"{name}: {target}"
