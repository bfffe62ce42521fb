"""What text may come in, how wide it is, where its lines break: for any text at all."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text import character_width, clean, counted, fit, is_narrow, line_starts, one_line, width

HOSTILE = (
    "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\xad\u061c\u200b\u202e\u2066\u2069\ufeff\ufe0f\ud800\udfff\U0001f3fd\U000e0041"
)
KEPT = "\t\n\u200c\u200d\u200e\u200f\u0301\u00a0\u3000é世😀"

anything = st.text(st.characters(codec=None) | st.sampled_from(HOSTILE + KEPT + "\r\u2028 "))
narrow_texts = st.text(st.sampled_from("abcdefg é\u00a0…  \n"), max_size=60)
wide_texts = st.text(
    st.sampled_from("abcdé  \n世界、「」。한국😀👩\u200d\u0301\u094d\u093eนี่\u1112\u1161\u11ab"), max_size=60
)
texts = narrow_texts | wide_texts | anything.map(clean)
cell_counts = st.integers(1, 20)


# clean


@given(anything)
def test_nothing_that_acts_on_a_terminal_survives(text: str) -> None:
    for character in clean(text):
        category = unicodedata.category(character)
        assert category not in ("Cc", "Cs") or character in "\t\n"
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
        assert character not in HOSTILE


@given(anything)
@example("\r\x00\n")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(anything)
def test_cleaned_text_can_be_stored(text: str) -> None:
    clean(text).encode()
    one_line(text).encode()


def test_what_scripts_need_is_kept() -> None:
    persian, hindi, family, french = "می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "« oui\u202f»"
    for text in (persian, hindi, family, french, "e\u0301", "a\tb\nc", "\u200fעברית\u200e"):
        assert clean(text) == text


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u064b", "\u0e34", "\u200d", "\u20dd", "\ufe0e"])
@pytest.mark.parametrize("before", ["z", "Ж" * 1022, "Ж" * 1024])
def test_marks_do_not_pile_up(mark: str, before: str) -> None:
    assert clean(f"{before}{mark * 3000} and on") == f"{before}{mark * 6} and on"


def test_colours_and_titles_of_terminals_leave_nothing() -> None:
    assert (
        clean("\x1b[33mcommit\x1b[m \x1b]0;a title\x07one \x1b]8;;http://a.example\x1b\\two\x1b[2J") == "commit one two"
    )
    assert clean("\x1b(B\x1b[m\x1b7saved\x1b8, \x1b=\x1bPq#0\x1b\\drawn") == "saved, drawn"
    assert clean("a\x1b]never ended\nb") == "a]never ended\nb"


@pytest.mark.parametrize("joined", ["a", "é", "👩", "\u0628"])
def test_joiners_do_not_pile_up(joined: str) -> None:
    assert "\u200d" not in clean(f"{joined}\u200d" * 300)
    assert clean(f"{joined}\u200d" * 4 + joined) == f"{joined}\u200d" * 4 + joined


@given(st.text(st.sampled_from("ab \u200d\u0301👩"), max_size=60))
def test_floods_are_gone_after_one_cleaning(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_wide_characters_wrap_as_their_widths_say() -> None:
    text = "運河の水門を「開けて」ください。" * 5
    for cells in range(2, 40):
        lines = [text[start:end] for start, end in pairwise([*line_starts(text, cells), len(text)])]
        assert "".join(lines) == text and all(width(line) <= cells for line in lines)
        assert cells < 6 or not any(line[0] in "。」" or line[-1] == "「" for line in lines)


def test_line_ends_become_newlines() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch") == "a\nb\nc\nd\ne\nf\ng\nh"


@given(anything)
def test_a_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip() and "  " not in line and not set(line) & set("\t\n\u200e\u200f")


# Widths


def test_widths_agree_with_the_screen_for_every_named_character() -> None:
    differing = [
        f"{code:04X}"
        for code in range(0x20, 0x20000)
        if clean(chr(code)) == chr(code) and unicodedata.category(chr(code)) not in ("Cn", "Co")
        if character_width(chr(code)) != cell_len(chr(code))
    ]
    assert differing == []


@given(texts)
@example("👨\u200d👩\u200d👧\u200d👦")
@example("🇩🇪e\u0301한\u1112\u1161\u11abनमस्ते")
def test_widths_agree_with_the_screen(text: str) -> None:
    line = text.replace("\n", " ").replace("\t", " ")
    named = "".join(character for character in line if unicodedata.category(character) not in ("Cn", "Co"))
    assert width(named) == cell_len(named)


def test_narrow_means_one_cell_a_character() -> None:
    narrow = [chr(code) for code in range(0x110000) if clean(chr(code)) and is_narrow(chr(code))]
    assert len(narrow) > 1000
    assert {character_width(character) for character in narrow if character not in "\t\n"} == {1}
    assert (
        is_narrow("Déjà vu\u202f: “¿Qué?” – Привет, Αθήνα → 5\u00a0€…")
        and not is_narrow("世")
        and not is_narrow("e\u0301")
    )


@given(texts.map(one_line), st.integers(-1, 30))
@example("a" * 10, 10)
@example("世界", 3)
def test_what_is_fitted_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    fitted = fit(text, cells)
    assert width(fitted) <= max(cells, 0)
    if width(text) <= cells:
        assert fitted == text
    elif cells > 0:
        assert fitted.endswith("…") and text.startswith(fitted[:-1])


# Lines


def lines_of(text: str, cells: int) -> list[str]:
    starts = line_starts(text, cells)
    return [text[begin:end] for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(texts, cell_counts)
@example("", 1)
@example("\n", 5)
@example("a\n", 5)
@example(" abcde", 5)
@example(" ab世", 3)
@example("世\u0301界", 2)
@example("abcde   fgh", 5)
def test_lines_are_the_text_in_order(text: str, cells: int) -> None:
    starts = line_starts(text, cells)
    assert starts[0] == 0
    assert all(before < after for before, after in pairwise(starts))
    assert starts[-1] <= len(text)
    assert "".join(lines_of(text, cells)) == text


@given(texts, cell_counts)
@example(" ab世", 3)
@example("a「世」b", 3)
@example("👩\u200d👩\u200d👧x👩\u200d👩", 2)
def test_no_line_is_wider_than_the_screen(text: str, cells: int) -> None:
    # A mark or a joiner after a space is noise, on which no two programs agree.
    assume(all(before != " " or character_width(after) for before, after in pairwise(text.replace("\n", ""))))
    for line in lines_of(text, cells):
        drawn = line.rstrip(" \n")
        one_character = len({width(drawn[:end]) for end in range(len(drawn) + 1)}) == 2
        assert width(drawn) <= cells or one_character


@given(texts, cell_counts)
def test_newlines_are_hard_breaks_and_only_there_is_a_line_ended(text: str, cells: int) -> None:
    for line in lines_of(text, cells):
        assert "\n" not in line[:-1]
    after_newlines = {position + 1 for position, character in enumerate(text) if character == "\n"}
    assert after_newlines <= set(line_starts(text, cells))


@given(narrow_texts, cell_counts)
@example(" abcde", 5)
@example("   abcde", 5)
def test_a_word_is_only_broken_where_it_is_longer_than_the_line(text: str, cells: int) -> None:
    for start in line_starts(text, cells)[1:]:
        if start < len(text) and text[start - 1] not in " \n" and text[start] not in " \n":
            word = (
                text[:start].replace("\n", " ").rpartition(" ")[2] + text[start:].replace("\n", " ").partition(" ")[0]
            )
            assert len(word) > cells


@given(narrow_texts, cell_counts)
def test_a_line_takes_all_the_words_that_fit(text: str, cells: int) -> None:
    lines = lines_of(text, cells)
    for line, following in pairwise(lines):
        if not line.endswith("\n"):
            word = following.replace("\n", " ").partition(" ")[0]
            assert word and len(line) + len(word) > cells


@given(narrow_texts, cell_counts)
def test_narrow_and_wide_text_break_alike(text: str, cells: int) -> None:
    assert line_starts(text + "\n世", cells)[:-1] == line_starts(text, cells)


@given(wide_texts, cell_counts)
def test_no_character_is_broken(text: str, cells: int) -> None:
    """What is drawn over or into the character before it begins no line."""
    assume("\u200d\u200d" not in text)
    for start in line_starts(text, cells)[1:]:
        if start < len(text) and text[start - 1] != "\n":
            assert text[start - 1] != "\u200d" and (text[start] == "\n" or character_width(text[start]) > 0)


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("the quick brown fox", 9, ["the quick ", "brown fox"]),
        ("the  quick", 4, ["the  ", "quic", "k"]),
        ("日本語の文章。", 8, ["日本語の", "文章。"]),
        ("日本語。", 6, ["日本", "語。"]),
        ("彼は「日本」", 6, ["彼は", "「日", "本」"]),
        ("read日本語", 6, ["read日", "本語"]),
        ("中文 words and 中文", 8, ["中文 ", "words ", "and 中文"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
        ("a\n\nb", 8, ["a\n", "\n", "b"]),
    ],
)
def test_lines_break_as_a_reader_expects(text: str, cells: int, lines: list[str]) -> None:
    assert lines_of(text, cells) == lines


def test_a_count_is_said_as_one_says_it() -> None:
    said = (counted(1, "bookmark"), counted(0, "bookmark"), counted(1_500, "reply", "replies"))
    assert said == ("1 bookmark", "0 bookmarks", "1,500 replies")
