"""What the text gives away: phrases that would fit any article, and a wish for visitors.

Never whether it is about the article: spammers quote the one they hang on, people wander off.
"""

import re

from reader.spam.finding import Finding
from reader.spam.item import WEB_ADDRESS, Item
from reader.spam.shapes import is_random
from reader.spam.stock import (
    ASKING,
    EXCHANGE,
    HOTLINES,
    LOOKING,
    MONEY,
    OFFERS,
    PAGES,
    PRAISE,
    PROMOTION,
    SIGNATURE,
    TEMPLATE,
    WORKS,
)
from reader.spam.subject import Topic
from reader.spam.tokens import respelt, stem, topical, words_of
from reader.spam.words import BLATANT, SELLING

# Patterns are texts, which re compiles when they are first used: a page of bare pings needs none of them.
_FORUM_LINK = r"(?i:\[(?:url|link)=[\"']?https?:)"
# A number of North America that the called pay for: +1-888-555-0123.
_TOLL_FREE = r"(?<!\d)(?:\+?1[ .()-]{0,3})?8(?:00|33|44|55|66|77|88)[ .()-]{1,3}\d{3}[ .-]?\d{4}(?!\d)"
# Ways to answer past the blog: a messenger, a number, a mailbox.
_CONTACT = r"(?i:\b(?:whats\W?app|telegram)\b|\bt\.me/|\+\d{1,3}[ .()-]{0,3}\d{3}|[\w.]{1,40}@[\w-]{2,40}|加我?微信)"
_SPUN = r"\{[^{}|]{1,80}\|[^{}]{1,300}\}"
_MIXED = "[a-z][\u00b5\u0370-\u03ff\u0400-\u058f]|[\u00b5\u0370-\u03ff\u0400-\u058f][a-z]"
_ELLIPSES = r"\[(?:…|\.\.\.)\]"
# "my web-site: cheap keyword", "my page ... keyword"; not "My site: http://", "my blog: Rosa writes" as people sign.
_KEYWORD_SIGNATURE = (
    r"(?i:\bmy\W{1,3}(?:(?:web|blog|home|internet)[ -]?)?(?:site|page|blog|log|post|weblog|website|homepage|web))"
    r"\s{0,3}(?:[;:=|~–—-]{1,3}|\.{2,4})\s{0,3}(?!http|www|[\w-]{1,60}\.\w)[^\W\d_A-Z]"
)
_SIGNATURE_WORDS = 20
# A person's links are few; the rest of a hundred tells nothing new.
_MOST_LINKS = 5


def random_links(item: Item) -> Finding | None:
    """Not where the address on the name is such a one, too: once is enough."""
    if any(map(is_random, (item.site or "").split("."))):
        return None
    for link in item.links[:_MOST_LINKS]:
        if any(map(is_random, link.partition("://")[2].partition("/")[0].split("."))):
            return Finding(2.5, "links to an address of random letters")
    return None


def many_links(item: Item) -> Finding | None:
    count = len(item.links)
    return Finding(min(4, 0.5 * count), f"{count:,} links in it") if count > 1 else None


def only_link(item: Item) -> Finding | None:
    if item.links and len(item.text_words) < 4:
        return Finding(1.5, "hardly a word beside the link")
    return None


def exchange(item: Item) -> Finding | None:
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
    if len(item.topic.title) > 1 and tuple(item.text_words) == item.topic.title:
        return Finding(1.5, "quotes only this article's own title")
    return None


def excerpt(item: Item) -> Finding | None:
    """What a blog writes by itself: some words of the page around its link, cut at both ends."""
    if len(re.findall(_ELLIPSES, item.text)) == 2 and len(item.text_words) >= 8 and not exchange(item):
        return Finding(-1, "an excerpt of a page")
    return None


def praise(item: Item) -> Finding | None:
    """Alone it hides nobody: people are kind, too."""
    found = PRAISE.found_in(item.text_words)
    return (
        Finding(1.5 if len(found) == 1 else 1.75, f'praise that would fit any article ("{found[0]}")')
        if found
        else None
    )


def template(item: Item) -> Finding | None:
    found = TEMPLATE.found_in(item.text_words)
    return Finding(min(6, 1 + 2 * len(found)), f'a stock phrase of comment programs ("{found[0]}")') if found else None


def blatant_text(item: Item) -> Finding | None:
    """People speak of such things too: one tells little, a list of them beside a link much, and not all."""
    found = [phrase for phrase in BLATANT.found_in(item.text_words) if not _is_known(phrase, item.topic)]
    if not found:
        return None
    sold = {word for phrase in found for word in phrase.split()}
    if (item.links or item.site) and 3 < len(item.text_words) <= 2 * sum(word in sold for word in item.text_words):
        return Finding(4, f'nothing but a sales phrase ("{found[0]}")')
    is_list = 5 * len(found) >= len(item.text_words) and bool(item.links or item.site)
    return Finding(min(3.5, 1 + len(found)) if is_list else min(1.5, len(found)), f'a sales phrase ("{found[0]}")')


def selling_text(item: Item) -> Finding | None:
    found = SELLING.found_in(item.text_words)
    if len(found) >= 4 and 6 * len(found) >= len(item.text_words):
        return Finding(2.5, f'mostly words of selling ("{found[0]}", "{found[1]}")')
    return None


def promotion(item: Item) -> Finding | None:
    """More where it is said twice, beside a link, or with hardly a word more."""
    found = PROMOTION.found_in(item.text_words) or _invitations(item.text_words)
    asking = found or ASKING.found_in(item.text_words)
    if not asking:
        return None
    points = 3.5 if found else 2.0
    if len(asking) > 1 or item.links or len(item.text_words) <= 4 * len(asking[0].split()):
        points += 1
    return Finding(points, f'asks for visitors ("{asking[0]}")')


def money(item: Item) -> Finding | None:
    found = MONEY.found_in(item.text_words)
    return Finding(min(5, 2 + len(found)), f'promises of money or cures ("{found[0]}")') if found else None


def offer(item: Item) -> Finding | None:
    """Phrases of the article's own topic tell nothing; any other more where it can be taken up at once.

    The link on the name isn't for that, honest people have it, too; unless there is hardly a word more.
    """
    found = [phrase for phrase in OFFERS.found_in(item.text_words) if not _is_known(phrase, item.topic)]
    if not found:
        return None
    is_bare = item.site is not None and 3 * len(found[0]) >= len(" ".join(item.text_words))
    is_more = is_bare or len(found) > 1 or bool(item.links or re.search(_CONTACT, item.text))
    return Finding(2.5 + 0.25 * (item.site is not None) + 1.5 * is_more, f'an offer of spammers ("{found[0]}")')


def hotline(item: Item) -> Finding | None:
    """A helpful person names such a line once, false ones are cried out."""
    found = HOTLINES.found_in(item.text_words)
    if not found or not re.search(_TOLL_FREE, item.text):
        return None
    is_cried = len(found) > 1 or re.search("[☎📞]", item.text)
    return Finding(4 if is_cried else 2.5, f'a support line with a number ("{found[0]}")')


def respelt_text(item: Item) -> Finding | None:
    """Who writes of such disguises shows one; who sells in them has a list, or a link."""
    found = BLATANT.found_in(respelt(item.text))
    if not found:
        return None
    has_link = bool(item.links or item.site)
    return Finding(4 if len(found) > 1 else 2 + has_link, f'a sales phrase in disguise ("{found[0]}")')


def signature(item: Item) -> Finding | None:
    """A last line that presents the writer's own page; people do too, but not with a keyword after a colon."""
    words = words_of(item.last_line)
    found = [phrase for phrase in SIGNATURE.found_in(words) if words[: len(phrase.split())] == phrase.split()]
    if not found or len(words) > _SIGNATURE_WORDS or PAGES.isdisjoint(words):
        return None
    if not item.links and "\n" not in item.text.strip():
        return None
    reason = f'signs with a link to its own page ("{max(found, key=len)}")'
    return Finding(5 if item.links and re.search(_KEYWORD_SIGNATURE, item.last_line) else 3, reason)


def named_link(item: Item) -> Finding | None:
    """The last line is the name again, as a link: how programs hang a keyword under a text."""
    if not item.links or not item.name_words or words_of(WEB_ADDRESS.sub(" ", item.last_line)) != item.name_words:
        return None
    is_keyword = bool(SELLING.found_in(item.name_words)) or (item.is_lower and len(item.name_words) > 1)
    return Finding(3.5 if is_keyword else 2 if len(item.name_words) > 2 else 1, "signs with a link of its own name")


def forum_link(item: Item) -> Finding | None:
    """Programs write such links wherever they are, people one from habit."""
    count = len(re.findall(_FORUM_LINK, item.text))
    return Finding(3.5 if count > 1 else 2.5, "links in a forum's markup") if count else None


def spun_text(item: Item) -> Finding | None:
    return Finding(5, "an unfilled template: {one|other}") if len(re.findall(_SPUN, item.text)) > 1 else None


def mixed_alphabets(item: Item) -> Finding | None:
    """Letters that look like Latin ones inside Latin words are there to hide the words from filters."""
    if len(re.findall(_MIXED, item.text.lower())) > 1:
        return Finding(3, "letters of another alphabet inside its words")
    return None


def numbered_text(item: Item) -> Finding | None:
    if len(item.text_words) > 2 and all(word.isdigit() and len(word) > 4 for word in item.text_words[:2]):
        return Finding(2.5, "begins with rows of digits")
    return None


def random_text(item: Item) -> Finding | None:
    if any(map(is_random, item.text.split()[:60])):
        return Finding(1.5, "words of random letters")
    return None


def reply(item: Item) -> Finding | None:
    if item.comment.parent_id is not None or item.text.lstrip().startswith("@"):
        return Finding(-1, "a reply")
    return None


def _is_known(phrase: str, topic: Topic) -> bool:
    """Whether the article itself speaks of all that carries a meaning in a phrase."""
    words = phrase.split()
    return topic.words.issuperset(topical(words) or map(stem, words))


def _invitations(words: list[str]) -> list[str]:
    """ "check out my rap video": a verb of looking, then my or our, then something to look at, close together."""
    found = []
    for position, word in enumerate(words):
        if word in ("my", "our"):
            before = [verb for verb in words[max(0, position - 4) : position] if verb in LOOKING]
            after = [work for work in words[position + 1 : position + 5] if work in WORKS]
            if before and after:
                found.append(f"{before[-1]} … {word} {after[0]}")
    return found
