"""What the names that sites give their elements tell of them: an article's body, a sidebar, a share bar, …"""

from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

from reader.patterns import lazy

# Words of class and id attributes, one or two that stand together, by what they are used for across the web. With an
# asterisk: how a word begins.
_WORDS = {
    "article": "article story entry hentry post prose markdown richtext rich-text articlebody",
    "content": "content main page text body copy",
    "comment": "comment comments respond reply replies disqus discuss*",
    "side": "sidebar side-bar aside rail widget secondary complementary rightcol right-col",
    "related": "related recommend* more most popular trending latest recent also similar upnext up-next suggest* "
    "teaser teasers carousel slider recirc* promo",
    "card": "card cards grid tile tiles listing list feed item items row column columns",
    "share": "share sharing social follow twitter facebook tweet pinterest sharedaddy",
    "advert": "ad ads advert* sponsor* banner outbrain taboola dfp adslot commercial",
    "navigation": "nav* menu breadcrumb breadcrumbs pagination pager tab tabs skip toolbar",
    "contents": "toc contents",
    "foot": "foot* copyright legal disclaimer colophon bottom",
    "head": "header masthead topbar top-bar logo hero head",
    "sign-up": "newsletter subscri* signup sign-up paywall cta login log-in register donat* member* premium optin form",
    "cookie": "cookie cookies consent gdpr modal popup overlay dialog lightbox alert notice",
    "meta": "meta* byline by-line date dates time* published tag tags categor* label labels info kicker eyebrow topic "
    "topics details",
    "author": "author authors bio avatar profile contributor vcard about",
    "caption": "caption captions credit credits figure gallery image images photo photos thumb* media video videos "
    "player",
    "box": "pullquote pull-quote blockquote quote callout infobox factbox box",
    "unseen": "hide hidden sr-only screen-reader* visuallyhidden visually-hidden print noprint mobile-only",
}
SIGNS = tuple(_WORDS)
_NUMBERS = {word: number for number, words in enumerate(_WORDS.values()) for word in words.split()}
_BEGINNINGS = {word[:-1]: number for word, number in _NUMBERS.items() if word.endswith("*")}
_ANY_BEGINNING = tuple(_BEGINNINGS)
_OF_TAGS = {
    "article": "article", "main": "content", "aside": "side", "nav": "navigation", "footer": "foot",
    "header": "head", "form": "sign-up", "figcaption": "caption", "figure": "caption", "blockquote": "box",
}  # fmt: skip
_HUMP = lazy(r"(?<=[a-z])(?=[A-Z])")
_NAME = lazy("[a-z]+")
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
    found = {SIGNS.index(_OF_TAGS[tag])} if tag else set()
    for word in (*words, *map("-".join, pairwise(words))):
        if (number := _NUMBERS.get(word)) is not None:
            found.add(number)
        if word.startswith(_ANY_BEGINNING):
            found.update(number for part, number in _BEGINNINGS.items() if _begins_with(word, part))
    return tuple(found)


def _begins_with(word: str, part: str) -> bool:
    """Whether a word, not two, begins so."""
    return word.startswith(part) and "-" not in word[len(part) :]
