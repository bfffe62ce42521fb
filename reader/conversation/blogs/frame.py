"""What stands around the comments of an article's page: their heading, the form, the section; and taking it away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.counts import declared
from reader.conversation.marks import HEADINGS, article_holders, has_more_words, is_named_for_comments, spoken, words
from reader.html.tree import cut_out, text_of

_BESIDE = ("form", "nav", "script", "style", "noscript", *HEADINGS[1:])
_LONGEST_HEADING = 150
_MOST_WORDS_BESIDE = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """The outermost elements around comments that hold nothing of the article, and what stands before and behind them.

    holders are the elements that the article, or its title, is in.
    """

    sections: tuple[HtmlElement, ...]
    beside: tuple[HtmlElement, ...]

    @classmethod
    def of(cls, tree: HtmlElement, posts: Sequence[HtmlElement]) -> "Frame":
        """To be asked for while the posts are in their places."""
        own = set(posts)
        holders = article_holders(tree, own)
        sections: dict[HtmlElement, None] = {}
        for above in dict.fromkeys(post.getparent() for post in posts):
            line = () if above is None else (above, *above.iterancestors())
            if above is None or not own.isdisjoint(line) or not sections.keys().isdisjoint(line):
                continue
            section = _section(above, own, holders)
            if section is not None:
                sections[section] = None
        beside = [node for section in sections for node in _beside(section, holders)]
        return cls(tuple(sections), tuple(beside))

    def declared_count(self, found_count: int, title: str) -> int | None:
        """The number in the headings of the comments."""
        places = (*self.beside, *self.sections)
        headings = [node for place in places for node in place.iter(*HEADINGS)]
        return declared([text_of(node) for node in headings if not _is_in_form(node)], found_count, title)

    def clear(self) -> None:
        for node in (*self.sections, *self.beside):
            if node.getparent() is not None:
                cut_out(node)


def _section(place: HtmlElement, posts: set[HtmlElement], holders: set[HtmlElement]) -> HtmlElement | None:
    """The outermost element around that is all about comments; what isn't joins the holders, to be asked once."""
    found = None
    while place is not None and place not in holders:
        if not _is_about(place, posts):
            holders.add(place)
            break
        found, place = place, place.getparent()
    return found


def _is_about(place: HtmlElement, posts: set[HtmlElement]) -> bool:
    """Whether an element has nothing to say but comments; if it is named for them, little else."""
    without = posts | set(place.iter(*_BESIDE))
    if is_named_for_comments(place):
        return len(spoken(place, without).split()) <= _MOST_WORDS_BESIDE
    without |= {node for node in place.iterdescendants(etree.Element) if is_named_for_comments(node)}
    return not spoken(place, without)


def _beside(section: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    """The heading right before it, and the forms and the like right behind it."""
    before = section.getprevious()
    while before is not None and before not in holders and _belongs(before, is_before=True):
        yield before
        before = before.getprevious()
    behind = section.getnext()
    while behind is not None and behind not in holders and _belongs(behind, is_before=False):
        yield behind
        behind = behind.getnext()


def _belongs(node: HtmlElement, is_before: bool) -> bool:
    if node.tag == "a" and next(words(node), None) is None and not node.get("href"):
        return True
    if is_named_for_comments(node) or (node.tag == "form" and not is_before):
        return not has_more_words(node, _MOST_WORDS_BESIDE)
    return is_before and node.tag in HEADINGS[1:] and len(text_of(node)) <= _LONGEST_HEADING


def _is_in_form(node: HtmlElement) -> bool:
    return next(node.iterancestors("form"), None) is not None


def title_of(tree: HtmlElement) -> str:
    """The page's main heading, whose numbers are no counts."""
    return next((text_of(node) for node in tree.iter("h1")), "")


def without_forms(posts: Iterable[HtmlElement]) -> list[HtmlElement]:
    """The posts that stand in no form: a preview of the visitor's own, a template for scripts."""
    return [post for post in posts if next(post.iterancestors("form", "template", "noscript"), None) is None]
