"""Notes, on highlights and on the article, and quoting a highlight with its own."""

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

_SHOWN = 40  # cells of a note in a notice


class NotingScreen(HighlightingScreen):
    """The keys that write on what is read, and quote what was written."""

    async def action_note(self) -> None:
        if not self.has_something:
            self.status.notice("there is nothing to write a note on yet")
        elif highlight := self.highlight_at():
            words = f" on “{cut(highlight.anchor.exact, self.size.width // 4)}”" if self.size.width >= ROOMY else ""
            label = f"note{words}: "
            keep = partial(self._note_highlight, highlight.uid)
            await ask_note(self, highlight.uid, label, highlight.note, keep)
        else:
            await self._ask_note_of_article()

    async def _ask_note_of_article(self) -> None:
        from reader.tui.notes import written

        words = written(self.bookmark.note, self.bookmark.tags) if self.bookmark else ""
        try:
            known = bookmarks.tags(self.app.desk.store)
        except LibraryError:
            known = []
        label = "note, #tags: "
        await ask_note(self, self.reading.key, label, words, lambda said: self._note_article(said, known), known)

    def _note_highlight(self, uid: str, said: str) -> bool:
        """Keeps a note on a highlight; whether it is kept."""

        def undo() -> str:
            assert done
            taken_back = done[1]()
            self.show_again(uid)
            return taken_back

        if done := self.app.act(lambda store: highlights.annotate(store, uid, said), self._way_on):
            self.app.undoable.append(undo)
            self.show_again(uid)
            self.status.notice("the note is kept" if said.strip() else "the highlight has no note now")
        return done is not None

    @property
    def _way_on(self) -> str:
        return f"{self.key('note')} has what you wrote"

    def _note_article(self, said: str, known: "Sequence[str]") -> bool:
        """Keeps what was said of the article, and the article with it if anything was; whether it is kept."""
        from reader.tui.notes import read

        note, tags = read(said, known)
        unkeep = self.keep_article() if self.bookmark is None and (note or tags) else None
        before = self.bookmark
        if before is None:
            return not (note or tags)

        def undo() -> str:
            assert done
            done[1]()
            if unkeep:
                unkeep()
            return "note and tags are as they were"

        done = self.app.act(lambda store: bookmarks.annotate(store, before.id, note, tags), self._way_on)
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
