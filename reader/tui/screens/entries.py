"""A list that was opened, of a feed, a folder or a mailbox: its entries, each opened from here."""

from textual.events import Resize
from textual.message import Message

from reader.events import ArticleReady, Done, Event, Reading, SourceFailed
from reader.reading import start
from reader.text import counted, fit, one_line
from reader.tui.screens.base import bindings_for
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.line_view import MARGIN
from reader.values import Article, Entry
from reader.workers import Stream


class EntriesScreen(ListScreen, inherit_bindings=False):
    """The entries of a reading whose article is a list."""

    where = "list"
    BINDINGS = bindings_for("list")

    class EventsArrived(Message):
        """The list that is being read again has news. Sent from the network thread."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, EntriesScreen.EventsArrived)

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        assert reading.article
        self._location, self._source = reading.location, reading.source
        self._list: Article = reading.article
        self._entries: list[Entry] = []
        self._stream: Stream[Event] | None = None

    def on_unmount(self) -> None:
        if self._stream:
            self._stream.cancel()

    def on_resize(self, event: Resize) -> None:
        self.fill()

    @property
    def is_page(self) -> bool:
        return True

    @property
    def chosen(self) -> Entry | None:
        """The entry in focus."""
        number = self.view.focused_item
        return self._entries[number] if 0 <= number < len(self._entries) else None

    def fill(self) -> None:
        wanted = self.query_words.casefold().split()
        self._entries = [entry for entry in self._list.entries if _has(entry, wanted)]
        nothing = (f"No entry has “{self.query_words}”.", f"{self.key('cancel')} shows all of them.")
        room = max(self.size.width - 2 * MARGIN, 1)
        self.show_items([(entry.name, fit(_details(entry), room)) for entry in self._entries], nothing)
        count = len(self._entries)
        title = self._list.title or one_line(self._location)
        details = counted(count, "entry", "entries") + (f" for “{self.query_words}”" if wanted else "")
        self.header.say(title, details, notes=(self._list.note,) if self._list.note else ())

    def action_open(self) -> None:
        if self.chosen:
            self.app.read_entry(self.chosen, self._source)

    def action_browser(self) -> None:
        if self.chosen:
            self.open_in_browser(self.chosen.location or "")

    # Reading it again

    def action_reload(self) -> None:
        """Reads the list again. What is on screen stays until the new one is here."""
        if self._location == "-":
            self.status.notice("standard input can't be read twice")
            return
        if self._stream:
            self._stream.cancel()
        self._stream = start(self._location, self.app.desk)
        self._stream.subscribe(self._hear)
        self.status.notice("reading it again")

    def _hear(self) -> None:
        self.post_message(self.EventsArrived())

    async def action_cancel(self) -> None:
        """Closes what is open; else stops reading again."""
        if self._stream and not self.prompt and not self.query_words:
            self._stream.cancel()
            self._stream = None
            self.status.notice(f"stopped; {self.key('reload')} tries again")
        else:
            await super().action_cancel()

    def on_entries_screen_events_arrived(self) -> None:
        for event in self._stream.taken() if self._stream else ():
            match event:
                case ArticleReady() if event.article.entries:
                    self._show_again(event.article)
                case ArticleReady():
                    self.status.notice("it is no list any more; open it anew")
                case SourceFailed():
                    self.status.notice(str(event.error))
                case Done():
                    self._stream = None
                case _:
                    pass

    def _show_again(self, article: Article) -> None:
        """The new list, with the same entry in focus where it is still there."""
        before = self.chosen
        self._list = article
        self.fill()
        same = [number for number, entry in enumerate(self._entries) if before and _is_same(entry, before)]
        if same:
            self.view.focus_item(same[0])
        self.status.notice(f"read again: {counted(len(article.entries), 'entry', 'entries')}")


def _is_same(entry: Entry, other: Entry) -> bool:
    return (entry.location or entry.name) == (other.location or other.name)


def _has(entry: Entry, wanted: list[str]) -> bool:
    text = f"{entry.title or ''} {entry.byline or ''} {entry.excerpt or ''}".casefold()
    return all(word in text for word in wanted)


def _details(entry: Entry) -> str:
    """The second line of an entry. What has no title has the beginning of its text on the first."""
    excerpt = entry.excerpt if entry.title else None
    return " · ".join(filter(None, ((entry.published or "")[:10], entry.byline, excerpt)))
