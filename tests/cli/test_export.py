"""reader export: what each form holds, that it is read back, and that nothing is written over or half."""

import csv
import io
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.cli.exported_pages import Pages
from reader.desk import Desk
from reader.library import bare, bookmarks
from reader.library.exporters import table
from reader.library.exporters.selection import Selection
from reader.library.importers.importing import opened
from reader.library.importers.own import line_of
from reader.library.importers.rows import Imported
from reader.library.query import Query, parse
from reader.library.store import Store
from reader.values import NO_CONVERSATION
from tests.cli.conftest import BODY, TALK, TITLE, Export
from tests.cli.process import ROOT, clean_line, reader
from tests.library import samples


def imported(tmp_path: Path, content: str) -> list[Imported]:
    path = tmp_path / "exported"
    path.write_text(content, "utf-8", newline="")
    rows = list(opened(path))
    assert all(isinstance(row, Imported) for row in rows), rows
    return [row for row in rows if isinstance(row, Imported)]


LEFT_OUT = "reader: 1 bookmark has no web address, and this form no place for that: left out\n"
PATHS = "reader: 1 bookmark has a file's path for an address, which `reader import` doesn't take from this form\n"
MARKS = "reader: 1 bookmark has highlights, and this form no place for them: left out (--format jsonl has them)\n"
COPIES = "reader: {} an offline copy, and this form no place for it: left out (--format jsonl has it)\n"
COPY, TWO_COPIES = COPIES.format("1 bookmark has"), COPIES.format("2 bookmarks have")


def test_json_lines_have_everything_and_are_read_back_byte_for_byte(tmp_path: Path, export: Export) -> None:
    written = export("--format", "jsonl")
    found = imported(tmp_path, written)
    assert "".join(line_of(one) + "\n" for one in found) == written
    by_title = {one.title: one for one in found}
    assert list(by_title) == ["Walls", TITLE, "Heron 2", "Heron 3"] and by_title["Heron 3"].trashed
    eels, walls = by_title[TITLE], by_title["Walls"]
    assert (eels.state, eels.favourite, eels.progress, eels.note) == ("archived", True, 0.25, "Ask Ann.\n<i>Soon</i>")
    assert eels.archived and eels.added and eels.tags == ("birds", "two words, or three")
    assert [(one.quote, one.note, one.comment_id, one.position) for one in eels.highlights] == [
        ("Eels", "all of them?", None, 0),
        ("two", None, "1", 6),
    ]
    assert eels.article and eels.article.markdown == BODY
    assert eels.conversation == TALK
    assert (walls.state, walls.folder, walls.article) == ("read", ("A", "B"), None)
    assert (by_title["Heron 2"].url, by_title["Heron 2"].source) == ("", "/marsh/two.html")


def test_a_query_chooses_and_the_trash_is_left_out_unless_asked_for(export: Export) -> None:
    assert export("--format", "jsonl", "--", "tag:birds", "-eels").count("\n") == 1
    assert "heron-3" not in export("--format", "csv", tells=PATHS + MARKS + TWO_COPIES)
    assert "heron-3" in export("is:trash", "--format", "csv", tells=COPY)
    assert "walls" in export("is:read", "--format", "csv")


def test_the_bookmarks_file_is_read_back(tmp_path: Path, export: Export) -> None:
    comma = (
        "reader: 1 tag has a comma, which ends a tag in this form: other programs read a space, reader the whole tag\n"
    )
    written = export("--format", "netscape", tells=LEFT_OUT + MARKS + COPY + comma)
    assert 'TAGS="birds,two words or three"' in written
    assert written.count("<DL><p>") == written.count("</DL><p>") == 3
    eels, walls = imported(tmp_path, written)
    assert (eels.url, eels.title, eels.note) == ("https://marsh.example/heron-1", TITLE, "Ask Ann.\n<i>Soon</i>")
    assert (eels.tags, eels.favourite, eels.state) == (("birds", "two words, or three"), True, "archived")
    changed = imported(tmp_path, written.replace('TAGS="birds,two', 'TAGS="fish,two'))[0]
    assert changed.tags == ("fish", "two words or three")
    assert walls.added and walls.added.isoformat() == "2016-01-02T00:00:00+00:00"
    assert (eels.folder, walls.folder) == ((), ("A", "B"))


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path, export: Export) -> None:
    written = export("--format", "csv", tells=PATHS + MARKS + TWO_COPIES)
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["title"] for row in rows] == ["Heron 2", f"'{TITLE}", "Walls"]
    assert (rows[1]["state"], rows[1]["progress"], rows[1]["comments"]) == ("archived", "25%", "3")
    assert imported(tmp_path, written.replace("/marsh/two.html", "https://marsh.example/2"))[1].tags == (
        *("birds", "two words, or three"),
    )


def test_the_table_is_read_back(tmp_path: Path) -> None:
    kept = bare.Address(
        "https://marsh.example/", "'=1+1", "2016-01-02T03:04:05Z", ("a;b|c", "d"), "-x", "2016-02-03T04:05:06Z",
        favourite=True, progress=0.25, folder="Båt/kanot / Vår", byline="Ann", site="Marsh", published="2015-01-01",
    )  # fmt: skip
    done = kept._replace(
        url="https://marsh.example/2", archived_at="2017-01-01T00:00:00Z", read_at=None, favourite=False
    )
    with Store.open(tmp_path / "library") as store:
        list(bare.keep(store, [kept, done, kept._replace(url="https://marsh.example/3")], "test"))
        bookmarks.trash(store, [3])
        text = "".join(table.lines(Selection(store, [Query(), parse("is:trash")])))
    archived, read, trashed = sorted(imported(tmp_path, text), key=lambda one: (bool(one.trashed), one.state))
    assert (read.url, read.title, read.tags, read.note) == (kept.url, kept.title, kept.tags, kept.note)
    assert (read.state, read.favourite, read.progress) == ("read", True, 0.25)
    assert (read.folder, read.author, read.site) == (("Båt/kanot", "Vår"), "Ann", "Marsh")
    assert [str(one)[:19] for one in (read.added, read.read, read.published)] == [
        "2016-01-02 03:04:05", "2016-02-03 04:05:06", "2015-01-01 00:00:00",
    ]  # fmt: skip
    assert (archived.state, str(archived.archived)[:10], archived.favourite) == ("archived", "2017-01-01", False)
    assert not (archived.read or read.archived)
    assert trashed.trashed and trashed.favourite and not (archived.trashed or read.trashed)


def test_sites_have_the_feed_that_a_copy_names(tmp_path: Path, export: Export) -> None:
    written = export("--format", "opml", tells=LEFT_OUT)
    outlines = [one.attrib for one in ElementTree.fromstring(written).iter("outline")]
    assert outlines[0] == {
        "text": "Marsh Notes",
        "type": "rss",
        "xmlUrl": "https://marsh.example/feed?a=1&b=2",
        "htmlUrl": "https://marsh.example/",
    }
    assert outlines[1] == {"text": "walls.example", "type": "link", "url": "https://walls.example/"}
    assert [one.is_feed for one in imported(tmp_path, written)] == [True, False]


def test_one_page_has_all_texts_and_nothing_that_runs(export: Export) -> None:
    page = export("--format", "html")
    assert "3 comments · 2 shown · 1 spam hidden" in page and "So did I." in page and "cheap viagra" not in page
    assert "<script" not in page and "&lt;script&gt;" in page and 'href="javascript' not in page
    assert 'lang="und"' in page and "&lt;i&gt;Soon&lt;/i&gt;" in page


@pytest.mark.parametrize("form", ["html", "markdown", "epub"])
def test_a_copy_holds_the_texts_and_what_was_hidden_with_its_flag(tmp_path: Path, export: Export, form: str) -> None:
    target = tmp_path / "copy"
    export("is:archived", "--format", form, "--spam", "show", "--output", str(target))
    if form == "epub":
        with zipfile.ZipFile(target) as archive:
            written = "".join(archive.read(name).decode() for name in archive.namelist())
    else:
        written = "".join(path.read_text("utf-8") for path in ([target] if form == "html" else target.glob("*.md")))
    assert "It is known." in written and "I saw" in written and "So did I." in written and "Ask Ann." in written
    assert "cheap viagra" in written and "spam: " in written and "1 of them spam" in written


def test_a_book_is_well_formed_and_our_own_reader_reads_it(tmp_path: Path, export: Export) -> None:
    book = tmp_path / "book.epub"
    assert export("--format", "epub", "--output", str(book)) == ""
    assert book.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    for name in pages.keys() - {"mimetype"}:
        ElementTree.fromstring(pages[name])
    assert not any(mark in text for text in pages.values() for mark in ("<script", "<img", 'javascript:alert(1)"'))
    order = [
        one.get("idref") for one in ElementTree.fromstring(pages["book.opf"]).iter() if one.tag.endswith("itemref")
    ]
    assert order == ["a1", "a2", "a3", "c2"]
    text = reader("cat", str(book)).stdout
    assert text.index("Only its address is kept") < text.index("So did I.")
    assert "3 comments · 2 shown · 1 spam hidden" in text and "cheap viagra" not in text
    assert "[walls](https://walls.example/?a=1&b=2)" in text and "Ask Ann." in text and "all of them?" in text


def test_a_book_goes_to_a_pipe_whole_and_an_empty_one_isnt_made(tmp_path: Path, library: Path, export: Export) -> None:
    target = tmp_path / "none.epub"
    words = ["export", "--library", str(library), "--format", "epub", "--output", str(target), "nowhere"]
    done = reader(*words)
    assert done.returncode == 1 and not target.exists() and sorted(os.listdir(tmp_path)) == ["library"]
    clean_line(done.stderr)
    assert export("--format", "epub", "tag:none", status=1, tells=done.stderr) == ""


def test_a_book_is_not_for_a_terminal(library: Path) -> None:
    ours, its = os.openpty()
    command = [sys.executable, "-m", "reader", "export", "--library", str(library), "--format", "epub"]
    done = subprocess.run(command, stdout=its, stderr=subprocess.PIPE, text=True, cwd=ROOT, timeout=60)
    os.close(its)
    assert done.returncode == 2 and "--output" in done.stderr
    clean_line(done.stderr)
    with suppress(OSError):  # Linux says so of a terminal that nobody has open
        assert os.read(ours, 100) == b""
    os.close(ours)


def test_a_file_that_another_program_writes_is_not_replaced(tmp_path: Path, library: Path) -> None:
    """/dev/stdout is the file that a shell opened for its output."""
    command = ["export", "--library", str(library), "--format", "csv", "--force", "--output", "/dev/stdout"]
    with (tmp_path / "log").open("w") as log:
        done = subprocess.run([sys.executable, "-m", "reader", *command], stdout=log, cwd=ROOT, timeout=60)
        assert done.returncode == 1 and os.fstat(log.fileno()).st_nlink == 1


def test_nothing_is_written_over_unless_it_is_asked_for(tmp_path: Path, export: Export) -> None:
    target = tmp_path / "list.csv"
    target.write_text("mine")
    words = ["--format", "csv", "--output", str(target)]
    export(*words, status=1, tells=f"reader: {target}: already there; name another, or replace it with --force\n")
    assert target.read_text() == "mine"
    export(*words, "--force", tells=PATHS + MARKS + TWO_COPIES)
    assert target.read_text().startswith("url,title") and sorted(os.listdir(tmp_path)) == ["library", "list.csv"]


@pytest.mark.parametrize("form", ["jsonl", "epub"])
def test_what_cant_be_written_whole_isnt_there_at_all(tmp_path: Path, library: Path, form: str) -> None:
    """A limit on the size of files, as a full disk is one; what the library itself needs is under it."""
    with Store.open(library) as store:
        words = " ".join(f"{number * 7919 % 1_000_003:x}" for number in range(60_000))
        bookmarks.add(store, samples.article(4, markdown=words, text=None), NO_CONVERSATION, "https://marsh.example/4")
    command = f'ulimit -f 100; exec "$0" -m reader export --library "$1" --format {form} --output "$2"'
    target = tmp_path / "out" / "whole"
    target.parent.mkdir()
    done = subprocess.run(
        ["bash", "-c", command, sys.executable, str(library), str(target)],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, os.listdir(target.parent)) == (1, "", [])
    clean_line(done.stderr)
    assert str(target) in done.stderr


def test_a_word_that_looks_like_a_filter_is_told_as_reader_list_does(library: Path) -> None:
    done = reader("export", "--library", str(library), "--format", "csv", "is:foo", "before:garbage")
    assert done.returncode == 0 and done.stdout.count("\n") == 1
    told = reader("list", "--library", str(library), "is:foo", "before:garbage").stderr
    assert done.stderr == told and told.count(" is searched as words: ") == 2


def test_html_of_what_has_no_copy_is_its_words_and_its_note(tmp_path: Path) -> None:
    one = bare.Address("https://marsh.example/a", "$5 & <b> $6 &amp; *", note="*so* <i>", byline="Ann & Bo")
    with Store.open(tmp_path / "library") as store:
        list(bare.keep(store, [one], "test"))
        written = "".join(Pages(Selection(store, [Query()]), Desk(store)).html())
    assert "<h1>$5 &amp; &lt;b&gt; $6 &amp;amp; *</h1>\n<p><em>By Ann &amp; Bo</em></p>" in written
    assert "Only its address is kept.</em></p>\n<h2>Notes</h2>\n<p><em>so</em> &lt;i&gt;</p>\n</article>" in written


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--format", "markdown"], 2),
        (["--mirror", "m", "--output", "o"], 2),
        (["--format", "csv", "--output", "/nowhere/at/all.csv"], 1),
        (["--format", "csv", "--output", "/dev/null", "--force"], 1),
        (["--format", "markdown", "--output", "/dev/null"], 1),
    ],
)
def test_what_cant_be_is_told_in_a_line(tmp_path: Path, library: Path, words: list[str], status: int) -> None:
    done = reader("export", "--library", str(library), *words)
    assert (done.returncode, done.stdout) == (status, "")
    clean_line(done.stderr)


def test_a_damaged_copy_costs_only_its_text(library: Path, export: Export) -> None:
    with Store.open(library) as store, store.write() as connection:
        connection.execute("UPDATE snapshot SET body = x'00' WHERE item_id = 1")
    told = "reader: bookmark @1: its saved copy is damaged; open its page again to read it; "
    told += "it is exported without its text\n"
    assert export("--format", "jsonl", status=1, tells=told).count("\n") == 4


def test_a_library_of_thousands_is_never_held_whole(tmp_path: Path) -> None:
    """Bookmarks are asked for page by page: after the first, not more than one page was read."""
    with Store.open(tmp_path / "library") as store:
        addresses = (bare.Address(f"https://marsh.example/{number}", f"Page {number}") for number in range(1_000))
        list(bare.keep(store, addresses, "list"))
        asked: list[int] = []
        rows = store.rows
        store.rows = lambda *of: (found := rows(*of), asked.append(len(found)))[0]  # type: ignore[method-assign]
        selection = iter(Selection(store, [Query()]))
        next(selection)
        assert sum(asked) < 500
        assert sum(1 for _ in selection) == 999
