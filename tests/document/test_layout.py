"""Markdown drawn as plain lines, without any screen: what stands where at a width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.beginnings import head_of
from reader.document.blocks import Block
from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.parse import parse, parse_marked
from reader.text import clean, width
from reader.values import Place

WORDS = st.text(st.sampled_from("ab cd éü 東京 ё-.,'  "), max_size=120)
TEXTS = st.lists(WORDS, min_size=1, max_size=6)
CELLS = st.integers(8, 60)


def drawn(markdown: str, cells: int = 40) -> list[str]:
    return plain_lines(Layout(Wrapping(parse(markdown), cells)))


def text(markdown: str, cells: int = 40) -> str:
    return "\n".join(drawn(markdown, cells))


def test_paragraphs_are_wrapped_and_set_apart() -> None:
    assert drawn("one two three four\nfive\n\nsix", 14) == ["one two three", "four five", "", "six"]


def test_headings_keep_their_words_and_level() -> None:
    assert drawn("# One *two*\n\ntext\n\n### Three") == ["One two", "", "text", "", "", "Three"]
    assert [block.level for block in parse("# One\n\n### Three")] == [1, 3]
    assert [block.kind for block in parse("Setext\n===\n\n####### seven")] == ["heading", "paragraph"]


def test_bullets_nest_and_hang() -> None:
    lines = drawn("- one two three\n  - inner words here\n    - deep\n- last", 14)
    assert lines == ["• one two", "  three", "  ◦ inner", "    words here", "    ▪ deep", "• last"]


def test_tight_lists_stand_close_and_loose_ones_apart() -> None:
    assert drawn("- a\n- b\n\nafter") == ["• a", "• b", "", "after"]
    assert drawn("- a\n\n- b") == ["• a", "", "• b"]
    assert drawn("- a\n\n  second\n- b") == ["• a", "", "  second", "", "• b"]
    assert drawn("before\n\n- a\n- b") == ["before", "", "• a", "• b"]


def test_numbers_go_on_from_where_they_start() -> None:
    assert drawn("9. nine\n1. ten\n1. eleven") == [" 9. nine", "10. ten", "11. eleven"]
    assert drawn("0) zero\n1) one") == ["0) zero", "1) one"]


def test_quotes_have_a_bar_on_every_line() -> None:
    lines = drawn("> one two three four five\n>\n> > inner\n\nafter", 14)
    quoted = lines[: lines.index("after") - 1]
    assert all(line.startswith("▏") for line in quoted if line)
    assert "▏ ▏ inner" in lines


def test_a_quotation_has_its_bar_between_its_blocks_too() -> None:
    assert drawn("> a\n>\n> b") == ["▏ a", "▏", "▏ b"]
    assert drawn("> a\n\nb\n\n> c") == ["▏ a", "", "b", "", "▏ c"]
    assert drawn("> a\n\n> b") == ["▏ a", "", "▏ b"]
    assert drawn("> a\n>\n> > b\n> >\n> > c\n>\n> d") == ["▏ a", "▏", "▏ ▏ b", "▏ ▏", "▏ ▏ c", "▏", "▏ d"]
    lines = drawn("> - a\n>\n>   > b\n>   >\n>   > c\n>\n> - d\n>\n>   e")
    assert lines == ["▏ • a", "▏", "▏   ▏ b", "▏   ▏", "▏   ▏ c", "▏", "▏ • d", "▏", "▏   e"]
    deep = drawn(f"{'>' * 12} a\n{'>' * 12}\n{'>' * 12} b", 60)
    assert deep == ["▏ " * 7 + "12▏ a", "▏ " * 7 + "  ▏", "▏ " * 7 + "12▏ b"]


def test_bars_stand_under_each_other_in_a_pane_too_narrow_for_all() -> None:
    first, gap, second = drawn(f"{'>' * 8} ab\n{'>' * 8}\n{'>' * 8} cd", 12)
    assert first.removesuffix("ab").rstrip() == gap == second.removesuffix("cd").rstrip() and "▏" in gap


def test_a_deep_quotation_has_its_depth_beside_the_last_bar_and_no_more_room_taken() -> None:
    *_, eighth = drawn(f"{'>' * 8} words")
    first, second = drawn(f"{'>' * 12} one two three four five six", 40)
    assert eighth == "▏ " * 8 + "words"
    assert first == "▏ " * 7 + "12▏ one two three four" and second == "▏ " * 7 + "  ▏ five six"
    assert drawn(f"{'>' * 9} 2. >> one", 60) == ["▏ " * 7 + "2. 11▏ one"]


def test_code_keeps_its_lines_and_spaces() -> None:
    assert drawn("```python\nif x:\n    y = 1\n\n\nz\n```") == ["│ if x:", "│     y = 1", "│", "│", "│ z"]
    assert parse("```python\nx\n```")[0].language == "python"
    assert drawn("    indented\n      more") == ["│ indented", "│   more"]


def test_tables_line_up() -> None:
    lines = drawn("| name | n |\n| --- | --- |\n| heron | 1 |\n| ox | 22 |")
    assert lines == ["name   n", "heron  1", "ox     22"]


def test_a_cell_alone_in_its_row_reaches_over_the_others_columns() -> None:
    remark = "All that grows by the water, whoever planted it"
    table = f"| Tree | Price | Age |\n| ---: | --- | --- |\n| {remark} | | |\n| Elm | 3 | 90 |\n"
    assert drawn(table, 60) == ["Tree  Price  Age", remark, " Elm  3      90"]
    assert drawn(table, 30) == [
        "Tree  Price  Age",
        "All that grows by the water,",
        "whoever planted it",
        " Elm  3      90",
    ]


@pytest.mark.parametrize("cells", [60, 30, 12, 8])
def test_wide_tables_stay_within_the_width(cells: int) -> None:
    row = "| " + " | ".join(f"cell {n} with several words" for n in range(4)) + " |"
    lines = drawn(f"{row}\n{'| --- ' * 4}|\n{row}", cells)
    assert all(width(line) <= cells for line in lines)
    letters = "".join("".join(lines).split())
    assert all(letters.count(character) == "".join(row.split()).count(character) * 2 for character in "0123wvl")


def test_rules_breaks_images_and_footnotes() -> None:
    assert "* * *" in text("a\n\n---\n\nb")
    assert drawn("one  \ntwo\\\nthree") == ["one", "two", "three"]
    assert drawn("![a heron](h.png) ![](x.png)") == ["[image: a heron] [image]"]
    lines = drawn("Said[^1] and[^x].\n\n[^1]: Note one.\n[^x]: Note two.")
    assert lines[0].startswith("Said[1] and[")
    assert any(line.startswith("[1] Note one.") for line in lines)


def test_styles_cover_exactly_their_words() -> None:
    (block,) = parse("a **bold *both*** `code` [link](https://x.example/) ~~gone~~ <b>html</b> &amp; \\*")
    said = {(run.style, block.text[run.start : run.end]) for run in block.runs}
    assert said == {
        ("strong", "bold both"), ("em", "both"), ("code", "code"), ("link", "link"), ("strike", "gone"),
    }  # fmt: skip
    assert block.text.endswith("html & *")
    assert [run.target for run in block.runs if run.style == "link"] == ["https://x.example/"]


def test_html_is_read_as_words_and_never_drawn() -> None:
    assert "<" not in text("<div class=x>\nwords\n</div>\n\n<script>x</script> and <br>more")


@given(TEXTS, CELLS, st.data())
@settings(max_examples=150, deadline=None)
def test_every_line_has_a_place_that_leads_back_to_it(texts: list[str], cells: int, data: st.DataObject) -> None:
    blocks = [Block("paragraph", part, gap=data.draw(st.integers(0, 2))) for part in texts]
    chosen = data.draw(st.none() | st.sets(st.integers(0, len(blocks) - 1), min_size=1).map(sorted))
    layout = Layout(Wrapping(blocks, cells), chosen)
    for line in range(layout.height):
        place = layout.place_of(line)
        block, pieces = layout.pieces(line)
        assert place.block == block
        if pieces:
            assert layout.line_of(place) == line
        else:
            assert layout.line_of(place) >= line
    for number in chosen or range(len(blocks)):
        for character in range(len(blocks[number].text) + 1):
            line = layout.line_of(Place(number, character))
            assert layout.place_of(line).block == number
            assert layout.place_of(line).character <= character or character == 0


@given(TEXTS, CELLS)
@settings(max_examples=150, deadline=None)
def test_every_character_is_drawn_once_at_any_width(texts: list[str], cells: int) -> None:
    lines = plain_lines(Layout(Wrapping([Block("paragraph", part) for part in texts], cells)))
    assert "".join("".join(lines).split()) == "".join("".join(texts).split())
    assert all(width(line) <= max(cells, 8) for line in lines)


PLAIN = st.text(st.sampled_from("ab Cd.\n\n,;é東'\"()%/:&-+=1.) \t"), max_size=80).map(clean)


@given(PLAIN)
@settings(max_examples=500, deadline=None)
def test_plain_text_needs_no_parser(markdown: str) -> None:
    """Where parse() takes the short way, the long way gives the same: a mark behind it forces that one."""
    long_way = parse(f"{markdown}\n\n*x*")
    expected = [(block.kind, " ".join(block.text.split())) for block in long_way[:-1]]
    assert [(block.kind, " ".join(block.text.split())) for block in parse(markdown)] == expected


LINES = st.text(st.sampled_from("abé1 .)-+=#>~`*_[]<|&\\\t:!(/$"), max_size=12)


@given(st.lists(LINES, max_size=6).map("\n".join).map(clean))
@settings(max_examples=1500, deadline=None)
def test_the_short_way_is_taken_only_where_it_gives_the_same(markdown: str) -> None:
    """Whatever marks there are and wherever they stand: same blocks, same words, same styles."""

    def said(blocks: list[Block]) -> list[Block]:
        return [block._replace(text=" ".join(block.text.split())) for block in blocks]

    assert said(parse(markdown)) == said(parse_marked(markdown))


@given(st.lists(st.sampled_from(["word " * 9, "# Head", "```\ncode\n\ncode\n```", "- a\n- b", "> q"]), max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_head_is_the_beginning(parts: list[str]) -> None:
    markdown = "\n\n".join(parts)
    head, whole = parse(head_of(markdown, 120)), parse(markdown)
    if len(markdown) <= 120:
        assert head == whole
    # All but the last block, which the cut may have gone through.
    assert head[:-1] == whole[: max(len(head) - 1, 0)]


COLUMNS = 12
TABLE = "".join(f"{cell * COLUMNS}|\n" for cell in ("| head ", "| --- ", "| one ", "| two ", "| six "))


@pytest.mark.parametrize("length", range(4, len(TABLE)))
def test_a_head_has_whole_rows_of_a_table(length: int) -> None:
    (table,) = parse(head_of(TABLE, length))
    assert table.kind == "table" and parse(TABLE)[0].text.startswith(table.text)
    assert all(row.count("\t") == COLUMNS - 1 and row[-3:].strip() for row in table.text.split("\n"))
    titled = parse(head_of("# Title\n" + TABLE, length + 8))
    assert [block.kind for block in titled] in (["heading"], ["heading", "table"])


def test_a_head_never_ends_inside_the_line_of_a_fence() -> None:
    text = "# Title\n```python\nboat.go()\n```\n" + "word " * 40
    for length in range(8, 40):
        assert [block.kind for block in parse(head_of(text, length))][:2] in (
            ["heading"], ["heading", "code"],
        )  # fmt: skip


def test_a_place_leads_back_to_its_very_line_also_in_a_gap() -> None:
    """A text that is laid out again must not move under the reader, whatever line is at the top."""
    layout = Layout(Wrapping(parse("# One\n\nTwo words here.\n\n- three\n- four\n\n    code\n"), 10))
    assert [layout.line_of(layout.place_of(line)) for line in range(layout.height)] == list(range(layout.height))


def test_a_very_long_table_has_a_line_for_each_row_however_wide_that_is() -> None:
    wide = "the toll that is paid for a cart at this landing and at the next"
    rows = [f"| {n} | {wide} {'長い' if n % 7 == 0 else ''} |" for n in range(2500)]
    blocks = parse("\n".join(("| Nr | Toll |", "| ---: | --- |", *rows)))
    layout = Layout(Wrapping(blocks, 40, "moved"))
    lines = plain_lines(layout)
    assert len(lines) == 2501
    assert lines[1].split()[:3] == ["0", "the", "toll"] and lines[2500].split()[0] == "2499"
    assert all(width(line) <= 40 for line in lines)
    assert lines[1].index("0") == lines[2500].index("2499") + 3, "set right"
    assert len(plain_lines(Layout(Wrapping(blocks, 40)))) > 4000, "what can't be moved is wrapped"
