"""Code gets its colours when it is in view, and nobody waits for them."""

from collections.abc import Callable
from threading import Event

import pytest
from textual.pilot import Pilot

from reader.document.blocks import Run
from reader.document.highlight import highlight
from reader.document.parse import parse
from reader.tui.widgets import article_view
from reader.tui.widgets.article_view import ArticleView
from tests.tui.test_resizing import Pane

CODE = "```python\ndef tide(hour):\n    return hour % 12  # roughly\n```\n\n"
PAGE = CODE + "\n\n".join(f"Paragraph {number} of the log." for number in range(60))


def colours(view: ArticleView) -> list[object]:
    """Those of the words of the code's first line, the colour of each once."""
    line = next(line for line in range(4) if "def tide" in view.render_line(line).text)
    words = [segment for segment in view.render_line(line) if segment.text.strip(" │")]
    found = [segment.style.color for segment in words if segment.style]
    return list(dict.fromkeys(found))


async def until(holds: Callable[[], bool], pilot: Pilot[None]) -> None:
    for _ in range(1000):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("waited in vain")


async def test_the_pane_goes_on_while_code_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = Event(), Event()

    def slow(code: str, language: str) -> tuple[Run, ...]:
        begun.set()
        assert may_end.wait(15)
        return highlight(code, language)

    monkeypatch.setattr(article_view, "highlight", slow)
    monkeypatch.setattr(article_view, "COLOUR_DELAY", 0.01)
    view = ArticleView(72)
    async with Pane(view).run_test(size=(60, 24)) as pilot:
        view.show(parse(PAGE))
        await until(begun.is_set, pilot)
        view.scroll_pages(1)
        await pilot.pause()
        assert view.scroll_y > 0
        assert "Paragraph 13" in "".join(view.render_line(row).text for row in range(24))
        view.scroll_pages(-1)
        await pilot.pause()
        assert len(colours(view)) == 1
        may_end.set()
        await until(lambda: len(colours(view)) > 1, pilot)


@pytest.mark.parametrize(
    ("language", "code", "kinds"),
    [
        ("bash", "echo a # first\n# last", ["comment", "comment"]),
        ("python", "x = 1\n# last", ["number", "comment"]),
        ("diff", "@@ -1 +1 @@\n-old\n+new", ["keyword", "number", "string"]),
    ],
)
def test_each_kind_to_the_last_line_has_its_colour(language: str, code: str, kinds: list[str]) -> None:
    runs = highlight(code, language)
    assert [run.target for run in runs] == kinds
    assert all(run.end <= len(code) for run in runs) and runs[-1].end == len(code)


def test_a_lexer_that_fails_costs_its_colours_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert highlight("def tide(): pass", "python")

    def failing(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("pygments.lex", failing)
    assert highlight("def tide(): pass", "python") == ()
