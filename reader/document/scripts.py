"""Raw HTML's superscripts and subscripts inside Markdown, drawn as those of pages are."""

import re
from typing import cast

from reader import scripts
from reader.document.blocks import Run

_TAG = re.compile(r"<(/?)(su[bp])(?:\s[^<>]*)?>", re.I)
_WHOLE = re.compile(r"<(su[bp])(?:\s[^<>]{0,200})?>([^<>]{1,200})</\1\s*>", re.I)
_LONGEST = 200
_LEADING = frozenset(("link", "image", "footnote"))


def in_html(html: str) -> str:
    """A stretch of raw HTML, the words of its scripts as they are drawn."""
    return _WHOLE.sub(lambda found: _drawn(found[1].lower(), found[2]) or found[2], html)


class OpenScripts:
    """The scripts that have begun in a leaf: which, at which of its parts, and at which character."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int, int]] = []

    def take(self, tag: str, parts: list[str], runs: list[Run], length: int) -> int:
        """Reads a tag behind the parts of a text of some length, draws what it ends, and gives the new length.

        What leads somewhere stands as it is. Styles inside a script are not drawn.
        """
        found = _TAG.fullmatch(tag)
        if found and not found[1]:
            self._open.append((found[2].lower(), len(parts), length))
        elif found and self._open and self._open[-1][0] == found[2].lower():
            script, part, begin = self._open.pop()
            first = len(runs)
            while first and runs[first - 1].end > begin:
                first -= 1
            leads = any(run.start < begin or run.style in _LEADING for run in runs[first:])
            if length - begin <= _LONGEST and not leads and (text := _drawn(script, "".join(parts[part:]))):
                parts[part:] = [text]
                del runs[first:]
                return begin + len(text)
        return length


def _drawn(script: str, text: str) -> str | None:
    """What a script is drawn as, None where it stands as it is."""
    return None if "\n" in text else scripts.written(cast(scripts.Script, script), " ".join(text.split()))
