"""What a page states about itself for machines: meta elements and JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from reader.text import one_line

_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "Recipe", "Essay", "Chapter", "Book", "CreativeWork")
_TEXT_LIMIT = 2_000_000


class Statements:
    """Looks values up by name; every value is cleaned and never empty."""

    def __init__(self, tree: HtmlElement) -> None:
        self._metas: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            content = one_line(meta.get("content") or "")
            if content:
                for key in ("property", "name", "itemprop"):
                    for name in (meta.get(key) or "").lower().split():
                        self._metas.setdefault(name, []).append(content)
        self._things = list(_things(tree))
        self._articles = [thing for thing in self._things if _is_article(thing)]

    def meta(self, *names: str) -> str | None:
        """The first content of the first of the meta elements that the page has."""
        return next((self._metas[name][0] for name in names if name in self._metas), None)

    def metas(self, *names: str) -> list[str]:
        """All contents of the first of the meta elements that the page has."""
        return next((self._metas[name] for name in names if name in self._metas), [])

    def article(self, *names: str) -> str | None:
        """A text that JSON-LD gives for the article."""
        for thing in self._articles:
            for name in names:
                for text in texts_of(thing.get(name)):
                    return text
        return None

    def people(self) -> list[str]:
        """The article's authors in JSON-LD, organisations left out."""
        for thing in self._articles:
            names = [name for author in _listed(thing.get("author")) for name in _person(author, self._things)]
            if names:
                return list(dict.fromkeys(names))
        return []

    def publisher(self) -> str | None:
        for thing in (*self._articles, *(t for t in self._things if "WebSite" in _types(t))):
            value = thing if "WebSite" in _types(thing) else _referred(thing.get("publisher"), self._things)
            for name in texts_of(value.get("name") if isinstance(value, dict) else None):
                return name
        return None


def texts_of(value: Any) -> list[str]:
    """The cleaned texts in a JSON-LD value: a string, an object with a url, or a list of them."""
    found = []
    for part in _listed(value):
        if isinstance(part, dict):
            part = part.get("url") or part.get("@value")
        if isinstance(part, str) and one_line(part):
            found.append(one_line(part))
    return found


def _things(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD that have a type; what isn't JSON is passed over."""
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(source) > _TEXT_LIMIT:
            continue
        try:
            waiting = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                if "@type" in value:
                    yield value
                waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]


def _types(thing: dict[str, Any]) -> list[str]:
    return [kind for kind in _listed(thing.get("@type")) if isinstance(kind, str)]


def _is_article(thing: dict[str, Any]) -> bool:
    return any(kind.endswith(_ARTICLE_TYPES) for kind in _types(thing))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _referred(value: Any, things: list[dict[str, Any]]) -> Any:
    """The object that a bare {"@id": …} stands for."""
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return next((thing for thing in things if thing.get("@id") == value["@id"]), value)
    return value


def _person(author: Any, things: list[dict[str, Any]]) -> list[str]:
    author = _referred(author, things)
    if isinstance(author, dict):
        return [] if "Organization" in "".join(_types(author)) else texts_of(author.get("name"))
    return texts_of(author)
