"""The lines over the panes at every width: whole parts, counts that add up, no word or number cut in two."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from reader.text import width
from reader.tui.parts import Part, cut, fitted, joined, lines_of, whole_parts
from reader.tui.widgets.header import Header, counts_of
from reader.values import Tally
from tests.blog import Said, genuine, post, spam_ping
from tests.fetch.conftest import answer, paths
from tests.tui.conftest import Open, serve

__all__ = ["serve"]

WIDTHS = range(30, 141)
NAMES = [
    "Ana Lund",
    "42 new: } goes to them",
    "comments are at Disqus: D loads them",
    "nothing is hidden",
    "東京の話",
    "",
]


PARTS = st.lists(
    st.builds(Part, st.sampled_from(NAMES), st.integers(0, 3)), min_size=1, unique_by=lambda part: part.text
)


@given(PARTS, st.sampled_from(WIDTHS))
@settings(max_examples=300, deadline=None)
def test_a_row_has_as_many_whole_parts_as_fit_the_heaviest_first(row: list[Part], cells: int) -> None:
    said = [part for part in row if part.text]
    by_weight = sorted(said, key=lambda part: -part.weight)
    rows = [[part for part in said if part in by_weight[:count]] for count in range(1, len(said) + 1)]
    expected = [joined(kept) for kept in rows if width(joined(kept)) <= cells]
    line = fitted(row, cells)
    assert line == [expected[-1] if expected else cut(joined(by_weight[:1]), cells)]


@given(st.text("ab 12 東", max_size=80), st.integers(1, 60))
def test_a_text_is_cut_between_words(text: str, cells: int) -> None:
    short = cut(text, cells)
    assert width(short) <= cells
    if short != text:
        kept = short.removesuffix("…")
        assert text.startswith(kept)
        is_after_a_word = kept[-1:].isspace() or text[len(kept)].isspace()
        assert is_after_a_word or " " not in kept.strip() or len(kept.split(" ")[-1]) > 20


TALLIES = st.builds(
    lambda ham, spam, hidden, others, declared, muted: Tally(
        ham + spam + others + muted, spam, min(hidden, spam) + others, min(hidden, spam), declared, muted
    ),
    st.integers(0, 20_000), st.integers(0, 20_000), st.integers(0, 20_000), st.integers(0, 300),
    st.none() | st.integers(0, 50_000), st.integers(0, 2_000),
)  # fmt: skip


@given(TALLIES, st.sampled_from(WIDTHS), st.booleans())
@settings(max_examples=400, deadline=None)
def test_found_and_hidden_stand_at_every_width(tally: Tally, cells: int, has_details: bool) -> None:
    found, _, muted, hidden, declared = tally.parts
    counts = counts_of(tally)
    details = (Part("3 new: } goes to them", 5), Part("spam and all pings are hidden")) if has_details else ()
    for rows in ([counts, details], [(Part("The Lock at Marlow"),), counts]):
        lines = lines_of(rows, (), cells - 1)
        assert all(width(line) <= cells - 1 for line in lines)
        parts = [part for line in lines for part in line.split(" · ") if part]
        whole = {*tally.parts, *(part.text for row in rows for part in row)}
        assert all(
            part in whole or any(one.startswith(f"{part.removesuffix('…')} ") for one in whole) for part in parts
        )
        assert found in parts
        assert hidden in ("", *parts) or width(hidden) >= cells
        assert muted in ("", *parts)
        assert declared in ("", *parts)


async def test_what_is_said_while_the_screen_is_laid_out_has_its_lines() -> None:
    class Pane(App[None]):
        def compose(self) -> ComposeResult:
            yield Header(id="header")

    async with Pane().run_test(size=(99, 24)) as pilot:
        header = pilot.app.query_one(Header)
        header.say("The Lock at Marlow", "By Tori Keller", "17 comments", notes=["2 of them are not to be had"])
        pilot.app.screen._refresh_layout()  # as when the terminal is resized
        header.say("The Lock at Marlow", "By Tori Keller", "17 comments")
        await pilot.pause()
        assert header.size.height == 3


def counts_on(text: str) -> tuple[int, int]:
    found, hidden = re.search(r"(\d+) comments?\b", text), re.search(r"(\d+) spam(?: and (\d+) others?)? hidden", text)
    assert found and hidden, text
    return int(found[1]), sum(int(count or 0) for count in hidden.groups())


def test_no_width_of_the_terminal_cuts_the_counts(reader: Open, tmp_path: Path) -> None:
    pings = [Said(f"On the lock, part {n}", url=f"http://canals{n}.example/", kind="pingback") for n in range(3)]
    path = tmp_path / "post.html"
    path.write_text(post([*map(genuine, range(11)), *pings, *map(spam_ping, range(15))]), "utf-8")
    terminal = reader(str(path)).wait_for("29 comments · 14 shown · 15 spam hidden").press("S")
    terminal.wait_for("29 comments · 11 shown", "15 spam and 3 others hidden")
    terminal.resize(140, 40).wait_for("29 comments · 11 shown · 15 spam and 3 others hidden", "spam and all pings are")
    for columns in (140, 119, 103, 100, 99, 70, 47, 40, 34, 30):
        for rows in (24, 12):
            terminal.resize(columns, rows).wait_for("hidden").settle()
            assert counts_on(terminal.text) == (29, 18)
            assert "…" not in "\n".join(line for line in terminal.lines if "hidden" in line), terminal.text


@pytest.mark.parametrize("path", ["/post", "/other"])
def test_what_is_hidden_is_remembered_by_host_and_port(  # type: ignore[no-untyped-def]
    reader: Open, serve, path: str
) -> None:
    ping = Said("On the history of the lock at Marlow", url="http://canals.example/history", kind="pingback")
    page = answer(post([genuine(0), ping, spam_ping(0)]).encode())
    one, two = (serve(paths(post=page, other=page)) for _ in range(2))
    terminal = reader(f"{one.url}/post").wait_for("1 spam hidden", "history").press("S").wait_for("1 other hidden")
    terminal.press("Q").wait_for_end()
    reader(f"{one.url}{path}").wait_for("1 spam and 1 other hidden")
    terminal = reader(f"{two.url}{path}").wait_for("3 comments · 2 shown · 1 spam hidden", "history")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (60, "lit “One; two · three”, kept · m only the first · a note"),
        (50, "lit “One; two · three”, kept · m only the first"),
        (40, "lit “One; two · three”, kept"),
        (20, "lit “One; two ·…"),
    ],
)
def test_a_line_too_long_loses_whole_parts_at_its_end_and_none_of_what_is_quoted(cells: int, said: str) -> None:
    assert whole_parts("lit “One; two · three”, kept · m only the first · a note", cells) == said
