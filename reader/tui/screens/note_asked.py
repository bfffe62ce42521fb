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

    words are what is there now. then keeps what is said, and tells whether it is kept: what isn't is there again at the
    next asking about the same, and so is what is being written when reader is ended; beside what came to be there
    meanwhile.
    """
    from reader.library.drafts import Draft
    from reader.tui.drafts import EVERY
    from reader.tui.notes import merged

    drafts, base = screen.app.drafts, words
    draft = drafts.recall(about)
    if draft:
        words = draft.words if draft.base == base else merged(base, draft.words, tags)

    def keep(said: str) -> None:
        if then(said):
            drafts.drop(about)
        else:
            drafts.put(about, Draft(said, base))

    def give_up() -> None:
        """Takes back what was typed now; what was there before, and was never kept, stays."""
        if draft is None:
            drafts.drop(about)
        else:
            drafts.put(about, draft)

    def edit(words: str) -> None:
        from reader.tui.outside import edited

        screen.close_prompt()
        try:
            keep(edited(screen.app, words, "note.md"))
        except ReaderError as error:
            screen.status.notice(str(error))

    if "\n" in words:
        edit(words)
        return
    # Where there are tags, what is typed next is a word of its own, or another.
    words = f"{words} " if "#" in words else words
    await screen.ask_for(label, words, keep, edit, tags, give_up)
    prompt = screen.prompt
    if prompt is None:
        return

    def keep_draft() -> None:
        if screen.prompt is not prompt:
            timer.stop()
        elif prompt.field.value != words:
            drafts.put(about, Draft(prompt.field.value, base))

    drafts.keep, timer = keep_draft, screen.set_interval(EVERY, keep_draft)
    if screen.size.width >= ROOMY:
        prompt.answer("^G editor" if draft is None else "not kept yet · ^G editor")
