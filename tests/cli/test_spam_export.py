"""reader spam judge on WordPress exports: one line a comment, read as a stream, nothing in it acted on."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import parser, wxr

Capture = pytest.CaptureFixture[str]

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n<title>Paint notes</title>\n'
    "<wp:wxr_version>1.2</wp:wxr_version>\n"
    "<wp:author><wp:author_id>7</wp:author_id><wp:author_login><![CDATA[rosa]]></wp:author_login></wp:author>\n"
)
TAIL = "</channel>\n</rss>\n"


def comment(number: int, author: str, text: str = "", kind: str = "comment", status: str = "0", user: int = 0) -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author><![CDATA[{author}]]></wp:comment_author>"
        f"<wp:comment_author_url>http://a{number}.example/</wp:comment_author_url>"
        f"<wp:comment_content><![CDATA[{text}]]></wp:comment_content><wp:comment_approved>{status}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>0</wp:comment_parent>"
        f"<wp:comment_user_id>{user}</wp:comment_user_id></wp:comment>\n"
    )


def post(title: str, *comments: str) -> str:
    return (
        f"<item><title><![CDATA[{title}]]></title><link>https://paint.example/{len(title)}/</link>"
        "<dc:creator><![CDATA[rosa]]></dc:creator><content:encoded><![CDATA[<p>It takes nine years to paint. See "
        '<a href="http://a5.example/log">the log</a>.</p>]]></content:encoded>\n' + "".join(comments) + "</item>\n"
    )


def export(folder: Path, *posts: str) -> str:
    file = folder / "export.xml"
    file.write_text(HEAD + "".join(posts) + TAIL, "utf-8")
    return str(file)


def run(file: str, capture: Capture) -> tuple[int, list[dict[str, Any]], str]:
    status = parser.run(["spam", "judge", file])
    captured = capture.readouterr()
    return status, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_a_backlog_is_judged_comment_by_comment(tmp_path: Path, capsys: Capture) -> None:
    file = export(
        tmp_path,
        post(
            "How the Bridge Was Painted",
            comment(11, "cheap viagra", kind="pingback"),
            comment(12, "Ann", "Rust never sleeps.", status="1"),
            comment(13, "casino slots", kind="trackback", status="spam"),
            comment(14, "payday loans", status="trash"),
            comment(15, "cheap viagra", "cialis levitra viagra online", status="1", user=7),
            comment(5, "casino talk", kind="pingback"),
        ),
        post("Rust", comment(21, "Bo", "So <b>true</b>.<br />[url=http://x.example]a[/url]")),
    )
    status, lines, error = run(file, capsys)
    assert (status, error) == (0, "")
    told = {line["id"]: (line["spam"], line["kind"], line["status"], line["post"]) for line in lines}
    bridge, rust = "https://paint.example/26/", "https://paint.example/4/"
    assert told == {
        "11": (True, "pingback", "0", bridge),
        "12": (False, "comment", "1", bridge),
        "13": (True, "trackback", "spam", bridge),
        "15": (False, "comment", "1", bridge),  # by the author of the post
        "5": (False, "pingback", "0", bridge),  # from a site that the post links to
        "21": (False, "comment", "0", rust),
    }
    assert lines[0]["reasons"][0] == 'a sales phrase for a name ("viagra")'
    assert set(lines[0]) >= {"verdict", "score"}


def test_standard_input_may_be_an_export(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    content = b"\xef\xbb\xbf" + (HEAD + post("Rust", comment(1, "cheap viagra", kind="pingback")) + TAIL).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    status, lines, _ = run("-", capsys)
    assert (status, [line["id"] for line in lines]) == (0, ["1"])


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel>'
    "<wp:wxr_version>1.2</wp:wxr_version><item><title>&b;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (BOMB, "it declares a document type"),
        ('<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>', "it declares a document type"),
        ("<html><body><p>Hello</p></body></html>", "XML, but no WordPress export"),
        (HEAD + "<a>" * 1_000_000, "nested deeper than any WordPress export"),
        (HEAD + "<item><title>&undeclared;</title></item>" + TAIL, "not well-formed XML at line 7"),
        ("<", "not well-formed XML at line 1"),
    ],
)
def test_what_is_no_export_is_told_in_a_line(tmp_path: Path, capsys: Capture, content: str, why: str) -> None:
    file = tmp_path / "export.xml"
    file.write_text(content, "utf-8")
    status, lines, error = run(str(file), capsys)
    assert (status, lines) == (1, [])
    assert error.startswith(f"reader: {file}: {why}")
    assert error.count("\n") == 1


def test_what_came_before_a_broken_place_is_judged(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "export.xml"
    file.write_text(HEAD + post("Rust", comment(1, "cheap viagra", kind="pingback")) + "<item><title>Cut o", "utf-8")
    status, lines, error = run(str(file), capsys)
    assert status == 1
    assert [line["id"] for line in lines] == ["1"]
    assert "not well-formed XML" in error


def test_a_post_comes_while_the_next_is_still_unread(tmp_path: Path) -> None:
    """A stream that would never end: holding all of it would hang here."""

    class Endless:
        begun = (HEAD + post("Rust", comment(1, "Ann", "Rust never sleeps."))).encode()

        def read(self, size: int) -> bytes:
            given, self.begun = self.begun, b"<x>" + b"y" * size + b"</x>"
            return given

    first = next(wxr.posts(Endless()))  # type: ignore[arg-type]
    assert [said.comment.text for said in first.said] == ["Rust never sleeps."]


def test_a_field_of_megabytes_is_cut_and_a_post_of_very_many_comments_comes_in_pieces(tmp_path: Path) -> None:
    file = export(
        tmp_path,
        post("Long", comment(1, "Ann", "<" * 3_000_000)),
        post("Many", *(comment(number, "Ann", "hello there") for number in range(10_001))),
    )
    with open(file, "rb") as stream:
        pieces = list(wxr.posts(stream))
    assert [len(piece.said) for piece in pieces] == [1, 10_000, 1]
    assert len(pieces[0].said[0].comment.text) <= 100_000


def test_escape_codes_in_an_export_stay_there(tmp_path: Path, capsys: Capture) -> None:
    file = export(tmp_path, post("Rust", comment(1, "&#27;]52;c;eA== viagra\u202e", kind="pingback")))
    _, lines, _ = run(file, capsys)
    assert "\x1b" not in json.dumps(lines, ensure_ascii=False)
    assert lines[0]["spam"]


def test_comments_that_share_an_id_each_have_their_own_verdict(tmp_path: Path, capsys: Capture) -> None:
    said = [comment(2, "Jo Lind", "A thought on grids."), comment(2, "cheap viagra", kind="pingback")]
    _, lines, _ = run(export(tmp_path, post("Grids", *said)), capsys)
    assert [(line["id"], line["spam"]) for line in lines] == [("2", False), ("2", True)]


def test_what_old_blogs_have_before_and_in_their_exports_costs_nothing(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "export.xml"
    whole = (
        HEAD + post("Grids", comment(1, "Ann", "Rust\x08 never sleeps."), comment(2, "viagra", kind="pingback")) + TAIL
    )
    file.write_text("\n\n" + whole, "utf-8")
    assert [line["spam"] for line in run(str(file), capsys)[1]] == [False, True]
    file.write_bytes(whole.replace("UTF-8", "UTF-16").replace("\x08", "").encode("utf-16"))
    assert [line["spam"] for line in run(str(file), capsys)[1]] == [False, True]


def test_of_a_post_that_breaks_off_the_comments_before_that_are_judged(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "export.xml"
    begun = post("Grids", comment(1, "Ann", "Rust never sleeps."), comment(2, "cheap viagra", kind="pingback"))
    file.write_text(HEAD + begun[: begun.index("</item>")] + "<wp:comment><wp:comm", "utf-8")
    status, lines, error = run(str(file), capsys)
    assert status == 1 and [line["spam"] for line in lines] == [False, True] and "not well-formed" in error
