"""Programs that a person calls by name, with the terminal to themselves: an editor, a command to pipe into."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.errors import ReaderError
from reader.text import clean
from reader.tui.screens.staying import StayingScreen

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp

_EDITORS = ("sensible-editor", "nano", "vi")


def edited(app: "ReaderApp", text: str, name: str) -> str:
    """A text as it is after the person's editor closed it: $VISUAL, $EDITOR, or one that is there.

    name is that of the file which only the person can read while it lasts. Raises ReaderError where there is no
    editor, or it failed.
    """
    command = _editor()
    with TemporaryDirectory(prefix="reader-") as folder:
        path = Path(folder, name)
        path.touch(mode=0o600)
        path.write_text(text, "utf-8")
        with _suspended(app):
            status = _run([*command, str(path)])
        if status:
            raise ReaderError(f"{command[0]} ended with status {status}; nothing was changed")
        try:
            return clean(path.read_bytes().decode("utf-8", "replace"))
        except OSError as error:
            raise ReaderError(f"what {command[0]} wrote can't be read ({error.strerror})") from error


def piped(app: "ReaderApp", command: str, text: str) -> int:
    """Gives a text to a shell's command, as its standard input; its exit status.

    What it prints stands in the terminal until Enter is pressed. Raises ReaderError where it can't be started.
    """
    with _suspended(app):
        status = _run(command, text)
        sys.stdout.write("\n[Enter goes back to reader]")
        sys.stdout.flush()
        _await_enter()
    return status


def _editor() -> Sequence[str]:
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(name, ""))
        except ValueError as error:
            raise ReaderError(f"${name} is no command: {error}") from error
        if words:
            return words
    found = next(filter(shutil.which, _EDITORS), None)
    if found is None:
        raise ReaderError("there is no editor; set EDITOR to one that is there")
    return [found]


def _run(command: str | Sequence[str], given: str | None = None) -> int:
    try:
        is_shell = isinstance(command, str)
        data = None if given is None else given.encode("utf-8", "surrogatepass")
        return subprocess.run(command, input=data, shell=is_shell, check=False).returncode
    except OSError as error:
        name = command if isinstance(command, str) else command[0]
        raise ReaderError(f"{name}: {error.strerror}") from error


@contextmanager
def _suspended(app: "ReaderApp") -> Iterator[None]:
    """The terminal without reader; ^C there is for who is running.

    The event loop stands still, and with it the app's own answer to the signals that end it: SIGHUP and SIGTERM end
    reader at once meanwhile, with the places kept before.
    """
    for screen in app.screen_stack:
        if isinstance(screen, StayingScreen):
            screen.keep_place()
    before = signal.signal(signal.SIGINT, _let_it_pass)
    endings = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGHUP, signal.SIGTERM)}
    failure: ReaderError | None = None
    try:
        with app.suspend():
            # An error that left this block would leave the terminal suspended.
            try:
                yield
            except ReaderError as error:
                failure = error
    except SuspendNotSupported:
        failure = ReaderError("this terminal can't be given to another program")
    finally:
        signal.signal(signal.SIGINT, before)
        for number, handler in endings.items():
            signal.signal(number, handler)
    app.refresh_css(animate=False)
    if failure:
        raise failure


def _let_it_pass(*_: object) -> None:
    """Not SIG_IGN, which the program would inherit."""


def _await_enter() -> None:
    """Until Enter or ^D; where the terminal is gone there is nobody to go back to, and reader ends as by SIGHUP."""
    try:
        while (typed := os.read(0, 1)) and typed not in b"\r\n":
            pass
    except OSError:
        typed = b""
    if not typed and not os.isatty(0):
        signal.raise_signal(signal.SIGHUP)
