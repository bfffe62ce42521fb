"""Asking for a note on the last line, or in the editor where it has more than one."""

from collections.abc import Callable, Sequence

from reader.errors import ReaderError
from reader.tui.screens.base import ReaderScreen

ROOMY = 60
"""Columns, from which on the line says what the note is on, and of the editor."""


async def ask_note(
    screen: ReaderScreen, about: str, label: str, words: str, then: Callable[[str], bool], tags: Sequence[str] = ()
) -> None:
    """Asks for a note; one that has more than a line, or for which ^G is typed, in the editor.

    then keeps it, and tells whether it is kept: one that isn't is there again at the next asking about the same.
    """
    unkept = screen.app.unkept
    words = unkept.get(about, words)

    def keep(said: str) -> None:
        unkept[about] = said
        if then(said):
            del unkept[about]

    def edit(words: str) -> None:
        from reader.tui.outside import edited

        screen.close_prompt()
        try:
            keep(edited(screen.app, words, "note.md"))
        except ReaderError as error:
            screen.status.notice(str(error))

    if "\n" in words:
        edit(words)
    else:
        # What is typed behind a tag is a word of its own.
        ends_with_tag = words.rpartition(" ")[2].startswith("#")
        await screen.ask_for(label, f"{words} " if ends_with_tag else words, keep, edit, tags)
        if screen.prompt and screen.size.width >= ROOMY:
            screen.prompt.answer("^G editor")
