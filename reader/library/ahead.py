"""The child process that reads a long export ahead, while its parent keeps what came before.

What it writes are pickles of parts, each after its length in bytes (four bytes, the highest first).
"""

import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader import log
from reader.errors import ReaderError
from reader.library.bare import Address
from reader.library.importers.importing import opened
from reader.library.importers.rows import Imported, Row
from reader.library.taking import address_of

LENGTH_BYTES = 4
_MOST_ROWS = 500


class Part(NamedTuple):
    """Some rows in order, and how much of the file is read with them, 0 to 1.

    is_last tells that there are no more, is_broken of the last whether the file ends where it shouldn't; failure is
    why it can't be read on.
    """

    rows: list[Row | Address]
    progress: float
    is_last: bool = False
    is_broken: bool = False
    failure: str = ""


def parts(path: Path) -> Iterator[Part]:
    """A row with a whole text ends its part, as many of those would be too much to hold."""
    rows = list[Row | Address]()
    try:
        found = opened(path)
        for row in found:
            rows.append(_as_kept(row))
            if len(rows) == _MOST_ROWS or (isinstance(row, Imported) and (row.body or row.article)):
                yield Part(rows, found.progress)
                rows = []
    except ReaderError as error:
        yield Part(rows, 1.0, is_last=True, failure=str(error))
    except Exception as error:
        yield Part(rows, 1.0, is_last=True, failure=log.kept(error))
    else:
        yield Part(rows, 1.0, is_last=True, is_broken=found.is_broken)


def _as_kept(row: Row) -> Row | Address:
    """What is kept of an entry, but where that is for its parent to say: a text that must be read, a feed to count."""
    if not isinstance(row, Imported) or row.body or row.is_feed:
        return row
    address = address_of(row)
    return address._replace(known_by=address.keys)


def main() -> None:
    """FILE is its one argument."""
    for part in parts(Path(sys.argv[1])):
        content = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
        sys.stdout.buffer.flush()
