"""How a blog's software writes the comments under an article: one row of CSS selectors for each."""

from dataclasses import dataclass

from reader.conversation.platform import Gift
from reader.conversation.threads.template import Template
from reader.values import Kind


@dataclass(frozen=True, slots=True)
class BlogTemplate(Template):
    """One software's markup of comments. posts selects them alone, without the article; author selects elements.

    more selects the links to the other pages of comments.
    """

    more: str = ""
    generator: str = ""
    """How the page's generator must begin, where the signs alone could be another software's."""
    tail: str = ""
    """What stands right behind a post's element and belongs to it, as a list's descriptions do to their term."""
    pieces: str = ""
    """Where a body has no element of its own: the pieces that it is made of."""
    named: str = ""
    """A pattern whose group is the name, where an author's element that is no link says more than that."""
    home: str = ""
    """The link to the author's site, where the name isn't one."""
    nest: str = ""
    """Elements around replies: the more of them are around a post, the deeper it is."""
    pings: str = ""
    """The posts that are trackbacks."""
    by_author: str = ""
    """In a post, itself included: what marks it as the article's author's."""
    kind: Kind = "comment"

    @property
    def gives(self) -> tuple[Gift, ...]:
        told: tuple[tuple[Gift, object], ...] = (
            ("threads", self.is_nested or self.parent or self.depth or self.nest),
            ("pings", self.pings),
            ("dates", self.date),
            ("count", self.count),
        )
        return tuple(gift for gift, is_told in told if is_told)
