"""Signs that draw instead of saying, and the plain ones that take their places, each as wide as what it replaces."""

_BOX = {
    "-": "─━┄┅┈┉╌╍═╴╶╸╺╼╾",
    "|": "│┃┆┇┊┋╎╏║╵╷╹╻╽╿",
    "/": "╱",
    "\\": "╲",
    "x": "╳",
}
_PLAIN = {ord(sign): plain for plain, signs in _BOX.items() for sign in signs}
_SIGNS = (
    dict.fromkeys(range(0x2500, 0x2580), "+")
    | dict.fromkeys(range(0x2580, 0x25A0), "#")
    | _PLAIN
    | {ord("•"): "-", ord("⋮"): " "}
)
_SEPARATOR, _PAUSE = " · ", ",  "


def without_drawing(text: str) -> str:
    """A text with box-drawing characters and block elements as -, |, + and #; the dot between facts is a comma.

    Patterns of braille stay: where a page has them, they are what it says.
    """
    return text.translate(_SIGNS).replace(_SEPARATOR, _PAUSE)
