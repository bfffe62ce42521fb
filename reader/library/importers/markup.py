"""HTML and XML as a stream of tags: for lists of bookmarks, however long, broken or full of icons.

No tree is built and no entity defined in the file is known, so that nothing can burst; memory holds one tag.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple, TextIO

CUT = "(cut)"
"""The name of the last tag of a file that ends inside one."""
_CHUNK = 1 << 16
_LONGEST_TAG = 1 << 18
_LONGEST_TEXT = 4_000_000
_DATA = '="data:'
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:-]*+")
# A quote counts only behind "="; one that reaches over the next entry was never closed.
_TAG = re.compile(
    r"""(?:[^>=]++|=\s*+(?:"(?:[^"<]++|<(?!dt|/a>))*+"|'(?:[^'<]++|<(?!dt|/a>))*+'|(?!["'\s])))*+>""", re.I
)
_BROKEN_TAG = re.compile(r"[^>\n]*+>?")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|["']?([^\s"'>]*+)))?+""")
_REFERENCE = re.compile(r"&#?\w{1,32};")


class Tag(NamedTuple):
    """A tag: its name in lower case ("a", "/a", "" at the end of the file) and the text before it."""

    name: str
    before: str
    inside: str

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes by lower-case names; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), _REFERENCE.sub(lambda known: unescape(known[0]), double or single or bare))
        return found

    @property
    def is_empty(self) -> bool:
        """Whether it ends itself, as in XML."""
        return self.inside.endswith("/")


def plain(text: str) -> str:
    """Text between tags as it is read."""
    return unescape(text) if "&" in text else text


def tags(stream: TextIO) -> Iterator[Tag]:
    """Each tag of a file, and one without a name at its end."""
    chunks = _without_data(stream)
    text, at, ended = "", 0, False
    before = Text()
    while True:
        opened = text.find("<", at)
        before.add(text[at : opened if opened >= 0 else len(text)])
        at = opened if opened >= 0 else len(text)
        if (opened >= 0 and opened + 4 <= len(text)) or ended:
            if opened < 0:
                break
            end, tag = _tag_at(text, opened, ended)
            if end > 0:
                at = end
                if tag:
                    yield Tag(tag[0], before.taken(), tag[1])
                elif text[opened + 1 : opened + 2] not in ("!", "?"):
                    before.add("<")
                continue
            if ended:
                yield Tag(CUT, before.taken(), "")
                break
        # Of a comment, which may be of any length, no more than its marks need.
        text = "<!--" + text[max(at + 4, len(text) - 2) :] if text.startswith("<!--", at) else text[at:]
        at = 0
        # As much again as there is: what is looked at again and again costs no more than twice its length.
        chunk = next(chunks, "")
        while chunk and len(chunk) < len(text):
            more = next(chunks, "")
            if not more:
                break
            chunk += more
        ended = not chunk
        text += chunk
    yield Tag("", before.taken(), "")


def _tag_at(text: str, opened: int, ended: bool) -> tuple[int, tuple[str, str] | None]:
    """(where what stands at a "<" ends, the tag's name and inside); 0 where more of the file must be read first."""
    if text.startswith("<!--", opened):
        end = text.find("-->", opened + 4)
        return (end + 3 if end > 0 else 0), None
    if text[opened + 1 : opened + 2] in ("!", "?"):
        return text.find(">", opened) + 1, None
    name = _NAME.match(text, opened + 1)
    if name is None:
        return opened + 1, None
    found = _TAG.match(text, name.end())
    if found is None and ((ended and ">" in text[opened:]) or len(text) - opened > _LONGEST_TAG):
        found = _BROKEN_TAG.match(text, name.end())
    if found is None:
        return 0, None
    return found.end(), (name[0].lower(), text[name.end() : found.end()].removesuffix(">"))


class Text:
    """A text that comes in parts; of one that never ends, the beginning."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        if text and self._length < _LONGEST_TEXT:
            self._parts.append(text)
            self._length += len(text)

    def taken(self) -> str:
        found = "".join(self._parts)
        self._parts, self._length = [], 0
        return found


def _without_data(stream: TextIO) -> Iterator[str]:
    """A file's text without what its data: addresses hold: icons are nine tenths of many a file of bookmarks."""
    held, skipping = "", False
    while chunk := stream.read(_CHUNK):
        text, at = held + chunk, 0
        parts: list[str] = []
        while True:
            if skipping:
                end = text.find('"', at)
                at = len(text) if end < 0 else end
                if end < 0:
                    break
                skipping = False
            begin = text.find(_DATA, at)
            if begin < 0:
                break
            parts.append(text[at : begin + len(_DATA)])
            at, skipping = begin + len(_DATA), True
        keep = len(text) if skipping else max(at, len(text) - len(_DATA) + 1)
        parts.append(text[at:keep])
        held = text[keep:]
        if found := "".join(parts):
            yield found
    if held:
        yield held
