"""UTF-16 without a byte order mark, told by its NULs."""

_HEAD = 1024
_CERTAIN_SHARE = 4
_LEAST = 4
# Control bytes that no text of one byte or several a character has.
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])


def utf16_without_mark(content: bytes) -> str | None:
    """ "utf-16le" or "utf-16be" where the bytes begin like text in it; None for all others.

    Every other byte of what is ASCII in it is a NUL, and hardly another is. In scripts beyond Latin such bytes are few,
    and the rest reads as no other text. What it would say can be seen, but for 1 character in 50.
    """
    head = content[:_HEAD]
    head = head[: len(head) - len(head) % 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    nul_count = max(even, odd)
    if nul_count < _LEAST or nul_count <= 2 * min(even, odd):
        return None
    if nul_count * _CERTAIN_SHARE <= len(head) and _is_narrow(head.replace(b"\0", b"")):
        return None
    name = "utf-16le" if odd > even else "utf-16be"
    text = head.decode(name, "replace")
    unseen_count = sum(not (character.isprintable() or character.isspace()) for character in text)
    return name if unseen_count * 50 <= len(text) else None


def _is_narrow(head: bytes) -> bool:
    """Whether some bytes are text in UTF-8; the last character may be cut."""
    if len(head) != len(head.translate(None, _CONTROLS)):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True
