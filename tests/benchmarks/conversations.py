"""Conversations of 1,000, 10,000 and 100,000 comments on the screen: python -m tests.benchmarks.conversations [COUNT …]

CPU time of this process in milliseconds: of first frames, and of what can be repeated, the median of RUNS; a size
above the first is acted on once. memory is what Python allocates to show a conversation to the end, beside its
comments, in MB. Each first frame is drawn in an app of its own without a terminal, of 100 x 40 cells; that of an
empty app is told, and subtracted from the others. The comments are made here by a fixed seed: short and long, with
paragraphs, links, quotes, lists, code and emphasis, one in ten not Latin, threads to eight deep, one in ten spam.

"settled" is what is parsed and measured after the first frame, in slices between the keys; a person who waits for
nothing never sees it. "toggle" and "fold" are to the lines of the new frame, drawn. "find" is one key press, the mean
over the letters of a word that many comments have, with the text's size beside; the first press also joins the text.
"100 more" is how long the screen takes to show a conversation that grew by 100 in the middle. Textual's Tree gets the
first line of each comment as a node, its OptionList the whole as an option: "left out" where a size would take them
longer than LIMIT, as the size before it shows.
"""

import asyncio
import gc
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence

from textual.app import App, ComposeResult
from textual.widget import Widget

from reader.tui.widgets.conversation_view import ConversationView
from reader.values import Comment, Conversation, Verdict, Verdicts

SIZE = (100, 40)
COUNTS = (1_000, 10_000, 100_000)
RUNS = 5
LIMIT = 30.0  # seconds of CPU
WORD = "meadow"
MORE = 100
PEERS = ("Tree", "OptionList")
ROWS = (
    "first frame", "settled", "toggle spam", "fold all", "unfold all", "find, first press", "find, press",
    "100 more", "memory, MB",
)  # fmt: skip

_LATIN = "the river keeps its own time and nobody at a lock or in a meadow has ever made it hurry along".split()
_OTHER = [
    "вода в реке идёт своим ходом",
    "川の水は静かに流れていく。",
    "الماء يجري في النهر ببطء",
    "η όχθη του ποταμού",
]
_MARKED = (
    "I read *all* of it, and **most** twice.",
    "See [the tables](https://tables.example/levels?year=1890&month=3) for more.",
    "> the level fell by a foot\n\nIt fell by two.",
    "Try `lock --list`:\n\n```\nlock --list\nlock --open 3\n```",
    "- the weir\n- the sluice\n- the old bridge",
)


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_LATIN, k=count)).capitalize() + "."


def text(chance: random.Random) -> str:
    """What one comment says, in Markdown: 280 characters on average, up to 3,000."""
    length = chance.choice([4, 12, 25, 25, 40, 40, 60, 60, 120, 500 if chance.random() < 0.1 else 30])
    parts = [words(chance, min(length - start, 60)) for start in range(0, length, 60)]
    if chance.random() < 0.1:
        parts[0] = " ".join(chance.choices(_OTHER, k=1 + length // 12))
    if chance.random() < 0.3:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(_MARKED))
    return "\n\n".join(parts)


def said(count: int) -> tuple[Conversation, Verdicts]:
    """A conversation, and the verdicts on it."""
    chance = random.Random(count)
    comments: list[Comment] = []
    chain: list[str] = []
    for number in range(count):
        del chain[chance.choice([0, 0, 1, 2, 3, 4, 5, 6, 7]) :]
        markdown = text(chance)
        kind = "pingback" if chance.random() < 0.05 else "comment"
        when = f"2016-12-{number % 28 + 1:02}T00:00:00Z"
        comments.append(
            Comment(f"c{number}", kind, f"Name {number % 977}", markdown, markdown, chain[-1] if chain else None,
                    published=when)
        )  # fmt: skip
        chain.append(f"c{number}")
    spam, ham = Verdict("spam", 0.97, ("a sales phrase",)), Verdict("ham", 0.02)
    return Conversation(tuple(comments)), {comment.id: chance.choices([spam, ham], [1, 9])[0] for comment in comments}


class Bench(App[None]):
    """An app of one widget, which is filled as it is mounted; it ends its run when the first frame is drawn."""

    def __init__(self, make: Callable[[], Widget | None]) -> None:
        super().__init__()
        self.make = make
        self.widget: Widget | None = None

    def compose(self) -> ComposeResult:
        self.widget = self.make()
        if self.widget:
            yield self.widget


def conversation_view(talk: tuple[Conversation, Verdicts]) -> ConversationView:
    view = ConversationView()
    view.show_conversation(*talk)
    return view


def peer(name: str, talk: tuple[Conversation, Verdicts]) -> Widget:
    """A widget of Textual's own with the same comments; every text as plain words."""
    from rich.text import Text
    from textual.content import Content
    from textual.widgets import OptionList, Tree
    from textual.widgets.tree import TreeNode

    if name == "OptionList":
        return OptionList(*(Content(f"{said.author}\n{said.text}") for said in talk[0].comments))
    tree: Tree[None] = Tree("comments")
    nodes: dict[str | None, TreeNode[None]] = {None: tree.root}
    for comment in talk[0].comments:
        label = Text(f"{comment.author}: {comment.text.partition(chr(10))[0]}")
        nodes[comment.id] = nodes[comment.parent_id].add(label, expand=True)
    tree.root.expand()
    return tree


async def first_frame(make: Callable[[], Widget | None]) -> float:
    """Milliseconds of CPU until an app with this widget has drawn itself."""
    gc.collect()
    begin = time.process_time()
    app = Bench(make)
    async with app.run_test(size=SIZE):
        drawn(app)
        return (time.process_time() - begin) * 1000


def drawn(app: App[None]) -> None:
    app.screen._compositor.render_strips()


def timed(app: App[None], act: Callable[[], object]) -> float:
    """Milliseconds of CPU for an action and the lines of its frame."""
    begin = time.process_time()
    act()
    widget = app.screen.query_one(ConversationView)
    for y in range(widget.size.height):
        widget.render_line(y)
    return (time.process_time() - begin) * 1000


def presses(app: App[None], view: ConversationView) -> Iterator[float]:
    """Milliseconds of each key press of a search."""
    for length in range(1, len(WORD) + 1):
        yield timed(app, lambda: view.find(WORD[:length]))  # noqa: B023


def grown(talk: tuple[Conversation, Verdicts], count: int) -> tuple[Conversation, Verdicts]:
    """The same with so many more comments, in the middle."""
    before, verdicts = talk
    middle = len(before.comments) // 2
    more = tuple(
        comment._replace(id=f"more{number}", parent_id=None) for number, comment in enumerate(said(count)[0].comments)
    )
    added = {comment.id: Verdict("ham", 0.02) for comment in more}
    return before._replace(comments=before.comments[:middle] + more + before.comments[middle:]), {**verdicts, **added}


async def actions(talk: tuple[Conversation, Verdicts]) -> dict[str, float]:
    """What a person does with a conversation once it stands, in milliseconds each."""
    app = Bench(lambda: conversation_view(talk))
    async with app.run_test(size=SIZE) as pilot:
        view = app.screen.query_one(ConversationView)
        begin = time.process_time()
        while not view.is_settled:
            await pilot.pause(0.05)
        found = {"settled": (time.process_time() - begin) * 1000}

        def toggle() -> None:
            view.spam_shown = not view.spam_shown
            view.choose_again()

        found["toggle spam"] = statistics.median(timed(app, toggle) for _ in range(RUNS))
        folding = [timed(app, lambda: view.fold_all(folded)) for _ in range(RUNS) for folded in (True, False)]  # noqa: B023
        found["fold all"], found["unfold all"] = statistics.median(folding[::2]), statistics.median(folding[1::2])
        first, *others = presses(app, view)
        found["find, first press"], found["find, press"] = first, statistics.mean(others)
        view.find("")
        more = grown(talk, MORE)
        found["100 more"] = timed(app, lambda: view.show_conversation(*more))
        return found


async def memory(talk: tuple[Conversation, Verdicts]) -> float:
    """The MB that Python allocates to show a conversation to the end, beside its comments."""
    tracemalloc.start()
    app = Bench(lambda: conversation_view(talk))
    async with app.run_test(size=SIZE) as pilot:
        view = app.screen.query_one(ConversationView)
        while not view.is_settled:
            await pilot.pause(0.05)
        peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


async def measured(count: int, empty: float) -> dict[str, float]:
    """The figures of reader for one size."""
    talk = said(count)
    frames = [await first_frame(lambda: conversation_view(talk)) for _ in range(RUNS)]
    found = {"first frame": statistics.median(frames) - empty}
    rounds = [await actions(talk) for _ in range(RUNS if count <= COUNTS[0] else 1)]
    found |= {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    found["memory, MB"] = await memory(talk)
    return found


async def peers(counts: Sequence[int], empty: float) -> dict[str, list[float | None]]:
    """First frames of Textual's own; None where the size before shows that it would take too long."""
    found: dict[str, list[float | None]] = {name: [] for name in PEERS}
    for name, row in found.items():
        for at, count in enumerate(counts):
            before = row[at - 1] if at else 0.0
            if before is None or before * count / (counts[at - 1] if at else count) > LIMIT * 1000:
                row.append(None)
                continue
            talk = said(count)
            runs = RUNS if count <= COUNTS[0] else 1
            frames = [await first_frame(lambda: peer(name, talk)) for _ in range(runs)]  # noqa: B023
            row.append(statistics.median(frames) - empty)
    return found


async def main(counts: Sequence[int]) -> None:
    frames = [await first_frame(lambda: None) for _ in range(RUNS + 1)]
    empty = statistics.median(frames[1:])  # the first also imports
    columns = [await measured(count, empty) for count in counts]
    row = "{:24}" + "{:>12}" * len(counts)
    print(f"an empty app's first frame: {empty:.0f} ms\n")
    print(row.format("", *(f"{count:,}" for count in counts)))
    sizes = (sum(len(comment.markdown) for comment in said(count)[0].comments) / 1e6 for count in counts)
    print(row.format("text, MB", *(f"{size:.1f}" for size in sizes)))
    for name in ROWS:
        print(row.format(name, *(f"{column[name]:,.1f}" for column in columns)))
    for name, figures in (await peers(counts, empty)).items():
        cells = ("left out" if figure is None else f"{figure:,.1f}" for figure in figures)
        print(row.format(f"first frame, {name}", *cells))


if __name__ == "__main__":
    asyncio.run(main([int(argument) for argument in sys.argv[1:]] or COUNTS))
