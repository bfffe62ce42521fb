"""The styles of a line's parts, from a theme's colours.

Textual could hold them as component classes, but resolving thirty of those for each pane takes longer than
drawing the first screen; they are also blended here, which component styles with alpha are not.
"""

from collections.abc import Mapping
from functools import lru_cache

from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color, ColorParseError

from reader.tui.contrast import TEXT, contrast, legible

Palette = Mapping[str, Style]

_BOOK: dict[str, tuple[str | None, str]] = {
    "heading": ("text-primary", "bold"),
    "subheading": (None, "bold"),
    "strong": (None, "bold"),
    "em": (None, "italic"),
    "strike": (None, "strike"),
    "code": ("text-secondary", ""),
    "code-block": ("text-secondary", ""),
    "math": ("text-secondary", "italic"),
    "more": ("text-accent", ""),
    "link": ("text-primary", "underline"),
    "image": ("text-secondary", "italic"),
    "footnote": ("text-primary", ""),
    "author": (None, "bold"),
    "mark": ("text-accent", "bold"),
    "focus": ("text-accent", ""),
    "token-keyword": ("text-primary", ""),
    "token-string": ("text-success", ""),
    "token-number": ("text-warning", ""),
    "token-name": ("text-accent", ""),
}
"""By part the theme's variable for its colour, and its manner; a variable of the part's own name goes before."""

_QUIET = ("dim", "prefix", "rule", "spam", "aside", "token-comment")
_QUIET_SHARE = 0.35  # of the ground in the ink
_FOUND_SHARE = 0.3  # of the warning's colour in the ground of what was found
_LONG_READING = 7.0  # of contrast, which a tint leaves where there is more
_TINT, _TINT_NOW = 0.2, 0.38  # of the accent in the ground of what is highlighted, and of the one that one is at

_COLOURLESS = {
    "hit": Style(reverse=True),
    "hit-now": Style(reverse=True, bold=True, underline=True),
    "hint": Style(reverse=True, bold=True),
    "hint-typed": Style(bold=True, underline=True),
}
"""What stands out on a ground of its own, where that ground is the terminal's to choose, or no colour is wanted."""

_CODE_WITHOUT_COLOUR = Style(bold=True, italic=True)
"""Code amid a text, where it has no colour to be told by; underlined are links, reversed is what was found."""


def palette(variables: Mapping[str, str], is_tinted: bool = True) -> Palette:
    """Styles by part ("heading", "link", "hit", …) from a theme's variables; opaque colours only.

    Without is_tinted, what is highlighted is underlined: a shade of the ground would not be seen.
    """
    return _palette(tuple(variables.items()), is_tinted)


@lru_cache(maxsize=2)  # each pane asks for the same
def _palette(colours: tuple[tuple[str, str], ...], is_tinted: bool) -> Palette:
    variables = dict(colours)
    ground, ink = _colour(variables, "background", "#000000"), _colour(variables, "foreground", "#ffffff")
    styles = {part: _style(variables, part, colour, manner) for part, (colour, manner) in _BOOK.items()}
    styles |= dict.fromkeys(_QUIET, _quiet(variables, ground, ink))
    styles["aside"] += Style(italic=True)
    styles["highlight"], styles["highlight-now"] = _highlights(
        variables, ground, ink, is_tinted and ground.ansi is None
    )
    styles["selected"] = Style(reverse=True)
    if ground.ansi is not None:
        if not styles["code"].color or styles["code"].color.is_default:
            styles["code"] = _CODE_WITHOUT_COLOUR
        return styles | _COLOURLESS
    accent = _colour(variables, "accent", "#ff8800")
    marker = ground.blend(_colour(variables, "warning", "#ffaa00"), _FOUND_SHARE, 1.0)
    found = _colour(variables, "found", marker.hex)
    styles["hit"] = _on(found, ink)
    styles["hit-now"] = _on(accent, ground) + Style(bold=True)
    styles["hint"] = styles["hit-now"]
    styles["hint-typed"] = _on(ground, accent) + Style(bold=True)
    return styles


def quiet_colour(variables: Mapping[str, str]) -> str:
    """The colour of what stands back, for a style sheet."""
    ground, ink = _colour(variables, "background", "#000000"), _colour(variables, "foreground", "#ffffff")
    quiet = _quiet(variables, ground, ink).color
    return "ansi_default" if quiet is None or quiet.triplet is None else quiet.triplet.hex


def _quiet(variables: Mapping[str, str], ground: Color, ink: Color) -> Style:
    # A terminal's own sixteen colours can't be mixed; there the terminal dims.
    if ink.ansi is not None:
        return Style(dim=True)
    mixed = ink.blend(ground, _QUIET_SHARE, 1.0)
    return Style(color=legible(_colour(variables, "quiet", mixed.hex), ground).rich_color)


def _highlights(variables: Mapping[str, str], ground: Color, ink: Color, is_tinted: bool) -> tuple[Style, Style]:
    if not is_tinted:
        return Style(underline=True), Style(underline=True, bold=True)
    accent = _colour(variables, "accent", "#ff8800")
    one, now = (_tinted(ground, accent, ink, share).rich_color for share in (_TINT, _TINT_NOW))
    return Style(bgcolor=one), Style(bgcolor=now, bold=True)


def _tinted(ground: Color, accent: Color, ink: Color, share: float) -> Color:
    """The ground with up to that share of the accent: so much that the ink can still be read on it as well as asked."""
    least = _LONG_READING if contrast(ink, ground) > _LONG_READING else TEXT
    shares = (share * step / 20 for step in range(20, 0, -1))
    tints = (ground.blend(accent, part, 1.0) for part in shares)
    return next((tint for tint in tints if min(contrast(ink, one) for one in (tint, _of_256(tint))) >= least), ground)


def _of_256(colour: Color) -> Color:
    """What a terminal of 256 colours shows for it."""
    return Color.from_rich_color(colour.rich_color.downgrade(ColorSystem.EIGHT_BIT))


def _colour(variables: Mapping[str, str], name: str, fallback: str) -> Color:
    try:
        return Color.parse(variables.get(name, fallback))
    except ColorParseError:
        return Color.parse(fallback)


def _style(variables: Mapping[str, str], part: str, colour: str | None, manner: str) -> Style:
    style = Style.parse(manner) if manner else Style()
    if colour is None:
        return style
    plain = variables.get(colour, variables.get(colour.removeprefix("text-"), "#ffffff"))
    ground = _colour(variables, "background", "#000000")
    return style + Style(color=legible(_colour(variables, part, plain), ground).rich_color)


def _on(ground: Color, ink: Color) -> Style:
    return Style(color=legible(ink, ground).rich_color, bgcolor=ground.rich_color)
