"""GitHub's alerts: quotations whose first line says of what kind they are, "[!NOTE]".

Source: docs.github.com, Basic writing and formatting syntax, "Alerts".
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGN = re.compile(r"\[!(note|tip|important|warning|caution)\] *", re.I)
_BREAKS = ("softbreak", "hardbreak")


def alert_of(tokens: "Sequence[Token]") -> str | None:
    """The kind of an alert as it is shown, "Note", if a quotation's first tokens have one on a line of its own."""
    if not tokens or tokens[0].type != "text" or not (found := _SIGN.fullmatch(tokens[0].content)):
        return None
    return found[1].capitalize() if len(tokens) == 1 or tokens[1].type in _BREAKS else None
