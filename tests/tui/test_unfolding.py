"""A long text whose rest comes later: what was asked for before is found in the rest too."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.document.parse import Part, parts_of
from reader.tui.screens import unfolding
from tests.tui.piloted import PATIENCE, opened

TEXT = "\n\n".join(f"Ring {number}. {'The sap rises and the leaves come out. ' * 30}" for number in range(60))


@pytest.fixture
def rest(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What the rest of a text waits for."""
    may_come = threading.Event()

    def parts_when_they_may(markdown: str) -> Iterator[Part]:
        may_come.wait(PATIENCE)
        yield from parts_of(markdown)

    monkeypatch.setattr(unfolding, "parts_of", parts_when_they_may)
    return may_come


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "rings.md").write_text(TEXT, "utf-8")
    return str(tmp_path / "rings.md")


async def test_words_that_are_asked_for_are_found_when_they_come(page: str, rest: threading.Event) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Ring 0")
        await reader.find("Ring 58.")
        await reader.wait_for("not found")
        rest.set()
        await reader.wait_for("1 of 1", "Ring 58.")


async def test_words_that_were_asked_for_are_told_and_the_view_stays(page: str, rest: threading.Event) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Ring 0")
        await reader.find("Ring 58.")
        await reader.press("enter")
        await reader.until(lambda: reader.status == "not found")
        top = reader.reading.view.place
        rest.set()
        await reader.wait_for("“Ring 58.” is in what has come, 1; n goes there")
        assert reader.reading.view.place == top
        await reader.press("n")
        await reader.wait_for("1 of 1", "Ring 58.")


async def test_the_hit_that_one_is_at_stays_while_more_are_found(page: str, rest: threading.Event) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Ring 0", "% · more is coming")
        await reader.find("Ring")
        await reader.press("enter", "n")
        view = reader.reading.view
        known = len(view.hits or ())
        assert view.hit_number == 1 and 1 < known < 60
        rest.set()
        await reader.until(lambda: len(view.hits or ()) == 60, "the hits in the rest")
        assert "more is coming" not in view.whereabouts()
        assert view.hit_number == 1
        await reader.press("n")
        await reader.until(lambda: reader.status == "3 of 60")


async def test_that_there_is_no_link_yet_is_told_as_that(page: str, rest: threading.Event) -> None:
    async with opened(page) as reader:
        await reader.wait_for("Ring 0")
        await reader.press("number_sign")
        await reader.until(lambda: reader.status == "there are no links here yet: more is being laid out")
        rest.set()
        await reader.until(lambda: not reader.reading.awaits_rest)
        await reader.press("number_sign")
        await reader.until(lambda: reader.status == "there are no links here")
