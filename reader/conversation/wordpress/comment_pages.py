"""Which of a page's links lead to further pages of its comments."""

import re
from urllib.parse import parse_qs, urlsplit

_COMMENT_PAGE = re.compile(r"/comment-page-\d+/?$")


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
