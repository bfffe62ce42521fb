"""Keys and pastes, done in the order in which they came, each once what the ones before it have asked for is there."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Protocol, runtime_checkable

from textual._callback import invoke
from textual.app import App
from textual.events import Event, Key, Paste
from textual.timer import Timer

from reader.text import clean

_LOOK_EVERY = 0.02  # seconds
_AT_ONCE = "ctrl+c"
_ALT = re.compile(r"alt\+(?P<shift>shift\+)?(?P<letter>\w)")


@runtime_checkable
class Takes(Protocol):
    """A screen that takes what is typed before it does what it is bound to."""

    @property
    def is_opening(self) -> bool:
        """Whether what it is opened for will be there in a moment: until then keys wait."""

    def takes(self, event: Key) -> bool:
        """Whether a key was words, or otherwise more than what is bound to it."""

    def types(self, words: str) -> None:
        """Puts words where the cursor is, if a line is open."""


class InOrder(App[None]):
    """An app whose keys don't go by way of the widget in focus.

    Through the queue of a pane that is busy, a key can come behind one that was typed later, once the focus is in
    another: of a line that opened, the letters would change places.
    """

    _awaited_count = 0
    _looking: Timer | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._held: deque[Key | Paste] = deque()

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, Key) and event.key == _AT_ONCE:
            self._held.clear()
            await self._do(event)
        else:
            self._held.extend(self._parted(event))
            await self._go_on()

    async def _do(self, event: Key | Paste) -> None:
        self.app_focus = True
        event._set_forwarded()
        await super().on_event(event)

    def do_next(self, act: Callable[..., object], *arguments: object) -> None:
        """Has something done, once what is being done is, and before the next key is."""
        self._awaited_count += 1
        self.call_later(self._do_next, act, arguments)

    async def _do_next(self, act: Callable[..., object], arguments: tuple[object, ...]) -> None:
        self._awaited_count -= 1
        await invoke(act, *arguments)
        await self._go_on()

    async def _go_on(self) -> None:
        while self._held and not self._is_behind() and not self._exit:  # what is typed behind leaving is for the shell
            await self._do(self._held.popleft())
        if self._held and not self._looking:
            self._looking = self.set_interval(_LOOK_EVERY, lambda: self.call_later(self._go_on))
        elif self._looking and not self._held:
            self._looking.stop()
            self._looking = None

    def _is_behind(self) -> bool:
        return self._awaited_count > 0 or (isinstance(self.screen, Takes) and self.screen.is_opening)

    def _parted(self, event: Key | Paste) -> Iterator[Key | Paste]:
        """Esc and a letter right behind it, as over a slow line, look like Alt with that; if that is a key, it stays.

        Signs are parted where they come in (reader.tui.driving).
        """
        found = _ALT.fullmatch(event.key) if isinstance(event, Key) else None
        if isinstance(event, Key) and found and event.key not in self.screen.active_bindings:
            letter = found["letter"].upper() if found["shift"] else found["letter"]
            yield Key("escape", "\x1b")
            yield Key(letter, letter)
        else:
            yield event

    def on_key(self, event: Key) -> None:
        if isinstance(self.screen, Takes) and self.screen.takes(event):
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """What has several lines is one in a line."""
        if isinstance(self.screen, Takes):
            self.screen.types(" ".join(clean(event.text).expandtabs(1).splitlines()))
