"""reader cat as a process: its formats, its counts, its failures."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.blog import Said, blog, genuine, post, spam_ping
from tests.cli.process import clean_line, reader
from tests.tui.hostile import CONTROLS, ENTITIES, HOSTILE, acting_in_lines

KEYS = [
    "schema", "source", "url", "title", "byline", "site", "published", "modified", "language", "excerpt", "image",
    "next_page", "note", "words", "markdown", "text", "feeds", "entries", "comments",
]  # fmt: skip
COMMENTS_KEYS = ["declared", "total", "spam", "muted", "complete", "sources", "note", "offers", "items"]
ITEM_KEYS = [
    "id", "parent", "kind", "author", "author_url", "published", "by_article_author", "by_opener", "votes", "section",
    "markdown", "text", "spam", "muted", "verdict", "score", "reasons",
]  # fmt: skip
FORMATS = ["markdown", "text", "html", "json"]


def objects(*arguments: str) -> list[dict[str, Any]]:
    done = reader("cat", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_is_schema_1(tmp_path: Path) -> None:
    reply = Said("Bo Wick", "So it does, and the keeper knows it.")
    said = [Said("Ana Lund", "The towpath floods.", url="https://ana.example/", replies=[reply]), spam_ping(0)]
    (tmp_path / "post.html").write_text(post(said), "utf-8")
    path = str(tmp_path / "post.html")
    (found,) = objects("--spam", "show", path)
    assert list(found) == KEYS
    assert list(found["comments"]) == COMMENTS_KEYS
    assert all(list(item) == ITEM_KEYS for item in found["comments"]["items"])
    assert found["schema"] == 1
    assert (found["source"], found["url"]) == (path, None)
    assert (found["title"], found["byline"], found["site"]) == ("The Lock at Marlow", "Tori Keller", "Canal Days")
    assert found["published"].startswith("2016-12-01T10:00:00")
    assert found["language"] == "en"
    assert found["words"] == len(found["text"].split()) > 400
    assert found["markdown"].count("## Section") == 3
    assert "Ana Lund" not in found["markdown"] + found["text"]
    comments = found["comments"]
    assert (comments["declared"], comments["total"], comments["spam"]) == (3, 3, 1)
    assert comments["complete"] is True
    assert comments["sources"] == ["wordpress-html"]
    ana, bo, ping = comments["items"]
    assert (ana["kind"], ana["author"], ana["author_url"]) == ("comment", "Ana Lund", "https://ana.example/")
    assert (ana["parent"], bo["parent"]) == (None, ana["id"])
    assert (ana["spam"], ana["verdict"]) == (False, "ham")
    assert (ping["kind"], ping["spam"], ping["verdict"]) == ("pingback", True, "spam")
    assert ping["reasons"]
    assert 0.9 < ping["score"] <= 1


def test_what_a_page_does_not_say_is_null(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Only some words stand here, and nobody signed them.\n", "utf-8")
    (found,) = objects(str(tmp_path / "bare.txt"))
    for name in ("url", "byline", "site", "published", "image"):
        assert found[name] is None, name
    assert found["comments"]["items"] == []


def test_one_object_a_line_and_a_source_in_order(tmp_path: Path) -> None:
    paths = [blog(tmp_path, 1, 0, name=f"{n}.html", title=f"Post {n}") for n in range(3)]
    assert [found["title"] for found in objects(*paths)] == ["Post 0", "Post 1", "Post 2"]
    assert "comments" not in objects("--no-comments", paths[0])[0]


@pytest.mark.parametrize(
    ("spam", "names", "counts"),
    [
        ("hide", ["Ana Lund", "Bo Wick"], "4 comments · 2 shown · 2 spam hidden"),
        ("show", ["Ana Lund", "Bo Wick", "viagra", "casino"], "4 comments · 4 shown, 2 of them spam"),
        ("only", ["viagra", "casino"], None),
    ],
)
def test_spam_is_chosen(tmp_path: Path, spam: str, names: list[str], counts: str | None) -> None:
    path = blog(tmp_path, people=2, spam=2)
    (found,) = objects("--spam", spam, path)
    authors = [item["author"] for item in found["comments"]["items"]]
    assert len(authors) == len(names)
    assert all(name in author for name, author in zip(names, authors, strict=True))
    assert (found["comments"]["total"], found["comments"]["spam"]) == (4, 2)
    for item in found["comments"]["items"]:
        is_named_so = "viagra" in item["author"] or "casino" in item["author"]
        assert item["spam"] == is_named_so == (item["score"] > 0.88) == bool(item["reasons"])
        assert (item["kind"], item["verdict"]) == (("pingback", "spam") if is_named_so else ("comment", "ham"))
    for form in ("markdown", "text", "html"):
        printed = reader("cat", "--spam", spam, "--format", form, path).stdout
        shown = [name for name in ("Ana Lund", "Bo Wick", "viagra", "casino") if name in printed]
        assert shown == names, form
        assert counts is None or counts in printed


def test_markdown_is_the_default(tmp_path: Path) -> None:
    done = reader("cat", blog(tmp_path, people=1, spam=1))
    lines = done.stdout.splitlines()
    assert lines[0] == "# The Lock at Marlow"
    assert "## Section Birch" in lines
    assert "## 2 comments · 1 shown · 1 spam hidden" in lines
    assert "viagra" not in done.stdout
    without = reader("cat", "--no-comments", blog(tmp_path)).stdout
    assert "Ana Lund" not in without
    assert "comments" not in without


def test_text_fits_its_column_and_html_is_a_page(tmp_path: Path) -> None:
    path = blog(tmp_path, people=2, spam=0)
    text = reader("cat", "--format", "text", path).stdout
    assert max(map(len, text.splitlines())) <= 72
    assert "barges that had waited" in " ".join(text.split())
    html = reader("cat", "--format", "html", path).stdout
    assert html.startswith("<!DOCTYPE html>")
    assert "<h1>The Lock at Marlow</h1>" in html
    assert html.count("<h2>") == 4


def test_a_link_within_a_page_of_its_own_still_leads_to_its_place(tmp_path: Path) -> None:
    keeper = "The keeper wrote down every barge that passed the lock, with its cargo and its crew. " * 4
    page = f"<article><h1>Locks</h1><p>{keeper}See <a href='#n'>his note</a>.</p><p id='n'>{keeper}</p></article>"
    (tmp_path / "locks.html").write_text(page, "utf-8")
    html = reader("cat", "--format", "html", str(tmp_path / "locks.html")).stdout
    assert '<a href="#n">his note</a>' in html and '<p><a id="n"></a>The keeper' in html


def test_a_source_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    good = blog(tmp_path, 0, 0)
    done = reader("cat", good, str(tmp_path / "none.html"), str(tmp_path / "x"), good)
    assert done.returncode == 1
    assert done.stdout.count("# The Lock at Marlow\n") == 2
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"reader: {tmp_path}") for line in lines)


def test_standard_input_and_bookmarks(tmp_path: Path) -> None:
    path = blog(tmp_path, people=1, spam=1)
    page = Path(path).read_text("utf-8")
    assert reader("cat", "-", text=page).stdout.startswith("# The Lock at Marlow")
    assert reader("cat", "-", text="# Words\n\nFrom a pipe, *as they are*.\n").returncode == 0
    added = reader("add", path)
    Path(path).unlink()
    number = added.stdout.split("\t")[0]
    (found,) = objects(number)
    assert found["title"] == "The Lock at Marlow"
    assert found["comments"]["total"] == 2
    gone = reader("cat", "@99")
    assert gone.returncode == 1
    clean_line(gone.stderr)


def test_a_reader_that_stops_listening_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text("words that go on and on\n\n" * 60_000, "utf-8")
    command = f"{sys.executable} -m reader cat {tmp_path}/long.md | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["words that go on and on", "0"]
    assert done.stderr == ""


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_lets_a_page_act(tmp_path: Path, form: str) -> None:
    wicked = f"{HOSTILE} {ENTITIES}"
    said = [
        Said(f"Ana {wicked}", f"Words {wicked} and more of them.", url=f"http://evil.example/{ENTITIES}{CONTROLS}"),
        Said(f"cheap viagra {wicked}", url=f"http://pills.example/{ENTITIES}", kind="pingback"),
        genuine(1),
    ]
    body = f"<p>{'Words enough to be an article. ' * 40} {wicked}</p><pre>{wicked}</pre><h2>Heading {wicked}</h2>"
    page = post(said, title=f"Title {wicked}", byline=f"Tori {wicked}", site=f"Site {wicked}", body=body)
    (tmp_path / "page.html").write_text(f"<!-- {'.' * 3000} -->{page}", "utf-8")
    done = reader("cat", "--spam", "show", "--format", form, str(tmp_path / "page.html"))
    assert done.returncode == 0, done.stderr
    assert "app.quit]tap" in done.stdout
    assert acting_in_lines(done.stdout) == []
    if form == "html":
        assert "<script" not in done.stdout


@pytest.mark.parametrize("command", ["cat", "add", "open", "spam explain"])
def test_no_message_lets_a_name_act(command: str) -> None:
    done = reader(*command.split(), "no\x1b]0;PWNED\x07such\x9b2J\r\nfile\u202e.html")
    assert done.returncode == 1
    for line in done.stderr.splitlines(keepends=True):  # where there is no terminal, open says that too
        clean_line(line)
    assert acting_in_lines(done.stdout + done.stderr) == []


def test_wrong_bytes_in_markdown_are_told(tmp_path: Path) -> None:
    done = reader("cat", blog(tmp_path, 0, 0), genuine(0).author)
    assert done.returncode == 1
    assert genuine(0).author in done.stderr


def test_html_has_footnotes_and_task_boxes(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Tides\n\nWords[^1] here.\n\n- [x] done\n\n[^1]: Lund\n", "utf-8")
    html = reader("cat", "--format", "html", str(tmp_path / "notes.md")).stdout
    assert 'class="footnote-ref"' in html and "<p>Lund" in html and 'type="checkbox"' in html and "[^1]" not in html


def test_front_matter_tells_markdown_on_standard_input() -> None:
    front = "---\ntitle: Tides\nauthor: Ana Lund\n---\n\nHigh *water*.\n"
    found = json.loads(reader("cat", "--format", "json", "-", text=front).stdout)
    assert (found["title"], found["byline"], found["markdown"]) == ("Tides", "Ana Lund", "High *water*.")


@pytest.mark.parametrize("form", ["text", "html"])
def test_lists_and_quotations_of_any_depth_keep_their_words(tmp_path: Path, form: str) -> None:
    levels = 70
    lists = "\n".join(f"{'  ' * level}- lock{level}" for level in range(levels))
    (tmp_path / "deep.md").write_text(f"# Locks\n\n{lists}\n\n{'> ' * 130}quoted\n\nlast", "utf-8")
    shown = reader("cat", "--format", form, str(tmp_path / "deep.md")).stdout
    found = shown.replace("<", " ").replace(">", " ").split()
    assert [f"lock{level}" for level in range(levels) if f"lock{level}" not in found] == []
    assert {"quoted", "last"} <= set(found)


def test_what_is_doubted_is_shown_with_its_reason(tmp_path: Path) -> None:
    doubted = Said("garden sheds", url="http://canals.example/sheds-and-locks", kind="pingback")
    (tmp_path / "post.html").write_text(post([genuine(0), doubted]), "utf-8")
    path = str(tmp_path / "post.html")
    (found,) = objects(path)
    assert [(item["verdict"], item["spam"]) for item in found["comments"]["items"]] == [
        ("ham", False),
        ("unsure", False),
    ]
    for form in ("markdown", "text", "html"):
        printed = " ".join(reader("cat", "--format", form, path).stdout.split())
        assert "garden sheds" in printed
        assert "pingback · ? a keyword where a page title would be" in printed, form


def test_a_place_in_a_file_is_a_place_in_it_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Tides\n\n## Ebb\n\nIt goes out.\n")
    done = reader("cat", f"{tmp_path / 'page.md'}#ebb")
    assert (done.returncode, done.stderr) == (0, "") and "It goes out." in done.stdout
    assert reader("add", f"{tmp_path / 'page.md'}#ebb").stdout == "@1\tTides\n"
    done = reader("cat", f"{tmp_path / 'none.md'}#ebb")
    assert done.returncode == 1 and "there is no such file" in done.stderr
