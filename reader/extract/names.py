"""People's names in the lines that show them: without "By" before and a date, a role or a site behind."""

import re
from collections.abc import Collection

from reader.days import day_in
from reader.patterns import lazy
from reader.text import one_line

LEAD = lazy(
    r"^(?:(?:written|posted|published|reported|authored|created|submitted|story|text|words)\s+)?"
    r"(?:by|via|von|par|por|di|door|av|af|od|przez)(?:\s*:\s*|\s+|$)|"
    r"^(?:about the author|author|byline|écrit par|escrito por|scritto da|geschreven door|verfasst von|geschrieben von"
    r"|skriven av|skrevet av|autor|auteur|autore|автор|yazar|текст)s?(?:\s*:\s*|\s+|$)|"
    r"^(?:interview|reportage|report|text|words|tekst|texto|testo|texte|بقلم|كتب|כתב|מאת|เขียนโดย|โดย)\s*:\s*|"
    r"^(?:بقلم|מאת|เขียนโดย|โดย)(?:\s+|$)|"
    r"^(?:作者|文|记者|記者|著者|執筆者?|글|기자)\s*[:：/／｜|]\s*",
    re.I,
)
FULL_NAME = lazy(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w.’'-]+")
_EDITED = lazy(r"\s*,?\s+(?:edited|reviewed|fact[ -]checked|photographs?|photos?|illustrated)\s+by\b.*$", re.I | re.S)
_TAIL = lazy(
    r"\s*(?:[|•·]|\s(?:[-–—/]|//)\s|\b(?:on|(?:last )?updated?|published|posted|leave a comment|permalink)(?:\W|$)"
    r"|\b\d+ (?:second|minute|hour|day|week|month|year|comment)s?\b|\s(?-i:in\s[A-Z]|at(?:\s|$))).*$",
    re.I | re.S,
)
_ADDRESS = lazy(r"\s*\((?:https?:|mailto:|www\.)[^()]*\)|\s*<[^<>]*>|^\S+@\S+\s+(?=\()")
_IN_BRACKETS = lazy(r"\(([^()]+)\)")
_ENDS = ' ,;:.|-–—*†‡"“”«»/'
_ROLE_WORDS = frozenset(
    "a an the our by and of for at senior junior chief managing deputy assistant associate guest staff contributing "
    "freelance foreign special web news online content marketing editorial community social digital "
    "writer writers editor editors reporter reporters author authors contributor contributors correspondent "
    "correspondents columnist columnists desk newsdesk team board office department bureau newsroom service agency "
    "agencies blogger journalist producer publisher admin administrator administrators moderator webmaster".split()
)
_NOBODY = frozenset(
    "admin administrator author user root editor webmaster unknown anonymous guest staff wordpress "
    "editorial none n/a by default null undefined redaktion redaktionen redacción rédaction redazione redactie".split()
)
_NOT_A_NAME = lazy(
    r"\d{3}|[{}<>|=/\\]|\bfollow\b|\bsign in\b|\bview all\b|\bmore from\b|\bread\b|\bposts\b|\bcomments?\b"
    r"|_\w*\s|\s\w*_|\w:\s",
    re.I,
)
_LINK = lazy(r"https?:|www\.|@", re.I)
_HANDLE = lazy(r"[^\W\d_][\w.-]{2,30}")
_LETTERS = lazy(r"[^\W\d_]{2}")
_AND = lazy(r"\s*[,;&]\s*|\s+(?:and|und|et|y|e|en|och|og|и)\s+")
_WORDS_A_NAME = 6
_LONGEST = 100
_REACH = 1000


def name_in(text: str, may_be_handle: bool = False) -> str | None:
    """The name in a byline, or the names as it joins them; None where there is none.

    may_be_handle: whether one word with figures in it ("user447274") is taken for a name.
    """
    text = _ADDRESS.sub("", one_line(text)[:_REACH])
    if _LINK.search(text):
        return None
    if day := day_in(text):
        text = day.before
    text = LEAD.sub("", text)
    if bracketed := _IN_BRACKETS.fullmatch(text):
        text = bracketed[1]
    name = _TAIL.sub("", _EDITED.sub("", text)).strip(_ENDS)
    name = _without_role(name)
    return name if _is_name(name, may_be_handle) else None


def _without_role(names: str) -> str:
    """ "Ann Lee, Staff Writer" without what the person is at the paper."""
    before, comma, last = names.rpartition(",")
    return before.rstrip() if comma and is_role(last) else names


def _is_name(name: str, may_be_handle: bool) -> bool:
    if not name or len(name) > _LONGEST or name.casefold() in _NOBODY:
        return False
    if _NOT_A_NAME.search(name) and not (may_be_handle and _HANDLE.fullmatch(name)):
        return False
    if is_role(name):
        return False
    return _LETTERS.search(name) is not None and all(map(_may_be_one, _AND.split(name)))


def is_role(words: str) -> bool:
    """Whether words only tell what a person is at a paper, or there are none."""
    return all(word.strip(".,") in _ROLE_WORDS for word in words.casefold().split())


def _may_be_one(name: str) -> bool:
    """Whether the words may be one person's: few, and not for the most part such as a sentence has."""
    words = name.split()
    return len(words) <= 2 or (len(words) <= _WORDS_A_NAME and 2 * sum(word.islower() for word in words) <= len(words))


def is_site(name: str, sites: Collection[str | None]) -> bool:
    """Whether a name is the site's own: its name, or a word of its address."""
    words = {label for site in sites if site and " " not in site for label in site.casefold().split(".")}
    return name.casefold() in words or any(name.casefold() == site.casefold() for site in sites if site)


def is_persons(name: str) -> bool:
    """Whether a name is plainly a person's, in two words or more: brands often write theirs in capitals."""
    return FULL_NAME.fullmatch(name) is not None and not name.isupper() and not name.startswith("The ")


def without_site(name: str, site: str | None) -> str:
    """A full name less the site's name behind it."""
    if site and name.casefold().endswith(f" {site.casefold()}"):
        before = name[: -len(site)].rstrip(_ENDS)
        return before if FULL_NAME.fullmatch(before) else name
    return name
