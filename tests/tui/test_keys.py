"""The one table of keys: presets and own keys on it, and all that is made from it."""

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.config import Config
from reader.tui.keymap import checked
from reader.tui.keys import KEYS, SCREENS, Key, chosen_keys, keys_for
from reader.tui.presets import PRESETS
from reader.tui.screens.commands import CommandScreen
from reader.tui.screens.contents import ContentsScreen
from reader.tui.screens.entries import EntriesScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.highlights import HighlightsScreen
from reader.tui.screens.history import HistoryScreen
from reader.tui.screens.hits import HitsScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.links import LinksScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.shelves import ShelvesScreen
from tests.blog import blog
from tests.tui.piloted import opened

CLASSES = {
    "reading": ReadingScreen, "library": LibraryScreen, "lists": ShelvesScreen,
    "list": EntriesScreen, "links": LinksScreen,
    "contents": ContentsScreen, "hits": HitsScreen, "help": HelpScreen,
    "highlights": HighlightsScreen, "history": HistoryScreen,
}  # fmt: skip
TEXT = "# Weirs\n\n" + "\n\n".join(f"## Part {part}\n\n" + "Water ran. " * 200 for part in range(9))


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "weirs.md").write_text(TEXT, "utf-8")
    return str(tmp_path / "weirs.md")


def preset(name: str, **own: str) -> Config:
    keys, problems = checked(name, {action.replace("_", "-"): words for action, words in own.items()})
    assert problems == []
    return Config(keys=keys)


@pytest.mark.parametrize("where", SCREENS)
def test_every_key_of_a_screen_does_something_there(where: str) -> None:
    actions = {key.action for key in keys_for(where)}  # type: ignore[arg-type]
    assert {action for action in actions if not hasattr(CLASSES[where], f"action_{action}")} == set()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_made_of_actions_and_clashes_nowhere(name: str) -> None:
    assert set(PRESETS[name]) <= {key.id for key in KEYS}
    for where in SCREENS:
        keys = [each for key in keys_for(where, chosen_keys(PRESETS[name])) for each in key.keys]
        assert sorted(set(keys)) == sorted(keys), where
    # Given as a person's own, a preset passes as it stands.
    assert checked("default", PRESETS[name]) == (PRESETS[name], [])


def test_vim_needs_neither_alt_nor_function_keys() -> None:
    keys = chosen_keys(PRESETS["vim"])
    assert [key.id for key in keys if any(each.startswith(("alt+", "f1")) for each in key.keys)] == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Ctrl+G", "ctrl+g"),
        ("^G", "ctrl+g"),
        ("F5", "f5"),
        ("Alt+↑", "alt+up"),
        ("⇧PgUp", "shift+pageup"),
        ("^⇧←", "ctrl+shift+left"),
        ("Delete", "delete"),
        ("$, $ ,^x", "dollar_sign,ctrl+x"),
        ("ö", "ö"),
        ("%", "percent_sign"),
        ("", ""),
    ],
)
def test_keys_may_be_written_as_they_are_shown(words: str, kept: str) -> None:
    assert checked("default", {"zen": words}) == ({"zen": kept}, [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("f25", '"f25" is no key for zen; write it as "x", "ctrl+x" or "f5"'),
        ("x y", '"x y" is no key for zen'),
        ("ctrl+ctrl+x", "is no key for zen"),
        ("super+x", "is no key for zen"),
        ("shift+a", 'no terminal sends "shift+a", so it is no key for zen'),
        ("ctrl+i", 'no terminal sends "ctrl+i"'),
        ("ctrl+shift+x", 'no terminal sends "ctrl+shift+x"'),
        ("x,ctrl+enter", 'no terminal sends "ctrl+enter"'),
        ("^C", "^C is no key for zen: it cancels, and twice quits, always"),
        ("5", "5 is a key of count already, so zen stays as it was; give it another one"),
        ("x,~", "~ is a key of mouse already, so zen stays as it was; give it another one"),
    ],
)
def test_what_is_no_key_is_told_and_not_taken(words: str, told: str) -> None:
    keys, problems = checked("default", {"mouse": "tilde", "zen": words})
    assert "zen" not in keys and keys["mouse"] == "tilde"
    assert len(problems) == 1 and told in problems[0][1]


def test_a_persons_own_key_is_taken_from_what_has_it_and_what_is_left_without_is_told() -> None:
    keys, problems = checked("default", {"line-down": "s", "sort": "%,,", "zen": "g"})
    assert (keys["line-down"], keys["sort"], keys["spam"]) == ("s", "percent_sign,comma", "")
    assert keys["top"] == "home", "who has another key needs no line"
    told = 'line-down took the key of spam: spam = "key" gives it another, and "" leaves it without'
    assert problems == [("line-down", told)]
    assert checked("default", {"line-down": "s", "spam": ""})[1] == [], "what the person knows is not told again"
    assert checked("default", {"line-down": "s", "spam": "j"})[0] == {"line-down": "s", "spam": "j"}


def test_a_key_is_taken_only_where_both_are_on_one_screen() -> None:
    assert checked("default", {"pick": "h"}) == ({"pick": "h"}, [])


def test_own_keys_go_before_those_of_the_preset_too() -> None:
    keys, problems = checked("less", {"zen": "b", "mouse": "A", "count": "x", "bookmark": "+", "wider": ""})
    assert (keys["zen"], keys["mouse"], keys["bookmark"], keys["wider"]) == ("b", "A", "plus", "")
    assert (keys["page-up"], keys["note"]) == ("pageup,ctrl+b", "") and "count" not in keys
    assert {told for _, told in problems} == {
        "count is always on the digits",
        'mouse took the key of note: note = "key" gives it another, and "" leaves it without',
    }


async def test_an_own_key_does_what_it_is_given_and_no_more_what_it_did(page: str) -> None:
    async with opened(page, config=Config(keys=checked("default", {"line-down": "b"})[0])) as reader:
        await reader.wait_for("§ Part 0", "? help")
        assert "bookmark" not in reader.text
        await reader.press("b")
        assert reader.reading.article_view.scroll_y == 1 and reader.reading.bookmark is None


async def test_less_pages_up_with_b_and_bookmarks_with_a(page: str) -> None:
    async with opened(page, config=preset("less", zen="f5", theme="")) as reader:
        await reader.wait_for("§ Part 0", "a bookmark")
        view = reader.reading.article_view
        await reader.press("space", "space")
        far = view.scroll_y
        await reader.press("b")
        assert 0 < view.scroll_y < far and reader.reading.bookmark is None
        await reader.press("a")
        assert reader.reading.bookmark
        await reader.press("z", "T")
        assert not reader.reading.is_zen and reader.app.theme == "night"
        await reader.press("f5")
        assert reader.reading.is_zen
        await reader.press("f5", "question_mark")
        await reader.find("text and nothing else")
        await reader.wait_for("1 key for", "F5")
        await reader.press("escape")
        await reader.find("next theme")
        await reader.wait_for("–", "next theme")


async def test_vim_undoes_with_u_and_goes_half_pages_with_ctrl(page: str) -> None:
    async with opened(page, config=preset("vim")) as reader:
        await reader.wait_for("§ Part 0")
        view = reader.reading.article_view
        await reader.press("ctrl+d")
        half = view.scroll_y
        assert half > 0
        await reader.press("5", "ctrl+d", "u")
        assert view.scroll_y > half and reader.status == "there is nothing to undo"
        await reader.press("g", "g")
        assert view.scroll_y == 0
        await reader.press("G", "g", "ctrl+t")
        assert view.scroll_y > half
        await reader.press("ctrl+right_square_bracket")
        assert view.scroll_y == 0


async def test_the_palette_has_every_action_of_its_screen_with_its_key(tmp_path: Path) -> None:
    async with opened(blog(tmp_path, people=1, spam=1), config=preset("vim", zen="f5")) as reader:
        await reader.wait_for("1 spam hidden")
        screens = {"reading": (), "contents": ("t",), "help": ("question_mark",), "library": ("B",)}
        for where, keys in screens.items():
            await reader.press(*keys, "ctrl+p")
            await reader.until(lambda: isinstance(reader.app.screen, CommandScreen), "the palette")
            listed = reader.app.screen._fitting  # type: ignore[attr-defined]
            expected = keys_for(where, chosen_keys(reader.app.config.keys))  # type: ignore[arg-type]
            assert listed == [key for key in expected if key.id not in ("command", "count")], where
            await reader.press("escape", *(("q",) if keys else ()))


MEANT = {
    # what is called so or is on that key, though others that have the letters stand before it in the table
    "note": ["note", "undo", "hints"],
    "back": ["back", "sideways-left"],
    "U": ["undo", "line-up"],
    "s": ["spam", "mouse", "line-down"],
    # then what has the words whole, before "links"
    "link": ["copy-link", "copy-quoted", "hints"],
    "the link": ["copy-link", "copy-quoted", "hints-browser"],
}


async def test_the_palette_begins_with_what_is_meant(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("§ Part 0")
        await reader.press("colon")
        await reader.until(lambda: isinstance(reader.app.screen, CommandScreen), "the palette")
        palette = reader.app.screen
        assert isinstance(palette, CommandScreen)
        for words, meant in MEANT.items():
            palette.query_one(Input).value = words
            await reader.pilot.pause()
            found = [key.id if isinstance(key, Key) else key for key in palette._fitting]
            assert found[: len(meant)] == meant, words


async def test_a_command_is_found_by_its_words_and_a_location_opened(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o.md").write_text("# Another\n\nNot water.", "utf-8")
    async with opened(page, config=preset("default", zen="f5")) as reader:
        await reader.wait_for("§ Part 0")
        await reader.press("colon", *"othing", "space", *"els")
        await reader.wait_for("F5", "the text and nothing else")
        await reader.press("enter")
        await reader.until(lambda: reader.reading.is_zen, "zen")
        await reader.press("colon", "o", "full_stop", "m", "d")
        await reader.wait_for("open o.md")
        await reader.press("enter")
        await reader.wait_for("Not water.")
        await reader.press("colon", *"theme", "space", *"nrod", "enter")
        await reader.until(lambda: "did you mean theme nord?" in reader.status, "the answer")
        assert reader.status.startswith("no such command or file: theme nrod;") and "Not water." in reader.text
