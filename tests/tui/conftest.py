"""Terminals that end with their test, and the loopback servers of the fetching tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.fetch.conftest import serve
from tests.tui.pty import Terminal

__all__ = ["reader", "serve"]

Open = Callable[..., Terminal]


@pytest.fixture
def reader() -> Iterator[Open]:
    """Starts reader in a terminal: reader("page.html", columns=80, rows=24)."""
    with ExitStack() as stack:
        yield lambda *arguments, **size: stack.enter_context(Terminal(*arguments, **size))
