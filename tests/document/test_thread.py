"""Threads as blocks: what is shown when some are hidden and some folded, at any shape of tree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.thread import Thread
from reader.values import Comment, Conversation, Verdict

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


@st.composite
def trees(draw: st.DrawFn) -> tuple[Conversation, set[int], set[int]]:
    count = draw(st.integers(0, 14))
    parents = [draw(st.integers(0, number)) for number in range(count)]
    numbers = st.sets(st.integers(0, max(count - 1, 0))) if count else st.just(set())
    return conversation(parents), draw(numbers), draw(numbers)


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
    chosen = thread.chosen(hidden, folded)
    assert list(chosen) == sorted(chosen), "reading order"
    heads = {number for number, item in enumerate(thread.items) if item.head in chosen}
    stubs = {number for number, item in enumerate(thread.items) if item.stub >= 0 and item.stub in chosen}
    inside = {n for n in range(len(thread.items)) if any(up in folded and up not in hidden for up in above(thread, n))}
    everything = set(range(len(thread.items)))
    assert heads == everything - hidden - inside
    assert stubs <= hidden
    # A hidden parent leaves its stub exactly where something under it is shown.
    assert stubs == {up for number in heads for up in above(thread, number) if up in hidden}
    shown_and_hidden = len(everything - hidden) + len(hidden)
    assert shown_and_hidden == len(said.comments)
    for number in heads - folded:
        item = thread.items[number]
        assert set(range(item.head, item.end)) <= set(chosen)


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
    lines = plain_lines(Layout(Wrapping(thread.blocks, 80), thread.chosen((), ())))
    text = "\n".join(lines)
    assert "Ana · 2016-12-01" in lines[0]
    assert "First words." in lines[1]
    ping = next(line for line in lines if "viagra ·" in line)
    assert ping.index("buy") > lines[0].index("Ana")
    assert ping.rstrip().endswith('spam: a sales phrase for a name ("viagra")')
    assert "pingback" in ping
    assert "(no name)" in text
    assert lines[lines.index(next(line for line in lines if "Two" in line)) + 1] == ""
