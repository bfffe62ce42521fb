"""Keys and pastes, done in the order in which they came."""

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.events import Event, Key, Paste


@runtime_checkable
class Takes(Protocol):
    """A screen that takes what is typed before it does what it is bound to."""

    def takes(self, event: Key) -> bool:
        """Whether a key was words, or otherwise more than what is bound to it."""

    def types(self, words: str) -> None:
        """Puts words where the cursor is, if a line is open."""


class InOrder(App[None]):
    """An app whose keys don't go by way of the widget in focus.

    Through the queue of a pane that is busy, a key can come behind one that was typed later, once the focus is in
    another: of a line that opened, the letters would change places.
    """

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            if self._exit:
                return  # it was typed for the shell
            self.app_focus = True
            event._set_forwarded()
        await super().on_event(event)

    def on_key(self, event: Key) -> None:
        if isinstance(self.screen, Takes) and self.screen.takes(event):
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        if isinstance(self.screen, Takes):
            self.screen.types(next(iter(event.text.splitlines()), ""))
