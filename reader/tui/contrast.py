"""How well a colour can be read on another, and mending it where that isn't well enough."""

from functools import lru_cache

from textual.color import BLACK, WHITE, Color

TEXT = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3); our own themes give text 7 (1.4.6)."""
_STEPS = 20


def contrast(one: Color, other: Color) -> float:
    """From 1, the same, to 21, black on white. Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(256)
def legible(colour: Color, ground: Color, least: float = TEXT) -> Color:
    """The colour, blended so far towards black or white that it can be read on the ground.

    A colour of the terminal's own is left as it is: nobody knows what it looks like.
    """
    if colour.ansi is not None or ground.ansi is not None:
        return colour
    end = max(BLACK, WHITE, key=lambda extreme: contrast(extreme, ground))
    for step in range(_STEPS):
        mended = colour.blend(end, step / _STEPS, 1.0)
        if contrast(mended, ground) >= least:
            return mended
    return end
