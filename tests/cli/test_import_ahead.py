"""reader import of long exports, which a child process reads ahead: the same as of short ones, also where it dies."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library.ahead import parts
from reader.library.bare import Address
from reader.library.importers.importing import opened
from reader.library.importers.rows import Imported
from reader.library.taking import address_of
from tests.cli.process import clean_line, reader

HEAD = "url,title,note,tags,created,state\n"
WORDS = "the tide turned at the lock and the barges went on " * 8


def table(count: int) -> str:
    """A row is some 500 characters; one of a hundred has no address, and one of a thousand is there a second time."""
    return HEAD + "".join(
        f"{'' if number % 100 == 7 else f'https://quay.example/{number - number % 1000 // 999}'},"
        f'Page {number},{WORDS},"tides, no{number % 50}",2020-05-04,{("unread", "read")[number % 2]}\n'
        for number in range(count)
    )


def as_kept(path: Path) -> tuple[list[object], bool]:
    found = opened(path)
    rows = [address_of(row) if isinstance(row, Imported) and not row.body else row for row in found]
    return list(rows), found.is_broken


def ahead(path: Path) -> tuple[list[object], bool]:
    *some, last = parts(path)
    assert last.is_last and not last.failure and not any(part.is_last for part in some)
    rows: list[object] = []
    for row in (row for part in (*some, last) for row in part.rows):
        if isinstance(row, Address):
            assert row.known_by == row._replace(known_by=None).keys
            row = row._replace(known_by=None)
        rows.append(address_of(row) if isinstance(row, Imported) and not row.body else row)
    return rows, last.is_broken


def _untimed(row: object) -> object:
    """What was done nobody knows when is done now."""
    return row._replace(read_at=None, archived_at=None) if isinstance(row, Address) else row


def test_what_is_read_ahead_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(table(1_201))
    (tmp_path / "broken.json").write_text('[{"url": "https://quay.example/1"}, {"url": "https://quay.exa')
    for path in tmp_path.iterdir():
        assert ahead(path) == as_kept(path)
    assert ahead(tmp_path / "broken.json")[1]


def test_every_sample_is_the_same_read_ahead(shared: Path) -> None:
    told = taken = 0
    for path in sorted((shared / "data/exports").glob("*/*")):
        try:
            expected = as_kept(path)
        except Exception as error:
            (only,) = parts(path)
            assert only.failure == str(error)
            told += 1
            continue
        found = ahead(path)
        assert found[1] == expected[1]
        assert [*map(_untimed, found[0])] == [*map(_untimed, expected[0])], path
        taken += len(found[0])
    assert told and taken > 100


def test_a_long_export_is_taken_as_a_short_one(tmp_path: Path) -> None:
    count = 5_000
    (tmp_path / "long.csv").write_text(table(count))
    assert (tmp_path / "long.csv").stat().st_size > 2_000_000
    done = reader("import", "--json", str(tmp_path / "long.csv"))
    told = json.loads(done.stdout)
    assert (done.returncode, told["rows"], told["new"], told["not_taken"]) == (0, count, count - 55, 50)
    assert (told["joined"], [*told["reasons"].values()]) == (5, [50])
    assert reader("list", "--count", "tag:no7 is:read").stdout == "50\n"


def test_a_long_export_that_ends_where_it_should_not_is_told(tmp_path: Path) -> None:
    entries = [json.dumps({"url": f"https://quay.example/{number}", "note": WORDS}) for number in range(5_000)]
    (tmp_path / "long.json").write_text(f"[{','.join(entries)},{entries[0][:20]}")
    done = reader("import", str(tmp_path / "long.json"))
    assert (done.returncode, "5,000 new" in done.stdout) == (1, True), done.stdout
    clean_line(done.stderr)
    assert "after entry 5,000" in done.stderr


def _child_of(process: "subprocess.Popen[str]") -> int:
    """The number of the process that it has started."""
    while True:
        assert process.poll() is None, "it ended before anything could be done to it"
        for file in Path("/proc").glob("[0-9]*/stat"):
            try:
                number, _, rest = file.read_text().partition(" (")
            except OSError:
                continue
            if rest.rpartition(") ")[2].split()[1] == str(process.pid):
                return int(number)
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")
def test_a_child_that_is_killed_is_told_and_what_came_is_kept(tmp_path: Path) -> None:
    """It has not read all: its parent doesn't, as nobody reads the report, which is longer than a pipe holds."""
    lines = "".join(f"https://marsh.example/{'x' * 300}/{number}\n" for number in range(5_100))
    many = tmp_path / "many"
    many.write_text("url\n" + lines + "ftp://marsh.example/\n" * 2_000 + lines.replace("marsh", "quay") * 4)
    os.mkfifo(tmp_path / "report")
    with open(os.open(tmp_path / "report", os.O_RDONLY | os.O_NONBLOCK), "rb") as reported:
        words = ["import", "--library", str(tmp_path / "library"), "--report", str(tmp_path / "report"), str(many)]
        process = subprocess.Popen(
            [sys.executable, "-m", "reader", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        child = _child_of(process)
        while reader("list", "--count", "--library", str(tmp_path / "library")).stdout in ("", "0\n"):
            assert process.poll() is None
        os.kill(child, signal.SIGKILL)
        os.set_blocking(reported.fileno(), True)
        reported.read()
        told, errors = process.communicate()
    assert process.returncode == 1
    clean_line(errors)
    assert "what read it was stopped from outside; run it again" in errors
    assert "  broken off here; what came so far is kept" in told
    assert 5_000 <= int(reader("list", "--count", "--library", str(tmp_path / "library")).stdout) < 10_200
    again = reader("import", "--json", "--library", str(tmp_path / "library"), str(many))
    assert json.loads(again.stdout)["not_taken"] == 2_000
    assert reader("list", "--count", "--library", str(tmp_path / "library")).stdout == "10200\n"
