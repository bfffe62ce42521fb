"""JSON as a stream: the parts of a file of any size, each decoded as soon as it is read.

walk() goes into the objects and arrays that it is told to, and gives all others whole; entries() is for the common
case, an array of objects. Nothing is recursive; memory holds one part.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple, TextIO

from reader.library.importers.rows import DamagedError
from reader.library.importers.sources import Source

_CHUNK = 1 << 16
_LONGEST_PART = 32_000_000
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_NESTED = re.compile(r"[\[{]")
_ENDS = {"{": "}", "[": "]"}
_CUT = "the file ends before its end: what stands before that was read"
_DAMAGED = "the file is damaged or cut off here; what stands before that was read"

Enters = Callable[[str, str], bool]


class Step(NamedTuple):
    """A step through a file. key is that of the member, for what is in an array the array's key with "[]"."""

    kind: Literal["begin", "end", "value"]
    key: str
    value: Any = None


def walk(stream: TextIO, enters: Enters) -> Iterator[Step]:
    """Steps through a file: into what enters(key, key around it) says yes to ("" is the whole), over all else.

    An object of texts and numbers alone has nothing to go into, and always comes whole.

    Raises DamagedError where it ends too early or is no JSON, after all before that.
    """
    window = _Window(stream)
    around: list[tuple[str, str]] = []
    while True:
        sign = window.sign()
        closing, outer = around[-1] if around else ("", "")
        if not sign:
            raise DamagedError(_CUT, in_row=False)
        if sign == closing:
            window.at += 1
            around.pop()
            yield Step("end", outer)
            if not around:
                return
            continue
        if sign == "," and closing:
            window.at += 1
            continue
        key = outer + "[]" if closing == "]" else ""
        if closing == "}":
            name = window.value()
            if not isinstance(name, str) or window.sign() != ":":
                raise DamagedError(_DAMAGED)
            window.at += 1
            key, sign = name, window.sign()
        if sign in _ENDS and enters(key, outer) and not window.is_flat():
            window.at += 1
            around.append((_ENDS[sign], key))
            yield Step("begin", key, sign)
        else:
            yield Step("value", key, window.value())
            if not around:
                return


def entries(source: Source, *keys: str) -> Iterator[Any]:
    """The elements of the array that is the file, or that stands under the keys in its object."""
    inside = {"", *keys}
    with source.text() as stream:
        for step in walk(stream, lambda key, outer: key in inside):
            if step.kind == "value" and step.key.endswith("[]"):
                yield step.value


def objects(source: Source, *keys: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same with the place of each, what is no object as an empty one."""
    for number, value in enumerate(entries(source, *keys), 1):
        yield f"entry {number:,}", value if isinstance(value, dict) else {}


class _Window:
    """The part of a file that is being looked at."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._decode = json.JSONDecoder().raw_decode
        self.at = 0

    def sign(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            space = _SPACE.match(self._text, self.at)
            self.at = space.end() if space else self.at
            if self.at < len(self._text):
                return self._text[self.at]
            if not self._more():
                return ""

    def is_flat(self) -> bool:
        """Whether what begins here is an object with nothing in it but texts and numbers, as far as is read."""
        end = self._text.find("}", self.at)
        return self._text[self.at] == "{" and end > 0 and not _NESTED.search(self._text, self.at + 1, end)

    def value(self) -> Any:
        """The value that begins here, whole."""
        while True:
            try:
                value, end = self._decode(self._text, self.at)
            except ValueError:
                if self._more():
                    continue
                raise DamagedError(_DAMAGED) from None
            except RecursionError:
                raise DamagedError("the file nests deeper than any export; it is not read further") from None
            # A number may go on in what isn't read yet.
            if end < len(self._text) or not self._more():
                self.at = end
                return value

    def _more(self) -> bool:
        """Reads on, as much again as there is; whether there was more."""
        rest = self._text[self.at :]
        if len(rest) > _LONGEST_PART:
            return False
        chunk = self._stream.read(max(_CHUNK, len(rest)))
        if chunk:
            self._text, self.at = rest + chunk, 0
        return bool(chunk)
