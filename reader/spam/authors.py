"""By what an author is known again, to be muted: the link on the name, else the name at one site."""

from collections.abc import Collection, Iterable, Iterator

from reader import links
from reader.spam.marks import LONGEST, address_of
from reader.spam.shared_hosts import is_shared
from reader.spam.tokens import fold
from reader.text import one_line
from reader.values import Author, Comment


def author_of(comment: Comment, place: str) -> Author | None:
    """Who wrote a comment that stands at a place, a site; None where it has neither a name nor a link.

    With a link on the name it is that, everywhere: the whole address, so that two people of one university are two. Of
    a ping it is the site, each of whose pages is a link of its own, or the account on a site that many share. Names are
    somebody's only at one place: of what was said at another site ("Hacker News") there.
    """
    site = links.site(comment.author_url)
    if site is not None:
        address = address_of(comment.author_url or "", site)
        is_own = not is_shared(site)
        link = site if is_own and (comment.is_ping or not address) else address
        if link:
            return Author(link[:LONGEST], None, "")
    name = one_line(fold(comment.author or ""))[:LONGEST]
    return Author(None, name, comment.section or place) if name else None


def muted_among(comments: Iterable[Comment], place: str, muted: Collection[Author]) -> Iterator[str]:
    """The ids of the comments whose authors are muted."""
    for comment in comments:
        if (author := author_of(comment, place)) and author in muted:
            yield comment.id
