"""The list of the library screen: asked for beside the screen, shown as it comes, searched while one types."""

from array import array
from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from reader.document.blocks import Block
from reader.library import search, settings
from reader.library.items import Bookmark
from reader.library.query import Query, beginning, hints, without_begun
from reader.library.search import Sort
from reader.library.snippets import Matcher, Snippet
from reader.text import counted
from reader.tui.library.bookmark_row import in_words, row_of
from reader.tui.library.looking import Asked, Listed, Looking, Previewed, Shown
from reader.tui.library.window import Window
from reader.tui.parts import KEPT, Part
from reader.tui.screens.base import lines
from reader.tui.screens.shelves import EVERYTHING, TRASH, Shelf, is_empty
from reader.tui.widgets.header import LOW
from reader.tui.widgets.window_view import WindowView

if TYPE_CHECKING:
    from reader.tui.screens.listing import ListScreen as Screen
else:
    Screen = object

ORDERS: dict[Sort, str] = {
    "best": "best first", "newest": "newest first", "oldest": "oldest first", "title": "by title", "site": "by site",
    "longest": "longest first", "shortest": "shortest first", "read": "last read first",
}  # fmt: skip
_SORT = "library sort"
_AT_ONCE = 0.05  # seconds for which what is there already may be waited for, so that nothing flickers
_FOLLOWING = 200
"""How many of the bookmarks behind the one in focus may take its place when it leaves the list."""


class LookedUp(Screen):
    """The list that is shown: a shelf's, or what was found for words that were typed."""

    shelf: Shelf = EVERYTHING
    looking: Looking
    window: Window
    _asked: Asked
    _words = ""  # as they are typed: a space at the end tells that the last is whole
    _sort: Sort = "newest"
    _found_sort: Sort = "best"
    _before_find: int | None = None
    _wants_end = False

    class Heard(Message):
        """Something was found. Sent from the threads that look."""

        def __init__(self, answer: Listed | Shown | Previewed) -> None:
            super().__init__()
            self.answer = answer

    def begin_looking(self) -> None:
        self._arrived = Event()
        self._latest: Listed | None = None
        self._asked = Asked(Query(), "newest")
        self.window = self._window_of(Listed(self._asked))
        said = self.app.setting(_SORT)
        self._sort = next((sort for sort in ORDERS if sort == said and sort != "best"), "newest")

        def tell(answer: Shown | Previewed) -> None:
            self.post_message(LookedUp.Heard(answer))

        self.looking = Looking(self.app.desk.store.file.parent, self._hear, tell, tell)

    @property
    def rows_view(self) -> WindowView:
        return self.query_one("#list", WindowView)

    @property
    def is_search(self) -> bool:
        return bool(self._words.strip())

    @property
    def wanted(self) -> Query:
        """What is looked for. A search goes through the whole library, whatever list was shown."""
        return beginning(self._words) if self.is_search else self.shelf.query

    @property
    def sort_(self) -> Sort:
        """The order that is wanted."""
        return self._found_sort if self.wanted.has_words else self._sort

    @property
    def chosen(self) -> Bookmark | None:
        """The bookmark in focus."""
        return self.window.bookmark(self.view.focused_item)

    # Asking

    def fill(self) -> None:
        """Shows the list from its beginning."""
        self.ask_list(waiting=_AT_ONCE)

    def ask_list(self, focus: Sequence[int] = (), is_whole: bool = False, waiting: float = 0.0) -> None:
        """Asks for the list. For a moment it may be waited for: then it is there with what else the key does."""
        self._arrived.clear()
        self._asked = Asked(self.wanted, self.sort_, is_whole, tuple(focus))
        self.looking.lists.ask(self._asked)
        if waiting and self._arrived.wait(waiting) and self._latest:
            self._take(self._latest)

    def ask_again(self) -> None:
        """Asks for the same list, which may have changed, and keeps the focus."""
        self.ask_list(self._near(), is_whole=True, waiting=_AT_ONCE)

    def look_again(self) -> None:
        self.ask_again()

    def show_changed(self, ids: Sequence[int]) -> None:
        """Shows bookmarks as they are now, after something was done to them; what has left the list is gone."""
        found = self.window.found
        if not found.is_whole:
            self.ask_again()
            return
        stay = self.app.keep(lambda store: search.still(store, found.asked.query, ids)) or set()
        gone = set(ids) - stay
        near = next((item_id for item_id in self._near() if item_id not in gone), None)
        left = array("q", (item_id for item_id in found.ids if item_id not in gone)) if gone else found.ids
        if not left:  # nor may there be what another process has kept since
            self.ask_again()
            return
        snippets = self.window.snippets
        self._asked = found.asked._replace()  # another one: an answer that is still on its way is outdated
        self.window = self._window_of(found._replace(asked=self._asked, ids=left, hits=()))
        self.window.snippets |= snippets
        self._show((None if near is None else self.window.number_of(near)) or 0)

    def _near(self) -> list[int]:
        """The bookmark in focus, those behind it, and those before it: what is to be in focus when it leaves."""
        at, ids = max(self.view.focused_item, 0), self.window.found.ids
        return [*ids[at : at + _FOLLOWING], *reversed(ids[max(at - _FOLLOWING, 0) : at])]

    def _hear(self, listed: Listed) -> None:
        self._latest = listed
        self._arrived.set()
        self.post_message(LookedUp.Heard(listed))

    def on_looked_up_heard(self, event: Heard) -> None:
        match event.answer:
            case Listed():
                self._take(event.answer)
            case Shown():
                self._take_snippets(event.answer)
            case Previewed():
                self.take_preview(event.answer)

    def take_preview(self, shown: Previewed) -> None:
        """Shows a bookmark beside the list."""

    # Showing

    def _take(self, listed: Listed) -> None:
        if listed.asked is not self._asked or listed is self.window.found:
            return
        if listed.error:
            self.status.notice(listed.error)
        is_more = self.window.found.asked is listed.asked
        known = self.window
        self.window = self._window_of(listed)
        if is_more:
            self.window.snippets = known.snippets | self.window.snippets
        if is_more:
            at = max(self.view.focused_item, 0)
            now = self._number_now(known.found, at)
            self._show(now, moved=now - at)
        else:
            same = known.found.ids if self._is_asked_again(known.found) else ()
            self._show(self._number_to_focus(listed, same), self._moved_since(same))
        if listed.is_whole and self._wants_end:
            self.action_bottom()

    def _number_to_focus(self, listed: Listed, before: Sequence[int]) -> int:
        """Of the same list what is in focus now, which may have moved on since it was asked for."""
        at = max(self.view.focused_item, 0)
        wanted = (*before[at : at + 1], *listed.asked.focus)
        numbers = (self.window.number_of(item_id) for item_id in wanted)
        fallback = at if listed.asked.focus else 0
        return next((number for number in numbers if number is not None), fallback)

    def _number_now(self, before: Listed, at: int) -> int:
        """Where the row in focus is now that more is known: who has chosen it has it before them, wherever it goes.

        The first one while words are typed is nobody's choice yet, but whatever fits best.
        """
        if at >= len(before.ids) or (self.prompt and at == 0):
            return at
        now = self.window.number_of(before.ids[at])
        return at if now is None else now

    def _is_asked_again(self, before: Listed) -> bool:
        """Whether what is shown now is the list that was there before, as it is now."""
        asked = self.window.found.asked
        return bool(asked.focus) and (asked.query, asked.sort) == (before.asked.query, before.asked.sort)

    def _moved_since(self, before: Sequence[int]) -> int:
        """By how many rows what was at the top of the screen is further on; at the beginning one sees what is new."""
        top = self.view.place.block
        now = self.window.number_of(before[top]) if 0 < top < len(before) else None
        return 0 if now is None else now - top

    def _window_of(self, listed: Listed) -> Window:
        matcher = Matcher(listed.asked.query) if listed.asked.query.has_words else None

        def draw(bookmark: Bookmark, snippet: Snippet | None) -> Block:
            words = in_words(bookmark, self.is_picked(bookmark.id)) if self.app.is_linear else ""
            return row_of(bookmark, self.view.cells, snippet, matcher, words)

        def load(ids: Sequence[int]) -> Sequence[Bookmark]:
            return self.app.keep(lambda store: search.of_ids(store, ids)) or []

        return Window(listed, load, draw, lambda: self.view.cells)

    def is_picked(self, item_id: int) -> bool:
        raise NotImplementedError

    def _show(self, focused: int, moved: int = 0) -> None:
        if self.window:
            lines_of_row = 3 if self.window.found.asked.query.has_words else 2
            self.rows_view.show_rows(self.window, lines_of_row, int(self.size.height >= LOW), focused, moved)
        else:
            self.view.show(lines(*self._empty()))
        self.say_list()

    def _empty(self) -> tuple[str, ...]:
        if self.window.found.error:
            return ("The library can't be read:", self.window.found.error)
        if self.is_search:
            return (
                f"Nothing here has “{self._words.strip()}”.",
                *hints(self._words),
                f"{self.key('cancel')} shows {self.shelf.name} again.",
            )
        if self.shelf is not TRASH and self.app.keep(is_empty):
            return (
                EVERYTHING.empty,
                f"{self.key('bookmark')} keeps an article with its conversation, while you read it.",
                f"{self.key('command')} opens one.",
            )
        return (self.shelf.empty, f"{self.key('lists')} shows the other lists.")

    def say_list(self) -> None:
        """Says which list it is, how many there are, in which order."""
        found = self.window.found
        count = len(found.ids)
        more = f"more than {count - 1:,}" if self.is_search else ""
        said = counted(count, "bookmark") if found.is_whole else more
        where = f"“{self._words.strip()}”" if self.is_search else self.shelf.name
        left = f"indexing, {found.changes_left:,} left" if found.changes_left else ""
        row = (Part(said, KEPT), Part(ORDERS[found.sort] if count > 1 else "", 2), Part(left, 3))
        note = self.app.desk.store.why_read_only
        self.header.say(f"Library · {where}", row, notes=(note,) if note else (), left=self.view.left)
        if self.prompt and self.is_search:
            self.prompt.answer(" · ".join(filter(None, (said, left))))

    def say_where(self) -> None:
        self._ask_snippets()

    def _ask_snippets(self) -> None:
        query = self.window.found.asked.query
        if query.has_words and self.window:
            ids = [self.window.found.ids[number] for number in self.rows_view.shown_numbers()]
            if missing := [item_id for item_id in ids if item_id not in self.window.snippets]:
                self.looking.snippets.ask((query, missing))

    def _take_snippets(self, shown: Shown) -> None:
        if shown.query == self.window.found.asked.query:
            self.window.snippets |= shown.snippets
            self.window.draw_again()
            self.view.redraw()

    # Keys

    async def action_find(self) -> None:
        chosen = self.chosen
        self._before_find = chosen.id if chosen and not self.is_search else self._before_find
        await self.ask("/", self._words if self.is_search else self.shelf.words)

    def look_for(self, words: str) -> str:
        """Looks for words while they are typed; what comes of it is said when it is here."""
        self._search(without_begun(words))
        return ""

    def end_prompt(self, words: str | None) -> None:
        self._search(words or "")
        self.close_prompt()
        for hint in hints(words or "")[:1]:
            self.status.notice(hint)

    def _search(self, words: str) -> None:
        was_search, before = self.is_search, (self.wanted, self.sort_)
        self.query_words, self._words = words.strip(), words
        if not was_search:
            self._found_sort = "best"
        if was_search and not self.is_search:
            focus = () if self._before_find is None else (self._before_find,)
            self.ask_list(focus, is_whole=True, waiting=_AT_ONCE)
        elif (self.wanted, self.sort_) != before:
            self.ask_list()

    def action_sort(self) -> None:
        """Goes on to the next order. That of lists is remembered."""
        orders = [sort for sort in ORDERS if sort != "best" or self.wanted.has_words]
        following = orders[(orders.index(self.sort_) + 1) % len(orders)]
        if self.wanted.has_words:
            self._found_sort = following
        else:
            self._sort = following
            self.app.keep(lambda store: settings.put(store, _SORT, following))
        self.ask_list(waiting=_AT_ONCE)
        taken = self.window.found.sort if self.window.found.asked is self._asked else following
        is_other = following == "best" and taken != "best"
        self.status.notice(f"{ORDERS[taken]}: too many to tell the best" if is_other else ORDERS[following])

    def action_bottom(self) -> None:
        """To the end; of a long list once it is all here."""
        self._wants_end = not self.window.found.is_whole and self.typed_count is None
        super().action_bottom()

    def action_top(self) -> None:
        self._wants_end = False
        super().action_top()
