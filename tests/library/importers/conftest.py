"""A file with some content, imported."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.library.importers.importing import opened
from reader.library.importers.rows import Imported, Refused, Row, Told


class Result:
    """The rows of a file by what became of them, and what kind it was taken for."""

    def __init__(self, kind: str, rows: Sequence[Row]) -> None:
        self.kind = kind
        self.taken = [row for row in rows if isinstance(row, Imported)]
        self.refused = [row for row in rows if isinstance(row, Refused)]
        self.told = [row.text for row in rows if isinstance(row, Told)]

    @property
    def only(self) -> Imported:
        """The one entry of a file without any trouble."""
        assert (len(self.taken), self.refused, self.told) == (1, [], [])
        return self.taken[0]


Read = Callable[..., Result]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Imports a file of this content, whose name says nothing."""

    def imported(content: str | bytes) -> Result:
        path = tmp_path / "export"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        importing = opened(path)
        return Result(importing.kind.label, list(importing))

    return imported
