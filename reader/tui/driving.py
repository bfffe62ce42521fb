"""Textual's driver as reader needs it.

What a terminal answers is no key, Esc and a sign behind it are two, and a terminal that has gone keeps nobody waiting.

Such answers may come late, and to what another program has asked.
"""

import re
import sys
import time
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.events import Key
from textual.message import Message

# Textual's parser types what it doesn't know. CSI: attributes, keyboard, state, sizes in pixels. OSC (colours,
# clipboard), DCS (versions, capabilities) and APC (pictures): a string from its opening to BEL or ST.
# Sources: ECMA-48, section 5.6; invisible-island.net/xterm/ctlseqs; sw.kovidgoyal.net/kitty.
_REPORT = r"\x1b\[(?:[?>=][\d;]*[cnu]|0n|[468];\d+;\d+t)"
_OPENING = r"\x1b(?:\]\d{1,4};|P[\d>!]|_G)[^\x07\x1b]*"
_WHOLE = re.compile(_OPENING + r"(?:\x07|\x1b\\)|" + _REPORT)
_BEGUN = re.compile(_OPENING + r"\x1b?\Z|\x1b\]\d{1,4}\Z")
# Esc and a sign right behind it, as over a slow line: Textual takes it for Alt with that, and forgets that it was.
_ESCAPED = re.compile(r"\x1b(?=[ -/0-9:-@])")
_PASTE = "\x1b[200~"
_PATIENCE = 0.5  # seconds until what was begun counts as lost, and what follows as typed


class AnswerlessParser(XTermParser):
    """Drops those answers from what a terminal sends, also where they come in pieces, and parts Esc from a sign."""

    _begun = ""
    _begun_at = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """What is typed in data; "" is the end."""
        if not data:
            return super().feed(data)
        now = time.monotonic()
        if self._begun and now - self._begun_at < _PATIENCE:
            data = self._begun + data
        else:
            self._begun_at = now
        data = _WHOLE.sub("", data)
        begun = _BEGUN.search(data)
        self._begun = begun[0] if begun else ""
        data = data[: begun.start()] if begun else data
        return self._fed(data) if data else ()

    def _fed(self, data: str) -> Iterable[Message]:
        first, *others = [data] if _PASTE in data else _ESCAPED.split(data)
        yield from super().feed(first) if first else ()
        for part in others:
            yield Key("escape", "\x1b")
            yield from super().feed(part)


class LastingWriter(WriterThread):
    """Goes on taking what is written when the terminal is gone; a queue that nobody empties blocks who writes."""

    @property
    def is_idle(self) -> bool:
        """Whether the terminal has taken all that was written."""
        return not self._queue.unfinished_tasks

    def run(self) -> None:
        """Writes until it is stopped."""
        is_open = True
        while (text := self._queue.get()) is not None:
            is_open = is_open and self._send(text)
            self._queue.task_done()
        self._send("")

    def _send(self, text: str) -> bool:
        try:
            self._file.write(text)
            if self._queue.empty():
                self._file.flush()
        except (OSError, ValueError):
            return False
        return True


def adapt(driver: type[Driver]) -> type[Driver]:
    """Has a driver read with that parser and write with that thread, where it has Textual's: no other way leads in."""
    module = sys.modules[driver.__module__]
    for name, ours in (("XTermParser", AnswerlessParser), ("WriterThread", LastingWriter)):
        if hasattr(module, name):
            setattr(module, name, ours)
    return driver
