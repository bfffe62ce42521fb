"""How much memory the process keeps for itself after it has read something long."""

from contextlib import suppress

LONG = 500_000
"""Bytes of a page from which on it matters: the import of ctypes takes 2 ms."""

_MMAP_THRESHOLD = -3  # mallopt(3)
_LARGE = 128 * 1024


def give_back_large_blocks() -> None:
    """Has glibc give blocks of over 128 KB back to the system when they are freed; elsewhere it does nothing.

    Left alone, it keeps whatever is as large as the largest that was freed so far: 16 of 97 MB after a text of 5 MB.
    """
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
