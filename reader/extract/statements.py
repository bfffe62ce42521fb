"""What a page states about itself for machines: meta elements and JSON-LD."""

from html import unescape
from typing import Any

from reader.extract.linked_data import listed, referred, texts_of, things_in, types_of
from reader.extract.survey import Survey
from reader.text import one_line

# Ends of the names of schema.org's types that an article may have.
_ARTICLES = ("Article", "Posting", "Report", "Essay", "Chapter", "Recipe", "Guide", "HowTo", "Review")
_OTHER_WORKS = ("CreativeWork", "Book", "Question", "LearningResource", "Course")
# Of the authors and the pictures of one thing, how many are looked at.
_LISTED_LIMIT = 100
_MACHINES_KINDS = ("Organization", "Corporation", "WebSite", "Brand")


def _text(content: str) -> str:
    """A meta element's content; many systems escape it twice."""
    return one_line(unescape(content) if "&" in content else content)


class Statements:
    """Looks values up by name; every value is cleaned and never empty."""

    def __init__(self, survey: Survey) -> None:
        self._metas: dict[str, list[str]] = {}
        for meta in survey.metas:
            content = _text(meta.get("content") or meta.get("value") or "")
            if content:
                for key in ("property", "name", "itemprop", "http-equiv"):
                    for name in (meta.get(key) or "").lower().split():
                        self._metas.setdefault(name, []).append(content)
        self.things = things_in(
            script.text for script in survey.scripts if script.text and "ld+json" in (script.get("type") or "").lower()
        )
        # A WebPage without a headline is the record of a content system, its dates and author those of the record.
        pages = [thing for thing in self._of_types(("WebPage",)) if "headline" in thing]
        self._articles = self._of_types(_ARTICLES) or pages or self._of_types(_OTHER_WORKS)

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

    def image(self) -> str | None:
        """The address of the article's picture in JSON-LD, which may stand in a thing of its own."""
        for thing in self._articles:
            for image in (
                *listed(thing.get("image"))[:_LISTED_LIMIT],
                *listed(thing.get("thumbnailUrl"))[:_LISTED_LIMIT],
            ):
                if isinstance(image, dict):
                    named = [
                        one for one in self.things if "url" in one and one.get("@id") == image.get("@id") is not None
                    ]
                    image = next(iter(named), image)
                    image = image.get("url") or image.get("contentUrl")
                for text in texts_of(image):
                    return text
        return None

    def people(self) -> list[str]:
        """The article's authors in JSON-LD, organisations left out."""
        for thing in self._articles:
            for role in ("author", "creator"):
                if names := [
                    name for author in listed(thing.get(role))[:_LISTED_LIMIT] for name in self._person(author)
                ]:
                    return list(dict.fromkeys(names))
        return []

    def publisher(self) -> str | None:
        """The name of who publishes the article, or of the site."""
        sites = self._of_types(("WebSite",))
        for value in (*(referred(thing.get("publisher"), self.things) for thing in self._articles), *sites):
            for name in texts_of(value.get("name") if isinstance(value, dict) else None):
                return name
        return None

    def _of_types(self, ends: tuple[str, ...]) -> list[dict[str, Any]]:
        return [thing for thing in self.things if any(kind.endswith(ends) for kind in types_of(thing))]

    def _person(self, author: Any) -> list[str]:
        author = referred(author, self.things)
        if not isinstance(author, dict):
            return list(texts_of(author))
        if any(kind.endswith(_MACHINES_KINDS) for kind in types_of(author)):
            return []
        name = (
            author.get("name")
            or author.get("@value")
            or " ".join(part for part in (author.get("givenName"), author.get("familyName")) if isinstance(part, str))
        )
        return [text for value in listed(name) if isinstance(value, str) for text in texts_of(value)]
