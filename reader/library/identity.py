"""What makes two sources the same article: one key for an address, a file, a text."""

import os
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from reader import links
from reader.patterns import lazy
from reader.text import clean
from reader.values import Article

_ESCAPE = lazy("%([0-9A-Fa-f]{2})")
_PLAIN = re.compile("[A-Za-z0-9._~/=&-]*")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS = (None, 80, 443)
_WRITTEN = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")  # the ends of names of what isn't a saved page


def key_of_article(source: str, article: Article) -> str:
    """The key of an article that was read at a source."""
    # Over standard input no name tells Markdown: it is what has no words but those of its text.
    is_written = source == "-" and article.text is None
    return key_of(source, None if is_written else article.url, article.markdown)


def key_of(source: str, article_url: str | None = None, text: str = "") -> str:
    """The key of an article.

    source is where it was read: an address (after redirects, where they are known), a path, or "-";
    article_url is the address the page gives itself; text tells apart what came over standard input.
    A page of the web speaks only for its own site, and not for its front page: many sites wrongly give that as
    the canonical address of every article. A page that somebody saved as a file, or pipes in, says which one of the
    web it is: so it is one bookmark with that, whose copy it never replaces (reader.library.bookmarks.add). A Markdown
    file that names an address is as likely a text about that page, and known by where it lies.
    """
    if links.is_web(source):
        return _address_key(article_url if article_url and _speaks_for(source, article_url) else source)
    if article_url and links.is_web(article_url) and not (_is_front(article_url) or _is_written(source)):
        return _address_key(article_url)
    if source == "-":
        from hashlib import sha256

        return "text:" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Path(os.path.abspath(source.replace("\0", ""))).as_uri()


def _speaks_for(source: str, canonical: str) -> bool:
    own = links.site(source)
    if own is None or own != links.site(canonical) or not links.is_web(canonical):
        return False
    if (route := links.route(source)) and route != links.route(canonical):
        return False  # the page is the same for every route, and so is what it says of itself
    return not _is_front(canonical) or _is_front(source)


def _is_written(path: str) -> bool:
    return path.casefold().endswith(_WRITTEN)


def _is_front(target: str) -> bool:
    parts = urlsplit(target)
    return parts.path in ("", "/") and not parts.query


def _address_key(target: str) -> str:
    """The address without what doesn't change the article: scheme, www, tracking, last slash, fragment but a route."""
    target = links.without_tracking("".join(clean(target).split()))
    found = links.web_parts(target)
    try:
        parts = found[0] if found else urlsplit(target)
        port = "" if parts.port in _DEFAULT_PORTS else f":{parts.port}"
    except ValueError:
        return target
    query = f"?{_escaped(parts.query)}" if parts.query else ""
    if route := links.route(target):
        query += f"#{_escaped(route)}"
    path = _without_dots(_escaped(parts.path)).rstrip("/")
    return f"https://{links.site(target) or parts.netloc.lower()}{port}{path}{query}"


def _without_dots(path: str) -> str:
    """A path without the steps "." and ".." (RFC 3986, 5.2.4), which a browser takes before it asks."""
    if "/." not in path:
        return path
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and len(steps) > 1:
            steps.pop()
        elif step not in (".", ".."):
            steps.append(step)
    return "/".join(steps)


def _escaped(part: str) -> str:
    """Percent escapes in their one normal form (RFC 3986, 6.2.2): unreserved characters bare, hex upper case."""
    if _PLAIN.fullmatch(part):
        return part

    def normal(escape: re.Match[str]) -> str:
        character = chr(int(escape[1], 16))
        return character if character in _UNRESERVED else escape[0].upper()

    return _ESCAPE.sub(normal, quote(part, safe="%/:@!$&'()*+,;=~?"))
