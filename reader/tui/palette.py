"""The styles of a line's parts, from a theme's colours.

Textual could hold them as component classes, but resolving thirty of those for each pane takes longer than
drawing the first screen; they are also blended here, which component styles with alpha are not.
"""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color, ColorParseError

from reader.tui.contrast import legible

Palette = Mapping[str, Style]

_BOOK: dict[str, tuple[str | None, str]] = {
    "heading": ("text-primary", "bold"),
    "subheading": (None, "bold"),
    "strong": (None, "bold"),
    "em": (None, "italic"),
    "strike": (None, "strike"),
    "code": ("text-secondary", ""),
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

_COLOURLESS = {
    "hit": Style(reverse=True),
    "hit-now": Style(reverse=True, bold=True, underline=True),
    "hint": Style(reverse=True, bold=True),
    "hint-typed": Style(bold=True, underline=True),
}
"""What stands out on a ground of its own, where that ground is the terminal's to choose, or no colour is wanted."""


def palette(variables: Mapping[str, str]) -> Palette:
    """Styles by part ("heading", "link", "hit", …) from a theme's variables; opaque colours only."""
    ground, ink = _colour(variables, "background", "#000000"), _colour(variables, "foreground", "#ffffff")
    styles = {part: _style(variables, part, colour, manner) for part, (colour, manner) in _BOOK.items()}
    styles |= dict.fromkeys(_QUIET, _quiet(variables, ground, ink))
    styles["aside"] += Style(italic=True)
    styles["selected"] = Style(reverse=True)
    if ground.ansi is not None:
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
    quiet = palette(variables)["dim"].color
    return "ansi_default" if quiet is None or quiet.triplet is None else quiet.triplet.hex


def _quiet(variables: Mapping[str, str], ground: Color, ink: Color) -> Style:
    # A terminal's own sixteen colours can't be mixed; there the terminal dims.
    if ink.ansi is not None:
        return Style(dim=True)
    mixed = ink.blend(ground, _QUIET_SHARE, 1.0)
    return Style(color=legible(_colour(variables, "quiet", mixed.hex), ground).rich_color)


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
