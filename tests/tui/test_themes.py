"""The looks: every part of the text can be read on every theme, with many colours, with sixteen, and with none."""

import re
from pathlib import Path

import pytest
from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.config import Config
from reader.tui.contrast import contrast
from reader.tui.palette import palette
from reader.tui.themes import default_name, in_order, own_themes
from tests.tui.conftest import Open
from tests.tui.piloted import opened

QUIET = {"dim", "prefix", "rule", "spam", "aside", "token-comment"}
PAGE = """# The Lock

The keeper wrote **nothing** down in the [old ledger](https://canal.example/ledger) of `locks`.

## In winter

Ice came, and the ledger says so.

```python
def open(level):  # slowly
    return "the gate"
```
"""


def variables(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


def as_shown(colour: TerminalColor, system: str) -> Color:
    """A colour as a terminal of that system shows it."""
    if system == "256":
        number = colour.downgrade(ColorSystem.EIGHT_BIT).number
        assert number is not None
        return Color(*EIGHT_BIT_PALETTE[number])
    return Color.from_rich_color(colour)


def contrasts(theme: Theme, system: str = "truecolor") -> dict[str, float]:
    """By part of the palette its contrast on its own ground; the plain text's is that of ""."""
    ground, ink = (Color.parse(variables(theme)[name]).rich_color for name in ("background", "foreground"))
    plain = Style(color=ink, bgcolor=ground)
    found = {}
    for part, style in {"": Style(), **palette(variables(theme))}.items():
        drawn = plain + style
        assert drawn.color and drawn.bgcolor
        found[part] = contrast(as_shown(drawn.color, system), as_shown(drawn.bgcolor, system))
    return found


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("system", ["truecolor", "256"])
@pytest.mark.parametrize("number", [0, 1], ids=["night", "paper"])
def test_our_themes_have_contrast_for_long_reading(system: str, number: int) -> None:
    found = contrasts(own_themes(system)[number], system)
    assert len(found) > 20
    assert {part: ratio for part, ratio in found.items() if ratio < (4.5 if part in QUIET else 7)} == {}


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_all_parts_can_be_read_on_the_other_themes(name: str) -> None:
    assert {part: ratio for part, ratio in contrasts(BUILTIN_THEMES[name]).items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", [*own_themes("truecolor"), *own_themes("256"), *BUILTIN_THEMES.values()])
def test_what_is_found_and_hinted_stands_out(theme: Theme) -> None:
    styles = palette(variables(theme))
    plain = Style(bgcolor=Color.parse(variables(theme)["background"]).rich_color)
    for part in ("hit", "hit-now", "hint", "hint-typed", "selected"):
        drawn = plain + styles[part]
        assert drawn.reverse or drawn.underline or drawn.bgcolor != plain.bgcolor or drawn.bold, part
    assert len({str(styles[part]) for part in ("hit", "hit-now", "hint-typed")}) == 3


@pytest.mark.parametrize(
    ("said", "name"),
    [("15;0", "night"), ("0;15", "paper"), ("0;default;7", "paper"), ("12;8", "night"), ("15;default", "night")],
)
def test_the_ground_of_the_terminal_chooses(said: str, name: str) -> None:
    assert default_name({"COLORFGBG": said}) == name
    assert default_name({}) == "night"


def test_one_goes_through_ours_first() -> None:
    assert in_order(["nord", "paper", "dracula", "night"]) == ["night", "paper", "dracula", "nord"]


SYSTEMS = {
    "truecolor": {},
    "256": {"COLORTERM": ""},
    "xterm": {"COLORTERM": "", "TERM": "xterm"},
    "linux": {"COLORTERM": "", "TERM": "linux"},
}


@pytest.mark.parametrize("ground", ["15;0", "0;15"], ids=["night", "paper"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_nothing_is_invisible_on_any_terminal(reader: Open, tmp_path: Path, system: str, ground: str) -> None:
    (tmp_path / "lock.md").write_text(PAGE, "utf-8")
    own = SYSTEMS[system] | {"COLORFGBG": ground}
    terminal = reader("lock.md", cwd=tmp_path, columns=80, rows=24, environment=own).wait_for("slowly").settle()
    terminal.find("ledger").wait_for("1 of 2").press("enter").settle()
    cells = terminal.cells
    assert len(cells) > 100
    assert [cell.data for cell in cells.values() if cell.fg == cell.bg != "default"] == []
    link, word = terminal.cells_of("old")[0], terminal.cells_of("keeper")[0]
    assert link.underscore and not word.underscore
    assert word.bg == "default" if system in ("xterm", "linux") else word.bg != "default"


def test_without_colours_all_is_told_apart_by_its_manner(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "lock.md").write_text(PAGE, "utf-8")
    (tmp_path / "config.toml").write_text('theme = "nord"\n')
    terminal = reader("lock.md", cwd=tmp_path, columns=80, rows=24, environment={"NO_COLOR": "1"}).wait_for("slowly")
    terminal.find("ledger").wait_for("1 of 2").press("enter").settle()
    terminal.wait_until(lambda: all(cell.reverse and cell.bold for cell in terminal.cells_of("ledger")), "the hit")
    assert not re.search(rb"\x1b\[(?:[\d;]*;)?(?:[34][0-7]|[34]8;|9[0-7]|10[0-7])[;m]", terminal.raw)
    assert all(cell.reverse and not cell.bold for cell in terminal.cells_of("ledger says")[:6])
    assert terminal.cells_of("old")[0].underscore
    assert terminal.cells_of("In winter")[0].bold and not terminal.cells_of("Ice")[0].bold
    assert all(cell.bold and cell.italics for cell in terminal.cells_of("locks"))
    assert not any(cell.bold or cell.italics for cell in terminal.cells_of("the gate"))
    terminal.press("esc", "f").wait_for("to open").wait_until(
        lambda: [cell.data for cell in terminal.cells.values() if cell.reverse and cell.bold] == ["f"], "the hint"
    )
    terminal.press("esc", "T").wait_for("NO_COLOR is set")


async def test_a_theme_is_chosen_by_t_and_told_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "lock.md").write_text(PAGE, "utf-8")
    async with opened(str(tmp_path / "lock.md"), config=Config(theme="nosuch")) as reader:
        await reader.wait_for("The Lock")
        assert reader.app.theme == "night"
        await reader.wait_for("there is no theme nosuch; T goes through those there are")
        await reader.press("T")
        assert reader.app.theme == "paper" and reader.status == "theme: paper"
        await reader.press("T")
        assert reader.app.theme == "ansi-dark"


async def test_a_theme_is_chosen_by_its_name_and_seen_before(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Words to be seen.", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        await reader.wait_for("Words to be seen.")
        app, before = reader.app, reader.app.theme
        for last, chosen in (("escape", before), ("enter", "nord")):
            await reader.press("colon")
            await reader.until(lambda: app.screen.focused, "the line")
            await reader.press(*"nor")
            await reader.until(lambda: app.theme == "nord", "the theme that is highlighted")
            await reader.press(last)
            await reader.until(lambda: app.screen is reader.reading)
            assert app.theme == chosen
        await reader.press("colon", *"theme", "down", "down")
        await reader.until(lambda: app.theme != "nord")
        await reader.press("escape")
        assert app.theme == "nord"
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        assert reader.app.theme == "nord"
