"""Taking what is read along as Markdown: into a file, into a command, into the editor."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.text import one_line
from reader.tui.screens.noting import NotingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.events import Reading

_LONGEST_NAME = 60


class TakingScreen(NotingScreen):
    """The keys that write, pipe and edit."""

    def _markdown(self) -> str | None:
        """The article, what was noted, its comments without what is hidden as spam; None before it is here."""
        if self.reading.article is None:
            self.status.notice("there is nothing to take along yet")
            return None
        from reader.writing import Noted, as_markdown

        notes = [Noted(self.bookmark.note, "")] if self.bookmark and self.bookmark.note else []
        notes += [Noted(one.note, one.anchor.exact) for one in (self.marked.in_reading_order() if self.marked else ())]
        return as_markdown(self._judged_so_far(), comments=True, spam="hide", notes=notes)

    def _judged_so_far(self) -> "Reading":
        """The reading without the comments that came a moment ago, of which it isn't known whether they are spam."""
        reading = self.reading
        comments = tuple(comment for comment in reading.conversation.comments if comment.id in reading.verdicts)
        return replace(reading, conversation=reading.conversation._replace(comments=comments))

    def _file_name(self) -> str:
        """A name for the file: the title's letters and digits, nothing that means something to a shell or in a path."""
        name = self.reading.article.name if self.reading.article else ""
        letters = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
        return "-".join(letters.split())[:_LONGEST_NAME].strip("-") or "article"

    async def action_write(self) -> None:
        if (markdown := self._markdown()) is not None:
            await self._ask_where(markdown, "write to: ", f"{self._file_name()}.md")

    async def _ask_where(self, markdown: str, label: str, name: str, replaces: str = "") -> None:
        """Asks for a file's name; replaces is the one that is there and may be written over, if it is said again."""

        def write(said: str) -> None:
            path = os.path.expanduser(said.strip())
            if not path:
                self.status.notice("nothing was written")
            elif os.path.lexists(path) and path != replaces:
                self.call_later(self._ask_where, markdown, "it is there; Enter overwrites it: ", said, path)
            else:
                self._write(path, markdown, is_replacing=path == replaces)

        await self.ask_for(label, name, write)

    def _write(self, path: str, markdown: str, is_replacing: bool) -> None:
        from reader.writing import put

        try:
            put(path, markdown, is_replacing)
        except ReaderError as error:
            self.status.notice(f"{error}; {self.key('write')} asks again")
        else:
            self.status.notice(f"written: {os.path.abspath(path)}")

    async def action_pipe(self) -> None:
        if (markdown := self._markdown()) is not None:
            await self.ask_for("pipe to: ", "", lambda command: self._pipe(command, markdown))

    def _pipe(self, command: str, markdown: str) -> None:
        from reader.tui.outside import piped

        if not command.strip():
            self.status.notice("no command was given")
            return
        self._tell(lambda: _ended(command, piped(self.app, command, markdown)))

    async def action_edit(self) -> None:
        """Opens a copy in the editor; what was changed in it can be written to a file, as nothing else keeps it."""
        from reader.tui.outside import edited

        markdown = self._markdown()
        if markdown is None:
            return
        name = f"{self._file_name()}.md"
        try:
            changed = edited(self.app, markdown, name)
        except ReaderError as error:
            self.status.notice(str(error))
            return
        if changed != markdown:
            await self._ask_where(changed, "the copy was changed; write it to: ", name)

    def _tell(self, act: "Callable[[], str]") -> None:
        try:
            self.status.notice(act())
        except ReaderError as error:
            self.status.notice(str(error))


def _ended(command: str, status: int) -> str:
    name = one_line(command)
    return f"{name} ended with status {status}" if status else f"piped to {name}"
