"""The library on the command line, as processes: found by what is asked, changed, and changes taken back."""

import json
from pathlib import Path

import pytest

from reader.library import bare, bookmarks
from reader.library.store import Store
from tests.blog import blog
from tests.cli.process import clean_line, reader


@pytest.fixture
def two(tmp_path: Path) -> None:
    paths = [blog(tmp_path, 1, 0, name=f"{name}.html", title=f"The {name}") for name in ("Heron", "Otter")]
    assert reader("add", "--tag", "maps", paths[0]).returncode == reader("add", paths[1]).returncode == 0


def listed(*words: str) -> list[str]:
    done = reader("list", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split()[0] for line in done.stdout.splitlines() if line.startswith("@")]


@pytest.mark.usefixtures("two")
def test_a_query_finds_and_shows_where_and_is_never_an_error() -> None:
    assert listed() == ["@2", "@1"]
    assert listed("tag:maps is:unread heron") == listed("tag:maps", "heron") == ["@1"]
    assert listed("--sort", "title") == ["@1", "@2"]
    assert listed("--limit", "1") == ["@2"]
    (row,) = [json.loads(line) for line in reader("list", "tag:maps alder", "--json").stdout.splitlines()]
    start, end = row["snippet"]["hits"][0]
    assert (row["id"], row["state"], row["snippet"]["text"][start:end].lower()) == (1, "unread", "alder")
    shown = reader("list", "alder").stdout.splitlines()
    assert [line[0] for line in shown] == ["@", " ", "@", " "] and "lder" in shown[1]
    assert reader("list", "--count").stdout == reader("list", "--count", "alder").stdout == "2\n"
    for words in ('" AND ( tag: *', "'; DROP TABLE item; --"):
        done = reader("list", "--", words)
        assert (done.returncode, done.stderr) == (0, "")
    assert listed() == ["@2", "@1"]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("query", ["is:foo", "before:garbage", "after:2016-02-30", "in:nowhere", "-in:title"])
def test_what_only_looks_like_a_filter_is_told_in_a_line(query: str) -> None:
    done = reader("list", "--", "heron", query)
    assert done.returncode == 0
    clean_line(done.stderr)
    assert f"{query} is searched as words: " in done.stderr


@pytest.mark.usefixtures("two")
def test_or_stands_between_any_two() -> None:
    assert listed("tag:maps OR is:archived") == listed("tag:none", "OR", "heron") == ["@1"]
    assert listed("otter OR tag:maps") == listed("-tag:maps OR heron") == ["@2", "@1"]
    assert listed("tag:#maps") == ["@1"]
    assert reader("list", "--count", "otter OR tag:maps").stdout == "2\n"
    done = reader("list", "(otter OR tag:maps) heron")
    assert done.stderr.startswith("reader: brackets group nothing here: OR stands between ")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("query", ["😀", "(", '""', '-"', "-😀", "in:title"])
def test_what_has_no_word_finds_nothing_and_says_why(query: str) -> None:
    told = f"reader: {query} finds nothing: there is no word in it, and no filter\n"
    for command in (("list", "--"), ("list", "--count", "--"), ("export", "--format", "jsonl", "--")):
        done = reader(*command, query)
        assert (done.returncode, done.stdout, done.stderr) == (0, "0\n" * ("--count" in command), told)
    assert listed("") == ["@2", "@1"]


@pytest.mark.usefixtures("two")
def test_a_sign_beside_words_is_left_out_and_told() -> None:
    done = reader("list", "otter 😀 &")
    assert done.stdout.startswith("@2 ") and done.stderr == "reader: 😀 is left out: there is no word in it\n"


@pytest.mark.usefixtures("two")
def test_bookmarks_are_changed_and_changes_taken_back() -> None:
    done = reader("edit", "@1", "2", "--tag", "#birds", "--untag", "#maps", "--note", "for the journey", "--archive")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert listed("is:archived", "tag:birds") == listed("in:notes journey", "--sort", "newest") == ["@2", "@1"]
    assert listed("tag:maps") == []
    assert reader("undo").stdout == "taken back: changed 2 bookmarks\n"
    assert listed("tag:maps is:unread") == ["@1"]
    assert listed("tag:birds") == listed("in:notes journey") == []
    assert reader("edit", "@1", "--trash").returncode == 0
    assert (listed(), listed("is:trash")) == (["@2"], ["@1"])
    assert reader("undo").stdout == "taken back: put away The Heron\n"


def test_a_tag_that_was_kept_with_its_sign_is_found_and_can_be_taken_away(private_folders: Path) -> None:
    """As imports kept them before all doors called tags the same: as they were written."""
    with Store.open(private_folders / "data" / "reader") as store:
        list(bare.keep(store, [bare.Address("https://marsh.example/", tags=("owls", "eels"))], "test"))
        with store.write() as connection:
            rows = [(1, name, "") for name in ("#Owls", "#terns", "#gulls", "caf\u0065\u0301")]
            connection.executemany("INSERT INTO tag VALUES (?, ?, ?)", rows)
        for query in ("tag:terns", "tag:#Terns", "tag:ter*", "tag:caf\u00e9", "tag:cafe\u0301", "tag:owls"):
            assert listed(query) == ["@1"], query
        taken = ("#owls", "#eels", "terns", "#gulls", "caf\u00e9")
        assert reader("edit", "@1", *(word for name in taken for word in ("--untag", name))).returncode == 0
        assert bookmarks.listing(store)[0].tags == ("owls",)


@pytest.mark.parametrize("way", ["edit", "add", "import"])
def test_a_tag_is_called_the_same_at_every_door(way: str, tmp_path: Path) -> None:
    """Whether it has a # before it, and whether its accents are composed."""
    page, table = tmp_path / "page.html", tmp_path / "table.json"
    page.write_text("<title>Eels</title><p>Eels climb.</p>")
    tags = ("#hash", "hash", "caf\u00e9", "cafe\u0301", "C#", 'q"d', 'so "called" eels')
    words = [word for tag in tags for word in ("--tag", tag)]
    if way == "import":
        table.write_text(json.dumps([{"url": "https://marsh.example/", "tags": tags}]))
        assert reader("import", str(table)).returncode == 0
    else:
        assert reader("add", str(page), *(words if way == "add" else ())).returncode == 0
        assert way == "add" or reader("edit", "@1", *words).returncode == 0
    (line,) = reader("list", "--json").stdout.splitlines()
    assert json.loads(line)["tags"] == sorted(["hash", "caf\u00e9", "C#", 'q"d', 'so "called" eels'])
    for asked in ("hash", "#hash", "caf\u00e9", "cafe\u0301", "c#", 'q"d', r'"q\"d"', r'"so \"called\" eels"'):
        assert listed(f"tag:{asked}") == ["@1"], asked


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["edit", "@9", "--archive"], 1),
        (["edit", "heron", "--archive"], 2),
        (["edit", "@1"], 2),
        (["edit", f"@{10**30}", "--read"], 2),
        (["edit", "@1", "--read", "--unread"], 2),
        (["edit", "@1", "--trash", "--restore"], 2),
        (["edit", "@1", "--tag", " "], 2),
        (["edit", "@1", "--untag", ""], 2),
        (["edit", "@1", "--tag", "maps", "--untag", "Maps"], 2),
    ],
)
def test_what_cannot_be_changed_is_told_in_a_line(words: list[str], status: int) -> None:
    done = reader(*words)
    assert (done.returncode, done.stdout) == (status, "")
    clean_line(done.stderr)
    assert reader("undo").stdout == "there is nothing to take back\n"
