"""What the name gives away: a genuine ping is named like a page, a person like a person, spam after its wares."""

import re

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.shapes import is_random
from reader.spam.tokens import is_disguised, respelt, stem, words_of
from reader.spam.words import BLATANT, LURES, PLACEHOLDERS, SELLING

_NO_KEYWORDS = re.compile(r"[\[\]<>{}@=]")
_MARKUP = re.compile(r"\[/?(?:url|link)\b|\"\s*/?>|</?a\b", re.I)
# A text, which re compiles when a ping's name is first taken apart.
_PARTS = r"[|»«›•·–—]|\s[-~/]{1,2}\s|:\s"


def blatant_name(item: Item) -> Finding | None:
    """In a page's title such a word may be a subject, in a keyword it is the wares. People are called anything.

    A person who links to nothing sells nothing, and one who speaks of the article's subject little: doubted at most.
    """
    found = BLATANT.found_in(item.name_words)
    if not found:
        return None
    if item.comment.is_ping:
        points = 4.5 - 0.5 * item.is_sentence + min(3, 1.5 * (len(found) - 1))
    else:
        is_more = _is_phrase(item.name_words) or _is_dressed(item.name, found[0])
        points = 0.5 if _is_person(item, found) else 3.5 + is_more
        if not _has_link(item):
            points = min(1.5, points)
        elif item.topic.title_words.issuperset(stem(word) for phrase in found for word in phrase.split()):
            points = min(2.0, points)
    return Finding(points, f'a sales phrase for a name ("{found[0]}")')


def selling_name(item: Item) -> Finding | None:
    """Words of the article's own title tell nothing; those of a long title, or a person's surname, little."""
    known = {*item.topic.title, *" ".join(BLATANT.found_in(item.name_words)).split()}
    found = [phrase for phrase in SELLING.found_in(item.name_words) if not known.issuperset(phrase.split())]
    if not found:
        return None
    reason = f'a word of selling in its name ("{found[0]}")'
    if not item.comment.is_ping:
        is_surname = len(item.name_words) < 3 and _is_person(item, found)
        if not _has_link(item):
            return Finding(0.25, reason)
        return Finding(0.5 if is_surname else 1.5 if found == found[0].split() else 3, reason)
    if item.is_title or item.is_sentence:
        return Finding(1, reason)
    return Finding(2 if len(found) == 1 else 3.5, reason)


def keyword_name(item: Item) -> Finding | None:
    """Pings: the name isn't written like a title. Scripts without capitals tell nothing by their absence.

    A trackback's name was typed by its sender, and nobody checked that a page stands behind it.
    """
    if not item.name or item.is_title or item.is_domain or _NO_KEYWORDS.search(item.name):
        return None
    count = len(item.name_words)
    reason = "a keyword where a page title would be"
    if item.is_lower and " " in item.name:
        return Finding(2.5 + 0.5 * (count > 2) + 0.5 * (item.comment.kind == "trackback"), reason)
    if count > 3:
        return None
    return Finding(1 if _is_proper(item) or not item.has_case else 1.5, reason)


def bare_wares(item: Item) -> Finding | None:
    """Pings: a part of a title that only names wares, as in "Payday Loans | Blog". A subject has more said of it."""
    known = frozenset(item.topic.title)
    for part in re.split(_PARTS, item.name):
        words = [word for word in words_of(part) if not word.isdigit()]
        found = BLATANT.found_in(words) if len(words) > 1 else []
        if found and _are_wares(words, found) and not any(known.intersection(phrase.split()) for phrase in found):
            return Finding(3.5 if item.is_title else 1, f'nothing but wares in a title ("{found[0]}")')
    return None


def respelt_name(item: Item) -> Finding | None:
    found = BLATANT.found_in(respelt(item.name))
    return Finding(4.5, f'a sales phrase in disguise ("{found[0]}")') if found else None


def title_name(item: Item) -> Finding | None:
    if item.is_title:
        return Finding(-3, "named like the title of a page")
    return Finding(-1.5, "named like a sentence") if item.is_sentence else None


def topical_name(item: Item) -> Finding | None:
    return Finding(-2.5, "named after what the article is about") if item.is_on_topic else None


def address_name(item: Item) -> Finding | None:
    """Pings: some blogs have only their address for a title, but not the address of a page deep within."""
    if not item.is_address:
        return None
    is_deep = bool(item.name.partition("://")[2].partition("/")[2])
    return Finding(4.5 if is_deep else 2.5, "a web address for a name")


def address_person(item: Item) -> Finding | None:
    return Finding(1.5, "a web address for a name") if item.is_address else None


def keyword_person(item: Item) -> Finding | None:
    """Comments: words without a capital are no one's name, and four surely not; handles ("quiet_otter_29") are."""
    count = len(item.name.split())
    if not item.is_lower or count < 3:
        return None
    has_link = item.site is not None and not item.is_trusted
    return Finding(1.5 + 0.5 * has_link + 0.5 * (count > 3), "a keyword where a name would be")


def placeholder_name(item: Item) -> Finding | None:
    return Finding(1.5, "a placeholder for a name") if item.name.lower() in PLACEHOLDERS else None


def random_name(item: Item) -> Finding | None:
    if any(map(is_random, item.name.split())):
        return Finding(2, "a row of random letters for a name")
    return None


def broken_name(item: Item) -> Finding | None:
    return Finding(2, "a name with broken markup") if _MARKUP.search(item.name) else None


def disguised_name(item: Item) -> Finding | None:
    return Finding(2.5, "letters of another alphabet inside its name") if is_disguised(item.name) else None


def endless_name(item: Item) -> Finding | None:
    """No page has such a title. A page read wrongly may have, so that it doesn't hide alone."""
    if not item.is_endless:
        return None
    return Finding(2.5, f"a name of {len(item.comment.author or ''):,} characters")


def _is_person(item: Item, sold: list[str]) -> bool:
    """Whether every part of a name has its capital, and one of them isn't among the words sold."""
    spoken = {word for phrase in (*sold, *SELLING.found_in(item.name_words)) for word in phrase.split()}
    parts = item.name.split()
    return all(part[0].isupper() for part in parts) and any(not set(words_of(part)) <= spoken for part in parts)


def _are_wares(words: list[str], found: list[str]) -> bool:
    """Whether words have nothing but the phrases found, words of selling and what stands around these."""
    sold = {word for phrase in (*found, *SELLING.found_in(words)) for word in phrase.split()}
    return all(word in sold or word in LURES for word in words)


def _is_phrase(words: list[str]) -> bool:
    """Whether a name is more than a word; four letters are, of a script without spaces."""
    return len(words) > 1 or (len(words[0]) > 3 and words[0][0] >= "\u3040")


def _is_dressed(name: str, phrase: str) -> bool:
    """Whether a word stands in a name in letters of another sort: in circles, of full width, of small capitals."""
    return phrase.isascii() and not name.isascii() and phrase.isalpha() and phrase not in name.lower()


def _has_link(item: Item) -> bool:
    return item.site is not None or bool(item.links)


def _is_proper(item: Item) -> bool:
    """Whether a short name may be a blog's: it begins with a capital and sells nothing."""
    return item.name[0].isupper() and not SELLING.found_in(item.name_words)
