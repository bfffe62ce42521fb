"""Selected text: the document's own, whatever is drawn beside it and wherever its lines end."""

from hypothesis import given
from hypothesis import strategies as st

from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.parse import parse
from reader.document.selecting import Selection, selected_text, stretches_on
from reader.text import width

TEXT = """## Locks

The *old* lock at 運河 Marlow was rebuilt in the spring, and the barges that had waited went through it.

- one boat
- two boats with a name that somebody had once been proud of

> Said the keeper, who has a longer view of the river than most of us have.

```python
for boat in boats:
    boat.go()
```

| Where | Who |
| --- | --- |
| Marlow | Ana |

The end\\
of it.
"""
BLOCKS = parse(TEXT)


def layout(cells: int) -> Layout:
    return Layout(Wrapping(BLOCKS, cells))


@given(st.integers(16, 120))
def test_all_that_is_selected_is_the_whole_text(cells: int) -> None:
    lines = layout(cells)
    text = selected_text(lines, Selection((0, 0), (lines.height, 0)))
    joined = BLOCKS[0].text
    for block in BLOCKS[1:]:
        joined += ("\n\n" if block.gap else "\n") + block.text
    assert text == joined.rstrip()


@given(
    st.integers(16, 80),
    st.tuples(st.integers(-2, 40), st.integers(-5, 90)),
    st.tuples(st.integers(0, 40), st.integers(0, 90)),
)
def test_any_selection_is_of_the_text_the_same_both_ways(
    cells: int, one: tuple[int, int], other: tuple[int, int]
) -> None:
    lines = layout(cells)
    text = selected_text(lines, Selection(one, other))
    assert text == selected_text(lines, Selection(other, one))
    assert all(part in "\n".join(block.text for block in BLOCKS) for part in text.split("\n"))
    assert not set("▏•§") & set(text)


@given(st.integers(16, 80), st.integers(0, 30), st.integers(0, 70), st.integers(0, 70))
def test_what_is_marked_on_a_line_is_what_stands_there(cells: int, line: int, left: int, right: int) -> None:
    lines = layout(cells)
    drawn = plain_lines(lines)
    for stretch in stretches_on(lines, line, Selection((line, left), (line, right))):
        text = lines.block(stretch.block).text[stretch.start : stretch.end]
        assert width(text) == stretch.right - stretch.left
        assert text in drawn[line]


def test_a_word_over_a_line_end_is_copied_as_a_sentence() -> None:
    lines = Layout(Wrapping(parse("> The barges went through one after the other."), 20))
    assert plain_lines(lines)[:2] == ["▏ The barges went", "▏ through one after"]
    assert selected_text(lines, Selection((0, 6), (1, 8))) == "barges went through"
