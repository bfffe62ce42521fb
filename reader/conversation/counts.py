"""How many comments a heading speaks of, in any language: the number decides, not the words around it."""

import re

from reader.patterns import lazy

_QUOTED = lazy(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"]*\"|‘[^’]*’(?!\w)")
_NUMBER = lazy(r"(?<![\w.,])\d{1,3}(?:[.,'’\s]\d{3})+(?!\d)|(?<!\d)\d+")
_ONE = lazy(
    r"^\W*(?:one|un|une|uno|una|ein|eine|één|een|en|ett|et|um|uma|jeden|jedna|один|одна|bir|yksi|egy|μία|ένα)\s+\w+",
    re.I,
)
_NONE = lazy(
    r"^\W*(?:no|none|zero|keine?|aucun|pas de|sin|nessun|nenhum|sem|geen|ingen|inga|нет|brak|žádn[éý]|yok|ei)\s+\w+",
    re.I,
)
_LONGEST = 12
"""Words in a heading that counts comments, without the title it may quote."""


def count_in(heading: str, found_count: int, title: str = "") -> int | None:
    """The number of comments that a heading declares ("17 Comments", "댓글 17개", "One thought on “1984”").

    title is the article's, whose own numbers don't count. "One" and "no" are believed only where what was
    found doesn't contradict them. None where the heading counts nothing.
    """
    rest = _QUOTED.sub(" ", heading.replace(title, " ") if title else heading)
    if len(rest.split()) > _LONGEST:
        return None
    if number := _NUMBER.search(rest):
        return int(re.sub(r"\D", "", number.group())[:9])
    if found_count <= 1 and _ONE.match(rest):
        return 1
    return 0 if not found_count and _NONE.match(rest) else None


def declared(headings: list[str], found_count: int, title: str = "") -> int | None:
    """The one number of several headings: the first, or their sum where comments and pings are counted apart."""
    counts = [count for heading in headings if (count := count_in(heading, found_count, title)) is not None]
    if len(counts) > 1 and sum(counts) == found_count:
        return found_count
    return counts[0] if counts else None
