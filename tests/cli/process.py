"""The command line as a person runs it: a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def reader(
    *arguments: str, text: str | None = None, cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Runs reader to its end; text is its standard input, which is empty without one."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        input=text or "",
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        cwd=cwd,
        env=environment,
        timeout=60,
        start_new_session=True,
    )


def clean_line(message: str) -> None:
    """A message is one line that says who speaks, and no traceback."""
    assert message.startswith("reader: "), message
    assert message.count("\n") == 1, message
    assert message.endswith("\n")
    assert "Traceback" not in message
