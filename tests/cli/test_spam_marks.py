"""reader spam explain and forget: the whole account of each verdict, and marks that are taken back and given again."""

import json
import re
from pathlib import Path

import pytest

from reader import paths
from reader.cli import parser
from reader.library import marks
from reader.library.store import Store
from reader.spam.marks import mark_of
from reader.values import Comment

Capture = pytest.CaptureFixture[str]

PAGE = """<!DOCTYPE html><html><head><title>Painting the bridge | Paint notes</title>
<link rel="canonical" href="https://paint.example/2019/bridge/"></head><body>
<article><h1>Painting the bridge</h1>
<p>It takes nine years to paint the bridge from one end to the other, and then the riggers begin again.</p>
<p>They hang in harness over the ferries and scrape the old paint from the steel before the new one dries.</p></article>
<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts on this</h2><ol class="comment-list">
<li id="comment-1" class="pingback even thread-even depth-1"><div class="comment-body">Pingback:
<a href="http://pills.example/" class="url">cheap viagra</a></div></li>
<li id="comment-2" class="comment even thread-even depth-1"><article class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">Nora Vint</b> <span class="says">says:</span></div></footer>
<div class="comment-content"><p>I hung in that harness for a summer, and it rained.</p></div></article></li>
<li id="comment-3" class="pingback odd thread-odd depth-1"><div class="comment-body">Pingback:
<a href="https://ferry.example/2019/05/nine-years/" class="url">Nine years of paint | The Ferry Notebook</a></div></li>
</ol></div></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    return str(file)


def keep(*comments: tuple[Comment, bool]) -> Store:
    store = Store.open(paths.library_folder())
    for comment, spam in comments:
        marks.add(store, mark_of(comment, spam))
    return store


def ping(name: str, url: str | None = None) -> Comment:
    return Comment("1", "pingback", name, "", "", author_url=url)


def explained(capture: Capture, *words: str) -> str:
    assert parser.run(["spam", "explain", *words]) == 0
    return capture.readouterr().out


def test_the_account_adds_up(page: str, capsys: Capture) -> None:
    text = explained(capsys, page)
    assert text.startswith("3 comments · 2 shown · 1 spam hidden\n")
    accounts = re.split(r"^(?=\w+ +\d\.\d\d  )", text, flags=re.M)[1:]
    assert len(accounts) == 3
    for account in accounts:
        *found, total = [float(points) for points in re.findall(r"^ +([+-]\d+\.\d\d)  ", account, re.M)]
        assert sum(found) == pytest.approx(total, abs=0.05)
    spam = accounts[0]
    assert spam.startswith("spam   ") and 'pingback · cheap viagra: a sales phrase for a name ("viagra")' in spam
    assert "id c1" in spam
    assert "in all; doubted from 2, hidden from 4" in spam


def test_one_comment_is_explained_by_its_id_and_an_unknown_one_is_told(page: str, capsys: Capture) -> None:
    text = explained(capsys, page, "c2")
    assert "Nora Vint" in text
    assert "viagra" not in text
    assert parser.run(["spam", "explain", page, "c99"]) == 2
    assert capsys.readouterr().err == "reader: c99: no comment here has this id; leave it out to see all\n"


def test_json_has_every_finding_with_its_part(page: str, capsys: Capture) -> None:
    spam, person, title = map(json.loads, explained(capsys, "--format", "json", page).splitlines())
    assert [row["kind"] for row in (spam, person, title)] == ["pingback", "comment", "pingback"]
    assert (spam["id"], spam["spam"], spam["doubted_from"], spam["hidden_from"]) == ("c1", True, 2, 4)
    assert person["spam"] is title["spam"] is False
    for row in (spam, person, title):
        assert sum(one["points"] for one in row["account"]) == pytest.approx(row["points"], abs=0.001)
        assert {one["part"] for one in row["account"]} <= {"name", "address", "text", "siblings", "marks"}
    assert {"part": "name", "points": -3.0, "reason": "named like the title of a page"} in title["account"]


def test_a_mark_decides_in_every_command_and_its_account_says_so(page: str, capsys: Capture) -> None:
    keep((ping("cheap viagra"), False), (ping("x", "https://ferry.example/"), True))
    text = explained(capsys, page)
    assert text.startswith("3 comments · 2 shown · 1 spam hidden\n")
    assert "decided without points: you marked this name as not spam" in text
    assert parser.run(["cat", "--spam", "only", page]) == 0
    printed = capsys.readouterr().out
    assert "you marked this site as spam" in printed
    assert "cheap viagra" not in printed


def test_marks_decide_in_judge_too(tmp_path: Path, capsys: Capture) -> None:
    keep((ping("garden sheds", "https://sheds.example/"), True))
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"kind": "comment", "author": "Al", "author_url": "http://www.sheds.example/a", "text": "Hm."}\n')
    assert parser.run(["spam", "judge", str(lines)]) == 0
    assert json.loads(capsys.readouterr().out)["reasons"] == ["you marked this site as spam"]


def test_marks_are_forgotten_and_remembered(capsys: Capture) -> None:
    assert parser.run(["spam", "forget"]) == 0
    assert capsys.readouterr().out == "no marks\n"
    store = keep((ping("a b"), True), (ping("c d"), False))
    before = marks.listing(store)
    assert parser.run(["spam", "forget"]) == 0
    assert capsys.readouterr().out == "2 marks forgotten; `reader spam forget --undo` brings them back\n"
    assert marks.listing(store) == []
    assert parser.run(["spam", "forget", "--undo"]) == 0
    assert capsys.readouterr().out == "2 marks brought back\n"
    assert marks.listing(store) == before
    assert parser.run(["spam", "forget", "--undo"]) == 0
    assert capsys.readouterr().out == "nothing was forgotten that could be brought back\n"
