"""reader spam judge through its own parser: JSON lines in, verdicts out, in order."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.cli import parser
from tests.blog import blog

Capture = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return parser.run(["spam", *arguments])


def judged(capture: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capture.readouterr().out.splitlines()]


def write(folder: Path, *rows: object) -> str:
    path = folder / "in.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return str(path)


def test_one_verdict_a_line_in_the_order_of_the_input(tmp_path: Path, capsys: Capture) -> None:
    file = write(
        tmp_path,
        {"kind": "pingback", "author": "cheap viagra", "page_url": "https://a.example/"},
        {"kind": "comment", "author": "Ann", "text": "Rust never sleeps."},
        {"kind": "pingback", "author": "Казино – лучшее казино", "page_url": "https://a.example/", "text": None},
        "",
        {"kind": "webmention", "author": "Bo", "text": "Liked this."},
    )
    assert run("judge", file) == 0
    verdicts = judged(capsys)
    assert [verdict["spam"] for verdict in verdicts] == [True, False, False, False]
    assert set(verdicts[0]) == {"spam", "verdict", "score", "reasons"}
    assert verdicts[0]["verdict"] == "spam"
    assert verdicts[0]["reasons"][0] == 'a sales phrase for a name ("viagra")'


def test_lines_of_one_page_are_company_wherever_they_stand(tmp_path: Path, capsys: Capture) -> None:
    doubtful = {"kind": "pingback", "author": "garden sheds"}
    page = {"page_url": "https://a.example/"}
    sure = [{"kind": "pingback", "author": name, **page} for name in ("cheap viagra", "casino slots")]
    assert run("judge", write(tmp_path, sure[0], doubtful, {**doubtful, **page}, sure[1])) == 0
    assert [verdict["verdict"] for verdict in judged(capsys)] == ["spam", "unsure", "spam", "spam"]


def test_letters_come_out_as_they_are(tmp_path: Path, capsys: Capture) -> None:
    assert run("judge", write(tmp_path, {"kind": "pingback", "author": "казино онлайн"})) == 0
    assert "казино" in capsys.readouterr().out


def test_links_beside_the_text_count(tmp_path: Path, capsys: Capture) -> None:
    row = {"kind": "comment", "author": "cheap garden sheds", "text": "So true.\ncheap garden sheds"}
    assert run("judge", write(tmp_path, row, {**row, "links": ["http://sheds.example/"]})) == 0
    without, with_links = judged(capsys)
    assert with_links["score"] > without["score"]
    assert "signs with a link of its own name" in with_links["reasons"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 2 is not JSON"),
        ("[" * 100_000, "line 2 is not JSON"),
        ("[]", "line 2 is not a JSON object"),
        ("{}", 'line 2 has no "kind"; it is one of comment, pingback, trackback, webmention'),
        ('{"kind": ["comment"]}', 'line 2 has no "kind"; it is one of comment, pingback, trackback, webmention'),
        ('{"kind": "comment", "text": 5}', 'line 2: "text" is not a string'),
    ],
)
def test_a_bad_line_keeps_its_place_and_is_told(tmp_path: Path, capsys: Capture, line: str, why: str) -> None:
    good = {"kind": "comment", "author": "Ann", "text": "Rust never sleeps."}
    file = write(tmp_path, good, line, good)
    assert run("judge", file) == 1
    captured = capsys.readouterr()
    assert captured.err == f"reader: {file}: {why}\n"
    verdicts = [json.loads(line) for line in captured.out.splitlines()]
    assert [verdict["verdict"] for verdict in verdicts] == ["ham", "unsure", "ham"]
    assert verdicts[1] == {"spam": False, "verdict": "unsure", "score": 0.5, "reasons": [why]}


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert run("judge", str(tmp_path / "none")) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "No such file" in captured.err


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"kind": "pingback", "author": "buy \xff viagra"}\r\n'))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("judge", "-") == 0
    assert judged(capsys)[0]["spam"]


def test_nothing_in_nothing_out(tmp_path: Path, capsys: Capture) -> None:
    assert run("judge", write(tmp_path)) == 0
    assert capsys.readouterr().out == ""


def test_other_commands_do_not_pay_for_the_word_lists() -> None:
    program = "import sys, reader.cli.spam; sys.exit(any(name.startswith('reader.spam') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_place_in_a_file_is_a_place_in_it_for_explain_too(tmp_path: Path, capsys: Capture) -> None:
    assert run("explain", f"{blog(tmp_path)}#comments") == 0
    said = capsys.readouterr()
    assert said.out and not said.err
