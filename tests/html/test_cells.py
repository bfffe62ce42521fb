"""Tables as a cell or a row has to change to be Markdown: lines in cells, names of rows, titles."""

import pytest

from reader.document.parse import parse as blocks_of
from reader.html.markdown import markdown_of
from reader.html.tree import parse


def markdown(page: str) -> str:
    return markdown_of(parse(page))


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("<ul><li>70% farmers</li><li>16% <b>smiths</b></li></ul>", "70% farmers; 16% **smiths**"),
        ("12 Mill Road<br>Holm", "12 Mill Road; Holm"),
        ("<p>The gate</p><p>The lock</p>", "The gate; The lock"),
        ("<p>The gate.</p><p>The lock.</p>", "The gate. The lock."),
        ("Holm<br>(west)", "Holm (west)"),
        ("from six,<br>daily", "from six, daily"),
        ("<p>only one</p>", "only one"),
        ("<br>only one<br>", "only one"),
        ("<img src='http://x.example/a.png' alt='a'><br>the gate", "![a](http://x.example/a.png) the gate"),
    ],
)
def test_the_lines_of_a_cell_do_not_run_into_one_another(cell: str, line: str) -> None:
    table = f"<table><tr><th>Place<th>People<br>there<tr><td>Upper<td>{cell}</table>"
    assert markdown(table) == f"| Place | People there |\n| --- | --- |\n| Upper | {line} |"


def test_a_line_that_ends_in_a_note_is_parted_from_the_next() -> None:
    page = """<table><tr><th>Place<th>People<tr><td>Upper<td>farmers<sup id="r"><a
        href="#n">1</a></sup><br>smiths</table>
        <p id="n">In 1890. <a href="#r">↩</a></p>"""
    assert "| farmers[^1]; smiths |" in markdown(page)


def test_a_table_of_names_and_values_has_no_heads() -> None:
    source = markdown("<table><tr><th>Item<td>Boots<tr><th>Code<td>B-17</table>")
    assert source == "|  |  |\n| --- | --- |\n| Item | Boots |\n| Code | B-17 |"
    [table] = blocks_of(source)
    assert (table.text, table.runs) == ("Item\tBoots\nCode\tB-17", ())


@pytest.mark.parametrize(
    "heads",
    [
        "<tr><th>Item<th>Code",
        "<tr><td>Item<th>Code",
        "<thead><tr><th>Item<td>Code</thead>",
        "<tr><td>Item<td>Code",
    ],
)
def test_other_first_rows_are_heads(heads: str) -> None:
    assert markdown(f"<table>{heads}<tr><td>Boots<td>B-17</table>").startswith("| Item | Code |\n| --- |")


def test_a_corner_without_words_leaves_heads_what_they_are() -> None:
    assert markdown("<table><tr><th>Item<td><tr><th>Code<td>B-17</table>").startswith("| Item |  |\n")
