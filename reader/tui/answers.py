"""What a terminal answers is no key: such answers may come late, and to what another program has asked."""

import re
import sys
import time
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

# Textual's parser types what it doesn't know. CSI: attributes, keyboard, state, sizes in pixels. OSC (colours,
# clipboard), DCS (versions, capabilities) and APC (pictures): a string from its opening to BEL or ST.
# Sources: ECMA-48, section 5.6; invisible-island.net/xterm/ctlseqs; sw.kovidgoyal.net/kitty.
_REPORT = r"\x1b\[(?:[?>=][\d;]*[cnu]|0n|[468];\d+;\d+t)"
_OPENING = r"\x1b(?:\]\d{1,4};|P[\d>!]|_G)[^\x07\x1b]*"
_WHOLE = re.compile(_OPENING + r"(?:\x07|\x1b\\)|" + _REPORT)
_BEGUN = re.compile(_OPENING + r"\x1b?\Z|\x1b\]\d{1,4}\Z")
_PATIENCE = 0.5  # seconds until what was begun counts as lost, and what follows as typed


class AnswerlessParser(XTermParser):
    """Drops those answers from what a terminal sends, also where they come in pieces."""

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
        return super().feed(data) if data else ()


def drop_answers(driver: type[Driver]) -> type[Driver]:
    """Has a driver read with that parser, where it reads with Textual's: there is no other way in before it."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        module.XTermParser = AnswerlessParser  # type: ignore[attr-defined]
    return driver
