"""The door that every entry of every export comes in by: cleaned, checked, limited, and what that cost told once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reader import links
from reader.library.importers import fields
from reader.library.importers.moments import is_stated, moment
from reader.library.importers.rows import Body, Highlight, Imported, Refused, State, Told
from reader.text import one_line

LONGEST_LINE = 2_000
LONGEST_PROSE = 4_000_000
LONGEST_NAME = 200
MOST_NAMES = 1_000
_SHOWN = 120

_UNREAD_TIMES = "times that could not be read, left empty"
_SHORT_ADDRESSES = "addresses without https://, which were given it"
_CUT_TEXTS = "texts longer than reader keeps, cut"
_MANY_TAGS = f"entries with more than {MOST_NAMES:,} tags, the rest of them left out"


class Intake:
    """Makes entries of foreign fields. is_broken tells that a file ended where it shouldn't."""

    def __init__(self) -> None:
        self.is_broken = False
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def entry(
        self,
        place: str,
        url: object,
        *,
        title: object = None,
        added: object = None,
        updated: object = None,
        read: object = None,
        published: object = None,
        tags: Iterable[str] = (),
        folder: Iterable[str] = (),
        note: object = None,
        state: State | None = None,
        favourite: object = False,
        progress: float | None = None,
        highlights: Sequence[Highlight] = (),
        author: object = None,
        site: object = None,
        excerpt: object = None,
        id: object = None,  # noqa: A002
        is_feed: bool = False,
        body: Body | None = None,
    ) -> Imported | Refused:
        """The entry at a place ("line 12"), of fields as the export has them, or why it isn't taken."""
        address = links.tidy(fields.said(url))
        if whole := fields.whole(address):
            self.remark(_SHORT_ADDRESSES, address)
            address = whole
        if why := fields.why_not(address):
            return self.refused(place, address or title, why)
        name = self._line(title)
        return Imported(
            url=address,
            title=None if name == address else name,
            added=self.moment(added),
            updated=self.moment(updated),
            read=self.moment(read),
            published=self.moment(published),
            tags=self._names(tags) if tags else (),
            folder=self._names(folder, each_once=False) if folder else (),
            note=self.prose(note),
            state=state,
            favourite=fields.flag(favourite),
            progress=progress,
            highlights=tuple(mark for mark in highlights if mark.quote or mark.note) if highlights else (),
            author=self._line(author),
            site=self._line(site),
            excerpt=self.prose(excerpt),
            id=self._line(id),
            is_feed=is_feed,
            body=body,
        )

    def body(self, html: object) -> Body | None:
        """An article's own text."""
        text = self._within(fields.said(html), LONGEST_PROSE)
        return Body("html", text) if text and not text.isspace() else None

    def highlight(self, quote: object, note: object = None, made: object = None, colour: object = None) -> Highlight:
        """A marked passage, from fields likewise."""
        return Highlight(self.prose(quote) or "", self.prose(note), self.moment(made), self._line(colour))

    def refused(self, place: str, what: object, why: str) -> Refused:
        """A row that is not taken."""
        begin = one_line(fields.said(what)[: 2 * _SHOWN])
        return Refused(place, begin if len(begin) <= _SHOWN else begin[: _SHOWN - 1] + "…", why)

    def moment(self, stated: object) -> datetime | None:
        """A time; garbage is counted and nothing is made up for it."""
        if not is_stated(stated):
            return None
        found = moment(stated)
        if found is None:
            self.remark(_UNREAD_TIMES, str(stated))
        return found

    def prose(self, value: object) -> str | None:
        """A text of many lines."""
        return self._within(fields.prose(value), LONGEST_PROSE) if value else None

    def _line(self, value: object) -> str | None:
        return self._within(fields.line(value), LONGEST_LINE) if value else None

    def _within(self, text: str | None, limit: int) -> str | None:
        if text is None or len(text) <= limit:
            return text
        self.remark(_CUT_TEXTS)
        return text[: limit - 1] + "…"

    def _names(self, values: Iterable[str], each_once: bool = True) -> tuple[str, ...]:
        if not each_once:
            return tuple(filter(None, (one_line(value)[:LONGEST_NAME] for value in values)))
        found = fields.tag_names(values, LONGEST_NAME)
        if len(found) > MOST_NAMES:
            self.remark(_MANY_TAGS)
        return found[:MOST_NAMES]

    def remark(self, what: str, example: str = "") -> None:
        """Counts what is told once, however often it happens, with the first example of it."""
        self._counts[what] += 1
        self._examples.setdefault(what, one_line(example[:_SHOWN]))

    def told(self) -> Iterator[Told]:
        """What is to be told of the file at its end: "times that could not be read, left empty: 3, first “soon”"."""
        for what, count in self._counts.items():
            example = self._examples[what]
            yield Told(f"{what}: {count:,}" + (f", first “{example}”" if example else ""))
