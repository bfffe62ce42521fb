"""The styles of a line's parts, from a theme's colours.

Textual could hold them as component classes, but resolving thirty of those for each pane takes longer than
drawing the first screen; they are also blended here, which component styles with alpha are not.
"""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color, ColorParseError

Palette = Mapping[str, Style]

_BOOK: dict[str, tuple[str | None, str]] = {
    "heading": ("text-primary", "bold"),
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
_QUIET = ("dim", "prefix", "rule", "spam", "aside", "token-comment")
_QUIET_SHARE = 0.35  # of the ground in the ink
_TINT, _TINT_NOW = 0.2, 0.38  # of the accent in the ground of what is highlighted, and of the one that one is at


def palette(variables: Mapping[str, str], is_tinted: bool = True) -> Palette:
    """Styles by part ("heading", "link", "hit", …) from a theme's variables; opaque colours only.

    Without is_tinted, what is highlighted is underlined: a shade of the ground would not be seen.
    """
    ground = _colour(variables, "background", "#000000")
    ink = _colour(variables, "foreground", "#ffffff")
    # A terminal's own sixteen colours can't be mixed; there the terminal dims.
    quiet = Style(dim=True) if ink.ansi is not None else Style(color=ink.blend(ground, _QUIET_SHARE).rich_color)
    styles = {part: _style(variables, colour, manner) for part, (colour, manner) in _BOOK.items()}
    styles |= dict.fromkeys(_QUIET, quiet)
    styles["aside"] += Style(italic=True)
    styles["hit"] = _marked(ground, _colour(variables, "warning", "#ffaa00"))
    styles["hit-now"] = _marked(ground, _colour(variables, "accent", "#ff8800")) + Style(bold=True)
    styles["highlight"], styles["highlight-now"] = _highlights(variables, ground, is_tinted and ink.ansi is None)
    styles["selected"] = Style(reverse=True)
    styles["hint"] = _marked(ground, _colour(variables, "accent", "#ff8800")) + Style(bold=True)
    styles["hint-typed"] = _marked(_colour(variables, "accent", "#ff8800"), ground) + Style(bold=True)
    return styles


def _highlights(variables: Mapping[str, str], ground: Color, is_tinted: bool) -> tuple[Style, Style]:
    if not is_tinted:
        return Style(underline=True), Style(underline=True, bold=True)
    accent = _colour(variables, "accent", "#ff8800")
    one, now = (ground.blend(accent, share).rich_color for share in (_TINT, _TINT_NOW))
    return Style(bgcolor=one), Style(bgcolor=now)


def _colour(variables: Mapping[str, str], name: str, fallback: str) -> Color:
    try:
        return Color.parse(variables.get(name, fallback))
    except ColorParseError:
        return Color.parse(fallback)


def _style(variables: Mapping[str, str], colour: str | None, manner: str) -> Style:
    style = Style.parse(manner) if manner else Style()
    if colour is None:
        return style
    plain = variables.get(colour.removeprefix("text-"), "#ffffff")
    return style + Style(color=_colour(variables, colour, plain).rich_color)


def _marked(ground: Color, highlight: Color) -> Style:
    return Style(color=ground.rich_color, bgcolor=highlight.rich_color)
