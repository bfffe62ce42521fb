"""Lists and comments for ears and fingers: the item in focus is the line that one is on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from reader.document.blocks import Block
from reader.document.heads import MARKER
from reader.document.layout import Piece
from reader.document.linear import LinearThread
from reader.document.thread import Thread
from reader.tui.linear.view import LinearView
from reader.tui.widgets.conversation_view import ConversationView
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.window_view import WindowView
from reader.values import Place

if TYPE_CHECKING:
    from reader.tui.widgets.item_view import ItemView as Items
else:
    Items = object


class ItemByItem(LinearView, Items):
    """A list, of which the item in focus is the line that one is on: where it begins, or goes on in a further page."""

    @property
    def line(self) -> int:
        top = round(self.scroll_y)
        if self.slot_of(self.focused_item) < 0:
            return top
        first, last = self.lines_of(self.focused_item)
        while first < last and self._is_over_item(first):
            first += 1
        return min(max(first, top), top + self.page_height - 1)

    def _is_over_item(self, line: int) -> bool:
        """Whether a line is that of the group that an item begins."""
        number, pieces = self.layout_.pieces(line)
        return not pieces or self.layout_.block(number).kind == "heading"

    def _bring_into_view(self, whole: bool = True) -> None:
        """Turns to a page that begins with what is in focus, or ends with it on the way back."""
        if self._awaits_size:
            return
        first, last = self.lines_of(self.focused_item)
        top, height = round(self.scroll_y), self.page_height
        if top <= first and (last if whole else first) < top + height:
            return
        ends_page = first < top and last - first < height
        self.scroll_to(y=max(last - height + 1, 0) if ends_page else first, animate=False)

    def move(self, step: int) -> None:
        """As elsewhere, but through what is higher than the pane a whole page at a time."""
        if self.slot_of(self.focused_item) >= 0:
            first, last = self.lines_of(self.focused_item)
            top, height = round(self.scroll_y), self.page_height
            if (step > 0 and first < top + height <= last) or (step < 0 and first < top <= last):
                self.scroll_to(y=max(top + step * height, first), animate=False)
                return
        super().move(step)

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        """What is further in for eyes has its level said."""
        super().show([_level_in_words(block) for block in blocks], place)


class LinearList(ItemByItem, ItemView):
    """Things to open."""


class LinearWindow(ItemByItem, WindowView):
    """The library: what stands in margins elsewhere is said (reader.tui.library.bookmark_row)."""


class LinearConversation(ItemByItem, ConversationView):
    """Comments."""

    thread_type: ClassVar[type[Thread]] = LinearThread

    def whereabouts(self) -> list[str]:
        """ "3 of 48, depth 2, reply to Ana", and what the comment in focus is."""
        item = self.item
        if item is None or not self.items_shown():
            return []
        parent = self.thread.items.comments[item.parent] if item.parent >= 0 else None
        verdict = self.verdict()
        label = verdict.label if verdict and not self.is_muted else "ham"
        return [
            f"{self.slot_of(self.focused_item) + 1:,} of {len(self.items_shown()):,}",
            f"depth {item.depth + 1}",
            *([f"reply to {parent.author or 'someone without a name'}"] if parent else []),
            *([self.below(self.focused_item)] if self._folded[self.focused_item] else []),
            *(["new"] if item.comment.id in self.new else []),
            *({"spam": ["spam"], "unsure": ["may be spam"]}.get(label, [])),
        ]

    def below(self, number: int) -> str:
        said = super().below(number)
        return f"folded, {said}" if said and self._folded[number] else said

    def literal(self, number: int, block: Block, piece: Piece) -> str:
        return (
            super().literal(number, block, piece)[: -len(MARKER)] + "  " if piece.text.endswith(MARKER) else piece.text
        )


def _level_in_words(block: Block) -> Block:
    return block._replace(first=f"level {len(block.first) // 2 + 1}: ", rest="") if block.first.isspace() else block
