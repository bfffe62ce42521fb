"""Writing to a terminal that has gone: whoever writes goes on, and can end."""

import errno
import io
import threading

import pytest
from textual.drivers import linux_driver

from reader.tui.driving import adapt

PATIENCE = 15.0  # seconds until a thread counts as blocked


class Terminal(io.StringIO):
    """Takes so many writes, and then is gone."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self.left = writes
        self.taken = ""

    def write(self, text: str) -> int:
        if not self.left:
            raise OSError(errno.EIO, "Input/output error")
        self.left -= 1
        self.taken += text
        return len(text)


@pytest.mark.parametrize("writes", [0, 3, 1000])
def test_a_terminal_that_has_gone_keeps_nobody_waiting(writes: int) -> None:
    adapt(linux_driver.LinuxDriver)
    terminal = Terminal(writes)
    writer = linux_driver.WriterThread(terminal)
    writer.start()

    def write_and_end() -> None:
        for number in range(100):
            writer.write(f"{number} ")
        writer.stop()

    ending = threading.Thread(target=write_and_end, daemon=True)
    ending.start()
    ending.join(PATIENCE)
    assert not ending.is_alive()
    assert terminal.taken == "".join(f"{number} " for number in range(min(writes, 100)))
