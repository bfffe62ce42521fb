"""Notes, on highlights and on the article, and quoting a highlight with its own."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library import bookmarks, highlights
from reader.text import one_line
from reader.tui.parts import cut
from reader.tui.screens.highlighting import HighlightingScreen
from reader.tui.screens.note_asked import ROOMY, ask_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.bookmarks import Bookmark
    from reader.library.highlights import Highlight

_SHOWN = 40  # cells of a note in a notice


class NotingScreen(HighlightingScreen):
    """The keys that write on what is read, and quote what was written."""

    async def action_note(self) -> None:
        if not self.has_something:
            self.status.notice("there is nothing to write a note on yet")
        elif (shown := self.highlight_at()) and (highlight := self._as_it_is(shown)):
            words = f" on “{cut(highlight.anchor.exact, self.size.width // 4)}”" if self.size.width >= ROOMY else ""
            label = f"note{words}: "
            keep = partial(self._note_highlight, highlight)
            await ask_note(self, highlight.uid, label, highlight.note, keep)
        else:
            await self._ask_note_of_article()

    def _as_it_is(self, shown: "Highlight") -> "Highlight":
        """A highlight as it is in the library now: another window may have written on it."""
        with suppress(LibraryError):
            return highlights.find(self.app.desk.store, shown.uid)
        return shown

    async def _ask_note_of_article(self) -> None:
        from reader.tui.notes import written

        self.find_bookmark()
        asked = self.bookmark
        words = written(asked.note, asked.tags) if asked else ""
        try:
            known = bookmarks.tags(self.app.desk.store)
        except LibraryError:
            known = []
        label = "note, #tags: "
        await ask_note(self, self.reading.key, label, words, lambda said: self._note_article(said, known, asked), known)

    def _note_highlight(self, highlight: "Highlight", said: str) -> bool:
        """Keeps a note on a highlight, and the article if that was put away meanwhile; whether it is kept."""
        uid = highlight.uid

        def undo() -> str:
            assert done
            taken_back = done[1]()
            if unkeep:
                unkeep()
            self.show_again(uid)
            return taken_back

        self.find_bookmark()
        unkeep = self.keep_article() if self.bookmark is None and said.strip() else None
        if done := self.app.act(lambda store: highlights.annotate(store, uid, said, highlight.note), self._way_on):
            self.app.undoable.append(undo)
            self.show_again(uid)
            kept = f"the note is kept{f', {self.said_of_keeping()}' if unkeep else ''}"
            self.status.notice(kept if said.strip() else "the highlight has no note now")
            self.show_headers()
        return done is not None

    @property
    def _way_on(self) -> str:
        return f"{self.key('note')} has what you wrote"

    def _note_article(self, said: str, known: "Sequence[str]", asked: "Bookmark | None") -> bool:
        """Keeps what was said of the article, and the article with it if anything was; whether it is kept.

        asked is the bookmark as it was when the note was asked for.
        """
        self.find_bookmark()
        from reader.tui.notes import merged, read, written

        note, tags = read(said, known)
        unkeep = self.keep_article() if self.bookmark is None and (note or tags) else None
        before = self.bookmark
        if before is None:
            return not (note or tags)
        if unkeep:  # out of the trash with what it had
            note, tags = read(merged(written(before.note, before.tags), said, known), known)

        def undo() -> str:
            assert done
            done[1]()
            if unkeep:
                unkeep()
            return "note and tags are as they were"

        seen = asked or before
        done = self.app.act(lambda store: bookmarks.annotate(store, before.id, note, tags, seen), self._way_on)
        if done:
            self.bookmark = kept = done[0]
            self.app.undoable.append(undo)
            noted = f"note: {cut(one_line(kept.note), _SHOWN)}" if kept.note else ""
            has = " · ".join(filter(None, (noted, *(f"#{tag}" for tag in kept.tags))))
            self.find_bookmark()
            self.status.notice(f"@{kept.id} has {has or 'neither note nor tags'}")
            self.show_headers()
        return done is not None

    # Quoting

    def action_copy_quoted(self) -> None:
        """Copies the highlight that one is at, with its note; else as elsewhere."""
        highlight = None if self.view.selection else self.highlight_at()
        if highlight is None:
            super().action_copy_quoted()
            return
        from reader.document.quoting import escaped, quotation

        words = quotation(escaped(highlight.anchor.exact), self.name_to_quote(), self.link() or "")
        self.app.copy_to_clipboard(f"{words}\n{highlight.note}\n" if highlight.note else words)
        also = " and its note" if highlight.note else ""
        self.status.notice(f"copied the highlight{also} as a quotation: {cut(highlight.anchor.exact, 60)}")
