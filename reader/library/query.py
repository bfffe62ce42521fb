"""The language of searching: what a person types becomes words to look for and filters, and is never an error.

    iraq "weeks of siege"      both, the second as it stands          tag:maps tag:ma*     with that tag, such a tag
    iraq OR syria -isis        one of the two, without the third      site:example.org     from there or below it
    maps OR tag:maps OR -x     of neighbours of any kind, one
    jour*                      words that begin so                    is:unread            also read, archived,
    by:keller                  in the byline                          is:favourite         favourite, untagged, trash
    in:title                   looked for only there: title, text,    after:2016               kept from then on
                               comments, notes, highlights, tags      before:2016-12-24        kept before that day
    @3 @5                      bookmarks by their numbers             folder:Tech              in it or in one below

What only looks like one of these ("foo:bar", "is:blue", "before:noon") is searched as words; hints() tells of it, and
of what other programs have (has:note, title:heron). Signs are no words: what has nothing else in it finds nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from reader.library.folding import is_word, words_of
from reader.library.tag_names import tag_name
from reader.text import did_you_mean, one_line

LONGEST, MOST_PARTS = 2_000, 40  # characters and parts of a query that are looked at
COLUMNS = ("title", "byline", "site", "address", "tags", "note", "highlights", "text", "comments")
"""Where words are looked for."""
STATES = ("unread", "read", "archived", "favourite", "untagged", "trash")

_PLACES = {
    "title": ("title",), "text": ("text",), "comments": ("comments",), "notes": ("note", "highlights"),
    "note": ("note",), "highlights": ("highlights",), "tags": ("tags",),
}  # fmt: skip
# The names of tags and folders may have quotation marks in them.
_PART = re.compile(
    r"""(?P<minus>-?)(?:
        (?P<of>tag|folder):(?:"(?P<whole>(?:\\"|[^"])*)"|(?P<single>[^\s"]\S*))
        |(?:(?P<name>[a-z]+):)?(?:"(?P<phrase>[^"]*)(?:"|\Z)|(?P<bare>[^\s"]+))
    )""",
    re.I | re.X,
)
_ID = re.compile(r"@([0-9]{1,9})")
_DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_SPELLINGS = {"favorite": "favourite"}
_HINTS = {
    "is": f"known are {', '.join(STATES)}",
    "in": f"known are {', '.join(_PLACES)}",
    "before": "a date is written 2016, 2016-12 or 2016-12-24",
    "after": "a date is written 2016, 2016-12 or 2016-12-24",
}
_NAMES = ("tag:", "site:", "by:", "in:", "is:", "before:", "after:", "folder:")
# What other programs call it, and what it is called here.
_ELSEWHERE = {
    "title": "in:title", "intitle": "in:title", "text": "in:text", "intext": "in:text", "content": "in:text",
    "comment": "in:comments", "comments": "in:comments", "note": "in:notes", "notes": "in:notes",
    "highlight": "in:highlights", "highlights": "in:highlights", "tags": "tag:", "label": "tag:", "author": "by:",
    "from": "by:", "domain": "site:", "host": "site:", "url": "site:", "inurl": "site:", "since": "after:",
    "newer": "after:", "until": "before:", "older": "before:", "collection": "folder:", "list": "folder:",
    "state": "is:", "status": "is:", "has": "", "date": "", "type": "", "lang": "", "language": "", "sort": "",
}  # fmt: skip
_LONE_LETTER = re.compile(r"(?:\A|(?<=\s))[^\W\d_]\Z")
_LONE_NAME = re.compile(rf"(?:\A|(?<=\s))-?(?:{'|'.join(_NAMES)})\Z", re.I)
_AFTER_OR = re.compile(r"(?:\A|\s)(?:OR|\|)\s+\Z")
_BRACKET = re.compile(r"-?\(")
_ONLY_TRASH = {"trash"}
_LEAST_PREFIX, _SHORT_PREFIX, _LONGEST_NAME, _LONGEST_SAID = 2, 3, 20, 100  # characters


class Term(NamedTuple):
    """Words that stand side by side, in one of some columns or, with none, of all; is_prefix: the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False
    columns: tuple[str, ...] = ()


class Words(NamedTuple):
    """Terms of which one is looked for; is_not tells that none may be there."""

    terms: tuple[Term, ...]
    is_not: bool = False

    @property
    def has_short_prefix(self) -> bool:
        return any(term.is_prefix and len(term.words[-1]) <= _SHORT_PREFIX for term in self.terms)


class Filter(NamedTuple):
    """What a bookmark must be, or with is_not mustn't: of several of one OR it is enough to be one.

    "initial", a letter with which a word of its name begins, isn't typed with a name, but by itself (beginning).
    """

    name: Literal["tag", "site", "is", "before", "after", "initial", "folder", "id"]
    values: tuple[str, ...]
    is_not: bool = False


class _Typed(NamedTuple):
    """A part of a query as it stands there, up to end: name in lower case, "" for none; is_phrase tells of quotes."""

    said: str
    end: int
    is_not: bool
    name: str
    value: str
    is_phrase: bool

    @property
    def is_or(self) -> bool:
        return not (self.name or self.is_not or self.is_phrase) and self.value in ("OR", "|")


Part = Words | Filter
Choice = tuple[tuple[Part, ...], ...]
"""Alternatives, of one of which all parts are wanted: what neither Words nor a Filter says by itself."""


class Query(NamedTuple):
    """What is looked for: all of it, and of each choice one. is_nothing tells that something was, without any word."""

    words: tuple[Words, ...] = ()
    filters: tuple[Filter, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_nothing: bool = False

    @property
    def of_choices(self) -> tuple[Part, ...]:
        """The parts of all choices."""
        return tuple(part for choice in self.choices for parts in choice for part in parts)

    @property
    def has_words(self) -> bool:
        """Whether it looks for words, and so in the index."""
        return bool(self.words) or any(isinstance(part, Words) for part in self.of_choices)

    @property
    def trash(self) -> Literal["out", "in", "only"]:
        """Whether it looks into the trash: not unless it asks for that, also, or nowhere else."""
        if any({*one.values} == _ONLY_TRASH and _asks_trash(one) for one in self.filters):
            return "only"
        return "in" if any(map(_asks_trash, (*self.filters, *self.of_choices))) else "out"

    @property
    def wanted(self) -> tuple[Words, ...]:
        return tuple(one for one in self.words if not one.is_not)

    @property
    def shown(self) -> tuple[Words, ...]:
        """The words that are shown where they stand: what is wanted, if only by choice."""
        return self.wanted + tuple(one for one in self.of_choices if isinstance(one, Words) and not one.is_not)

    @property
    def without_short_prefixes(self) -> "Query":
        """The same without what has very many continuations, and so itself where it has none."""
        return self._replace(words=tuple(one for one in self.words if one.is_not or not one.has_short_prefix))


def parse(text: str, typing: bool = False) -> Query:
    """What a query says. typing tells that its last word may not be whole yet, unless a space follows."""
    found: list[list[tuple[Part, ...]]] = []
    places: list[str] = []
    is_either = False
    is_whole = not typing or text[-1:].isspace()
    line = one_line(text[:LONGEST])
    for part in _parts(line, not is_whole):
        if isinstance(part, str):
            places += _PLACES[part]
        elif part is None:
            is_either = bool(found)
        else:
            if is_either or (found and _are_ids(found[-1][-1], part)):
                _add_alternative(found[-1], part)
            else:
                found.append([part])
            is_either = False
    if not found:
        return Query(is_nothing=bool(line))
    columns = tuple(dict.fromkeys(places))
    all_of = [part for alternatives in found if len(alternatives) == 1 for part in alternatives[0]]
    return Query(
        tuple(_placed(one, columns) for one in all_of if isinstance(one, Words)),
        tuple(one for one in all_of if isinstance(one, Filter)),
        tuple(
            tuple(tuple(_placed(one, columns) if isinstance(one, Words) else one for one in parts) for parts in choice)
            for choice in found
            if len(choice) > 1
        ),
    )


def beginning(text: str) -> Query:
    """What a query says whose last word may not be whole yet.

    One letter without other words is looked for in names alone: nearly all has a word somewhere that begins so.
    """
    rest, letter = _lone_letter(text)
    query = parse(rest)
    if not letter or query.has_words or _AFTER_OR.search(rest):
        return parse(text, typing=True)
    return query._replace(filters=(*query.filters, Filter("initial", (letter,))), is_nothing=False)


def without_begun(text: str) -> str:
    """The same without what says nothing yet: the name of a filter; one letter behind other words, which hardly
    anything has as a word of its own; all of it, where it is but signs with which something begins (a quotation mark,
    a minus) or a place.
    """
    text = _LONE_NAME.sub("", text)
    if text.isascii() and parse(text).is_nothing:
        return ""
    rest, _ = _lone_letter(text)
    return rest if parse(rest).has_words or _AFTER_OR.search(rest) else text


def _lone_letter(text: str) -> tuple[str, str]:
    """What stands before one letter at the end, and the letter; "" where there is none."""
    found = _LONE_LETTER.search(text)
    return (text, "") if found is None or is_word(found[0]) else (text[: found.start()], found[0])


def hints(text: str) -> list[str]:
    """A sentence on each part of a query that isn't what it looks like, or in which there is nothing to look for."""
    line = one_line(text[:LONGEST])
    if parse(text).is_nothing:
        return [f"{line[:_LONGEST_SAID]} finds nothing: there is no word in it, and no filter"]
    found = []
    parts = list(_typed(line))
    for said, _, is_not, name, value, is_phrase in parts:
        if name in _HINTS and not _special(name, value, is_not, False):
            why = "a place can't be left out" if is_not and value.lower() in _PLACES else _HINTS[name]
            found.append(f"{said} is searched as words: {why}")
        elif name and (why := _of_other_name(name, value)):
            found.append(f"{said} is searched as words: {why}")
        elif not is_phrase and value.lower() in _NAMES:
            found.append(f"{said} is searched as a word: what is meant stands right behind it, without a space")
        elif not name and not value.isascii() and not words_of(value):
            found.append(f"{said} is left out: there is no word in it")
    if any(one.is_or for one in parts) and any(_BRACKET.match(one.said) for one in parts):
        found.append("brackets group nothing here: OR stands between the two words or filters beside it")
    return found


def _of_other_name(name: str, value: str) -> str:
    """Why a part with such a name is no filter; "" where it is one, or nothing that is meant for one."""
    if f"{name}:" in _NAMES:
        return ""
    instead = _ELSEWHERE.get(name)
    if instead:
        gap = "" if instead.endswith(":") else " "
        return f"there is no {name}:; did you mean {instead}{gap}{value}?"
    if instead is None:
        meant = did_you_mean(f"{name}:", _NAMES) if 2 < len(name) < _LONGEST_NAME else ""
        return f"there is no {name}:{meant}" if meant else ""
    return f"there is no {name}:; known are {', '.join(_NAMES)}"


def naming(name: Literal["tag", "folder"], value: str) -> str:
    """What finds a tag or a folder of that name, as one types it."""
    if " " not in value and not value.startswith('"'):
        return f"{name}:{value}"
    quoted = value.replace('"', '\\"')
    return f'{name}:"{quoted}"'


def _typed(text: str) -> Iterator[_Typed]:
    for found in islice(_PART.finditer(text), MOST_PARTS):
        part = found.groupdict()
        name = (part["of"] or part["name"] or "").lower()
        quoted = part["phrase"] if part["whole"] is None else part["whole"].replace('\\"', '"')
        is_phrase = quoted is not None
        value = quoted if is_phrase else part["single"] or part["bare"]
        yield _Typed(found[0], found.end(), bool(part["minus"]), name, value, is_phrase)


def _parts(text: str, typing: bool) -> Iterator[tuple[Part, ...] | str | None]:
    """Each part of a query: words or a filter, all of which are meant; the name of a place to look in; None for OR."""
    for part in _typed(text):
        _, end, is_not, name, value, is_phrase = part
        is_last = typing and end == len(text)
        if part.is_or:
            yield None
        elif name and (special := _special(name, value, is_not, is_last and not is_phrase)):
            yield special if isinstance(special, str) else (special,)
        elif not name and not is_phrase and (by_id := _ID.fullmatch(value)):
            yield (Filter("id", (by_id[1],), is_not),)
        else:
            pieces = [value] if is_phrase else value.split(":")
            terms = [_words(piece, not is_phrase, is_last and not is_not) for piece in pieces]
            terms += [_words(name, False, False)] if name else []
            if found := tuple(Words((term,), is_not) for term in terms if term):
                yield found


def _special(name: str, value: str, is_not: bool, is_last: bool) -> Part | str | None:
    """What a part with a name says; None where it says nothing that is known."""
    value = value.strip()
    match name:
        case "in" if value.lower() in _PLACES and not is_not:
            return value.lower()
        case "by" if words := _words(value, True, is_last):
            return Words((words._replace(columns=("byline",)),), is_not)
        case "tag" if (value := tag_name(value)).strip("*"):
            return Filter("tag", (value + "*" if is_last and not is_not else value,), is_not)
        case "site" if host := value.lower().removeprefix("www.").strip("./"):
            return Filter("site", (host,), is_not)
        case "folder" if folder := value.strip("/* "):
            return Filter("folder", (folder + "*" if is_last and not is_not else folder,), is_not)
        case "is" if (state := _SPELLINGS.get(value.lower(), value.lower())) in STATES:
            return Filter("is", (state,), is_not)
        case "before" | "after" if _is_day(value):
            return Filter("before" if name == "before" else "after", (value,), is_not)
    return None


def _is_day(value: str) -> bool:
    """Whether it is a year, a month or a day that there is."""
    if not _DAY.fullmatch(value):
        return False
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    from calendar import monthrange  # not on the way to the first frame

    return day <= 28 or (year > 0 and day <= monthrange(year, month)[1])


def _words(text: str, may_be_prefix: bool, is_last: bool) -> Term | None:
    words = words_of(text)
    if not words:
        return None
    return Term(words, may_be_prefix and (text.endswith("*") or (is_last and len(words[-1]) >= _LEAST_PREFIX)))


def _are_ids(before: Sequence[Part], part: Sequence[Part]) -> bool:
    """Whether a bookmark's number stands behind another: no bookmark has two."""
    return all(isinstance(one, Filter) and one.name == "id" and not one.is_not for one in (*before, *part))


def _add_alternative(alternatives: list[tuple[Part, ...]], part: tuple[Part, ...]) -> None:
    """Adds what stands behind an OR, to the one before it where the two are of one kind."""
    last = alternatives[-1]
    joined = _joined(last[0], part[0]) if len(last) == len(part) == 1 else None
    if joined:
        alternatives[-1] = (joined,)
    else:
        alternatives.append(part)


def _joined(before: Part, part: Part) -> Part | None:
    """Two parts of which one is wanted, as one; None where they are of two kinds, or one is left out."""
    if before.is_not or part.is_not:
        return None
    if isinstance(before, Words) and isinstance(part, Words):
        return before._replace(terms=(*before.terms, *part.terms))
    if isinstance(before, Filter) and isinstance(part, Filter) and before.name == part.name:
        return before._replace(values=(*before.values, *part.values))
    return None


def _placed(one: Words, columns: tuple[str, ...]) -> Words:
    """Words that are looked for in some columns, but for terms that name their own."""
    return one._replace(terms=tuple(term if term.columns else term._replace(columns=columns) for term in one.terms))


def _asks_trash(one: Part) -> bool:
    return isinstance(one, Filter) and one.name == "is" and "trash" in one.values and not one.is_not
