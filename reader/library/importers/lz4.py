"""Firefox's packed backups (.jsonlz4): one LZ4 block behind a mark of Mozilla's own, unpacked as a stream.

Source: toolkit/components/lz4 of Firefox ("mozLz40" with a NUL, the size in 4 bytes); lz4_Block_format.md of LZ4.
"""

from collections.abc import Iterator
from typing import BinaryIO

from reader.library.importers.rows import DamagedError

MAGIC = b"mozLz40\0"
MOST_BYTES = 500_000_000
_WINDOW = 1 << 16
_PIECE = 1 << 18
_LEAST_MATCH = 4
_MORE = 15
_DAMAGED = "this packed backup is damaged; in Firefox export the bookmarks as HTML instead"


def unpacked(stream: BinaryIO) -> Iterator[bytes]:
    """What a packed file holds, in pieces. Raises DamagedError where it can't be unpacked, after all before that."""
    size = int.from_bytes(stream.read(len(MAGIC) + 4)[len(MAGIC) :], "little")
    if size > MOST_BYTES:
        raise DamagedError(f"this packed backup claims to hold {size:,} bytes, and is not unpacked")
    given, begin = 0, 0
    window = bytearray()
    while token := stream.read(1):
        literal_count = _length(stream, token[0] >> 4)
        literals = stream.read(min(literal_count, size + 1))
        window += literals
        distance_bytes = stream.read(2)
        if len(literals) != literal_count or len(distance_bytes) == 1 or given + len(window) - begin > size:
            break
        if distance_bytes:  # the last literals stand alone
            distance = int.from_bytes(distance_bytes, "little")
            match_length = _length(stream, token[0] & 15) + _LEAST_MATCH
            if not 0 < distance <= len(window) or given + len(window) - begin + match_length > size:
                break
            repeats = -(-match_length // distance)
            window += (window[-distance:] * repeats)[:match_length]
        if len(window) - begin >= _PIECE:
            yield bytes(window[begin:])
            given += len(window) - begin
            del window[:-_WINDOW]
            begin = len(window)
    yield bytes(window[begin:])
    if given + len(window) - begin != size:
        raise DamagedError(_DAMAGED)


def _length(stream: BinaryIO, first: int) -> int:
    """A count of four bits, and of the bytes after it while it and they are full."""
    total = first
    more = first == _MORE
    while more:
        byte = stream.read(1)
        if not byte or total > MOST_BYTES:
            raise DamagedError(_DAMAGED)
        total += byte[0]
        more = byte[0] == 255
    return total
