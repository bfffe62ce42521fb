"""What a person chose in config.toml. It is passed in, never read from a global; no file means the defaults."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from reader.text import did_you_mean, one_line

SpamChoice = Literal["spam", "pings", "none"]
PicturesChoice = Literal["ask", "show"]
DrawnChoice = Literal["cells", "kitty", "sixel"]
Preset = Literal["default", "less", "vim"]


class Config(NamedTuple):
    """Every field is a key of config.toml; the string under it is its documentation."""

    theme: str = "auto"
    """The colours of the screen: "night", "paper", or another theme that T comes to; "auto" is night or paper."""

    column: int = 72
    """How many cells wide the article's lines are at most, from 20 to 400; - and + change it while reading."""

    timeout: float = 20.0
    """How many seconds a page may take, from 1 to 600; --timeout goes before it."""

    spam: SpamChoice = "spam"
    """What is hidden in a conversation: "spam", "pings" (spam and all pings) or "none"; S changes it for a site."""

    third_parties: bool = False
    """Whether comments that are at another site, as at Disqus, are asked for at once, without D."""

    pictures: PicturesChoice = "ask"
    """When pictures are fetched, with reader-tui[images]: "ask" (Enter on one), or "show" those that come near."""

    pictures_drawn: DrawnChoice = "cells"
    """How they are drawn: "cells"; sharp by "kitty" (0.28 or newer, Ghostty) or, those shown large, by "sixel"."""

    history: bool = True
    """Whether what was opened is remembered, for E and `reader history`; without it only bookmarks keep a place."""

    browser: str | None = None
    """The program that opens links, as "firefox" or "w3m"; without it $BROWSER, then the desktop's own."""

    library: str | None = None
    """The folder of the library, for another one than the system's usual; --library goes before it."""

    linear: bool = False
    """Whether the screen is one for screen readers and braille lines, as with --linear."""

    preset: Preset = "default"
    """Which keys there are: "default", "less" or "vim"; `reader keys` prints them."""

    keys: dict[str, str] = {}
    """Keys for actions, over those of the preset: action = "key,key", or "" for none; `reader keys --ids` has all."""


_RANGES: dict[str, tuple[float, float]] = {"column": (20, 400), "timeout": (1, 600)}
_CHOICES = {"spam": SpamChoice, "pictures": PicturesChoice, "pictures_drawn": DrawnChoice, "preset": Preset}
_EXAMPLES = {"browser": "firefox", "library": "~/library"}


def load(file: Path) -> tuple[Config, list[str]]:
    """The choices of a file, and what in it could not be used, a line each; those keep their defaults."""
    if not os.path.lexists(file):
        return Config(), []
    import tomllib

    try:
        text = file.read_bytes().decode("utf-8-sig")
        found = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        return Config(), [_unreadable(file, error)]
    good, problems = _sifted(found, _checked)
    keys, key_problems = _sifted(good.pop("keys", {}), _checked_key)
    warnings = [located(file, name, words) for name, words in problems]
    return Config(**good, keys=keys), warnings + [located(file, name, words, "keys") for name, words in key_problems]


def located(file: Path, name: str, words: str, table: str = "") -> str:
    """What is wrong with a setting, behind the file and, where that is plain, the line that sets it."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        text = ""
    return one_line(f"{file}:{_line_of(name, text, table)} {words}")


def _sifted(found: dict[str, Any], check: Callable[[str, object], Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What passes the check, and (name, what is wrong) of the rest."""
    good: dict[str, Any] = {}
    problems = []
    for name, value in found.items():
        try:
            good[name] = check(name, value)
        except ValueError as error:
            problems.append((name, str(error)))
    return good, problems


def _unreadable(file: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return one_line(f"{file}: {error.strerror}; the defaults hold")
    if isinstance(error, UnicodeDecodeError):
        return one_line(f"{file}: not UTF-8; the defaults hold")
    line = re.search(r"line (\d+)", str(error))
    return one_line(f"{file}:{line[1] + ':' if line else ''} not TOML ({error}); the defaults hold")


def _checked(name: str, value: object) -> Any:
    """The value in its field's type. Raises ValueError with what is wrong and what would be right."""
    match name:
        case "theme" | "browser" | "library":
            if not isinstance(value, str):
                raise ValueError(f"{name} is no text; write it in quotes")
            if not value.strip():
                raise ValueError(f"{name} is empty; leave it out, or give it a value")
            return one_line(value)
        case "column" | "timeout":
            return _number(name, value)
        case "spam" | "pictures" | "pictures_drawn" | "preset":
            choices = get_args(_CHOICES[name])
            if value not in choices:
                raise ValueError(f"{name} is one of {', '.join(map(repr, choices))}")
            return value
        case "third_parties" | "history" | "linear":
            if not isinstance(value, bool):
                raise ValueError(f"{name} is true or false")
            return value
        case "keys":
            if not isinstance(value, dict):
                raise ValueError('keys is a table; write [keys] on a line, and action = "key" below it')
            return value
    raise ValueError(f"unknown key {name}{_nearest(name)}")


def _checked_key(action: str, key: object) -> str:
    if not isinstance(key, str):
        raise ValueError(f'keys.{action} is no text; write it as "key" or "key,key"')
    return one_line(key)


def _number(name: str, value: object) -> float:
    low, high = _RANGES[name]
    whole = name == "column"
    kinds = (int,) if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
        raise ValueError(f"{name} is a {'whole ' if whole else ''}number from {low:g} to {high:g}")
    return value if whole else float(value)


def _nearest(name: str) -> str:
    return did_you_mean(name, Config._fields) or "; `reader config` shows those there are"


def _line_of(name: str, text: str, table: str) -> str:
    """ "3:" where a name of a table, or of none, is set in line 3, "" where that isn't plain."""
    set_here = rf"{_key(name)}\s*(?:=|\]|\.)"
    forms = [rf"^\s*(?:\[\s*)?{set_here}"]
    if table:
        under = rf"^\s*\[\s*{_key(table)}\s*\].*?^\s*{set_here}"
        forms = [under, rf"^\s*(?:\[\s*)?{_key(table)}\s*\.\s*{set_here}", rf"^\s*{_key(table)}\s*="]
    found = next((found for form in forms if (found := re.search(form, text, re.M | re.S))), None)
    return f"{text.count(chr(10), 0, found.end()) + 1}:" if found else ""


def _key(name: str) -> str:
    return rf"[\"']?{re.escape(name)}[\"']?"


def describe() -> str:
    """config.toml with every key at its default, its documentation above it; it loads as the defaults."""
    documented = _documented()
    parts = [f"# {documented[name]}\n{_setting(name, value)}\n" for name, value in Config()._asdict().items()]
    return "\n".join(parts)


def _setting(name: str, default: object) -> str:
    if isinstance(default, dict):
        return f"[{name}]"
    if isinstance(default, bool):
        return f"{name} = {str(default).lower()}"
    if default is None:
        return f'# {name} = "{_EXAMPLES[name]}"'
    return f'{name} = "{default}"' if isinstance(default, str) else f"{name} = {default}"


def _documented() -> dict[str, str]:
    """The string under each field, read from this file."""
    import ast
    from itertools import pairwise

    tree = ast.parse(Path(__file__).read_text("utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Config")
    documented = {}
    for known, under in pairwise(body):
        match known, under:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                documented[name] = words
    return documented
