"""Files that a person asked for: there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reader.errors import ReaderError
from reader.text import one_line

FORCE = "name another, or replace it with --force"


@contextmanager
def whole(path: Path, replaces: bool = False) -> Iterator[BinaryIO]:
    """A new file, which has its name and is on disk once the block ends well, and is gone where it raises.

    Raises ReaderError where it can't be written, and for a path that exists, unless a regular file is to be replaced.
    """
    told = one_line(str(path))
    if os.path.lexists(path):
        if not replaces:
            raise ReaderError(f"{told}: already there; {FORCE}")
        # /dev/stdout may be a file too, which somebody else is writing.
        if not path.is_file() or path.absolute().parts[1] in ("dev", "proc"):
            raise ReaderError(f"{told}: not a file that can be replaced; name another")
    final = Path(os.path.realpath(path))
    fresh = final.with_name(f".reader-{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        with open(fresh, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put(fresh, final, replaces)
    except FileExistsError as error:
        raise ReaderError(f"{told}: already there; {FORCE}") from error
    except OSError as error:
        raise ReaderError(f"{told}: it can't be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _put(fresh: Path, final: Path, replaces: bool) -> None:
    """Gives a file its name; one that came meanwhile stays, unless it is to be replaced."""
    if not replaces:
        try:
            os.link(fresh, final)
            return
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if final.exists():
                raise FileExistsError(final) from None
    os.replace(fresh, final)
