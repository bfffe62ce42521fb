"""A program in a pseudo-terminal of its own, whose CPU time, memory and output are told. Linux only."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

COLUMNS, ROWS = 120, 40
PATIENCE = 600.0  # seconds until a text that should show counts as missing
QUIET = 0.4  # seconds without output after which a program has done what it was asked

_TICK = 1000 / os.sysconf("SC_CLK_TCK")
_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b[@-Z\\-_]", re.S
)
# What Textual asks of a terminal, and what this one says.
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[c": b"\x1b[?62c"}


class Watched:
    """A running program. Use as a context; what is left of it at the end is killed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._output = b""
        self._process, self._terminal = pty.fork()
        if not self._process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(command[0], list(command), dict(environment))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    @property
    def written(self) -> int:
        """Bytes that reached the terminal so far."""
        return len(self._output)

    def wait_for(self, words: bytes) -> None:
        """Until the words are on the terminal. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while words not in _SEQUENCE.sub(b"", self._output):
            if not self._read(0.5) and time.monotonic() > end:
                raise TimeoutError(f"waited in vain for {words!r}")

    def settle(self, seconds: float = QUIET) -> None:
        """Until nothing has been written for so long."""
        while self._read(seconds):
            pass

    def press(self, keys: bytes) -> None:
        os.write(self._terminal, keys)
        self.settle()

    def resize(self, columns: int) -> None:
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
        self.settle()

    def cpu(self) -> float:
        """Milliseconds of CPU that the program, its threads and its children have used, ended ones too."""
        return sum(_cpu_of(process) for process in self._family())

    def memory(self) -> float:
        """Resident MB of the program and its children."""
        return sum(_memory_of(process) for process in self._family())

    def _read(self, seconds: float) -> bool:
        """Takes what was written, or waits for it; whether anything was."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        received = os.read(self._terminal, 1 << 16)
        self._output += received
        for question, answer in _ANSWERS.items():
            if question in received:
                os.write(self._terminal, answer)
        return True

    def _family(self) -> set[int]:
        parents = dict(_parents())
        found = {self._process}
        while more := {process for process, parent in parents.items() if parent in found} - found:
            found |= more
        return found


def _parents() -> Iterator[tuple[int, int]]:
    """(process, its parent) of all that run."""
    for folder in Path("/proc").glob("[0-9]*"):
        if fields := _stat(int(folder.name)):
            yield int(folder.name), int(fields[1])


def _stat(process: int) -> list[str]:
    """The fields of /proc/PROCESS/stat from the third on (proc(5)); none of a process that has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _cpu_of(process: int) -> float:
    """Of the process itself in nanoseconds, of its ended children in ticks: so the kernel tells it."""
    nanoseconds = 0
    for schedule in Path(f"/proc/{process}/task").glob("*/schedstat"):
        try:
            nanoseconds += int(schedule.read_text().split()[0])
        except (OSError, IndexError):
            continue
    fields = _stat(process)
    ended = int(fields[13]) + int(fields[14]) if fields else 0
    return nanoseconds / 1e6 + ended * _TICK


def _memory_of(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
