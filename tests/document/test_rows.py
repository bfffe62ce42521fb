"""Rows of one height: where each line is, without making the others."""

import pytest

from reader.document.blocks import Block
from reader.document.rows import Rows
from reader.values import Place


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_place_leads_back_to_its_line(count: int, gap: int) -> None:
    blocks = [Block("paragraph", f"row {number}\nand what is known of it\nthird") for number in range(count)]
    rows = Rows(blocks, 3, gap)
    assert rows.height == count * (3 + gap) - gap
    for line in range(rows.height):
        assert rows.line_of(rows.place_of(line)) == line
    drawn = [("".join(piece.text for piece in rows.pieces(line)[1])) for line in range(rows.height)]
    assert [line for line in drawn if line] == [line for block in blocks for line in block.text.split("\n")]


def test_what_is_far_away_is_not_made() -> None:
    made = []

    class Many(list[Block]):
        def __len__(self) -> int:
            return 1_000_000

        def __getitem__(self, number):  # type: ignore[no-untyped-def]
            made.append(number)
            return Block("paragraph", f"{number}\nb")

    rows = Rows(Many(), 2, 1)
    assert rows.pieces(rows.height - 2)[1][0].text == "999999"
    assert rows.line_of(Place(777_777)) == 3 * 777_777
    assert set(made) == {999_999}


def test_no_rows_have_no_lines() -> None:
    rows = Rows([], 2)
    assert (rows.height, rows.pieces(0), rows.place_of(0), rows.line_of(Place(3, 4))) == (0, (-1, []), Place(), 0)
