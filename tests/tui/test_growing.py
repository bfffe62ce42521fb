"""A long conversation in its pane: exact where one looks before the rest is measured, in place while it grows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.tui.widgets.conversation_view import ConversationView
from reader.values import Comment, Conversation, Verdict, Verdicts

BODIES = (
    "A short word on locks.",
    "The keeper at the upper lock has a longer view of the river than most of us have. " * 4,
    "> He said that the weir leaks.\n\nIt *does*:\n\n- at the gate\n- below the bridge",
)


def said(count: int, prefix: str = "c") -> Conversation:
    """Comments in threads of four, each answering the one before."""
    comments = []
    for number in range(count):
        parent = f"{prefix}{number - 1}" if number % 4 else None
        text = f"{prefix}{number}: {BODIES[number % 3]}" if number % 3 < 2 else BODIES[2]
        comments.append(Comment(f"{prefix}{number}", "comment", f"Name {prefix}{number}", text, text, parent))
    return Conversation(tuple(comments))


def verdicts_on(conversation: Conversation) -> Verdicts:
    spam = Verdict("spam", 0.99, ("a sales phrase",))
    return {comment.id: spam for comment in conversation.comments if comment.id.endswith("7")}


@asynccontextmanager
async def pane(conversation: Conversation) -> AsyncIterator[tuple[ConversationView, Pilot[None]]]:
    class Pane(App[None]):
        def compose(self) -> ComposeResult:
            yield ConversationView()

    async with Pane().run_test(size=(60, 24)) as pilot:
        view = pilot.app.query_one(ConversationView)
        view.show_conversation(conversation, verdicts_on(conversation))
        view.focus()
        await pilot.pause()
        yield view, pilot


async def settle(view: ConversationView, pilot: Pilot[None]) -> None:
    while not view.is_settled:
        await pilot.pause(0.02)


def screen(view: ConversationView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def unmoved(view: ConversationView, pilot: Pilot[None], act: Callable[[], None]) -> None:
    """An act that changes nothing on the screen."""
    before = screen(view)
    act()
    assert screen(view) == before
    await settle(view, pilot)
    assert screen(view) == before


async def test_the_end_of_what_is_not_measured_yet_is_its_last_line() -> None:
    async with pane(said(2999)) as (view, pilot):
        view.focus_item(view.items_shown()[-1])
        lines = screen(view)
        assert "Name c2998" in "\n".join(lines)
        assert lines[-1].endswith("below the bridge") or "c2998" in lines[-1] or "of us have." in lines[-1]
        await unmoved(view, pilot, lambda: None)
        assert view.scroll_y + view.page_height == view.layout_.height


async def test_paging_through_before_and_after_settling_shows_the_same() -> None:
    conversation = said(1500)
    async with pane(conversation) as (quick, _), pane(conversation) as (settled, pilot):
        await settle(settled, pilot)
        for view in (quick, settled):
            view.focus_item(view.thread.number_of["c900"])
        for pages in (1, 1, 1, -1, -1, -1, -1, -1, 0.5):
            for view in (quick, settled):
                view.scroll_pages(pages)
            assert screen(quick) == screen(settled)


async def test_what_comes_above_and_below_moves_nothing() -> None:
    conversation = said(400)
    async with pane(conversation) as (view, pilot):
        view.focus_item(view.thread.number_of["c200"])
        view.toggle_fold()
        view.scroll_lines(3)
        bodies = {item.comment.id: view.thread.body(number) for number, item in enumerate(view.thread.items)}
        await settle(view, pilot)
        more = conversation._replace(comments=said(40, "a").comments + conversation.comments + said(40, "z").comments)
        await unmoved(view, pilot, lambda: view.show_conversation(more, verdicts_on(more)))
        assert view.focused_comment and view.focused_comment.id == "c200"
        assert view.thread.number_of["c201"] not in view.items_shown(), "still folded"
        assert view.tally().found_count == 480
        for name, blocks in bodies.items():
            assert view.thread.body(view.thread.number_of[name]) is blocks, "parsed once"


async def test_spam_shown_and_hidden_again_leaves_the_place() -> None:
    async with pane(said(2000)) as (view, pilot):
        view.focus_item(view.thread.number_of["c1500"])

        def toggle() -> None:
            view.spam_shown = not view.spam_shown
            view.choose_again()

        before = screen(view)
        row = view.lines_of(view.focused_item)[0] - view.scroll_y
        toggle()
        assert view.lines_of(view.focused_item)[0] - view.scroll_y == row
        assert view.tally().hidden_count == 0
        toggle()
        assert screen(view) == before
        assert view.tally().hidden_count == 200
        await unmoved(view, pilot, lambda: None)


async def test_a_hit_far_away_is_unfolded_and_shown() -> None:
    async with pane(said(2000)) as (view, _):
        view.fold_all(True)
        assert view.find("c1801: a short") == 0
        assert view.find("c1803: a short") == 1
        assert "c1803: A short" in "\n".join(screen(view))
        assert view.focused_comment and view.focused_comment.id == "c1803"
        assert view.find("c1707: a short") == 0, "hidden as spam"


async def test_a_mark_changes_what_is_hidden_at_once() -> None:
    conversation = said(60)
    async with pane(conversation) as (view, pilot):
        await settle(view, pilot)
        view.focus_item(view.thread.number_of["c8"])
        view.judge({**verdicts_on(conversation), "c12": Verdict("spam", 1.0, ("you said so",))})
        assert view.thread.number_of["c12"] not in view.items_shown()
        view.spam_shown = True
        view.choose_again()
        view.focus_item(view.thread.number_of["c12"])
        assert any("Name c12" in line and line.endswith("spam: you said so") for line in screen(view))


async def test_the_one_in_focus_keeps_its_line_when_others_come_above_it_on_the_screen() -> None:
    first = Conversation(tuple(Comment(f"c{n}", "comment", f"Name {n}", BODIES[0], BODIES[0]) for n in range(12)))
    among = [Comment(f"d{n}", "comment", f"Late {n}", BODIES[1], BODIES[1]) for n in range(12)]
    whole = Conversation(tuple(one for pair in zip(first.comments, among, strict=True) for one in pair))
    async with pane(first) as (view, pilot):
        for _ in range(4):
            view.move(1)
        await pilot.pause()
        line = next(number for number, text in enumerate(screen(view)) if "Name 4" in text)
        view.show_conversation(whole, {})
        await settle(view, pilot)
        assert view.focused_comment == first.comments[4]
        assert "Name 4" in screen(view)[line]
