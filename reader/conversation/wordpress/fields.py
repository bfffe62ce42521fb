"""What one WordPress item says: its author, day and text, whichever theme wrote the markup around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from re import Pattern

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.dates import machine_date, worded_date
from reader.conversation.marks import classes, is_blank, spoken, words
from reader.conversation.ping_words import BY, SAYS, SIGNATURE_END, plain_ping
from reader.conversation.wordpress.bylines import day_of, drop_name, name_in_words, naming
from reader.conversation.wordpress.items import Item
from reader.conversation.wordpress.kinds import lead
from reader.conversation.wordpress.remainder import drop_controls, remainder
from reader.html.tree import text_of
from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.text import one_line

_ROLES: tuple[tuple[str, Pattern[str]], ...] = (
    ("name", lazy(r"fn|name|@name|(?:.*-)?comment-author-name|(?:.*-)?(?:author|commenter|user)-?name")),
    (
        "author",
        lazy(r"(?:.*-)?comment-?author(?:-link)?|ping-link|@author|(?!(?:.*-)?post-)(?:.*-)?author|commenter|vcard"),
    ),
    (
        "date",
        lazy(
            r"(?:.*-)?(?:comment|ping)s?-?(?:date|time|meta|metadata)|(?:.*-)?(?:date|time|published|timestamp)|meta|"
            r"posted(?:-on)?"
        ),
    ),
    ("text", lazy(r"(?:.*-)?(?:comment|ping)s?-(?:.*-)?(?:content|text|entry|message|copy)|commenttext|@text")),
    ("body", lazy(r"(?:.*-)?comments?-?body|@commenttext")),
)
"""What an element is by its class, or by its itemprop, as "@name". Hyphens stand for underscores, too."""
_LONGEST_DATE = 200
_LONGEST_LEAD = 60
"""Characters that may stand before the link of a ping that is nothing but its link."""


@dataclass(frozen=True, slots=True)
class Fields:
    """content is what the comment itself says, None where it says nothing ("Pingback: <a>").

    day is the words of its day where no machine wrote it: their order may be told by those of other comments.
    """

    author: str | None
    author_url: str | None
    published: str | None
    content: HtmlElement | None
    day: str = ""


def fields_of(item: Item, is_ping: bool, base_url: str | None, language: str = "") -> Fields:
    """Reads an item whose replies were taken out of it. Its element is used up: what isn't text is removed."""
    drop_controls(item.element)
    marks = _Marks(item.element)
    link = _bare_link(item.element) if is_ping and not marks.has_author else None
    content = None if link is not None else marks.content()
    author = link if link is not None else marks.author(content)
    if author is None:
        author = naming(item.element, content, _is_date)
    dated = marks.dated(content, item.number)
    name, url = _name(author), _url(author, base_url)
    published = _published(dated, language)
    day = "" if published and "T" in published else _open_day(dated) or day_of(item.element, content, language)
    if name is None and not is_ping and (name := name_in_words(item.element, content, _is_date)) and content is None:
        drop_name(item.element, name)
    if name is None and is_ping and (name := plain_ping(one_line(text_of(item.element)))):
        return Fields(name, url, published or worded_date(day, language), None, day)
    if content is None:
        content = remainder(item.element, author, dated)
    return Fields(name, url, published or worded_date(day, language), None if is_blank(content) else content, day)


class _Marks:
    """An item's elements by their role, each in the page's order."""

    def __init__(self, element: HtmlElement) -> None:
        self.element = element
        self.by_role: dict[str, list[HtmlElement]] = {}
        for node in element.iterdescendants(etree.Element):
            own = (*classes(node), *("@" + name for name in (node.get("itemprop") or "").split()))
            for role in {role for name in own if (role := _role(name))}:
                self.by_role.setdefault(role, []).append(node)

    def of(self, *roles: str) -> Iterator[HtmlElement]:
        return (node for role in roles for node in self.by_role.get(role, ()))

    @property
    def has_author(self) -> bool:
        marked = chain(self.of("name", "author"), self.element.iter("cite"))
        return any(next(words(node), None) for node in marked)

    def content(self) -> HtmlElement | None:
        """The element of the text alone; one that also holds the author or the date is the whole comment."""
        around = set(self.of("name", "author", "date"))
        for node in self.of("text", "body"):
            if around.isdisjoint(node.iter()) and not is_blank(node):
                return node
        return None

    def author(self, content: HtmlElement | None) -> HtmlElement | None:
        """The element of the name: by class, else a cite that isn't part of the text."""
        taken = _within(content)
        cites = (node for node in self.element.iter("cite") if _begins(node))
        for node in chain(self.of("name", "author"), cites):
            if node not in taken and next(words(node), None):
                return node
        return None

    def dated(self, content: HtmlElement | None, number: str | None) -> list[HtmlElement]:
        """The elements that may tell the day, the surest first."""
        taken = _within(content)
        permalink = f"#comment-{number}"
        links = [link for link in self.element.iter("a") if (link.get("href") or "").endswith(permalink)]
        loose = [node for node in self.element.iter("abbr", "small", "em") if _day_of(node)]
        found = (*self.element.iter("time"), *self.of("date"), *links, *loose)
        return [node for node in found if node not in taken]


@lru_cache(maxsize=4096)
def _role(name: str) -> str | None:
    name = re.sub(r"[-_]+", "-", name.lower())
    return next((role for role, pattern in _ROLES if pattern.fullmatch(name)), None)


def _begins(cite: HtmlElement) -> bool:
    """Whether a cite opens its line, as a signature does; in the midst of words it is the title of a book."""
    above = cite.getparent()
    return above.tag != "blockquote" and not lead(above, cite)


def _within(content: HtmlElement | None) -> set[HtmlElement]:
    """All that can be no mark beside the text: the text's elements, and those around it."""
    return set() if content is None else {*content.iter(), *content.iterancestors()}


def _bare_link(element: HtmlElement) -> HtmlElement | None:
    """The link of a ping that shows nothing but itself: the first, if little stands before it."""
    link = next((link for link in element.iter("a") if next(words(link), None)), None)
    return link if link is not None and len(lead(element, link)) <= _LONGEST_LEAD else None


def _name(author: HtmlElement | None) -> str | None:
    """The name, without the "Comment by" and "says:" that a theme may print into the same element."""
    if author is None:
        return None
    if author.tag == "a" or any(_role(name) == "name" for name in classes(author)):
        return one_line(text_of(author)) or None
    marked = [node for node in author.iter("a", "b", "strong", "cite") if not _is_date(node)]
    inner = [node for node in marked if (said := one_line(text_of(node))) and not said.endswith(":")]
    links = [node for node in inner if node.tag == "a"]
    if links or (len(inner) == 1 and author.tag != "cite"):
        return one_line(text_of((links or inner)[0])) or None
    labels = {node for node in author.iter("b", "strong", "label") if one_line(text_of(node)).endswith(":")}
    name = SIGNATURE_END.sub("", BY.sub("", one_line(spoken(author, labels | set(filter(_is_date, author.iter()))))))
    return SAYS.sub("", name) or None


def _is_date(node: HtmlElement) -> bool:
    """Whether an element beside the name is the day, or the link to the comment."""
    if node.tag == "a":
        target = node.get("href") or ""
        return target.startswith("#") or "#comment-" in target
    if node.tag == "small":
        return _day_of(node) is not None
    return node.tag == "time" or any(_role(name) == "date" for name in classes(node))


def _url(author: HtmlElement | None, base_url: str | None) -> str | None:
    """The address behind the name, if it is one of the web."""
    if author is None:
        return None
    for link in chain(author.iter("a"), islice(author.iterancestors(), 1)):
        target = absolute(link.get("href") or "", base_url) if link.tag == "a" else ""
        if is_web(target) and not _is_date(link):
            return target
    return None


def _published(dated: list[HtmlElement], language: str) -> str | None:
    """The first moment that a machine wrote, else the first day in words, in an element or around a permalink."""
    moments = (machine_date(node.get("datetime") or node.get("title") or "") for node in dated)
    days = (_day_of(node, language) or (node.tag == "a" and _day_of(node.getparent(), language)) for node in dated)
    return next(filter(None, moments), None) or next(filter(None, days), None) or None


def _open_day(dated: list[HtmlElement]) -> str:
    """The words of the first date that is numbers alone."""
    texts = (one_line(text_of(node))[:_LONGEST_DATE] for node in dated)
    return next((text for text in texts if worded_date(text, order="day") or worded_date(text, order="month")), "")


def _day_of(node: HtmlElement, language: str = "") -> str | None:
    """The day in an element's title or words."""
    title = node.get("title") or ""
    words_day = worded_date(title[:_LONGEST_DATE], language) or worded_date(text_of(node)[:_LONGEST_DATE], language)
    return machine_date(title) or words_day
