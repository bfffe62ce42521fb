"""Terminals that end with their test, the loopback servers of the fetching tests, and time to see a notice."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from reader.tui.timers import mend_timers
from reader.tui.widgets import status
from tests.fetch.conftest import serve
from tests.tui.pty import Terminal

__all__ = ["reader", "serve"]

Open = Callable[..., Terminal]


@pytest.fixture(autouse=True)
def long_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice in this process waits for as long as a busy machine takes to draw what came with it."""
    monkeypatch.setattr(status, "MOMENT_SECONDS", 30.0)
    monkeypatch.setattr(status, "NOTICE_SECONDS", 60.0)


@pytest.fixture(autouse=True, scope="session")
def sure_timers() -> None:
    """A pane that is tried alone has the timers that reader's app gives it: a resize is never lost."""
    mend_timers()


@pytest.fixture
def reader() -> Iterator[Open]:
    """Starts reader in a terminal: reader("page.html", columns=80, rows=24)."""
    with ExitStack() as stack:
        yield lambda *arguments, **size: stack.enter_context(Terminal(*arguments, **size))
