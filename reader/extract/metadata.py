"""What a page says about its article: title, byline, site, date, language. What it doesn't say is None."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from lxml.html import HtmlElement

from reader.extract.dates import published
from reader.extract.people import byline
from reader.extract.statements import Statements
from reader.html.tree import text_of
from reader.links import absolute, is_web, without_tracking
from reader.links import site as site_of
from reader.text import one_line

_SEPARATOR = re.compile(r"\s+(?:[|–—\-·•»«:]|::|/)\s+|\s*[|»]\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of reader.values.Article that don't come from its text."""

    title: str | None
    byline: str | None
    site: str | None
    published: str | None
    language: str | None
    excerpt: str | None
    image: str | None
    url: str | None


def metadata_of(tree: HtmlElement, url: str | None) -> Metadata:
    """Reads the page's head and its shown title, byline and date. The tree stays as it is."""
    statements = Statements(tree)
    site = statements.meta("og:site_name") or statements.publisher() or statements.meta("application-name")
    canonical = _canonical(tree, statements, url)
    return Metadata(
        title=_title(tree, statements, site, canonical),
        byline=byline(tree, statements, site),
        site=site,
        published=published(tree, statements, canonical),
        language=_language(tree, statements),
        excerpt=statements.meta("og:description", "description", "twitter:description")
        or statements.article("description"),
        image=_image(statements, canonical or url),
        url=canonical,
    )


def _title(tree: HtmlElement, statements: Statements, site: str | None, url: str | None) -> str | None:
    """A heading that the head confirms, else what the head says, less the site's name."""
    head = next((one_line(title.text_content()) for title in tree.iter("title") if title.getparent().tag != "svg"), "")
    stated = [text for text in (statements.meta("og:title"), statements.article("headline"), head) if text]
    headings = [(heading, one_line(text_of(heading))) for heading in tree.iter("h1", "h2")]
    names = [text for heading, text in headings if _leads_home(heading, url)]
    shown = [
        (heading.tag, text) for heading, text in headings if text not in names and _folded(text) != _folded(site or "")
    ]
    for level in ("h1", "h2"):
        for text in stated:
            if confirmed := [heading for tag, heading in shown if tag == level and _confirms(text, heading, tag)]:
                return min(confirmed, key=partial(_position, text))
    named = [
        _without_site(text, [site, site_of(url), *names])
        for text in (*stated, statements.meta("twitter:title") or "")
        if text
    ]
    first = [heading for tag, heading in shown if tag == "h1" and heading]
    return next(filter(None, named), first[0] if len(first) == 1 else None)


def _leads_home(heading: HtmlElement, url: str | None) -> bool:
    """Whether a heading is the site's name: a link to where all its pages begin."""
    links = [*heading.iterdescendants("a"), *heading.iterancestors("a")]
    for link in links:
        target = absolute(link.get("href") or "", url).rstrip("/")
        if "home" in (link.get("rel") or "").split() or (url and target and url.rstrip("/").startswith(target + "/")):
            return True
    return False


def _position(stated: str, heading: str) -> int:
    """Where a heading stands in a stated title: the article's before the site's, as nearly all write it."""
    return _folded(stated).find(_folded(heading))


def _confirms(stated: str, heading: str, tag: str) -> bool:
    """Whether a stated title is the heading, or the heading with a site's name about it."""
    whole, part = _folded(stated), _folded(heading)
    if not part or part not in whole:
        return False
    return (
        whole == part or part in map(_folded, _SEPARATOR.split(stated)) or (tag == "h1" and 2 * len(part) >= len(whole))
    )


def _folded(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def _without_site(title: str, sites: Sequence[str | None]) -> str:
    """The title less a first or last part that only names the site."""
    parts = _SEPARATOR.split(title)
    names = {_folded(name) for site in sites if site for name in (site, site.split(".")[0])}
    for part, rest in ((parts[-1], title.removesuffix(parts[-1])), (parts[0], title.removeprefix(parts[0]))):
        if len(parts) > 1 and _folded(part) in names:
            return rest.strip(" |–—-·•»«:/")
    return title


def _language(tree: HtmlElement, statements: Statements) -> str | None:
    root = tree.getroottree().getroot()
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        statements.meta("og:locale", "language"),
    ):
        if value and _LANGUAGE.fullmatch(value.strip()):
            return value.strip().replace("_", "-")
    return None


# WordPress names a page of comments as the canonical address where it shows one (wp-includes/comment-template.php).
_COMMENT_PAGE = re.compile(r"/comment-page-\d+/?$")


def _canonical(tree: HtmlElement, statements: Statements, url: str | None) -> str | None:
    """The page's own name for its address, where it leads to the same site; else the address it was fetched from."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for target in (*links, statements.meta("og:url")):
        whole = one_line(without_tracking(absolute(target or "", url)))
        if target and is_web(whole) and (url is None or site_of(whole) == site_of(url)):
            return _COMMENT_PAGE.sub("/", whole.partition("#")[0])
    return one_line(url) if url and is_web(url) else None


def _image(statements: Statements, base: str | None) -> str | None:
    source = statements.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src") or statements.article(
        "image", "thumbnailUrl"
    )
    whole = absolute(source, base) if source else ""
    return whole if is_web(whole) else None
