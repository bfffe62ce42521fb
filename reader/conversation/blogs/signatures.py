"""Comments that only their words tell: a line or two with a name and a day, and what was said, without classes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.dates import may_be_day
from reader.conversation.marks import is_blank
from reader.conversation.ping_words import BY, SAYS
from reader.conversation.profiles import profile
from reader.conversation.threads.select import Found
from reader.conversation.threads.when import stamp, when
from reader.conversation.wordpress.bylines import is_name, name_of_line
from reader.conversation.wordpress.remainder import is_control
from reader.html.elements import BLOCKS
from reader.patterns import lazy
from reader.text import one_line

_BREAKS = BLOCKS | {"br"}
_LONGEST_SIGNATURE = 14
_LONGEST_NAME = 6
"""Words: of all of a signature, of the name in it."""
_LONGEST_DAY = 120
_SENTENCE = lazy(r"[.!?;]\s+\w+\s+\w+\s+\w|[!?]$|https?://|^[a-z]\S*\s+\S+\s+\S|\s\S+\s\S{3,}\.$")
"""What no name has: several sentences, a small letter before two more words, an end."""
_HOUR = lazy(r"\W*(?:at|um|à|a las|alle|kl|om|o|в)?\W*\d{1,2}\s*(?:[:.h]\s*\d\d\b|[ap]\.?m\b|uhr\b).{0,20}", re.I)
_NOBODY = lazy(
    r"(?:by|from|von|par|de|por|di|da|door|van|av|af|od|przez|от|від|από|"
    r"posted|published|written|added|submitted|sent|date|le|am|veröffentlicht|geschrieben|datum|publié|écrit|posté|"
    r"escrito|publicado|enviado|scritto|inviato|geplaatst|skrevet|skrivet|napisano|dodano|dodane|написано|добавлено|"
    r"опубликовано|mon|tues?|wed|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mån|man|tis|tirs|ons|tors|fre|lör|lør|sön|søn)dag|"
    r"poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|пн|вт|ср|чт|пт|сб|вс)(?:\W+(?:on|le|am|el|il|op|dne|"
    r"by|from|von|par|por|da|di|door|av|af|przez|от|від))?",
    re.I,
)
"""What may stand before a name or a day and is no name: by, that it was posted, days of the week."""
_EDGES = " \t:：,;|·•–—-()[]#"


class _Piece(NamedTuple):
    """A text of the page, on one line, and the element that it stands in, or behind. number is that of its line."""

    owner: HtmlElement
    is_tail: bool
    text: str
    number: int

    @property
    def is_day(self) -> bool:
        if not self.is_tail and (stamp(self.owner.get("datetime") or "") or stamp(self.owner.get("title") or "")):
            return True
        return _tells_day(self.text)


@lru_cache(maxsize=1024)
def _tells_day(text: str) -> bool:
    return len(text) <= _LONGEST_DAY and any(map(str.isdecimal, text)) and may_be_day(text)


class Signature(NamedTuple):
    """Who speaks, and when. day is its words; pieces are what has to go for the text to be left."""

    name: str
    url: str | None
    published: str | None
    day: str
    pieces: list[_Piece]

    def remove(self, block: HtmlElement) -> None:
        """Takes the signature out of its block."""
        for piece in self.pieces:
            if piece.is_tail:
                piece.owner.tail = None
            else:
                piece.owner.text = None
        for owner in {piece.owner for piece in self.pieces}:
            while owner is not block and owner.getparent() is not None and is_blank(owner):
                emptied, owner = owner, owner.getparent()
                emptied.drop_tree()


def signature_of(block: Sequence[HtmlElement], apart_from: set[HtmlElement], base_url: str | None) -> Signature | None:
    """The signature before or behind what elements say, without the others of apart_from in them.

    None where there is none, or nothing else is said.
    """
    pieces = list(_pieces(block, apart_from))
    for order in (pieces, pieces[::-1]):
        taken = _signing(order)
        said = order[len(taken) :]
        if taken and any(map(str.isalpha, "".join(piece.text for piece in said))):
            signature = _read(taken if order is pieces else taken[::-1], base_url)
            if signature:
                return signature
    return None


def _pieces(block: Sequence[HtmlElement], apart_from: set[HtmlElement]) -> Iterator[_Piece]:
    line = 0
    for element in block:
        line += 1
        walk = etree.iterwalk(element, events=("start", "end"), tag="*")
        for event, node in walk:
            line += node.tag in _BREAKS
            is_passed_over = event == "start" and node is not element and (node in apart_from or is_control(node))
            if is_passed_over:
                walk.skip_subtree()
            elif event == "start" and (text := one_line(node.text or "")):
                yield _Piece(node, False, text, line)
            if event == "end" and node is not element and (text := one_line(node.tail or "")):
                yield _Piece(node, True, text, line)


def _signing(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The first pieces, up to a name and a day; none where they come too late."""
    taken: list[_Piece] = []
    word_count = 0
    is_dated = False
    for place, piece in enumerate(pieces):
        word_count += len(piece.text.split())
        if word_count > _LONGEST_SIGNATURE:
            break
        taken.append(piece)
        is_dated = is_dated or piece.is_day or _is_day_of_line(taken)
        if is_dated and _name(taken):
            return [*taken, *_end_of_line(piece, islice(pieces, place + 1, None))]
    return []


def _is_day_of_line(taken: Sequence[_Piece]) -> bool:
    """Whether the line so far tells a day, which may be in several elements."""
    texts = [piece.text for piece in taken if piece.number == taken[-1].number]
    return len(texts) > 1 and _tells_day(" ".join(texts))


def _end_of_line(last: _Piece, following: Iterable[_Piece]) -> Iterator[_Piece]:
    """What stands behind on the same line, as long as it is the hour, or what there is to be pressed."""
    for piece in following:
        text = piece.text.strip(_EDGES)
        is_frame = _HOUR.fullmatch(text) or SAYS.fullmatch(text) or _NOBODY.fullmatch(text) or not is_name(text)
        if piece.number != last.number or not is_frame:
            return
        yield piece


def _name(taken: Sequence[_Piece]) -> tuple[str, _Piece] | None:
    """The first piece that may be a name, before it one that is said to be ("by Ann"), behind it one with the day."""
    for piece in sorted(taken, key=lambda one: (BY.match(one.text) is None, one.is_day)):
        text = name_of_line(piece.text) if piece.is_day else SAYS.sub("", BY.sub("", piece.text))
        name = (text or "").strip(_EDGES)
        if is_name(name) and any(map(str.isalpha, name)) and not _NOBODY.fullmatch(name):
            return None if len(name.split()) > _LONGEST_NAME or _SENTENCE.search(name) else (name, piece)
    return None


def _read(taken: list[_Piece], base_url: str | None) -> Signature | None:
    named = _name(taken)
    if named is None:
        return None
    name, piece = named
    moments = (when(Found(one.owner, one.text)) for one in taken if one.is_day or one.owner.get("datetime"))
    dated = [one.text for one in taken if one.is_day]
    line = " ".join(one.text for one in taken)
    return Signature(name, _profile(piece, base_url), next(filter(None, moments), None), (dated or [line])[0], taken)


def _profile(piece: _Piece, base_url: str | None) -> str | None:
    around = piece.owner.iterancestors() if piece.is_tail else (piece.owner, *piece.owner.iterancestors())
    link = next((node for node in around if node.tag == "a"), None)
    return None if link is None or "#" in link.get("href", "") else profile(link, base_url)
