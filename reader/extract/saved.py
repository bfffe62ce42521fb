"""Pages that a browser or a tool saved: the address they were saved from, and what was put into them or beside them.

The address stands in a comment near the top: "saved from url=(0021)https://example.org/" is what Chrome, Firefox
and the browsers before them write, "Page saved with SingleFile url: https://example.org/" what that does, and
"Mirrored from example.org/page by HTTrack" that. MHTML has it in its header.
"""

import re

from reader import links
from reader.patterns import lazy
from reader.text import one_line
from reader.values import Article, Page

_REACH = 1 << 14
_TYPES = ("text/html", "application/xhtml+xml", "multipart/related")
_SAVED_FROM = lazy(rb"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,4000}?)\s*-->", re.I)
_SINGLE_FILE = lazy(
    rb"<!--\s{0,9}Page saved with SingleFile\s[^<>]{0,200}?\burl:\s{0,9}(https?://[^\s<>]{1,4000})", re.I
)
_MIRRORED = lazy(rb"<!-- Mirrored from ([\w.-]{1,200}/[^\s<>]{0,4000}) by HTTrack", re.I)
_SNAPSHOT = lazy(rb"^Snapshot-Content-Location:[ \t]*(https?://\S{1,4000})", re.I | re.M)
# The folder that Firefox and Chrome put a page's pictures into, beside the page and with its name.
_IN_FOLDER = lazy(r"(?<=\]\()(https?://[^\s()]{1,4000}?/)(?=[^\s()/]{1,300}_files/)")
_EMBEDDED = lazy(r"data:[\w.+-]{1,60}/[\w.+-]{1,60}(?:;[\w.+;=-]{0,60})?,[A-Za-z0-9+/=%_-]{200,}")


def with_address(page: Page) -> Page:
    """The page as one of the address that it was saved from, where it came from this machine and names one."""
    if not page.is_local or page.media_type not in _TYPES:
        return page
    head = page.content[:_REACH]
    for pattern in (_SAVED_FROM, _SINGLE_FILE, _SNAPSHOT):
        if found := pattern.search(head):
            return _addressed(page, found.group(1))
    found = _MIRRORED.search(head)
    return _addressed(page, b"http://" + found.group(1)) if found else page


def _addressed(page: Page, address: bytes) -> Page:
    url = links.tidy(one_line(address.decode("utf-8", "replace").partition("#")[0]))
    return page._replace(url=url) if links.is_web(url) else page


def with_local_names(article: Article, page: Page) -> Article:
    """The article with the pictures of a saved page's folder under their local names: the web has them elsewhere."""
    if page.url is None or not page.is_local or "_files/" not in article.markdown:
        return article
    beside = links.absolute(".", page.url)
    shown = _IN_FOLDER.sub(lambda found: "" if found.group(1) == beside else found.group(1), article.markdown)
    return article._replace(markdown=shown)


def without_embedded_files(text: str) -> str:
    """A page's text without the pictures and fonts that are in it as data: URIs, the bulk of a SingleFile page."""
    return _EMBEDDED.sub("data:,", text) if "data:" in text else text
