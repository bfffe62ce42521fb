"""reader cat of mail: from mail programs, from list archives, in .eml and in .txt."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import clean_line, reader
from tests.tui.hostile import HOSTILE, MARKUP, acting_in_lines

HEADER = """Return-Path: <ana@canal.example>
Received: from here by there
From: =?utf-8?q?Ana_L=C3=BCnd?= <ana@canal.example>
To: barges@canal.example
Subject: =?iso-8859-1?b?UmU6IFRoZSBs9mNr?=
 on a second line
Date: Mon, 1 Jan 2024 10:00:00 +0100
MIME-Version: 1.0
"""
FLOWED = """Content-Type: text/plain; charset=iso-8859-1; format=flowed
Content-Transfer-Encoding: quoted-printable

Hi Bo,

it rained for a week, and the river rose to the second step of the=20
chapel before anyone thought of the cows. Sch=F6n!

On Sunday, Bo Wick wrote:
> It will stay closed for as long as anybody=20
> can remember.
>> When does it open?
> Never.

--=20
Ana
"""
MULTIPART = """Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

VGhlIHBsYWluIHdvcmRzLCBzY2jDtm4u
--inner
Content-Type: text/html

<p>The same words as a page.</p>
--inner--
--outer
Content-Type: text/plain
Content-Disposition: attachment; filename=notes.txt

An attachment's words.
--outer--
"""
PAGE = """Content-Type: text/html; charset=utf-8

<html><body><table><tr><td><h1>News</h1><p>Only as a <b>page</b>.</p></td></tr></table></body></html>
"""


def read(tmp_path: Path, text: str, name: str = "mail.eml") -> dict[str, Any]:
    (tmp_path / name).write_text(text, "utf-8")
    done = reader("cat", "--format", "json", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", ["mail.eml", "mail.txt", "mail"])
def test_a_mail_is_its_header_and_its_flowed_text(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, HEADER + FLOWED, name)
    assert (found["title"], found["byline"]) == ("Re: The löck on a second line", "Ana Lünd")
    assert found["published"] == "2024-01-01T10:00:00+01:00"
    assert found["markdown"].split("\n\n") == [
        "Hi Bo,",
        "it rained for a week, and the river rose to the second step of the chapel before anyone thought of the cows. "
        "Schön!",
        "On Sunday, Bo Wick wrote:",
        "> It will stay closed for as long as anybody can remember.",
        "> > When does it open?",
        "> Never.",
        "Ana",
    ]


def test_of_several_parts_the_plain_one_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + MULTIPART)["markdown"] == "The plain words, schön."
    assert read(tmp_path, HEADER + PAGE)["markdown"] == "# News\n\nOnly as a **page**."


def test_a_list_archive_obscures_addresses(tmp_path: Path) -> None:
    found = read(
        tmp_path, "From: bo at canal.example (Bo Wick)\nDate: Tue Jan  2 10:00:00 2024\nSubject: Locks\n\nOpen.\n"
    )
    assert (found["title"], found["byline"], found["markdown"]) == ("Locks", "Bo Wick", "Open.")


def test_bytes_without_a_label_are_read(tmp_path: Path) -> None:
    (tmp_path / "old.eml").write_bytes(b"From: Ana L\xfcnd <a@b>\nSubject: Old\n\nSch\xf6n \x96 and more.\n")
    done = reader("cat", str(tmp_path / "old.eml"))
    assert "Schön – and more." in done.stdout


def test_a_text_that_only_begins_with_a_colon_is_no_mail(tmp_path: Path) -> None:
    found = read(tmp_path, "Note: it rained\n\nFrom: the beginning, it rained.\n", "note.txt")
    assert found["byline"] is None
    assert found["markdown"] == "From: the beginning, it rained."


def test_a_mail_without_text_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(HEADER + "Content-Type: image/png\n\nxxxx\n")
    (tmp_path / "b.eml").write_text(
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    )
    done = reader("cat", str(tmp_path / "a.eml"), str(tmp_path / "b.eml"))
    assert (done.returncode, done.stdout) == (1, "")
    for line in done.stderr.splitlines(keepends=True):
        clean_line(line)
    assert "no text" in done.stderr and done.stderr.count("\n") == 2


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_no_mail_acts_on_the_terminal(tmp_path: Path, form: str) -> None:
    encoded = "=?utf-8?q?=1B]0;PWNED=07=C2=9B2J?="
    visible = "".join(sign for sign in HOSTILE if sign >= " ")
    text = f"From: {encoded} {visible} <a@b.example>\nSubject: {encoded} {visible}\n\n{'Words. ' * 400}\n{HOSTILE}\n"
    (tmp_path / "mail.eml").write_text(text, "utf-8")
    done = reader("cat", "--format", form, str(tmp_path / "mail.eml"))
    assert done.returncode == 0, done.stderr
    assert MARKUP in done.stdout.replace("\\", "")
    assert acting_in_lines(done.stdout) == []
