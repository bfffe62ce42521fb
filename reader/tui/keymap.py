"""A person's own keys from config.toml, looked at before Textual takes them: it takes anything in silence."""

import re
from collections.abc import Iterator, Mapping

from reader.tui.keys import KEYS, SCREENS, SHOWN, Key, Where, shown

_FUNCTION_KEY = re.compile(r"f\d{1,2}|delete|insert|at|ampersand|asterisk|comma|full_stop|semicolon|underscore|tilde")


def checked(chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """A person's own keys as Textual takes them, and what in them can't be used, a line each.

    Not used are ids that don't exist, names that no key has, and keys that mean two things on one screen.
    """
    known = {key.id: key for key in KEYS}
    kept: dict[str, str] = {}
    problems = []
    for identifier, words in chosen.items():
        names = [_named(word.strip()) for word in words.split(",") if word.strip()]
        if identifier not in known:
            problems.append(f'config.toml: [keys] has "{identifier}", which is no action; see `reader keys --ids`')
        elif not names or None in names:
            problems.append(f'config.toml: "{words}" is no key for {identifier}; write it as "x", "ctrl+x" or "f5"')
        else:
            kept[identifier] = ",".join(filter(None, names))
    for first, second, name in _clashes(known, kept):
        problems.append(f"config.toml: {shown(name)} is a key of {first} and of {second}; {second} keeps its own")
        kept.pop(second, None)
    return kept, problems


def _named(word: str) -> str | None:
    """A key as Textual names it; None for what is no key."""
    *modifiers, name = word.split("+") if word != "+" and not word.endswith("++") else (*word[:-2].split("+"), "+")
    modifiers = [modifier for modifier in modifiers if modifier]
    plain = {sign: key for key, sign in SHOWN.items() if len(sign) == 1 and sign.isascii()}
    name = plain.get(name, name)
    is_key = len(name) == 1 or name in SHOWN or name in plain.values() or _FUNCTION_KEY.fullmatch(name)
    if not is_key or not set(modifiers) <= {"ctrl", "alt", "shift"}:
        return None
    return "+".join([*modifiers, name])


def _clashes(known: Mapping[str, Key], kept: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Keys that mean two things on one screen: the two ids, the remapped one last, and the key."""
    owners: dict[tuple[str, Where], str] = {}
    for identifier in sorted(known, key=kept.__contains__):
        key = known[identifier]
        screens = SCREENS if "everywhere" in key.where else key.where
        for name in kept[identifier].split(",") if identifier in kept else key.keys:
            for screen in screens:
                owner = owners.setdefault((name, screen), identifier)
                if owner != identifier:
                    yield owner, identifier, name
