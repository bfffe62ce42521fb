"""The signs of spam and of ham: each a function that finds points and the reason for them, in plain words.

A ping is known by its name and address: a genuine one bears the title of a page, a bought one a keyword. Its
body is no witness for the topic, spammers quote the article they hang on. A comment is known by the link it
wants followed and by the phrases that would fit any article.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from reader.spam.item import Item
from reader.spam.tokens import words_of
from reader.spam.words import (
    ASKING,
    BLATANT,
    EXCHANGE,
    HOST_STEMS,
    MONEY,
    PRAISE,
    PROMOTION,
    SELLING,
    SIGNATURE,
    TEMPLATE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: points against the item, negative ones for it, and why."""

    points: float
    reason: str


Rule = Callable[[Item], Finding | None]

_DATED = re.compile(r"(?:^|/)(?:19|20)\d\d/\d{1,2}(?:/|$)")
_NUMBERED = re.compile(r"(?:^|[/?&])(?:p=|archives?/)\d+")
_ASSET_FOLDERS = frozenset("admin css fckeditor fonts images img inc include includes js scripts styles tmp".split())
_PAGE = re.compile(r"\.(?:html?|aspx?|php\d?|cfm|jsp)(?:$|[/?])", re.I)
_MARKUP = re.compile(r"\[/?(?:url|link|b)\b[=\]]|\"?\s*/?>|<a href", re.I)
_BB_LINK = re.compile(r"\[(?:url|link)=", re.I)
_SPUN = re.compile(r"\{[^{}|]{1,80}\|[^{}]{1,300}\}")
_KEYWORD_SIGNATURE = re.compile(
    r"\bmy\W+(?:web|blog|home|internet)?[ -]?(?:site|page|blog|log|post|website|homepage|web)\s*(?:[;:=|~–—-]+|\.\.+)\s*(?!http|www)[\w\[]",
    re.I,
)
_ELLIPSES = re.compile(r"\[(?:…|\.\.\.|&#8230;|&hellip;)\]")
_VOWELS = frozenset("aeiouy")


def trust_in(item: Item) -> str | None:
    """Why an item is shown whatever it looks like. A link on a comment is only a claim, a ping's was followed."""
    if item.comment.by_article_author:
        return "by the author of the article"
    if item.comment.is_ping and item.is_trusted:
        return "from this site" if item.site == item.topic.site else "the article links to this site"
    return None


def findings_on(item: Item) -> tuple[Finding, ...]:
    """What the rules for its kind find on an item."""
    rules = PING_RULES if item.comment.is_ping else COMMENT_RULES
    return tuple(filter(None, (rule(item) for rule in rules)))


# What is said by the name


def blatant_name(item: Item) -> Finding | None:
    found = BLATANT.found_in(item.name_words)
    if not found:
        return None
    points = 5 + min(3, 1.5 * (len(found) - 1))
    if not item.comment.is_ping:
        points = 1 if _is_person(item, found) else 3.5
    return Finding(points, f'a sales phrase for a name ("{found[0]}")')


def selling_name(item: Item) -> Finding | None:
    """Words of the article's own title tell nothing; a person's surname little."""
    found = [
        phrase for phrase in SELLING.found_in(item.name_words) if not set(phrase.split()) <= item.topic.title_words
    ]
    if not found:
        return None
    points = 2.0 if len(found) == 1 else 3.5
    if not item.comment.is_ping:
        points -= 1.5 if len(item.name_words) < 3 and _is_person(item, found) else 0.5
    elif item.is_title:
        points -= 1
    return Finding(points, f'a word of selling in its name ("{found[0]}")')


def keyword_name(item: Item) -> Finding | None:
    """Pings: the name isn't written like a title. Scripts without capitals tell nothing by their absence.

    A trackback's name was typed by its sender, and nobody checked that a page stands behind it.
    """
    if not item.name or item.is_title or item.is_address or item.is_domain or item.name.startswith("@"):
        return None
    count = len(item.name_words)
    reason = "a keyword where a page title would be"
    if item.is_lower and count > 1:
        return Finding(3 + 0.5 * (item.comment.kind == "trackback") + 0.5 * (count > 2), reason)
    if count <= 3:
        return Finding(1.5 if item.has_case else 1.0, reason)
    return None


def title_name(item: Item) -> Finding | None:
    if item.is_title:
        return Finding(-3, "named like the title of a page")
    if len(item.name_words) > 4 and not item.is_lower and not item.is_address:
        return Finding(-1.5, "named like the title of a page")
    return None


def topical_name(item: Item) -> Finding | None:
    return Finding(-2.5, "named after what the article is about") if item.is_on_topic else None


def address_name(item: Item) -> Finding | None:
    if not item.is_address:
        return None
    has_path = bool(item.name.partition("://")[2].partition("/")[2])
    return Finding(2.0 + 1.5 * has_path + item.comment.is_ping, "a web address for a name")


def random_name(item: Item) -> Finding | None:
    if any(map(_is_random, item.name.split())):
        return Finding(2, "a row of random letters for a name")
    return None


def broken_name(item: Item) -> Finding | None:
    return Finding(2.5, "a name with broken markup") if _MARKUP.search(item.name) else None


def keyword_person(item: Item) -> Finding | None:
    """Comments: three or more words without a capital are no one's name."""
    if item.is_lower and len(item.name_words) >= 3:
        return Finding(1.5, "a keyword where a name would be")
    return None


# What is said by the address


def selling_host(item: Item) -> Finding | None:
    for part in re.split(r"[^a-z]+", item.site or ""):
        for host_stem in HOST_STEMS:
            if part.startswith(host_stem) or part.endswith(host_stem):
                return Finding(3, f'a word of selling in its address ("{host_stem}")')
    return None


def hidden_page(item: Item) -> Finding | None:
    """A page in a folder for pictures or styles was put there by someone who broke in."""
    folders = item.path.lower().split("/")[:-1]
    if _PAGE.search(item.path) and not _ASSET_FOLDERS.isdisjoint(folders):
        return Finding(2, "leads to a page hidden in another site's folders")
    return None


def permalink(item: Item) -> Finding | None:
    if _DATED.search(item.path):
        return Finding(-2, "leads to a dated post")
    return Finding(-1, "leads to a numbered post") if _NUMBERED.search(item.path) else None


def home_page(item: Item) -> Finding | None:
    """A ping comes from the page that links here; that is a post, seldom a front page."""
    if item.site and not item.path.strip("/?#"):
        return Finding(1.5, "leads to a front page, not to a post")
    return None


def random_host(item: Item) -> Finding | None:
    sites = [item.url, *item.links][:5]
    if any(_is_random(part) for url in sites for part in url.partition("://")[2].partition("/")[0].split(".")):
        return Finding(2.5, "links to an address of random letters")
    return None


# What is said by the text


def exchange_text(item: Item) -> Finding | None:
    found = EXCHANGE.found_in(item.text_words)
    if "[trackback]" in item.text.lower():
        return Finding(5 if found else 4, f'a link-exchange phrase ("{found[0] if found else "[Trackback]"}")')
    return Finding(3, f'a link-exchange phrase ("{found[0]}")') if found else None


def name_for_text(item: Item) -> Finding | None:
    """A ping's excerpt begins with the title of its page; where that is the name, there is no page."""
    name, text = item.name_words, item.text_words
    if not name or text[: len(name)] != name:
        return None
    if set(text) == set(name):
        return Finding(3, "says nothing but its own name")
    return Finding(2, "begins with its own name")


def quoted_title(item: Item) -> Finding | None:
    if item.topic.title and len(item.topic.title) > 1 and tuple(item.text_words) == item.topic.title:
        return Finding(1.5, "quotes only this article's own title")
    return None


def excerpt(item: Item) -> Finding | None:
    is_exchange = "[trackback]" in item.text.lower() or EXCHANGE.found_in(item.text_words)
    if len(_ELLIPSES.findall(item.text)) == 2 and len(item.text_words) >= 8 and not is_exchange:
        return Finding(-1, "an excerpt of a page")
    return None


def praise(item: Item) -> Finding | None:
    found = PRAISE.found_in(item.text_words)
    if not found:
        return None
    return Finding(1.5 if len(found) == 1 else 2, f'praise that would fit any article ("{found[0]}")')


def template(item: Item) -> Finding | None:
    found = TEMPLATE.found_in(item.text_words)
    if not found:
        return None
    return Finding(min(6, 1 + 2 * len(found)), f'a stock sentence of comment programs ("{found[0]}")')


def blatant_text(item: Item) -> Finding | None:
    found = BLATANT.found_in(item.text_words)
    found = [phrase for phrase in found if not set(phrase.split()) <= item.topic.words]
    if not found:
        return None
    return Finding(min(5, 1 + len(found)), f'a sales phrase ("{found[0]}")')


def selling_text(item: Item) -> Finding | None:
    found = SELLING.found_in(item.text_words)
    if len(found) >= 4 and len(found) * 6 >= len(item.text_words):
        return Finding(2.5, f'mostly words of selling ("{found[0]}", "{found[1]}")')
    return None


def promotion(item: Item) -> Finding | None:
    """More where hardly anything else is said."""
    found = PROMOTION.found_in(item.text_words)
    asking = found or ASKING.found_in(item.text_words)
    if not asking:
        return None
    points = 3.5 if found else 2.0 if len(asking) == 1 else 3.0
    if len(asking) > 1 or item.links or len(item.text_words) <= 4 * len(asking[0].split()):
        points += 1
    return Finding(points, f'asks for visitors ("{asking[0]}")')


def signature(item: Item) -> Finding | None:
    """A last line that presents the writer's own page; people do too, but not with a keyword after a colon."""
    words = words_of(item.last_line)
    found = [phrase for phrase in SIGNATURE.found_in(words) if words[: len(phrase.split())] == phrase.split()]
    if not found or len(words) > 20 or "\n" not in item.text.strip():
        return None
    reason = f'signs with a link to its own page ("{max(found, key=len)}")'
    return Finding(5.5 if _KEYWORD_SIGNATURE.search(item.last_line) else 3, reason)


def named_link(item: Item) -> Finding | None:
    """The last line is the name again, as a link: how programs hang a keyword under a text."""
    if not item.links or not item.name or item.last_line.strip("[]() ").casefold() != item.name.casefold():
        return None
    is_keyword = item.is_lower and len(item.name_words) > 1 or SELLING.found_in(item.name_words)
    return Finding(3.5 if is_keyword else 2 if len(item.name_words) > 2 else 1, "signs with a link of its own name")


def many_links(item: Item) -> Finding | None:
    count = len(item.links)
    if count < 2:
        return None
    return Finding(min(4, 0.5 * count), f"{count} links")


def only_link(item: Item) -> Finding | None:
    if item.links and len(item.text_words) < 4:
        return Finding(1.5, "hardly a word beside the link")
    return None


def forum_markup(item: Item) -> Finding | None:
    return Finding(3.5, "links in a forum's markup") if _BB_LINK.search(item.text) else None


def spun_text(item: Item) -> Finding | None:
    return Finding(5, "an unfilled template: {one|other}") if len(_SPUN.findall(item.text)) > 1 else None


def money(item: Item) -> Finding | None:
    found = MONEY.found_in(item.text_words)
    return Finding(min(5, 2 + len(found)), f'promises of money ("{found[0]}")') if found else None


def random_text(item: Item) -> Finding | None:
    words = item.text.split()[:60]
    if any(map(_is_random, (word for word in words if word.isalnum()))):
        return Finding(1.5, "words of random letters")
    return None


def claimed_trust(item: Item) -> Finding | None:
    return Finding(-2, "links to this site or one that the article links to") if item.is_trusted else None


def reply(item: Item) -> Finding | None:
    if item.comment.parent_id is not None or item.text.lstrip().startswith("@"):
        return Finding(-1, "a reply")
    return None


PING_RULES: tuple[Rule, ...] = (
    blatant_name, selling_name, keyword_name, title_name, topical_name, address_name, random_name, broken_name,
    selling_host, hidden_page, permalink, home_page, random_host,
    exchange_text, name_for_text, quoted_title, excerpt, praise, blatant_text, many_links, forum_markup, spun_text,
)  # fmt: skip
COMMENT_RULES: tuple[Rule, ...] = (
    blatant_name, selling_name, keyword_person, address_name, random_name, broken_name, selling_host, random_host,
    praise, template, blatant_text, selling_text, promotion, money, signature, named_link, many_links, only_link,
    forum_markup, spun_text, random_text, claimed_trust, reply,
)  # fmt: skip


def _is_person(item: Item, sold: list[str]) -> bool:
    """Whether a name has a capitalised part of its own beside the words sold: people are called all sorts of things."""
    spoken = {word for phrase in (*sold, *SELLING.found_in(item.name_words)) for word in phrase.split()}
    others = [part for part in item.name.split() if not set(words_of(part)) <= spoken]
    return bool(others) and all(part[:1].isupper() for part in item.name.split())


def _is_random(word: str) -> bool:
    """Whether letters stand in no order of any language: cases or digits mixed within, or hardly a vowel."""
    if not 8 <= len(word) <= 80 or not word.isascii() or not word.isalnum():
        return False
    breaks = sum(_breaks(before, after) for before, after in pairwise(word))
    if breaks >= 4 and breaks * 4 >= len(word):
        return True
    vowels = sum(letter in _VOWELS for letter in word)
    return word.isalpha() and word.islower() and vowels * 7 <= len(word)


def _breaks(before: str, after: str) -> bool:
    """A digit beside a letter, or a capital after a small letter; a capital that begins a word breaks nothing."""
    return before.isdigit() != after.isdigit() or (before.islower() and after.isupper())
