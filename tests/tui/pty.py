"""reader in a real pseudo-terminal: keys go in, the screen and every raw byte come out."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Self

import pyte

from tests.tui.screen import Screen, Stream

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 45.0  # seconds until what should show counts as missing; a passing test never waits for it

# Escape is written as the kitty protocol does: a bare one before another key would be Alt with it.
KEYS = {
    "enter": "\r", "esc": "\x1b[27u", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
    "pgdn": "\x1b[6~", "pgup": "\x1b[5~", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP",
}  # fmt: skip

# What Textual asks of a terminal, and what this one says: it draws whole frames at once, and tells of a
# new size by a signal only.
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[c": b"\x1b[?62c"}
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
# What pyte would print, take for something else, or drop the rest of a text at (marks without a width).
_FOREIGN = re.compile(r"\x1b\[[<=>][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$p|\x1b[_P][^\x1b]*\x1b\\|[\u200b-\u200f]")


class Terminal:
    """A terminal with reader in it. Use as a context; what is left running at its end is killed."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 120,
        rows: int = 40,
        cwd: Path | None = None,
        environment: Mapping[str, str | None] = MappingProxyType({}),
        is_silent: bool = False,
        program: Sequence[str] = ("-m", "reader"),
    ) -> None:
        """environment is what is otherwise than here, None where it isn't set; a silent terminal answers no question.

        program are the words that have Python run reader.
        """
        self.columns, self.rows = columns, rows
        self.is_silent = is_silent
        self.raw = b""
        self.status: int | None = None
        self._answered = 0
        self._screen = Screen(columns, rows)
        self._stream = Stream(self._screen)
        self._text: str | None = None
        self._decoded = 0
        self._start([sys.executable, *program, *arguments], cwd, environment)

    def _start(self, command: list[str], cwd: Path | None, own: Mapping[str, str | None]) -> None:
        # Test runners set COLUMNS and LINES, which would go before the terminal's own size.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        usual = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        chosen = {**inherited, **usual, **own}
        environment = {name: value for name, value in chosen.items() if value is not None}
        self.process, self._terminal = pty.fork()
        if not self.process:
            # The child waits for the size: the first frame shall have it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
            os.chdir(cwd or ROOT)
            os.execvpe(command[0], command, environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._terminal)

    # What the person does

    def press(self, *keys: str) -> Self:
        """Types keys by name ("enter", "ctrl+q"), or text as it is."""
        for key in keys:
            self.write(KEYS.get(key) or (chr(ord(key[-1]) & 31) if key.startswith("ctrl+") else key))
        return self

    def write(self, text: str) -> None:
        os.write(self._terminal, text.encode("utf-8", "surrogateescape"))
        self._read(0.01)

    def find(self, words: str) -> Self:
        """Opens the line that finds, and types words into it once it is there."""
        self.press("/").wait_until(lambda: any(line.strip() == "/" for line in self.lines[-3:]), "the find line")
        self.write(words)
        return self.wait_for(words)

    def resize(self, columns: int, rows: int) -> Self:
        self._read(0.05)
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        self._text = None
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self

    def go_on(self) -> Self:
        """Goes on, as by fg, once it has stopped."""
        self.wait_until(lambda: os.waitpid(self.process, os.WUNTRACED | os.WNOHANG)[0] > 0, "its stop")
        os.kill(self.process, signal.SIGCONT)
        return self

    def hang_up(self) -> None:
        os.kill(self.process, signal.SIGHUP)

    # What the person sees

    @property
    def cells(self) -> dict[tuple[int, int], pyte.screens.Char]:
        """By (row, column) what is drawn there, with its colours and manner; blank cells are left out."""
        rows = self._screen.buffer
        return {
            (row, column): rows[row][column]
            for row in range(self.rows)
            for column in range(self.columns)
            if rows[row][column].data.strip()
        }

    def cells_of(self, words: str) -> list[pyte.screens.Char]:
        """The cells of the first place on the screen where words stand on one line."""
        row = next(number for number, line in enumerate(self.lines) if words in line)
        column = self.lines[row].index(words)
        return [self._screen.buffer[row][column + index] for index in range(len(words))]

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def cursor(self) -> tuple[int, int] | None:
        """The column and row of the terminal's cursor; None while it is hidden."""
        cursor = self._screen.cursor
        return None if cursor.hidden else (cursor.x, cursor.y)

    def wait_for(self, *texts: str) -> Self:
        """Until all texts are on the screen."""
        return self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} on the screen")

    def wait_without(self, *texts: str) -> Self:
        """Until none of the texts is on the screen."""
        return self.wait_until(lambda: not any(text in self.text for text in texts), f"{texts} off the screen")

    def wait_until(self, holds: Callable[[], bool], what: str = "the condition") -> Self:
        end = time.monotonic() + PATIENCE
        while True:
            alive = self._read(0.02)
            if holds():
                return self
            if not alive or time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}:\n{self.text}")

    def settle(self) -> Self:
        """Until nothing has been drawn for a while: before the whole screen is compared with another."""
        seen, end = -1, time.monotonic() + PATIENCE
        while seen != len(self.raw) or (self._waits_for_its_turn() and time.monotonic() < end):
            seen = len(self.raw)
            self._read(0.15)
        return self

    def _waits_for_its_turn(self) -> bool:
        """Whether the program would go on if a busy machine let it, where that can be known."""
        with suppress(OSError):
            tasks = [path.read_text() for path in Path(f"/proc/{self.process}/task").glob("*/stat")]
            return any(task.rpartition(") ")[2].startswith("R") for task in tasks)
        return False

    def wait_for_end(self) -> int:
        """Until reader has ended; its exit status."""
        end = time.monotonic() + PATIENCE
        while self._read(0.02):
            assert time.monotonic() < end, f"reader didn't end:\n{self.text}"
        _, status = os.waitpid(self.process, 0)
        self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def _read(self, seconds: float) -> bool:
        """Takes what was written; whether the other side is still there."""
        while select.select([self._terminal], [], [], seconds)[0]:
            try:
                received = os.read(self._terminal, 65536)
            except OSError:  # Linux says so at the end
                received = b""
            if not received:
                return False
            self.raw += received
            self._answer()
            self._draw()
            seconds = 0
        return True

    def _answer(self) -> None:
        if self.is_silent:
            return
        for question, answer in _ANSWERS.items():
            if question in self.raw[self._answered :]:
                os.write(self._terminal, answer)
        self._answered = max(len(self.raw) - 8, 0) if b"\x1b" in self.raw[-8:] else len(self.raw)

    def _draw(self) -> None:
        """Draws what came, but for a frame, a sequence or a character that is not whole yet."""
        waiting = self.raw[self._decoded :]
        if (began := waiting.rfind(_FRAME_BEGINS)) > waiting.rfind(_FRAME_ENDS):
            waiting = waiting[:began]
        if (command := max(map(waiting.rfind, (b"\x1b_", b"\x1bP")))) >= 0 and b"\x1b\\" not in waiting[command:]:
            waiting = waiting[:command]
        start = waiting.rfind(b"\x1b")
        whole = (
            len(waiting) if start < 0 or re.search(rb"\x1b(\[[\d;?<=>$]*[a-zA-Z]|[^\[])", waiting[start:]) else start
        )
        try:
            text = waiting[:whole].decode()
        except UnicodeDecodeError as error:
            whole = error.start if len(waiting) - error.start < 4 else whole
            text = waiting[:whole].decode(errors="replace")
        self._decoded += whole
        self._stream.feed(_FOREIGN.sub("", text))
        self._text = None
