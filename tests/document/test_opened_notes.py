"""Footnotes drawn under the paragraphs that refer to them: every line is there, and places lead back to their line."""

from hypothesis import given
from hypothesis import strategies as st

from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.opened_notes import with_notes
from reader.document.parse import parse
from reader.values import Place

WORDS = "words that go on for a while, "
TEXT = "\n\n".join(f"Paragraph {n}[^{n}], {WORDS * (n % 4)}." for n in range(8)) + "\n\n" + "\n\n".join(
    f"[^{n}]: Note {n} {WORDS * (n % 3)}\n\n    and more of it" for n in range(8)
)  # fmt: skip
BLOCKS = parse(TEXT)


@given(st.sets(st.integers(0, 7)), st.integers(18, 90))
def test_the_lines_are_the_documents_with_the_notes_between(hosts: set[int], cells: int) -> None:
    plain = Layout(Wrapping(BLOCKS, cells))
    opened = with_notes(plain, {host: [str(host)] for host in hosts}, BLOCKS)
    lines = plain_lines(opened)  # type: ignore[arg-type]
    notes = [line for line in lines if line.startswith("  ⋮ ")]
    assert [line for line in lines if not line.startswith("  ⋮ ")] == plain_lines(plain)
    assert sum("[" in line and "Note" in line for line in notes) == len(hosts)
    for number, line in enumerate(lines):
        if not line.startswith("  ⋮ "):
            assert opened.line_of(opened.place_of(number)) == number


def test_a_note_stands_right_under_its_paragraph_with_the_numbers_of_its_own_blocks() -> None:
    opened = with_notes(Layout(Wrapping(BLOCKS, 60)), {2: ["2"]}, BLOCKS)
    line = opened.line_of(Place(2, len(BLOCKS[2].text) - 1)) + 1
    number, pieces = opened.pieces(line)
    assert opened.block(number).text.startswith("Note 2") and pieces[0].text == "  ⋮ [2] "
    assert opened.place_of(line) == Place(2, len(BLOCKS[2].text) - 1)
