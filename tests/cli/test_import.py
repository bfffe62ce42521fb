"""reader import as a process: what another program kept is in the library, once, and what isn't is told."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import bookmarks, highlights
from reader.library.importers import own
from reader.library.importers.rows import Highlight, Imported
from reader.library.store import Store
from tests.blog import post
from tests.cli.process import clean_line, reader
from tests.fetch.conftest import Server, answer, paths, serve
from tests.library import samples

__all__ = ["serve"]

Serve = Callable[..., Server]

POCKET = """title,url,time_added,tags,status
Reeds,https://marsh.example/reeds?utm_source=x,1480550400,birds|To Read,unread
Otters,https://marsh.example/otters,1480636800,,archive
Reeds again,http://www.marsh.example/reeds/,1480723200,water,unread
Nowhere,,1480723200,,unread
A file,file:///srv/a.html,1480723200,,unread
"""
PAGE = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p><DT><H3>Trips</H3><DL><p>
<DT><A HREF="https://marsh.example/otters" ADD_DATE="1480636800" TAGS="fur">Otters</A>
<DD>seen at dawn
<DT><A HREF="https://marsh.example/eels" ADD_DATE="1480636800">Eels</A>
</DL><p></DL><p>
"""


def library(*words: str) -> dict[str, dict[str, object]]:
    rows = map(json.loads, reader("list", "--json", *words).stdout.splitlines())
    return {row["key"].rpartition("/")[2]: row for row in rows}


@pytest.fixture
def pocket(tmp_path: Path) -> str:
    (tmp_path / "export").write_text(POCKET)
    return str(tmp_path / "export")


def test_what_was_taken_back_comes_again_and_what_was_deleted_does_not(pocket: str) -> None:
    assert "2 new, 1 completed" in reader("import", pocket).stdout
    assert "2 put into the trash" in reader("undo").stdout
    assert library() == {}
    assert "2 new, 1 known" in reader("import", pocket, "--dry-run").stdout
    assert "2 new, 1 completed" in reader("import", pocket).stdout
    assert set(library()) == {"reeds", "otters"}
    (otters,) = (str(one["id"]) for name, one in library().items() if name == "otters")
    assert reader("edit", f"@{otters}", "--trash").returncode == 0
    again = reader("import", pocket)
    assert "0 new, 3 known" in again.stdout and "in the trash: 1; " in again.stdout
    assert set(library()) == {"reeds"}
    assert reader("undo").returncode == reader("undo").returncode == 0  # of the deletion, and of the second import
    assert library() == {}


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (POCKET[:130], "reeds"),
        (PAGE[:180], "otters"),
        ('[{"href": "https://marsh.example/a", "hash": "1"}, {"hr', "a"),
        (f"{own.line_of(Imported('https://marsh.example/b'))}\n{own.line_of(Imported('https://c.example'))}"[:-3], "b"),
    ],
)
def test_a_file_that_is_cut_off_gives_what_it_has_and_status_1(tmp_path: Path, content: str, kept: str) -> None:
    (tmp_path / "cut").write_text(content)
    done = reader("import", str(tmp_path / "cut"))
    assert (done.returncode, set(library())) == (1, {kept}), done.stdout
    assert "the file " in done.stdout + done.stderr or "it is damaged" in done.stderr


def test_each_page_comes_once_and_what_is_not_taken_is_told(pocket: str) -> None:
    done = reader("import", pocket)
    assert done.returncode == 0
    first, *reasons = done.stdout.splitlines()
    assert first == f"{pocket}: Pocket, CSV: 5 rows: 2 new, 1 completed, 0 known, 2 not taken"
    assert len(reasons) == 2 and reasons[0] == "  not taken, 1: it has no address"
    assert done.stderr.splitlines()[0] == f"reader: {pocket}: line 5: it has no address: Nowhere"
    assert "line 6: it is a file of one computer" in done.stderr
    found = library()
    assert sorted(found) == ["otters", "reeds"]
    reeds, otters = found["reeds"], found["otters"]
    assert (reeds["title"], reeds["added_at"], reeds["state"]) == ("Reeds", "2016-12-01T00:00:00Z", "unread")
    assert (reeds["tags"], reeds["origin"], reeds["has_copy"]) == (["To Read", "birds", "water"], "Pocket, CSV", False)
    assert (otters["state"], otters["archived_at"]) == ("archived", "2016-12-02T00:00:00Z")


def test_the_same_file_again_changes_nothing_and_another_joins(pocket: str, tmp_path: Path) -> None:
    reader("import", pocket)
    before = library()
    assert reader("import", pocket).stdout.splitlines()[0].endswith(": 5 rows: 0 new, 3 known, 2 not taken")
    assert library() == before
    (tmp_path / "page").write_text(PAGE)
    assert ": bookmarks, HTML: 2 rows: 1 new, 1 completed, 0 known\n" in reader("import", str(tmp_path / "page")).stdout
    otters = library()["otters"]
    assert (otters["tags"], otters["folder"], otters["note"]) == (["fur"], "Trips", "seen at dawn")
    assert reader("undo").stdout == "taken back: imported 2 bookmarks from bookmarks, HTML (1 put into the trash)\n"
    assert library()["otters"]["tags"] == [] and "eels" not in library()
    again = reader("import", str(tmp_path / "page")).stdout
    assert "1 new, 1 completed, 0 known" in again and "eels" in library()


def test_a_dry_run_keeps_nothing_and_a_report_has_each_row(pocket: str, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    done = reader("import", pocket, "--dry-run", "--report", str(report), "--json")
    assert (done.returncode, done.stderr, library()) == (0, "", {})
    told = json.loads(done.stdout)
    counts = ("rows", "new", "joined", "known", "in_trash", "not_taken", "feeds")
    assert [told[name] for name in counts] == [5, 2, 0, 1, 0, 2, 0]
    assert (told["kind"], told["dry_run"], sum(told["reasons"].values())) == ("Pocket, CSV", True, 2)
    assert [line.split(": ")[1] for line in report.read_text().splitlines()[1:]] == ["line 5", "line 6"]
    reader("import", pocket)
    assert "0 new, 3 known, 2 not taken, nothing is kept yet" in reader("import", pocket, "--dry-run").stdout


def test_a_dry_run_of_several_files_counts_as_the_real_run_does(pocket: str, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.write_text(POCKET)
    for command in (("--dry-run",), ()):
        told = map(json.loads, reader("import", pocket, str(again), "--json", *command).stdout.splitlines())
        assert [(one["new"], one["joined"] + one["known"]) for one in told] == [(2, 1), (0, 3)]


def test_an_array_of_objects_is_read_as_a_table_is(tmp_path: Path) -> None:
    rows = [
        {
            "url": "https://marsh.example/a",
            "title": "A",
            "tags": ["birds", "b, c"],
            "added": 1480550400,
            "read": True,
        },
        {
            "URL": "https://marsh.example/b",
            "Name": "B",
            "Tags": "x; y",
            "note": "seen",
            "favourite": True,
            "more": None,
        },
        "nothing",
    ]
    (tmp_path / "export").write_text(json.dumps(rows))
    done = reader("import", str(tmp_path / "export"))
    assert "a table of addresses, JSON: 3 rows: 2 new, 0 known, 1 not taken" in done.stdout
    found = library()
    assert (found["a"]["title"], found["a"]["tags"], found["a"]["state"]) == ("A", ["b, c", "birds"], "read")
    assert str(found["a"]["added_at"]) == "2016-12-01T00:00:00Z"
    assert (found["b"]["title"], found["b"]["tags"], found["b"]["note"]) == ("B", ["x", "y"], "seen")
    assert found["b"]["favourite"] is True


def test_standard_input_is_read_as_a_file_is(tmp_path: Path) -> None:
    done = reader("import", "-", text=POCKET, environment=os.environ | {"TMPDIR": str(tmp_path)})
    assert done.stdout.splitlines()[0] == "-: Pocket, CSV: 5 rows: 2 new, 1 completed, 0 known, 2 not taken"
    assert not list(tmp_path.iterdir()) and "reader: -: line 5: it has no address" in done.stderr


def test_a_report_takes_the_place_of_none_but_a_report(pocket: str, tmp_path: Path) -> None:
    kept = Path(pocket).read_bytes()
    (tmp_path / "mine").write_text("what I wrote\n")
    for other in (pocket, str(tmp_path / "mine")):
        done = reader("import", pocket, "--report", other)
        assert (done.returncode, done.stdout) == (1, "")
        clean_line(done.stderr)
        assert "is there already and is no report of an import; name another file" in done.stderr
    assert (Path(pocket).read_bytes(), (tmp_path / "mine").read_text()) == (kept, "what I wrote\n")
    (tmp_path / "report").touch()
    for _ in range(2):
        assert reader("import", pocket, "--report", str(tmp_path / "report")).returncode == 0
        assert (tmp_path / "report").read_text().count("\n") == 3


def test_many_rows_that_are_not_taken_are_told_in_ten_lines(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("title,url\n" + "x,ftp://marsh.example/\n" * 40)
    done = reader("import", str(tmp_path / "list"))
    assert (done.returncode, done.stderr.count("\n")) == (0, 10)
    assert "  not taken, 40: it is a ftp: link" in done.stdout and "by --report FILE" in done.stdout


def test_a_file_that_is_no_export_is_told_and_does_not_stop_the_others(pocket: str, tmp_path: Path) -> None:
    (tmp_path / "verse").write_text("the reeds are tall\nand the water is low\n")
    done = reader("import", str(tmp_path / "verse"), str(tmp_path / "absent"), str(tmp_path), pocket)
    assert (done.returncode, done.stdout.count(" rows: ")) == (1, 1)
    for line, why in zip(done.stderr.splitlines(), ("none of the exports", "no file", "a folder"), strict=False):
        clean_line(line + "\n")
        assert why in line
    unwritten = reader("import", pocket, "--report", str(tmp_path / "no" / "report"))
    assert unwritten.returncode == 1
    clean_line(unwritten.stderr)


def test_feeds_are_kept_with_a_tag(tmp_path: Path) -> None:
    (tmp_path / "urls").write_text('https://marsh.example/feed.xml birds "~The Marsh"\n"exec:rm -rf /" bad\n')
    done = reader("import", str(tmp_path / "urls"))
    assert (
        "1 new, 0 known, 1 not taken" in done.stdout and "addresses of feeds: 1, kept with the tag feed" in done.stdout
    )
    assert library("tag:feed")["feed.xml"]["tags"] == ["birds", "feed"]


def test_readers_own_lines_keep_the_copy_the_conversation_and_highlights(tmp_path: Path) -> None:
    url = "https://marsh.example/?p=7"
    article = samples.article(url="https://marsh.example/herons", markdown="The heron stood\nin the reeds.", text=None)
    talk = samples.conversation("So it did.")
    marks = (Highlight("heron  stood in", "still"), Highlight("", "a thought"))
    entry = Imported(url, "Herons", tags=("birds",), note="mine", state="read", favourite=True, progress=0.5,
                     highlights=marks, article=article, conversation=talk)  # fmt: skip
    bare = entry._replace(article=None, conversation=None)
    lines = tmp_path / "lines"
    for one, said in ((bare, "1 new, 0 known"), (entry, "0 new, 1 completed, 0 known"), (entry, "0 new, 1 known")):
        lines.write_text(own.line_of(one) + "\n")
        assert f": reader's own, JSON Lines: 1 row: {said}\n" in reader("import", str(lines)).stdout
    ((_, row),) = library("heron in:highlights").items()
    assert (row["state"], row["favourite"], row["progress"], row["note"]) == ("read", True, 0.5, "mine\n\na thought")
    assert (row["tags"], row["has_copy"], row["comment_count"]) == (["birds"], True, 1)
    assert "So it did." in reader("cat", "@1").stdout
    with Store.open(Path(reader("backup").stdout.split()[-1]).parents[1]) as store:
        bookmark = bookmarks.find(store, 1)
        assert bookmark and bookmark.key == "https://marsh.example/herons"
        assert bookmarks.snapshot(store, 1) == (article, talk)
        (mark,) = highlights.listing(store, bookmark.key)
        assert (mark.anchor.exact, mark.note) == ("heron stood in", "still")


def _heed_interrupts() -> None:
    """Whoever runs the tests in the background has them, and what they start, ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_one_that_is_broken_off_keeps_what_came_and_goes_on(tmp_path: Path) -> None:
    """It is in the middle of the file for certain: nobody reads its report, which is longer than a pipe holds."""
    many = tmp_path / "many"
    pages = [f"https://marsh.example/{number}\n" for number in range(5_020)]
    many.write_text("".join(["url\n", *pages[:5_010], "ftp://marsh.example/\n" * 2000, *pages[5_010:]]))
    folder, report = tmp_path / "library", tmp_path / "report"
    os.mkfifo(report)
    with open(os.open(report, os.O_RDONLY | os.O_NONBLOCK), "rb") as reported:
        words = ["import", "--library", str(folder), "--report", str(report), str(many)]
        command = [sys.executable, "-m", "reader", *words]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_heed_interrupts
        )
        while not (folder / "main.db").exists():
            assert process.poll() is None
            time.sleep(0.01)
        with Store.open(folder) as store:
            while not store.row("SELECT 1 FROM item LIMIT 1"):
                assert process.poll() is None
                time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        os.set_blocking(reported.fileno(), True)
        assert reported.read().count(b"\n") < 2000
        told, errors = process.communicate()
    assert (process.returncode, errors) == (130, "")
    assert "  broken off here; what came so far is kept" in told
    assert reader("list", "--count", "--library", str(folder)).stdout == "5000\n"
    assert "20 new, 5,000 known, 2,000 not taken\n" in reader("import", "--library", str(folder), str(many)).stdout
    undone = reader("undo", "--library", str(folder)).stdout
    said = "imported 5,020 bookmarks from a table of addresses, CSV (5,020 put into the trash)"
    assert undone == f"taken back: {said}\n"
    assert reader("list", "--count", "--library", str(folder)).stdout == "0\n"


def test_copies_are_fetched_afterwards_and_highlights_are_found_in_them(tmp_path: Path, serve: Serve) -> None:
    body = post(title="The Lock").replace("<head>", '<head><link rel="canonical" href="/the-lock">')
    server = serve(paths(old=answer(body.encode(), media_type="text/html; charset=utf-8")))
    entries = [
        Imported(f"{server.url}/old/?p=1", tags=("birds",), highlights=(Highlight("barges that had waited"),)),
        Imported(f"{server.url}/gone"),
        Imported(f"{server.url}/feed", is_feed=True),
    ]
    (tmp_path / "lines").write_text("".join(own.line_of(entry) + "\n" for entry in entries))
    done = reader("import", "--fetch", str(tmp_path / "lines"))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "offline copies: 1 fetched, 1 failed")
    clean_line(done.stderr)
    assert done.stderr.startswith(f"reader: @2 {server.url}/gone: ")
    found = library("tag:birds in:highlights barges")["the-lock"]
    assert (found["id"], found["title"], found["has_copy"]) == (1, "The Lock", True)
    asked = len(server.requests)
    again = reader("import", "--fetch", str(tmp_path / "lines")).stdout
    assert "0 new, 3 known" in again and "offline copies: 0 fetched, 1 failed" in again
    assert [request.split()[1] for request in server.requests[asked:]] == ["/gone"]


def test_addresses_that_only_scripts_tell_apart_stay_apart(tmp_path: Path, serve: Serve) -> None:
    shell = post(title="The Forum").replace("<head>", '<head><link rel="canonical" href="/forum">')
    server = serve(paths(forum=answer(shell.encode(), media_type="text/html; charset=utf-8")))
    routes = [f"{server.url}/forum#/topic/3", f"{server.url}/forum#!/topic/4"]
    (tmp_path / "list.txt").write_text("".join(f"{route}\n" for route in routes))
    done = reader("import", "--fetch", str(tmp_path / "list.txt"))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "offline copies: 2 fetched")
    for number, route in enumerate(routes, 1):
        assert reader("add", route).stdout.startswith(f"@{number}\t"), route
        assert json.loads(reader("cat", "--format", "json", f"@{number}").stdout)["url"] == route
    assert reader("add", f"{server.url}/forum#comments").returncode == 0
    kept = [json.loads(line)["url"] for line in reader("list", "--json").stdout.splitlines()]
    assert sorted(kept) == sorted([*routes, f"{server.url}/forum"])


def test_every_sample_is_taken_or_told(shared: Path) -> None:
    files = [path for path in sorted((shared / "data/exports").glob("*/*")) if path.suffix != ".txt"]
    done = reader("import", "--json", *map(str, files))
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) + done.stderr.count("none of the exports") + done.stderr.count("is empty") == len(files)
    for one in told:
        assert one["rows"] == one["new"] + one["joined"] + one["known"] + one["not_taken"]
        assert sum(one["reasons"].values()) == one["not_taken"]
    again = [json.loads(line) for line in reader("import", "--json", *map(str, files)).stdout.splitlines()]
    assert [(one["new"], one["joined"]) for one in again] == [(0, 0)] * len(told)
    assert sum(one["new"] for one in told) == int(reader("list", "--count").stdout)


@pytest.mark.parametrize("form", ["netscape", "csv"])
def test_what_was_read_and_archived_when_comes_back(form: str, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(
        "url,added,read,archived\nhttps://m.example/1,2020-05-04T12:00:00Z,,\nhttps://m.example/2,1900-01-01,2020-06-01,\n"
        "https://m.example/3,2020-05-04,,2020-07-01\nhttps://m.example/4,2020-05-04,2020-06-01,2020-07-01\n"
    )
    kept = []
    for folder, file in (("one", "table.csv"), ("two", "written")):
        library = ("--library", str(tmp_path / folder))
        assert reader("import", *library, str(tmp_path / file)).returncode == 0
        lines = reader("list", *library, "--json").stdout.splitlines()
        names = ("url", "added_at", "read_at", "archived_at", "state")
        kept.append(sorted(tuple(json.loads(line)[name] for name in names) for line in lines))
        (tmp_path / "written").write_text(reader("export", *library, "--format", form).stdout)
    assert kept[0] == kept[1]
    assert [(one[2] or "")[:7] + (one[3] or "")[:7] for one in kept[0]] == ["", "2020-06", "2020-07", "2020-062020-07"]
