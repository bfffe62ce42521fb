"""The child process as its parent meets it: lines of JSON and bytes in, lines of JSON out, and its own limits."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.blog import genuine, post, spam_ping


def asked(*pages: bytes, cwd: Path | None = None) -> list[dict[str, Any]]:
    requests = b"".join(
        json.dumps({"view": "article", "url": None, "charset": "utf-8", "size": len(page)}).encode() + b"\n" + page
        for page in pages
    )
    done = subprocess.run(
        [sys.executable, "-P", "-m", "reader.dissect"], input=requests, capture_output=True, timeout=60, cwd=cwd
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_for_each_page_in_order() -> None:
    first, second, third = asked(post([genuine(0), spam_ping(0)]).encode(), b"<html>", post(title="Second").encode())
    assert first["article"]["title"] == "The Lock at Marlow"
    assert [comment["kind"] for comment in first["conversation"]["comments"]] == ["comment", "pingback"]
    assert "Ana Lund" not in first["article"]["markdown"]
    assert set(second) == {"error"}
    assert third["article"]["title"] == "Second"


def test_a_folder_named_reader_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "__init__.py").write_text("raise SystemExit('the wrong reader')")
    assert asked(post().encode(), cwd=tmp_path)[0]["article"]["title"] == "The Lock at Marlow"


def test_the_child_starts_without_what_builds_selectors() -> None:
    """bs4 would bring it along, and take a fifth of the start for that."""
    command = [sys.executable, "-X", "importtime", "-P", "-m", "reader.dissect"]
    loaded = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60).stderr
    assert " bs4.css\n" in loaded and "soupsieve.css_parser" not in loaded
