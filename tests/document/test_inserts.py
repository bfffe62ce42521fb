"""What is opened in a text stands under its paragraphs: every line is there, and places lead back to their line."""

from hypothesis import given
from hypothesis import strategies as st

from reader.document.inserts import Inserted
from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.opened_notes import NoteLines
from reader.document.opened_pictures import PictureLines
from reader.document.parse import parse
from reader.document.spots import Spot, kept_spots, spots_of
from reader.values import Place

WORDS = "words that go on for a while, "
TEXT = "\n\n".join(f"Paragraph {n}[^{n}], ![P](p{n}.png) {WORDS * (n % 4)}." for n in range(8)) + "\n\n" + "\n\n".join(
    f"[^{n}]: Note {n} {WORDS * (n % 3)}\n\n    and more of it" for n in range(8)
)  # fmt: skip
BLOCKS = parse(TEXT)
NOTES, PICTURES = (
    [next(spot for spot in spots_of(n, BLOCKS[n]) if spot.kind == kind) for n in range(8)]
    for kind in ("footnote", "image")
)


def opened(layout: Layout, notes: set[int], pictures: set[int], rows: int = 7) -> Inserted:
    cells = layout.wrapping.cells
    inserts = {NOTES[n]: NoteLines(str(n), BLOCKS, cells) for n in notes}
    return Inserted(layout, inserts | {PICTURES[n]: PictureLines(n, layout.wrapping, (9, rows)) for n in pictures})


SOME = st.sets(st.integers(0, 7))


@given(SOME, SOME, st.integers(18, 90), st.integers(1, 9))
def test_the_lines_are_the_documents_with_what_is_opened_between(
    notes: set[int], pictures: set[int], cells: int, rows: int
) -> None:
    plain = Layout(Wrapping(BLOCKS, cells))
    shown = opened(plain, notes, pictures, rows)
    lines = plain_lines(shown)
    own = [line for number, line in enumerate(lines) if not shown.opened_on(number)]
    noted = [line for line in lines if line.startswith("  ⋮ ")]
    assert own == plain_lines(plain)
    assert sum("[" in line and "Note" in line for line in noted) == len(notes)
    assert len(lines) - len(own) - len(noted) == len(pictures) * ((rows + 1) // 2)
    assert [shown.line_of(shown.place_of(number)) for number in range(len(lines))] == list(range(len(lines)))


def test_a_note_stands_right_under_its_paragraph_with_the_numbers_of_its_own_blocks() -> None:
    shown = opened(Layout(Wrapping(BLOCKS, 60)), {2}, set())
    line = shown.line_of(Place(2, len(BLOCKS[2].text) - 1)) + 1
    number, pieces = shown.pieces(line)
    assert shown.block(number).text.startswith("Note 2") and pieces[0].text == "  ⋮ [2] "
    assert shown.lines_of(NOTES[2])[0] == line and shown.opened_on(line) == (NOTES[2], 0)


@given(SOME, st.integers(1, 9))
def test_a_place_in_what_is_closed_or_smaller_now_is_at_its_end(others: set[int], rows: int) -> None:
    plain = Layout(Wrapping(BLOCKS, 60))
    large, small = opened(plain, set(), others | {3}, 40), opened(plain, set(), others | {3}, rows)
    place = large.place_of(large.lines_of(PICTURES[3])[1])
    assert small.line_of(place) == small.lines_of(PICTURES[3])[1]
    closed = opened(plain, set(), others - {3})
    assert closed.line_of(place) == closed.line_of(Place(3, len(BLOCKS[3].text) - 1))


def test_the_bars_of_a_quotation_go_on_beside_a_picture() -> None:
    layout = Layout(Wrapping(parse("> Words\n>\n> ![P](p.png)"), 40))
    lines = Inserted(layout, {Spot("image", 1, 0, 10): PictureLines(1, layout.wrapping, (4, 4))})
    (number, bars), text = lines.pieces(lines.height - 1), layout.pieces(2)[1]
    assert number == 1 and bars[0] == text[0] and bars[1].column == text[1].column


def test_what_was_open_is_found_again_in_a_changed_text() -> None:
    changed = parse("A new paragraph.\n\n" + TEXT.replace("p1.png", "q.png").replace("[^2]: Note", "Note"))
    kept = dict(kept_spots([PICTURES[1], PICTURES[5], NOTES[2], NOTES[5]], changed))
    assert {old: new.block for old, new in kept.items()} == {PICTURES[5]: 6, NOTES[5]: 6}
    assert dict(kept_spots([PICTURES[1]], BLOCKS)) == {PICTURES[1]: PICTURES[1]}
