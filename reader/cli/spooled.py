"""Standard input as a file, for what must be read more than once."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reader.errors import ReaderError

MOST_BYTES = 2_000_000_000
_PIECE = 1 << 20


@contextmanager
def file_of(name: str) -> Iterator[Path]:
    """The file of a name; of "-" a temporary one with all that comes over standard input, for as long as the block.

    Raises ReaderError where that is larger than MOST_BYTES, or can't be read or written aside.
    """
    with ExitStack() as opened:
        yield _spooled(opened) if name == "-" else Path(name)


def _spooled(opened: ExitStack) -> Path:
    try:
        file = opened.enter_context(tempfile.NamedTemporaryFile(prefix="reader-"))  # noqa: SIM115
        size = 0
        while piece := sys.stdin.buffer.read(_PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise ReaderError(f"more than {MOST_BYTES // 10**9} GB came; save it as a file, and import that")
            file.write(piece)
        file.flush()
    except OSError as error:
        raise ReaderError(f"it can't be written to a temporary file: {error.strerror}; save it as a file") from error
    return Path(file.name)
