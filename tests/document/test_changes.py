"""What is said of a text that was read again; and what can be highlighted of it at once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.document.blocks import Block
from reader.document.changes import changes
from reader.document.choosing import choices, selected
from reader.document.layout import Layout, Wrapping
from reader.document.selecting import Selection, selected_text
from reader.document.sentences import sentences

ONE = "The keeper came at dawn with four buckets, and nobody asked him why."
TWO = "In June the barges went through the lock, one after the other."
THREE = "A dog slept on the third of them until the evening."


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


def test_what_is_new_changed_and_gone_is_told_apart() -> None:
    now = changes(blocks(ONE, TWO, THREE), blocks("Quite new.", ONE.replace("four", "five"), THREE))
    assert (now.new, now.changed, now.gone_count, now.numbers) == ((0,), (1,), 1, (0, 1))
    assert str(now) == "1 paragraph new, 1 changed, 1 gone"
    assert str(changes(blocks(), blocks(ONE, TWO))) == "2 paragraphs new"
    assert str(changes(blocks(ONE, TWO, ONE), blocks(ONE, TWO))) == "1 paragraph gone"
    assert str(changes(blocks(ONE, TWO), blocks(TWO, ONE))) == ""


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_counts_add_up(before: list[str], after: list[str]) -> None:
    now = changes(blocks(*before), blocks(*after))
    assert len(before) - now.gone_count + len(now.new) == len(after)
    assert not changes(blocks(*before), blocks(*before)).numbers


def test_sentences_end_where_they_do() -> None:
    text = 'Mr. Hale (e.g. now) gave 3.5 m. “Why?” he said… Then! J. R. Smith left. 彼は来た。帰った。 "Yes." No end'
    assert [text[start:end] for start, end in sentences(text)] == [
        "Mr. Hale (e.g. now) gave 3.5 m.", "“Why?” he said…", "Then!", "J. R. Smith left.", "彼は来た。", "帰った。",
        '"Yes."', "No end",
    ]  # fmt: skip
    assert sentences("." * 200_000 + " " * 200_000) == [(0, 200_000)]


@given(st.text("Ab.! “”\n。", max_size=60))
def test_sentences_are_all_of_the_text_but_spaces(text: str) -> None:
    found = sentences(text)
    rest = list(text)
    for start, end in found:
        rest[start:end] = " " * (end - start)
    assert not "".join(rest).strip()
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


def test_a_paragraph_a_table_code_and_a_comment_have_their_own_parts() -> None:
    def named(*parts: Block) -> list[str]:
        return [choice.what for choice in choices("all", dict(enumerate(parts, 7)))]

    assert named(Block("paragraph", "One. Two.")) == ["all", "sentence 1 of 2", "sentence 2 of 2"]
    assert named(Block("paragraph", "Only one here.")) == ["all"]
    assert named(Block("code", "a = 1\n\nb = 2")) == ["all", "line 1 of 2", "line 2 of 2"]
    assert named(Block("table", "a\tb\n1\t2")) == ["all", "row 1 of 2", "row 2 of 2"]
    assert named(*blocks("One.", "", "Two.")) == ["all", "paragraph 1 of 2", "paragraph 2 of 2"]
    assert named(Block("rule", "")) == []


@given(st.lists(st.sampled_from([ONE, TWO, THREE]), min_size=1, max_size=4), st.integers(12, 90), st.data())
def test_what_is_selected_is_what_would_be_copied(texts: list[str], cells: int, data: st.DataObject) -> None:
    layout = Layout(Wrapping([Block("paragraph", text, gap=1) for text in texts], cells))
    cell = st.tuples(st.integers(0, layout.height), st.integers(0, cells))
    selection = Selection(data.draw(cell), data.draw(cell))
    spans = selected(layout, selection)
    copied = selected_text(layout, selection).split("\n\n") if spans else []
    assert len(spans) <= 1
    for span in spans:
        first, last = span.start.block, span.end.block
        parts = [texts[number] for number in range(first, last + 1)]
        parts[-1] = parts[-1][: span.end.character]
        parts[0] = parts[0][span.start.character :]
        assert parts == copied
