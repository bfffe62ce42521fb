"""The next page of an article that is spread over several, told from the next article of a site."""

import re
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.text import one_line

# A page's number in an address: /page/2/ and ?page=2 say what it is; /2/, -2.html and _2 may be another article.
_NAMED_IN_PATH = lazy(r"/(?:page|seite|pagina|strona)[-/_]?(\d{1,2})(?=/?$|\.\w{3,5}$)", re.I)
_BARE_IN_PATH = lazy(r"(?:/|[-_])(\d{1,2})(?=/?$|\.\w{3,5}$)")
_NUMBER_AT_END = lazy(r"(?:(?:page|seite|pagina|strona)?[-_]?)\d{1,2}(?:\.\w{3,5})?$", re.I)
_IN_QUERY = frozenset(("page", "p", "pg", "paged", "seite", "pagina", "pageno", "page_number"))
_MAY_NAME = lazy(r"page|seite|pagina|strona|[?&]pg?=", re.I)
_ARTICLES = lazy(r'"(?:[A-Za-z]*Article|BlogPosting|Report)"')


def next_page(tree: HtmlElement, url: str | None) -> str | None:
    """The address of the page after this one of the same article; None where this is the last, or the only one.

    The page says that it is an article, or that the link leads to its next page, and links to its own address with
    the next number; where the address doesn't call that a page's, the link does by being only the number. So the next
    post of a blog, which another address names, a list of posts and a page of comments are none.
    """
    if not url or not is_web(url):
        return None
    is_article = _is_article(tree)
    base, number, _ = _place(url)
    wanted = str(number + 1)
    stem = _stem(url)
    for link in tree.iter("a", "link"):
        href = link.get("href") or ""
        is_elsewhere = href.startswith(("/", "http")) and stem not in href
        if wanted not in href or is_elsewhere:
            continue
        is_next = "next" in (link.get("rel") or "").lower().split()
        if not (is_next or (is_article and link.tag == "a")):
            continue
        says_number = is_next or one_line(link.text_content()) == wanted
        if not (says_number or _MAY_NAME.search(href)):
            continue
        target = one_line(absolute(href, url)).partition("#")[0]
        if not is_web(target):
            continue
        other, other_number, is_named = _place(target)
        if (other, other_number) == (base, number + 1) and (is_named or says_number):
            return target
    return None


def _stem(url: str) -> str:
    """What any address of the same article has in it: the last part of its path that isn't a number."""
    parts = [part for part in urlsplit(url).path.split("/") if part and not _NUMBER_AT_END.fullmatch(part)]
    return _NUMBER_AT_END.sub("", parts[-1].partition(".")[0]) if parts else ""


def _is_article(tree: HtmlElement) -> bool:
    kinds = (meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:type")
    if "article" in kinds:
        return True
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
    return any(_ARTICLES.search(script.text or "") for script in scripts)


def _place(url: str) -> tuple[str, int, bool]:
    """An article's address without its page's number, that number, and whether the address calls it a page's."""
    parts = urlsplit(url.partition("#")[0])
    host = parts.netloc.lower().removeprefix("www.")
    query = parse_qsl(parts.query)
    for name, value in query:
        if name.lower() in _IN_QUERY and value.isdecimal() and len(value) < 3:
            rest = [pair for pair in query if pair[0] != name]
            return f"{host}{parts.path.rstrip('/')}?{rest}", int(value), True
    for pattern in (_NAMED_IN_PATH, _BARE_IN_PATH):
        if (found := pattern.search(parts.path)) and int(found[1]):
            path = parts.path[: found.start()] + parts.path[found.end() :]
            return f"{host}{path.rstrip('/')}?{query}", int(found[1]), pattern is _NAMED_IN_PATH
    return f"{host}{parts.path.rstrip('/')}?{query}", 1, False
