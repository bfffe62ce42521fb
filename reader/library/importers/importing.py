"""The way in: a file of any kind that reader can import, as a stream of rows.

It needs no fence as pages do: nothing here builds a tree or calls a parser of foreign code, no step recurses, and every
part that is held is limited. The HTML of articles' bodies is passed on as it is, for the fenced child.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from reader.library.importers import kinds
from reader.library.importers.archive import ZIP, Archive
from reader.library.importers.intake import Intake
from reader.library.importers.kinds import Kind
from reader.library.importers.matter import HISTORY
from reader.library.importers.omnivore import METADATA
from reader.library.importers.recognise import recognise
from reader.library.importers.rows import DamagedError, ImportingError, Refused, Row, Told
from reader.library.importers.sources import Source
from reader.text import one_line

__all__ = ["Importing", "opened"]

_MOST_FILES = 1_000
"""So many files of an archive are looked into for exports; Omnivore's and Matter's are known by their names."""


class Importing:
    """A file that is being imported: iterate over it for its rows, each time from the start.

    is_broken tells, after that, whether it ends where it shouldn't, so that rows may be missing.
    """

    def __init__(
        self,
        kind: Kind,
        parts: list[tuple[Kind, Source]],
        progress: Callable[[], float],
        left_out: Sequence[str] = (),
    ) -> None:
        self.kind = kind
        self._parts = parts
        self._progress = progress
        self._left_out = left_out
        self._part_number = 0
        self.is_broken = False

    @property
    def progress(self) -> float:
        """How much of it is read, 0 to 1."""
        if len(self._parts) > 1 or self._part_number:
            return self._part_number / len(self._parts)
        return min(self._progress(), 1.0)

    def __iter__(self) -> Iterator[Row]:
        intake = Intake()
        self._part_number = 0
        for kind, source in self._parts:
            yield from self._rows(kind, source, intake)
            self._part_number += 1
        self.is_broken = intake.is_broken
        yield from intake.told()
        if self._left_out:
            names = ", ".join(map(one_line, self._left_out[:3])) + ("…" if len(self._left_out) > 3 else "")
            yield Told(f"files in the archive that are no exports, left out: {len(self._left_out):,} ({names})")

    def _rows(self, kind: Kind, source: Source, intake: Intake) -> Iterator[Row]:
        """The rows of one part, and what broke off if it did."""
        within = f"{one_line(source.name)}, " if len(self._parts) > 1 else ""
        count = 0
        try:
            for row in import_module(f"reader.library.importers.{kind.module}").rows(source, intake):
                count += not isinstance(row, Told)
                yield row._replace(place=within + row.place) if isinstance(row, Refused) and within else row
        except DamagedError as error:
            intake.is_broken = True
            place = within + (f"after entry {count:,}" if count else "at its beginning")
            yield Refused(place, "", str(error)) if error.in_row else Told(f"{place}: {error}")
        except OSError as error:
            raise ImportingError(f"{source.name} can't be read on: {error.strerror}; try again") from None
        else:
            if not count:
                yield Told(f"{within}there are no entries in it")


def opened(path: Path) -> Importing:
    """A file to be imported.

    Raises ImportingError where it can't be read, is no export that reader knows, or is an archive made to burst.
    """
    try:
        if path.is_dir():
            raise ImportingError("it is a folder; give the files in it, or the archive that it was unpacked from")
        if not path.is_file():
            raise ImportingError("it is no file; save it as one, and import that")
        size = path.stat().st_size
        source = Source.of_file(path)
        if source.head().startswith(ZIP):
            archive = Archive(path)
            return _archive(archive, lambda: archive.position / size)
        kind = recognise(source)
        return Importing(kind, [(kind, source)], lambda: source.position / size)
    except OSError as error:
        raise ImportingError(f"it can't be read: {error.strerror}; check its permissions") from None


def _archive(archive: Archive, progress: Callable[[], float]) -> Importing:
    """By the files in it. What lies beside them (texts, highlights) is theirs; an archive in it isn't opened."""
    names = archive.names
    if metadata := [name for name in names if METADATA.fullmatch(name)]:
        parts = [(kinds.OMNIVORE, source) for name in metadata if (source := archive.find(name))]
        return Importing(kinds.OMNIVORE, parts, progress)
    if history := next((name for name in names if name.rpartition("/")[2] == HISTORY), None):
        source = archive.find(history)
        assert source
        return Importing(kinds.MATTER, [(kinds.MATTER, source)], progress)
    parts = []
    for name in names[:_MOST_FILES]:
        source = archive.find(name)
        with suppress(ImportingError):
            if source:
                parts.append((recognise(source), source))
    if not parts:
        raise ImportingError(f"the archive holds none of the exports that reader knows: {kinds.KNOWN}")
    known = {source.name for _, source in parts}
    left_out = [name for name in names if name not in known]
    kind = parts[0][0] if len({kind for kind, _ in parts}) == 1 else kinds.ARCHIVE
    return Importing(kind, parts, progress, left_out)
