"""The forest that judges items: read as written, and of features that are counted."""

import json

import pytest

from reader import shipped
from reader.extract.features import FEATURES, rows_of
from reader.extract.model import Forest, selection_forest
from reader.extract.selection import shown_outline
from reader.html.tree import parse


def test_trees_add_up() -> None:
    forest = Forest([[0, 0.5, -1.0, [1, 2.0, 1.0, 3.0]], 0.5], [0, 1])
    assert forest.probability([0.0, 0.0]) == pytest.approx(1 / (1 + 2.718281828**0.5))
    assert forest.probability([1.0, 9.0]) == pytest.approx(1 / (1 + 2.718281828**-3.5))


def test_features_are_found_by_name() -> None:
    forest = Forest([[0, 0.5, 0.0, 5.0]], [2])
    assert forest.probability([9.0, 9.0, 0.0]) == 0.5
    assert forest.probability([0.0, 0.0, 1.0]) > 0.99


def test_trees_that_are_walked_say_what_they_say_compiled() -> None:
    forest = selection_forest.__wrapped__(FEATURES)
    rows = [[(7 * number * column) % 101 / 10 for column in range(len(FEATURES))] for number in range(600)]
    walked = [forest.probability(row) for row in rows]
    for _ in range(2):
        assert [forest.probability(row) for row in rows] == walked
    assert len({*walked}) > 100


@pytest.mark.parametrize("tree", [["__import__('os')", 0, 1, 2], [0, "x", 1, 2], [0, 0, "print()", 2]])
def test_nothing_but_numbers_gets_into_a_tree(tree: list[object]) -> None:
    with pytest.raises(ValueError):
        Forest([tree], [0])


def test_the_model_that_ships_asks_for_features_that_are_counted() -> None:
    stored = json.loads(shipped.asset("selection.json").read_text(encoding="utf-8"))
    assert set(stored["features"]) <= set(FEATURES)
    assert selection_forest(FEATURES).probability([0.0] * len(FEATURES)) < 0.5
    with pytest.raises(ValueError, match="asks for"):
        selection_forest(("words",))


def test_a_row_has_a_number_for_each_feature() -> None:
    outline = shown_outline(
        parse("<main><h1>Tides</h1><p>High, then low again.</p><img src='/a.png'></main>" + "<p>x</p>" * 40)
    )
    rows = rows_of(outline, "Tides", "High, then low again.")
    assert len(rows) == len(outline.items)
    assert all(len(row) == (len(FEATURES) if item.words else 0) for row, item in zip(rows, outline.items, strict=True))
    row = dict(zip(FEATURES, rows[1], strict=True))
    assert (row["words"], row["greedy"], row["from the title"]) == (4, 1, 1)
