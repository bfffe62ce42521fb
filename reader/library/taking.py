"""From a file of another program to the library: its rows as bookmarks, and what wasn't taken counted."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import datetime

from reader.library import acts, bare
from reader.library.bare import Address, Kept
from reader.library.highlights import Quote
from reader.library.importers.rows import Highlight, Imported, Refused, Row, Told
from reader.library.store import Store, now
from reader.values import NO_CONVERSATION

FEED = "feed"
"""The tag of a bookmark that is a feed's address."""
_EVERY = 1_000
_MOST_REASONS = 20
_OTHERS = "other reasons"
_THERE = "SELECT trashed_at, EXISTS (SELECT 1 FROM snapshot WHERE item_id = item.id) AS has_copy FROM item"


class Taking:
    """Takes the rows of one file: iterate over it for the counts so far. refused is told each row that isn't taken."""

    def __init__(self, rows: Iterable[Row | Address], refused: Callable[[Refused], None]) -> None:
        self.kept = Kept()
        self.reasons: Counter[str] = Counter()
        self.told: list[str] = []
        self.feed_count = 0
        self._rows = rows
        self._refused = refused

    @property
    def refused_count(self) -> int:
        return self.reasons.total()

    @property
    def row_count(self) -> int:
        """All that were met so far and are in the library, or aren't taken."""
        kept = self.kept
        return kept.came_count + kept.joined_count + kept.same_count + self.refused_count

    def keep(self, store: Store, origin: str) -> Generator[Kept]:
        """Keeps them; see reader.library.bare.keep."""
        for kept in bare.keep(store, self._addresses(), origin):
            self.kept = kept
            yield kept

    def look(self, store: Store, seen: set[int]) -> Generator[Kept]:
        """Keeps nothing, and counts what would be new, and what is there: whether that got something new isn't told.

        seen is of what was met already, in files before this one too, and is added to.
        """
        came = same = trashed = copied = 0
        taken_back = acts.taken_back(store)
        for number, address in enumerate(self._addresses(), 1):
            keys = address.keys
            row = store.row(f"{_THERE} WHERE key = ? UNION ALL {_THERE} WHERE source_key = ?", keys)
            comes_again = row is not None and row["trashed_at"] in taken_back and address.trashed_at is None
            is_new = (row is None or comes_again) and hash(keys.own) not in seen
            seen.add(hash(keys.own))
            came, same = came + is_new, same + (not is_new)
            trashed += row is not None and row["trashed_at"] is not None and not comes_again
            copied += address.article is not None and (is_new or (row is not None and not row["has_copy"]))
            self.kept = Kept(came, 0, same, trashed, copied)
            if number % _EVERY == 0:
                yield self.kept

    def _addresses(self) -> Iterator[Address]:
        for row in self._rows:
            if isinstance(row, Told):
                self.told.append(row.text)
            elif isinstance(row, Refused):
                is_one_more = row.why not in self.reasons and len(self.reasons) >= _MOST_REASONS
                self.reasons[_OTHERS if is_one_more else row.why] += 1
                self._refused(row)
            elif isinstance(row, Imported):
                self.feed_count += row.is_feed
                yield address_of(row)
            else:
                yield row


def address_of(entry: Imported) -> Address:
    """What is kept of an entry.

    One that was read or archived nobody knows when was so when it was added. A note on no words is the bookmark's, and
    a feed is told by its tag: reader opens it as a list.
    """
    added = written(entry.added)
    done = written(entry.read or entry.updated) or added or now()
    is_read = entry.state == "read" or (entry.read is not None and entry.state != "unread")
    notes = (entry.note, *(mark.note for mark in entry.highlights if not mark.quote))
    return Address(
        url=entry.url,
        title=entry.title,
        added_at=added,
        tags=(*entry.tags, FEED) if entry.is_feed else entry.tags,
        note="\n\n".join(filter(None, notes)),
        read_at=(written(entry.read) or done) if is_read else None,
        archived_at=(written(entry.archived) or done) if entry.state == "archived" else None,
        favourite=entry.favourite,
        progress=entry.progress or 0.0,
        folder=" / ".join(entry.folder) or None,
        byline=entry.author,
        site=entry.site,
        published=written(entry.published),
        quotes=tuple(map(_quote, entry.highlights)),
        source=entry.source,
        article=entry.article,
        conversation=entry.conversation or NO_CONVERSATION,
        uid=entry.uid,
        key=entry.key,
        origin=entry.origin,
        changed_at=written(entry.updated) if entry.uid else None,
        trashed_at=written(entry.trashed),
    )


def _quote(mark: Highlight) -> Quote:
    return Quote(
        mark.quote, mark.note or "", written(mark.made), mark.comment_id, mark.before, mark.after, mark.position
    )


def written(moment: datetime | None) -> str | None:
    """As the library writes times."""
    return f"{moment.isoformat()[:19]}Z" if moment else None
