"""What the names that sites give their elements tell of them: an article's body, a sidebar, a share bar, …"""

import re
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

# Words of class and id attributes, one or two that stand together, by what they are used for across the web.
_WORDS = {
    "article": r"article|story|entry|hentry|post|prose|markdown|rich-?text|articlebody",
    "content": r"content|main|page|text|body|copy",
    "comment": r"comments?|respond|repl(?:y|ies)|disqus|discuss\w*",
    "side": r"side-?bar|aside|rail|widget|secondary|complementary|right-?col",
    "related": r"related|recommend\w*|more|most|popular|trending|latest|recent|also|similar|up-?next|suggest\w*|"
    r"teasers?|carousel|slider|recirc\w*|promo",
    "card": r"cards?|grid|tiles?|listing|list|feed|items?|row|columns?",
    "share": r"shar(?:e|ing)|social|follow|twitter|facebook|tweet|pinterest|sharedaddy",
    "advert": r"ads?|advert\w*|sponsor\w*|banner|outbrain|taboola|dfp|adslot|commercial",
    "navigation": r"nav\w*|menu|breadcrumbs?|pagination|pager|tabs?|skip|toolbar",
    "contents": r"toc|contents|table-of-contents",
    "foot": r"foot\w*|copyright|legal|disclaimer|colophon|bottom",
    "head": r"header|masthead|top-?bar|logo|hero|head",
    "sign-up": r"newsletter|subscri\w+|sign-?up|paywall|cta|log-?in|register|donat\w+|member\w*|premium|optin|form",
    "cookie": r"cookies?|consent|gdpr|modal|popup|overlay|dialog|lightbox|alert|notice",
    "meta": r"meta\w*|by-?line|dates?|time\w*|published|tags?|categor\w+|labels?|info|kicker|eyebrow|topics?|details",
    "author": r"authors?|bio|avatar|profile|contributor|vcard|about",
    "caption": r"captions?|credits?|figure|gallery|images?|photos?|thumb\w*|media|videos?|player",
    "box": r"pull-?quote|blockquote|quote|callout|infobox|factbox|box",
    "unseen": r"hid(?:e|den)|sr-only|screen-reader\w*|visually-?hidden|print|noprint|mobile-only",
}
SIGNS = tuple(_WORDS)
_PATTERNS = [re.compile(words) for words in _WORDS.values()]
_OF_TAGS = {
    "article": "article", "main": "content", "aside": "side", "nav": "navigation", "footer": "foot",
    "header": "head", "form": "sign-up", "figcaption": "caption", "figure": "caption", "blockquote": "box",
}  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME = re.compile("[a-z]+")
_LONGEST_NAMES = 600


def signs_of(element: HtmlElement) -> tuple[int, ...]:
    """The numbers, in SIGNS, of what an element's tag, class and id say that it is."""
    attributes = element.attrib
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}" if attributes else ""
    tag = element.tag
    return _signs(tag if tag in _OF_TAGS else "", names) if tag in _OF_TAGS or len(names) > 1 else ()


@lru_cache(maxsize=4096)
def _signs(tag: str, names: str) -> tuple[int, ...]:
    words = _NAME.findall(_HUMP.sub("-", names[:_LONGEST_NAMES]).lower())
    pairs = map("-".join, pairwise(words))
    found = {number for word in {*words, *pairs} for number in _signs_of_word(word)}
    if tag:
        found.add(SIGNS.index(_OF_TAGS[tag]))
    return tuple(found)


@lru_cache(maxsize=8192)
def _signs_of_word(word: str) -> tuple[int, ...]:
    return tuple([number for number, pattern in enumerate(_PATTERNS) if pattern.fullmatch(word)])
