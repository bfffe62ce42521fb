"""Two themes for long reading, night and paper: warm ink on a quiet ground, one accent.

Where a terminal has but sixteen colours, or none are wanted, both leave ground and ink to the terminal.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.theme import BUILTIN_THEMES, Theme

from reader.text import did_you_mean

NIGHT, PAPER = "night", "paper"
AUTO = "auto"
_LIGHT_GROUNDS = frozenset({"7", *map(str, range(9, 16))})


class _Colours(NamedTuple):
    """A theme's colours: of the ground, of what lies on it, of the text and its parts, of what was found."""

    ground: str
    raised: str
    ink: str
    quiet: str
    accent: str
    code: str
    string: str
    number: str
    name: str
    found: str


_COLOURS = {
    NIGHT: _Colours(
        ground="#1c1b1a",
        raised="#282623",
        ink="#d9d3c7",
        quiet="#a19a8e",
        accent="#e5b078",
        code="#d3bfa2",
        string="#a8c690",
        number="#e0a48e",
        name="#a3c1dd",
        found="#463e34",
    ),
    PAPER: _Colours(
        ground="#f6f2e9",
        raised="#eae4d7",
        ink="#2c2925",
        quiet="#6a635a",
        accent="#7d380b",
        code="#5c4327",
        string="#365410",
        number="#842b35",
        name="#1d4a72",
        found="#f1dd9c",
    ),
}
# The nearest of 256 colours to those of paper would be a yellow ground and olive words.
_PAPER_OF_256 = _Colours(
    ground="#f2f2f2",
    raised="#dadada",
    ink="#262626",
    quiet="#5f5f5f",
    accent="#870000",
    code="#444444",
    string="#5f005f",
    number="#870000",
    name="#000087",
    found="#ffd787",
)
_ACCENT_OF_16 = {NIGHT: "ansi_yellow", PAPER: "ansi_blue"}


def own_themes(colour_system: str | None) -> tuple[Theme, Theme]:
    """Night and paper for a terminal's colours: "truecolor", "256", "standard" (sixteen), or None for none."""
    if colour_system not in ("truecolor", "256"):
        return _plain(NIGHT), _plain(PAPER)
    paper = _COLOURS[PAPER] if colour_system == "truecolor" else _PAPER_OF_256
    return _theme(NIGHT, _COLOURS[NIGHT]), _theme(PAPER, paper)


def default_name(environment: Mapping[str, str]) -> str:
    """Paper where the terminal says that its ground is light, else night.

    Source: COLORFGBG of rxvt, "ink;ground" or "ink;default;ground", numbers of the sixteen colours.
    """
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return PAPER if ground in _LIGHT_GROUNDS else NIGHT


def problem(name: str) -> str | None:
    """What is wrong with the name of a theme, with the nearest that there is; None for one that there is."""
    known = {AUTO, NIGHT, PAPER, *BUILTIN_THEMES}
    return None if name in known else f"there is no theme {name}{did_you_mean(name, sorted(known))}"


def in_order(names: Iterable[str]) -> list[str]:
    """Names of themes as one goes through them: ours, then the others by name."""
    return [NIGHT, PAPER, *sorted(set(names) - {NIGHT, PAPER})]


def _theme(name: str, colours: _Colours) -> Theme:
    """Textual's variables by what palette.py makes of them; its own would tint all text towards white or black."""
    return Theme(
        name=name,
        dark=name == NIGHT,
        background=colours.ground,
        surface=colours.raised,
        panel=colours.raised,
        foreground=colours.ink,
        primary=colours.accent,
        accent=colours.accent,
        variables={
            "text-primary": colours.accent,
            "text-accent": colours.accent,
            "text-secondary": colours.code,
            "token-string": colours.string,
            "token-number": colours.number,
            "token-name": colours.name,
            "quiet": colours.quiet,
            "found": colours.found,
        },
    )


def _plain(name: str) -> Theme:
    return Theme(
        name=name,
        dark=name == NIGHT,
        ansi=True,
        background="ansi_default",
        foreground="ansi_default",
        primary=_ACCENT_OF_16[name],
        accent=_ACCENT_OF_16[name],
        secondary="ansi_default",
        variables={
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-text-style": "reverse",
        },
    )
