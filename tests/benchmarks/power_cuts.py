"""What a power cut may leave of files: a model over the system calls that a process made, as strace prints them.

What was synchronised stays. Of what was written after that each write is kept, dropped, or torn at 512 octets, by
chance and out of order. Making, renaming and removing files is taken to last at once.
"""

import codecs
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,link,unlink"
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (\d+)(?:<[^>]*>)?$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DESCRIPTOR = re.compile(r"(\d+)<([^>]*)>")


class Call(NamedTuple):
    """One call that succeeded: of a descriptor with its path, with the strings and numbers it was given."""

    name: str
    descriptor: int
    path: str
    strings: tuple[bytes, ...]
    numbers: tuple[int, ...]
    result: int


def traced(command: Sequence[str], trace: Path) -> list[Call]:
    """Runs a command to its end under strace; the calls it made."""
    options = ["-f", "-y", "-xx", "-s", "50000000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(trace)]
    subprocess.run(["strace", *options, *command], check=True, stdout=subprocess.DEVNULL)
    with trace.open("r", encoding="ascii", errors="replace") as lines:
        return [call for line in lines if (call := _call(line.rstrip("\n")))]


def _call(line: str) -> Call | None:
    found = _LINE.match(line)
    if found is None:
        return None
    name, given, result = found.groups()
    strings = tuple(_unescaped(one) for one in _STRING.findall(given))
    rest = _STRING.sub("", given)
    descriptor = _DESCRIPTOR.match(rest)
    path = _unescaped(descriptor[2]).decode("utf-8", "surrogateescape") if descriptor else ""
    numbers = tuple(int(word) for word in rest.split(", ") if word.isdecimal())
    return Call(name, int(descriptor[1]) if descriptor else -1, path, strings, numbers, int(result))


def _unescaped(text: str) -> bytes:
    return codecs.escape_decode(text.encode("ascii", "replace"))[0]  # type: ignore[attr-defined, no-any-return]


Write = tuple[int, bytes | None]
"""Where something was written and what; None for a file that was cut there."""


@dataclass(slots=True)
class _File:
    lasting: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)
    end: int = 0

    def write(self, offset: int, octets: bytes) -> None:
        self.pending.append((offset, octets))
        self.end = max(self.end, offset + len(octets))

    def truncate(self, size: int) -> None:
        self.pending.append((size, None))
        self.end = size

    def synchronise(self) -> None:
        for write in self.pending:
            _apply(self.lasting, write)
        self.pending.clear()

    def left(self, chance: random.Random) -> bytes:
        content = bytearray(self.lasting)
        for offset, octets in self.pending:
            fate = chance.choice(("kept", "dropped", "torn"))
            if octets is None:
                if fate == "kept":
                    _apply(content, (offset, None))
            elif fate == "kept":
                _apply(content, (offset, octets))
            elif fate == "torn":
                for at in range(0, len(octets), SECTOR):
                    if chance.random() < 0.5:
                        _apply(content, (offset + at, octets[at : at + SECTOR]))
        return bytes(content)


def _apply(content: bytearray, write: Write) -> None:
    offset, octets = write
    if octets is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(octets)] = octets


class Image(NamedTuple):
    """What a power cut left: the files of a folder by name, and the lines that were printed before it."""

    files: dict[str, bytes]
    printed: list[str]


def images(calls: Sequence[Call], folder: Path, count: int, chance: random.Random) -> Iterator[Image]:
    """What cuts at random moments leave of a folder's files, in the order of the moments."""
    cuts = sorted(chance.randrange(len(calls) + 1) for _ in range(count))
    files: dict[str, _File] = {}
    printed = bytearray()
    done = 0
    for cut in cuts:
        for call in calls[done:cut]:
            _follow(call, str(folder), files, printed)
        done = cut
        left = {Path(path).name: one.left(chance) for path, one in files.items()}
        yield Image(left, printed.decode().splitlines())


def _follow(call: Call, folder: str, files: dict[str, _File], printed: bytearray) -> None:
    """What a call does to the files of the folder and to what was printed."""
    if call.name == "write" and call.descriptor == 1:
        printed += call.strings[0]
        return
    names = [octets.decode("utf-8", "surrogateescape") for octets in call.strings[:2]]
    if call.name == "openat" and names[0].startswith(folder):
        files.setdefault(names[0], _File())
    elif call.name in ("rename", "link") and names[0] in files:
        files[names[1]] = files[names[0]]
        if call.name == "rename":
            del files[names[0]]
    elif call.name == "unlink":
        files.pop(names[0], None)
    elif call.path in files:
        one = files[call.path]
        if call.name in ("fsync", "fdatasync"):
            one.synchronise()
        elif call.name == "ftruncate":
            one.truncate(call.numbers[-1])
        elif call.name == "pwrite64":
            one.write(call.numbers[-1], call.strings[0][: call.result])
        elif call.name == "write":
            one.write(one.end, call.strings[0][: call.result])
