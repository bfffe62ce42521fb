"""Lines that name a key name the one that this person has: after a preset, after remapping everything."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import reader.tui
from reader.config import Config
from reader.tui.keymap import checked
from reader.tui.keys import KEYS, key_of
from tests.blog import blog
from tests.tui.piloted import Piloted, opened

SOURCES = Path(reader.tui.__file__).parent
# Where keys are named that nobody can change: those of a line to type in, of letters over links, of a number.
FIXED = {"hints.py", "prompt.py", "commands.py", "outside.py", "counting.py", "keys.py", "keymap.py", "presets.py"}
LOOKED_AT = [path for path in sorted(SOURCES.rglob("*.py")) if path.name not in FIXED]
ASKS = {"it is there; Enter overwrites it: ", "forget …? y or n:"}  # as a line to type in does

NAMES = {name for key in KEYS for name in key.names} - {"a"}  # which is a word as well
SIGNS = {name for name in NAMES if name not in ("·", "–", "←", "→", "↑", "↓", ",", ":", ";", "|", '"', "0–9")}
SAYING = """next-hit hits fold hidden-kinds hidden-kinds spam hidden-kinds fold-all parent mark mute why next-new
    quote bookmark bookmark next-highlight highlight highlight undo discussions mouse links help count""".split()


def words_of(text: str) -> list[str]:
    """The words of a text that are names of keys."""
    parts = [part for part in text.split() if len(part) > 1 or part in SIGNS]
    return [word for part in parts if (word := part.rstrip(".,;:") or part) in SIGNS]


def texts(tree: ast.Module) -> Iterator[str]:
    """All strings of a module but its docstrings and annotations, with what is put into them left out."""
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    documented = {id(value) for value in statements if isinstance(value, ast.Constant)}
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in joined for part in node.values}
    for node in joined:
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented | parts:
            yield node.value


def is_said(text: str) -> bool:
    """Whether it may be words for a person: no type, no style sheet, no query."""
    return (
        " " in text
        and " | " not in text
        and not {"{", "}"} <= set(text)
        and not text.startswith("SELECT ")
        and text not in ASKS
    )


@pytest.mark.parametrize("path", LOOKED_AT, ids=lambda path: str(path.relative_to(SOURCES)))
def test_no_line_has_a_key_written_into_it(path: Path) -> None:
    said = filter(is_said, texts(ast.parse(path.read_text("utf-8"))))
    assert {text: words for text in said if (words := words_of(text))} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("put away; U brings it back", ["U"]),
        ("3 new: } goes to them", ["}"]),
        ("it is spam: s", ["s"]),
        ("Esc shows all.", ["Esc"]),
        ("a note on “it” · more; and so on: 5 or 6", []),
    ],
)
def test_a_key_in_a_line_is_seen(text: str, found: list[str]) -> None:
    assert words_of(text) == found


def test_what_has_no_key_is_named_by_the_palette() -> None:
    assert key_of("undo") == "U"
    assert key_of("undo", {"undo": "f5,x"}) == "F5"
    assert key_of("undo", {"undo": ""}) == ": undo"
    assert key_of("undo", {"undo": "", "command": "f6"}) == "F6 undo"


def other_keys() -> Config:
    """Each action on a key of its own that it has nowhere by default."""
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàáâãäåæçèéêëìíîïðñòóôõöøùúûü"
    free = chain((f"f{number}" for number in range(2, 25)), (f"alt+{letter}" for letter in letters))
    chosen, problems = checked("default", {key.id: next(free) for key in KEYS if key.id != "count"})
    assert problems == []
    return Config(keys=chosen)


def test_the_other_keys_are_none_of_the_table() -> None:
    assert not {key_of(action, other_keys().keys) for action in other_keys().keys} & NAMES


async def do(app: Piloted, action: str) -> None:
    await app.screen.run_action(action.replace("-", "_"))
    await app.pilot.pause()


async def test_whatever_is_done_the_screen_names_the_persons_own_keys(tmp_path: Path) -> None:
    said: set[str] = set()
    async with opened(blog(tmp_path, people=2, spam=3), config=other_keys()) as app:
        await app.wait_for("spam hidden")
        for action in (*SAYING, "other-pane", *SAYING):
            await do(app, action)
            said |= {app.status, *app.lines}
            if len(app.app.screen_stack) > 1:
                app.app.go_back()
                await app.pilot.pause()
    assert {line: words for line in said if (words := words_of(line))} == {}
    for action in ("undo", "highlight", "bookmark", "other-pane", "find", "spam", "cancel", "mark"):
        name = key_of(action, other_keys().keys)
        assert any(name in line.split() for line in said), (action, name)


async def test_a_preset_is_named_too(tmp_path: Path) -> None:
    config = Config(keys=checked("less", {})[0])
    async with opened(blog(tmp_path, people=1, spam=1), config=config) as app:
        await app.wait_for("spam hidden")
        await app.press("a")
        assert app.status.startswith("kept as @1 with 2 comments; a puts it away")
    config = Config(keys=checked("vim", {"spam": "f7", "why": ""})[0])
    async with opened(blog(tmp_path, people=0, spam=2), config=config) as app:
        await app.wait_for("F7  show them      : why  why")
        await app.press("b")
        assert app.status == "put away; u brings it back"
