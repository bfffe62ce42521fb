"""A person's own keys from config.toml, looked at before Textual takes them: it takes anything in silence."""

from collections.abc import Iterator, Mapping

from reader.tui.keys import KEYS, SCREENS, SHOWN, Key, Where, shown
from reader.tui.presets import PRESETS

_FIXED = {"ctrl+c": "cancels, and twice quits", "ctrl+z": "suspends"}
_ARROWS = frozenset("up down left right home end pageup pagedown insert delete".split())
_FUNCTIONS = frozenset(f"f{number}" for number in range(1, 25))
_NAMES = frozenset("enter escape tab space backspace".split()) | _ARROWS | _FUNCTIONS
_SIGNS = {sign: name for name, sign in SHOWN.items() if len(sign) == 1 and sign.isascii()}
_WRITTEN = {sign.casefold(): name for name, sign in SHOWN.items() if sign not in _SIGNS}
_CONTROLLED = frozenset("abcdefgklnopqrstuvwxyz") | {
    "backslash", "right_square_bracket", "circumflex_accent", "underscore", "at",
}  # fmt: skip
"""Of what Ctrl makes a key of its own: ^I is Tab, ^H is ⌫, ^J and ^M are Enter; other signs are sent without it."""


def checked(preset: str, chosen: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The keys that a preset and a person's own choices give actions, and (id, what is wrong) of those choices.

    Keys are as Textual takes them, "x,ctrl+x"; "" leaves an action without a key. Not used are ids that don't
    exist, names that no key has, keys that no terminal sends, and of a person's own keys those that mean two things on
    one screen. All others a person's own word takes from the action that has them; one that has no key left is told.
    """
    known = {key.id: key for key in KEYS}
    given = dict(PRESETS[preset])
    own: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for identifier, words in chosen.items():
        names, problem = _names_of(words)
        if identifier not in known:
            problem = f'[keys] has "{identifier}", which is no action; see `reader keys --ids`'
        elif identifier == "count":
            problem = "count is always on the digits"
        if problem:
            problems.append((identifier, problem.replace("{id}", identifier)))
        else:
            own[identifier] = ",".join(names)
    while clash := next(_clashes(known, own), None):
        first, second, name = clash
        way_on = f"so {second} stays as it was; give it another one"
        problems.append((second, f"{shown(name)} is a key of {first} already, {way_on}"))
        del own[second]
    for identifier, left, taker in _robbed(known, given, own):
        given[identifier] = ",".join(left)
        if not left:
            way_on = f'{identifier} = "key" gives it another, and "" leaves it without'
            problems.append((taker, f"{taker} took the key of {identifier}: {way_on}"))
    return given | own, problems


def _names_of(words: str) -> tuple[list[str], str]:
    """Keys as Textual names them, and what is wrong with the first that is none."""
    words = words.strip()
    if words == "," or words.endswith(",,"):
        words = words[:-1] + "comma"
    parts = [part.strip() for part in words.split(",")]
    names: list[str] = []
    for part in filter(None, parts):
        name = named(part)
        if name is None:
            return [], f'"{part}" is no key for {{id}}; write it as "x", "ctrl+x" or "f5"'
        if name in _FIXED:
            return [], f"{shown(name)} is no key for {{id}}: it {_FIXED[name]}, always"
        if not _can_be_sent(name):
            return [], f'no terminal sends "{part}", so it is no key for {{id}}'
        if name not in names:
            names.append(name)
    return names, ""


def named(word: str) -> str | None:
    """A key as Textual names it, from that name in any case or from what the key sheet shows; None for no key."""
    if word in _SIGNS:
        return _SIGNS[word]
    if word.casefold() in _WRITTEN:
        return _WRITTEN[word.casefold()]
    word = word.replace("⇧", "shift+")
    if word.startswith("^"):
        word = f"ctrl+{word[1:]}"
    *modifiers, name = word.split("+") if not word.endswith("++") else (*word[:-2].split("+"), "+")
    modifiers = [modifier.casefold() for modifier in modifiers]
    if not set(modifiers) <= {"ctrl", "alt", "shift"} or len(set(modifiers)) < len(modifiers):
        return None
    if len(name) > 1 or name in _WRITTEN:
        name = _WRITTEN.get(name.casefold(), name.casefold())
        if name not in _NAMES and name not in _SIGNS.values():
            return None
    elif not name.isprintable() or name.isspace():
        return None
    else:
        name = _SIGNS.get(name, name.lower() if "ctrl" in modifiers else name)
    return "+".join([*(each for each in ("alt", "ctrl", "shift") if each in modifiers), name])


def _can_be_sent(key: str) -> bool:
    """Whether a terminal without a protocol of its own for it tells this key from others."""
    *modifiers, name = key.split("+")
    match modifiers:
        case []:
            return True
        case ["shift"]:
            return name in _ARROWS or name == "tab"
        case ["ctrl"]:
            return name in _ARROWS or name in _CONTROLLED or name in _FUNCTIONS
        case ["alt"]:
            return (len(name) == 1 and name.isalpha()) or name in _ARROWS
        case ["ctrl", "shift"]:
            return name in _ARROWS
        case _:
            return False


def _keys_on_screens(key: Key, words: str | None) -> Iterator[tuple[str, Where]]:
    """Each key of an action on each screen that it is for; words are those it has in place of the table's."""
    names = key.keys if words is None else tuple(filter(None, words.split(",")))
    for name in names:
        for screen in SCREENS if "everywhere" in key.where else key.where:
            yield name, screen


def _clashes(known: Mapping[str, Key], own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Keys that a person gave two actions of one screen, or one and the digits: the two ids, and the key."""
    owners: dict[tuple[str, Where], str] = dict.fromkeys(_keys_on_screens(known["count"], None), "count")
    for identifier, words in own.items():
        for place in _keys_on_screens(known[identifier], words):
            owner = owners.setdefault(place, identifier)
            if owner != identifier:
                yield owner, identifier, place[0]


def _robbed(
    known: Mapping[str, Key], given: Mapping[str, str], own: Mapping[str, str]
) -> Iterator[tuple[str, list[str], str]]:
    """The actions that a person's own keys take some from: the id, the keys that are left, and which took the last."""
    takers = {place: taker for taker, words in own.items() for place in _keys_on_screens(known[taker], words)}
    for identifier in (each for each in known if each not in own and each != "count"):
        places = list(_keys_on_screens(known[identifier], given.get(identifier)))
        taken = {name: takers[name, screen] for name, screen in places if (name, screen) in takers}
        if taken:
            left = dict.fromkeys(name for name, _ in places if name not in taken)
            yield identifier, list(left), list(taken.values())[-1]
