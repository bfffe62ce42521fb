"""The further pages of a page's comments: which links lead there, and what to ask for all of them."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from reader.patterns import lazy
from reader.values import Request

MOST_PAGES = 300
_NUMBER = lazy(r"(?<=/comment-page-)\d{1,5}(?=/?(?:\?|$))|(?<=[?&]cpage=)\d{1,5}(?=&|$)")

_COMMENT_PAGE = lazy(r"/comment-page-\d+/?$")


def may_be_page(target: str) -> bool:
    """Whether a closer look at a link is worth it."""
    return "comment-page-" in target or "cpage" in target


def is_comment_page(target: str, address: str | None) -> bool:
    """Whether a link leads to another page of the comments.

    Reply links and dates lead there too, but to the form or to one comment. Sidebars link to those of other
    articles. Source: get_comments_pagenum_link(), which ends in "/comment-page-N/#comments" or "&cpage=N#comments".
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    query = parse_qs(parts.query)
    if parts.fragment not in ("comments", "") or "replytocom" in query:
        return False
    page = _COMMENT_PAGE.search(parts.path)
    return "cpage" in query or (page is not None and _is_of(target[: target.index(page.group())], address))


def _is_of(post: str, address: str | None) -> bool:
    """Whether an article's address is that of this page; where the page has none, any may be."""
    if address is None:
        return True
    here = address.partition("#")[0].rstrip("/")
    return post.rstrip("/") == _COMMENT_PAGE.sub("", here)


def page_requests(platform: str, targets: Iterable[str], address: str, known: int = 0) -> tuple[Request, ...]:
    """What to ask for the pages of comments that an answer's links tell of, in order, while comments are missing.

    The place of each is the number of the last page that is asked for already; known is that number. Themes may link
    only to the next older page; the address without a number is the newest page, or by a setting the oldest.
    """
    links = {int(found[0]): target.partition("#")[0] for target in targets if (found := _number(target))}
    if not links:
        return ()
    last, pattern = max(links), links[max(links)]
    here = _number(address)
    numbers = [number for number in range(known + 1, min(last, MOST_PAGES) + 1) if not here or number != int(here[0])]
    return tuple(
        Request(platform, _NUMBER.sub(str(number), pattern), str(max(last, known)), fills=True) for number in numbers
    )


def _number(target: str) -> re.Match[str] | None:
    return _NUMBER.search(target.partition("#")[0])
