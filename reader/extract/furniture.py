"""What stands in and around articles on nearly every site, and is none of them: told by the names sites give it."""

import re

from lxml.html import HtmlElement

from reader.patterns import lazy

TAGS = frozenset(("aside", "nav", "footer", "form"))


def _among_names(*names: str) -> re.Pattern[str]:
    """Matches a class or id attribute that has one of the names, whole or between hyphens."""
    return lazy(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?:$|[\s_-])", re.I)


_BOX = _among_names(
    *"ads? advert\\w* banner promo\\w* sponsor\\w* related recommend\\w* share sharing social".split(),
    *"sharedaddy avatar gravatar author-?(?:box|bio|image|photo) logo icons? newsletter subscribe breadcrumbs?".split(),
    *"widget-area sidebar byline jp-relatedposts navbox [afot]mbox mbox-image side-box sistersitebox".split(),
)
_ABOUT = _among_names(
    "(?:post|entry|article)-?(?:meta|metadata|footer|tags?|categories|navigation|author|byline)",
    *"sharedaddy jp-relatedposts post-share share-?(?:buttons?|bar|links|tools) breadcrumbs?".split(),
    *"social-?(?:share|links|icons|buttons?) author-?(?:box|bio|info) related-?(?:posts?|articles?)".split(),
)
_ADVERTS = frozenset(
    "advertisement advertisements advert adverts advertising ad-container ad-wrapper ad-slot ad-unit ad-box ad-banner "
    "ad-placeholder google_ads google-ads google-ad googleads adsbygoogle".split()
)
_SIDES = frozenset(("sidebar", "side-bar", "widget-area", "sidebar-primary"))
_WHOLE = frozenset(("html", "body", "main", "article"))
_LINE = lazy(
    r"(?:share|share (?:this|it|on|via)\b.{0,24}|tweet(?: this)?|related(?: \w+){0,2}|read more|continue reading|"
    r"leave a (?:comment|reply|response)|(?:\d+|no) comments?|advertisement|sponsored(?: content)?|back to top|"
    r"print(?: this)?(?: page| article)?|email this(?: \w+)?|sign up for .{0,40}newsletter.{0,20}|subscribe(?: now)?|"
    r"table of contents|this entry was (?:posted|written|published) (?:on|in|by)\b.*)[:.…»→]?",
    re.I,
)


def is_box(element: HtmlElement) -> bool:
    """Whether pictures, code and tables in an element serve another purpose than the article."""
    return element.tag in TAGS or _BOX.search(_names(element)) is not None


def is_side(element: HtmlElement) -> bool:
    """Whether an element stands beside a site's articles: its sidebar, its foot."""
    return element.tag in ("aside", "nav", "footer") or (
        element.tag != "body" and not _SIDES.isdisjoint(_names(element).lower().split())
    )


def is_advert(element: HtmlElement) -> bool:
    """Whether an element is a place for advertisements; a page that only says that it has some is none."""
    return element.tag not in _WHOLE and not _ADVERTS.isdisjoint(_names(element).lower().split())


def is_about(element: HtmlElement) -> bool:
    """Whether short lines in an element only tell about the article: its tags, where to share it."""
    return _ABOUT.search(_names(element)) is not None


def is_line(text: str) -> bool:
    """Whether a line is one of the page's own phrases."""
    return _LINE.fullmatch(text) is not None


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
