"""How much of the world a fetch takes in before it stops."""

from typing import NamedTuple

MEGABYTE = 1_000_000
BULK_PAUSE = 1.0


class Limits(NamedTuple):
    """decoded_bytes after decompression, wire_bytes before it; seconds are for the whole fetch.

    book_bytes are for files that hold pictures beside their text: EPUB and MHTML. pause is the least time in seconds
    between two requests to a host: none for what a person opened, BULK_PAUSE for many sources at once.
    """

    decoded_bytes: int = 10 * MEGABYTE
    book_bytes: int = 100 * MEGABYTE
    wire_bytes: int = 5 * MEGABYTE
    redirects: int = 10
    seconds: float = 20.0
    pause: float = 0.0


DEFAULT_LIMITS = Limits()


def too_large(limit: int) -> str:
    """What a person is told when a page or a file passes its limit, in bytes."""
    return f"this is larger than {limit / MEGABYTE:g} MB, too large for an article; open it in the browser or an editor"


def too_large_an_answer(limit: int) -> str:
    """The same of an answer that should have held comments."""
    return f"sent an answer of more than {limit / MEGABYTE:g} MB"
