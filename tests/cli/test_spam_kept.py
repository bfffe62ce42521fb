"""reader spam marks: what was said goes out as JSON lines and comes back, once, in the order it was said."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import paths
from reader.cli import parser
from reader.library import marks, mutes
from reader.library.store import Store
from reader.spam.marks import Marks
from reader.values import Author, Comment
from tests.cli.test_spam_marks import Capture, keep, ping
from tests.library.test_learnt import everything_but_the_undo_log

ANA = Author(None, "ana lund", "canals.example")


def run(capture: Capture, *words: str) -> tuple[int, str, str]:
    status = parser.run(["spam", "marks", *words])
    said = capture.readouterr()
    return status, said.out, said.err


def said(store: Store) -> None:
    mutes.add(store, ANA, "Ana Lund")
    mutes.add(store, Author("bo.example", None, ""), "Bo")


def test_what_was_said_goes_out_and_comes_back_row_for_row(tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys) == (0, "", "")
    long_text = Comment(
        "7", "comment", "Cy", "", "A text of more than five words on locks.", author_url="https://t.co/x"
    )
    store = keep(
        (ping("cheap viagra", "http://pills.example/"), True), (long_text, False), (ping("Ümlaut\x1b[2J"), False)
    )
    said(store)
    before = everything_but_the_undo_log(store)
    status, out, _ = run(capsys)
    assert status == 0 and len(out.splitlines()) == 5
    assert [row.get("spam", row.get("muted")) for row in map(json.loads, out.splitlines())] == [
        True,
        False,
        False,
        True,
        True,
    ]
    file = tmp_path / "said.jsonl"
    file.write_text(out, "utf-8")

    assert run(capsys, "--add", str(file)) == (0, "0 marks and 0 muted authors added\n", "")
    assert everything_but_the_undo_log(store) == before
    marks.forget(store)
    mutes.remove(store, ANA)
    assert run(capsys, "--add", str(file)) == (0, "3 marks and 1 muted author added\n", "")
    assert sorted(run(capsys)[1].splitlines()) == sorted(out.splitlines())
    assert run(capsys)[1].splitlines()[:3] == out.splitlines()[:3]
    assert marks.remember(store) == 0, "what stands again is no longer forgotten"

    elsewhere = tmp_path / "elsewhere"
    assert parser.run(["spam", "--library", str(elsewhere), "marks", "--add", str(file)]) == 0
    capsys.readouterr()
    assert parser.run(["spam", "--library", str(elsewhere), "marks"]) == 0
    assert capsys.readouterr().out == out


def test_an_older_mark_that_comes_later_does_not_win(tmp_path: Path, capsys: Capture) -> None:
    store = keep((ping("garden sheds"), True))
    (line,) = run(capsys)[1].splitlines()
    newer, older = json.loads(line), json.loads(line)
    older |= {"uid": "1", "spam": False, "made_at": "2020-01-01T00:00:00Z"}
    newest = newer | {"uid": "2", "spam": False, "made_at": "2099-01-01T00:00:00Z"}
    file = tmp_path / "said.jsonl"

    def verdict() -> bool:
        mark = Marks(tuple(one.mark for one in marks.listing(store))).says(ping("garden sheds"))
        assert mark
        return mark.spam

    file.write_text(json.dumps(older), "utf-8")
    assert run(capsys, "--add", str(file))[1] == "1 mark and 0 muted authors added\n"
    assert [one.uid for one in marks.listing(store)] == ["1", newer["uid"]] and verdict() is True
    file.write_text(json.dumps(newest), "utf-8")
    run(capsys, "--add", str(file))
    assert verdict() is False
    undone = marks.undo(store)
    assert undone and undone.uid == "2"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "is not a JSON object"),
        ('{"spam": true}', 'has no "uid"'),
        ('{"uid": "1", "spam": true, "made_at": "yesterday"}', 'no "made_at" like'),
        ('{"uid": "1", "made_at": "2026-01-01T00:00:00Z"}', 'has no "spam"'),
        ('{"uid": "1", "spam": 1, "made_at": "2026-01-01T00:00:00Z"}', 'has no "spam"'),
        ('{"uid": "1", "spam": true, "host": 7, "made_at": "2026-01-01T00:00:00Z"}', 'a "host" that is no short text'),
        ('{"uid": "1", "muted": true, "made_at": "2026-01-01T00:00:00Z"}', "mutes nobody"),
        (
            json.dumps({"uid": "1", "spam": True, "name": "x" * 20_001, "made_at": "2026-01-01T00:00:00Z"}),
            "no short text",
        ),
    ],
)
def test_a_line_that_says_nothing_is_told_and_the_others_are_taken(
    tmp_path: Path, capsys: Capture, line: str, why: str
) -> None:
    file = tmp_path / "said.jsonl"
    good = '{"uid": "9", "spam": true, "host": "pills.example", "made_at": "2026-01-01T00:00:00Z"}'
    file.write_text(f"{line}\n\n{good}\n", "utf-8")
    status, out, err = run(capsys, "--add", str(file))
    assert (status, out) == (1, "1 mark and 0 muted authors added\n")
    assert err.startswith(f"reader: {file}: line 1 ") and why in err and err.count("\n") == 1


def test_standard_input_and_a_file_that_is_not_there(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    good = b'{"uid": "9", "muted": true, "link": "bo.example", "made_at": "2026-01-01T00:00:00Z"}'
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(good)))
    assert run(capsys, "--add", "-")[:2] == (0, "0 marks and 1 muted author added\n")
    store = Store.open(paths.library_folder())
    assert [one.author for one in mutes.listing(store)] == [Author("bo.example", None, "")]
    status, _, err = run(capsys, "--add", "nowhere.jsonl")
    assert status == 1 and err.startswith("reader: nowhere.jsonl: No such file")
