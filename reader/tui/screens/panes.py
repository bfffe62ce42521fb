"""The frame of the reading screen: two panes side by side, or one at a time where the terminal is narrow."""

from typing import TYPE_CHECKING

from reader.events import Reading
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.header import Header

if TYPE_CHECKING:
    from reader.tui.screens.base import ReaderScreen as Part
    from reader.tui.widgets.conversation_view import ConversationView
    from reader.tui.widgets.drawing import Ground
else:
    # The toolkit takes 0.4 ms of every start to make the class of a screen: so the parts of this one are plain ones.
    Part = object

WIDE = 100
LEVEL = 6  # rows: where both panes have two lines of header
HIGH = 20  # rows: where the counts have a line of their own; where a screen is low, they alone stand under the title


class PanesScreen(Part):
    """Which pane is shown, which has the focus, and how much room each has."""

    reading: Reading
    is_narrow = False
    conversation_shown = False
    conversation_is_put_away = False  # from beside the article, by its reader
    made_conversation_view: "ConversationView | None" = None
    conversation_pane: "Ground"
    conversation_header: Header

    @property
    def article_view(self) -> ArticleView:
        return self.query_one(ArticleView)

    @property
    def conversation_view(self) -> "ConversationView":
        """The comments pane, made when it is first asked for: many pages have no comments."""
        if self.made_conversation_view is None:
            self.made_conversation_view = self.make_conversation_view()
        return self.made_conversation_view

    def make_conversation_view(self) -> "ConversationView":
        """Puts the comments pane on the screen."""
        raise NotImplementedError

    @property
    def conversation_has_focus(self) -> bool:
        if not self.conversation_shown:
            return False
        return self.is_narrow or self.focused is self.made_conversation_view

    @property
    def is_zen(self) -> bool:
        """Whether only the text in focus is shown, as wide as one reads."""
        return self.has_class("-zen")

    @property
    def something_is_said(self) -> bool:
        """Whether there is anything to tell of the conversation, be it only where it is."""
        said = self.reading.conversation
        return bool(said.comments or said.declared_count or said.offers or said.note)

    def show_headers(self) -> None:
        """Writes the headers and the status line anew."""
        raise NotImplementedError

    def show_pane(self, shown: bool) -> None:
        """Shows the conversation beside the article, or over it in a narrow terminal; or takes it away."""
        self.conversation_shown = shown
        if shown and not self.made_conversation_view:
            reading = self.reading
            self.conversation_view.show_conversation(reading.conversation, reading.verdicts, (), reading.muted)
        self.arrange_panes()
        if not self.prompt:
            covers = shown and self.is_narrow
            self.set_focus(self.conversation_view if covers else self.article_view)
        self.show_headers()

    def change_width(self, columns: int) -> None:
        """The terminal has so many columns now. What had the focus has it, beside the other pane or instead of it."""
        was_narrow, talks = self.is_narrow, self.meant_view is self.made_conversation_view
        self.is_narrow = columns < WIDE or self.is_zen or self.app.is_linear
        if self.is_narrow == was_narrow:
            self.arrange_panes()
            self.show_headers()
            return
        has_room = not (self.is_narrow or self.conversation_is_put_away)
        self.show_pane(talks or (has_room and self.something_is_said))
        if talks and not self.prompt:
            self.set_focus(self.conversation_view)
            self.show_headers()

    def action_conversation(self) -> None:
        if not self.is_narrow:
            self.conversation_is_put_away = self.conversation_shown
        self.show_pane(not self.conversation_shown)

    def action_other_pane(self) -> None:
        if self.is_narrow:
            self.action_conversation()
        elif not self.conversation_shown:
            self.action_conversation()
            self.set_focus(self.conversation_view)
        else:
            self.set_focus(self.article_view if self.conversation_has_focus else self.conversation_view)
        self.show_headers()

    def action_narrower(self) -> None:
        self._change_column(-4)

    def action_wider(self) -> None:
        self._change_column(4)

    def _change_column(self, step: int) -> None:
        room = (self.view if self.is_narrow else self.article_view).room
        if self.app.change_column(step, room):
            self.article_view.column = self.app.column
            self.arrange_panes()
            self.status.notice(f"column {min(self.app.column, room)}")
        else:
            self.status.notice(f"the column is as {'wide' if step > 0 else 'narrow'} as it gets here")

    def action_split_left(self) -> None:
        self._move_split(-5)

    def action_split_right(self) -> None:
        self._move_split(5)

    def _move_split(self, step: int) -> None:
        self.app.change_split(step)
        self.arrange_panes()

    def arrange_panes(self) -> None:
        both = self.conversation_shown and not self.is_narrow
        share = self.app.split
        article = self.query_one("#article-pane")
        article.styles.width = f"{share}%" if both else "100%"
        headers = [self.query_one("#article-header", Header)]
        if self.made_conversation_view:
            headers.append(self.conversation_header)
        for header in headers:
            header.stand_in(self.size.height)
            # What is under one begins on the line of what is under the other.
            header.styles.min_height = 2 if both and self.size.height >= LEVEL else 1
        article.display = both or not self.conversation_shown
        if self.made_conversation_view:
            self.conversation_pane.styles.width = f"{100 - share}%" if both else "100%"
            self.conversation_pane.display = self.conversation_shown
            column = self.app.column if self.is_zen else 0
            if self.made_conversation_view.column != column:
                self.made_conversation_view.column = column

    def action_zen(self) -> None:
        """Hides everything but the text in focus."""
        self.toggle_class("-zen")
        self.change_width(self.size.width)
        self.status.refresh()
