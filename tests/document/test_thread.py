"""Threads as blocks: what is shown when some are hidden and some folded, at any shape of tree."""

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.thread import FOLDED, HEAD, OPEN, STUB, STUBBED, Thread, block_number, item_of
from reader.document.thread_heights import Heights
from reader.document.thread_layout import ThreadLayout
from reader.values import Comment, Conversation, Place, Verdict

SPAM = Verdict("spam", 0.99, ('a sales phrase for a name ("viagra")',))


def conversation(parents: list[int]) -> Conversation:
    """A comment for each number: its parent's place in the list, or one past its own for none."""
    return Conversation(
        tuple(
            Comment(
                f"c{number}",
                "comment",
                f"N{number}",
                f"T{number}",
                f"T{number}",
                f"c{parent}" if parent < number else None,
            )
            for number, parent in enumerate(parents)
        )
    )


def laid_out(thread: Thread, cells: int, hidden: Collection[int] = (), folded: Collection[int] = ()) -> ThreadLayout:
    heights = Heights(thread, cells)
    heights.measure(range(len(thread.items)))
    return ThreadLayout(heights, thread.states(mask(thread, hidden), mask(thread, folded)))


@st.composite
def trees(draw: st.DrawFn) -> tuple[Conversation, set[int], set[int]]:
    count = draw(st.integers(0, 14))
    parents = [draw(st.integers(0, number)) for number in range(count)]
    numbers = st.sets(st.integers(0, max(count - 1, 0))) if count else st.just(set())
    return conversation(parents), draw(numbers), draw(numbers)


def mask(thread: Thread, hidden: Collection[int]) -> bytes:
    return bytes(number in hidden for number in range(len(thread.items)))


def above(thread: Thread, number: int) -> list[int]:
    found = []
    while (number := thread.items[number].parent) >= 0:
        found.append(number)
    return found


@given(trees())
@settings(max_examples=300, deadline=None)
def test_hidden_and_folded(tree: tuple[Conversation, set[int], set[int]]) -> None:
    said, hidden, folded = tree
    thread = Thread(said, {})
    assert sorted(item.comment.id for item in thread.items) == sorted(comment.id for comment in said.comments)
    states = thread.states(mask(thread, hidden), mask(thread, folded))
    heads = {number for number, state in enumerate(states) if state in (OPEN, FOLDED)}
    stubs = {number for number, state in enumerate(states) if state == STUBBED}
    inside = {n for n in range(len(thread.items)) if any(up in folded and up not in hidden for up in above(thread, n))}
    everything = set(range(len(thread.items)))
    assert heads == everything - hidden - inside
    assert stubs <= hidden
    # A hidden parent leaves its stub exactly where something under it is shown.
    assert stubs == {up for number in heads for up in above(thread, number) if up in hidden}
    assert len(everything - hidden) + len(hidden) == len(said.comments)
    assert {number for number in heads if states[number] == FOLDED} == heads & folded


@given(trees())
@settings(max_examples=100, deadline=None)
def test_replies_follow_what_they_answer(tree: tuple[Conversation, set[int], set[int]]) -> None:
    thread = Thread(tree[0], {})
    for number, item in enumerate(thread.items):
        assert item.parent < number < item.after
        assert item.depth == len(above(thread, number))
        if item.parent >= 0:
            assert thread.items[item.parent].after >= item.after
            assert thread.items[item.parent].comment.id == item.comment.parent_id


def test_an_unknown_or_later_parent_counts_as_none() -> None:
    said = Conversation(
        (
            Comment("a", "comment", "A", "x", "x", "gone"),
            Comment("b", "comment", "B", "x", "x", "c"),
            Comment("c", "comment", "C", "x", "x", "c"),
        )
    )
    assert [item.depth for item in Thread(said, {}).items] == [0, 0, 0]


def test_a_thread_is_drawn_by_indent_with_reasons_beside() -> None:
    said = (
        Comment("a", "comment", "Ana", "First *words*.", "First words.", published="2016-12-01T00:00:00Z"),
        Comment("b", "pingback", "buy viagra", "", "", "a"),
        Comment("c", "comment", None, "Two\n\nparts", "Two parts", by_article_author=True),
    )
    thread = Thread(Conversation(said), {"b": SPAM})
    lines = plain_lines(laid_out(thread, 80))
    text = "\n".join(lines)
    assert "Ana · 2016-12-01" in lines[0]
    assert "First words." in lines[1]
    ping = next(line for line in lines if "viagra ·" in line)
    assert ping.index("buy") > lines[0].index("Ana")
    assert ping.rstrip().endswith('spam: a sales phrase for a name ("viagra")')
    assert "pingback" in ping
    assert "(no name)" in text
    assert lines[lines.index(next(line for line in lines if "Two" in line)) + 1] == ""


def test_a_name_that_would_take_lines_is_cut_to_one_and_is_found_all_the_same() -> None:
    ping = Comment("p1", "pingback", "A walk along the towpath at Marlow", "", "", published="2016-12-02")
    long = Comment("c1", "comment", "Hyacinth " * 30 + "Lund", "Wet.", "Wet.", published="2016-12-02", score=3)
    thread = Thread(Conversation((ping, long)), {"c1": SPAM})
    assert plain_lines(laid_out(thread, 40)) == [
        "▾ A walk along the towpath at Marlow ·",
        "  pingback · 2016-12-02",
        "",
        "▾ Hyacinth Hyac… · 2016-12-02 · 3 points",
        "  spam: a sales phrase for a name",
        '  ("viagra")',
        "  Wet.",
    ]
    assert "Lund · 2016-12-02" in thread.texts(bytes(2))[1][1]
    assert plain_lines(laid_out(thread, 400))[2].startswith("▾ Hyacinth Hyacinth")


def test_the_articles_author_and_who_opened_the_thread_are_told_apart() -> None:
    said = (
        Comment("a", "comment", "Ana", "One.", "One.", by_article_author=True),
        Comment("b", "comment", "Bo", "Two.", "Two.", by_opener=True),
        Comment("c", "comment", "Cy", "Three.", "Three.", section="Hacker News", by_opener=True),
        Comment("d", "comment", "Di", "Four.", "Four."),
    )
    thread = Thread(Conversation(said), {})
    heads = [line.strip(" ▾") for line in plain_lines(laid_out(thread, 80)) if "." not in line and line]
    assert heads == ["Ana · author", "Bo · OP", "Cy · OP · on Hacker News", "Di"]
    assert thread.texts(bytes(4))[1][::2] == heads


TEXTS = st.sampled_from(
    [
        "", " ", "Short.", "Some words that go on. " * 9, "Two\n\nparts of\none text", "> quoted\n\nand *answered*",
        "```\ncode\n    more\n```", "- one\n- two", "東京の話、もう一度。" * 8, "| a | b |\n|---|---|\n| c |", "a\\\nb",
        "<!-- nothing -->",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["Ana", "Bo " * 30, "東京" * 20, ""])
VERDICTS = st.sampled_from([None, SPAM, Verdict("unsure", 0.5, ("words " * 20,)), Verdict("ham", 0.1)])
NONE: dict[str, Verdict] = {}


@st.composite
def talks(draw: st.DrawFn) -> tuple[Thread, set[int], set[int]]:
    """Threads of all kinds of texts, with verdicts, and what of them is hidden and folded."""
    bare, hidden, folded = draw(trees())
    kinds = st.sampled_from(["comment", "pingback"])
    said = [comment._replace(markdown=draw(TEXTS), author=draw(NAMES), kind=draw(kinds)) for comment in bare.comments]
    verdicts = {comment.id: verdict for comment in said if (verdict := draw(VERDICTS))}
    return Thread(Conversation(tuple(said)), verdicts), hidden, folded


def slow_lines(thread: Thread, cells: int, states: bytearray) -> list[str]:
    """The same by the way of articles: all blocks in a row, those of the shown items chosen."""
    blocks, chosen = [], []
    for number in range(len(thread.items)):
        own = thread.blocks(number)
        parts = {OPEN: range(HEAD, len(own)), FOLDED: (HEAD,), STUBBED: (STUB,)}.get(states[number], ())
        chosen += [len(blocks) + part for part in parts]
        blocks += own
    return plain_lines(Layout(Wrapping(blocks, cells), chosen))


@given(talks(), st.integers(8, 90))
@settings(max_examples=150, deadline=None)
def test_every_line_is_where_the_long_way_has_it(talk: tuple[Thread, set[int], set[int]], cells: int) -> None:
    thread, hidden, folded = talk
    layout = laid_out(thread, cells, hidden, folded)
    assert plain_lines(layout) == slow_lines(thread, cells, layout.states)
    for line in range(layout.height):
        place = layout.place_of(line)
        block, pieces = layout.pieces(line)
        assert block == place.block
        # A reason under a head that has no room beside it belongs to the head's last line.
        if not pieces or any(piece.start >= 0 for piece in pieces):
            assert layout.line_of(place) == line, "a place leads back to its line"
    for item in layout.items:
        first, last = layout.lines_of(item)
        assert {item_of(layout.place_of(line).block)[0] for line in range(first, last + 1)} == {item}


@given(talks(), st.integers(8, 90), st.integers(1, 30), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_in_view_is_exact_before_the_rest_is_measured(
    talk: tuple[Thread, set[int], set[int]], cells: int, page: int, data: st.DataObject
) -> None:
    thread, hidden, folded = talk
    exact = laid_out(thread, cells, hidden, folded)
    if not exact.items:
        return
    item = data.draw(st.sampled_from(exact.items))
    place = exact.place_of(exact.lines_of(item)[0])
    heights = Heights(thread, cells)
    heights.measure_about(exact.states, exact.items, place, page)
    quick = ThreadLayout(heights, exact.states)
    here, there = quick.line_of(place), exact.line_of(place)
    for step in range(-page, page):
        assert quick.pieces(here + step) == exact.pieces(there + step) or not 0 <= there + step < exact.height
    assert quick.is_exact_about(place, page)
    heights.measure_some(60)
    assert heights.is_settled
    assert ThreadLayout(heights, exact.states).height == exact.height


@given(talks(), st.integers(8, 90), st.data())
@settings(max_examples=100, deadline=None)
def test_what_grows_keeps_its_heights_and_texts(
    talk: tuple[Thread, set[int], set[int]], cells: int, data: st.DataObject
) -> None:
    whole, _, _ = talk
    comments = tuple(item.comment for item in whole.items)
    part = Conversation(comments[: data.draw(st.integers(0, len(comments)))])
    before = Thread(part, data.draw(st.sampled_from([whole.verdicts, NONE])))
    old = Heights(before, cells)
    old.measure(range(len(before.items)))
    thread = Thread(Conversation(comments), whole.verdicts, before)
    heights = Heights(thread, cells, old)
    heights.measure_some(60)
    states = thread.states(mask(thread, ()), mask(thread, ()))
    assert plain_lines(ThreadLayout(heights, states)) == slow_lines(thread, cells, states)
    for number, item in enumerate(before.items):
        assert thread.body(thread.number_of[item.comment.id]) is before.body(number), "parsed once"


def test_a_place_that_is_hidden_leads_to_what_stands_before_it() -> None:
    thread = Thread(conversation([0, 1, 2]), {})
    layout = laid_out(thread, 40, hidden={0, 2})
    assert layout.heights.thread.shown(layout.states) == [1]
    assert layout.line_of(Place(block_number(0, HEAD))) == 0
    assert layout.line_of(Place(block_number(2, HEAD))) == layout.height - 1
