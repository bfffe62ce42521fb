"""Tables in plain text: as tables where their rows are regular, else as they are typed."""

import pytest

from reader.extract.plain import article_of_text

PROSE = "The locks are closed for the whole of the winter, as they were in the year before, and nobody minds that."
TABLE = "| Lock | Depth |\n| --- | --- |\n| Marlow | 3 m |\n| Bath |  |"


@pytest.mark.parametrize(
    "typed",
    [
        "| Lock | Depth |\n|------|:-----:|\n| Marlow | 3 m |\n| Bath | |",
        "| Lock   | Depth |\n| Marlow | 3 m   |\n| Bath   |       |",
        "Lock | Depth\n--- | ---\nMarlow | 3 m\n| Bath | |",
        " Lock   | Depth\n--------+-------\n Marlow | 3 m\n| Bath   |     |",
        "+------+-----+\n|Lock|Depth|\n+======+=====+\n|Marlow|3 m|\n+------+-----+\n|Bath||\n+------+-----+",
        "+------+-----+\n|Lock|Depth|\n+------+-----+\n|Marlow|3 m|\n|Bath||\n+------+-----+",
        "   +------+-----+\n   |Lock|Depth|\n   |Marlow|3 m|\n   |Bath||\n   +------+-----+",
    ],
)
def test_a_regular_table_is_one_of_gfm(typed: str) -> None:
    assert article_of_text(f"{PROSE}\n\n{typed}\n\n{PROSE}").markdown == f"{PROSE}\n\n{TABLE}\n\n{PROSE}"


@pytest.mark.parametrize(
    "typed",
    [
        "| Lock | Depth |",
        "| Lock | Depth |\n---------------",
        "---------------\n| Lock | Depth |\n---------------",
        "Lock   | Depth\n--------------\nMarlow | 3 m",
        "| Lock | Depth |\n| Marlow | 3 m | open |",
        "+------+-----+\n| Mar- | 3 m |\n| low  |     |\n+------+-----+\n| Bath | 2 m |\n+------+-----+",
        "+------+-----+\n| Name | m   |\n+------+-----+\n| Mar  | 3 m |\n|      | low |\n+------+-----+",
        "| keeper | lock | barge |\n|------->|      |       |\n|        |----->|       |",
        "+-----+-----+\n| one | two |\n| a   | b   |\n+-----+-----+\n   |     ^",
    ],
)
def test_other_tables_and_drawings_stay_as_they_are_typed(typed: str) -> None:
    markdown = article_of_text(f"{PROSE}\n\n{typed}\n\n{PROSE}").markdown
    assert markdown == f"{PROSE}\n\n```\n{typed}\n```\n\n{PROSE}"


def test_a_table_is_cut_from_the_lines_above_and_below_it() -> None:
    typed = "| Lock | Depth |\n| Marlow | 3 m |\n| Bath | |"
    assert article_of_text(f"{PROSE}\n{typed}\n{PROSE}").markdown == f"{PROSE}\n\n{TABLE}\n\n{PROSE}"


def test_signs_in_cells_are_text() -> None:
    markdown = article_of_text("| a\\|b | *c* |\n|---|---|\n| <b> | `d` |").markdown
    assert markdown == "| a\\|b | \\*c\\* |\n| --- | --- |\n| \\<b> | \\`d\\` |"
