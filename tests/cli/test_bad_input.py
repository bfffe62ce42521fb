"""Input that is no article: a clear line, the right exit status, no traceback, and what can be read is shown."""

import json
from pathlib import Path

import pytest

from tests.blog import blog, genuine, post
from tests.cli.process import clean_line, reader
from tests.fetch.conftest import answer, serve

__all__ = ["serve"]

REFUSED = {
    "empty.html": (b"", "empty"),
    "blank.html": (b" \n\n\t \n", ""),
    "blank.md": (b" \n\n\t \n", ""),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "PNG"),
    "binary.html": (bytes(range(256)) * 40, "binary"),
    "binary": (b"\x00\x01\x02" * 500, "binary"),
    "nothing.html": (b"<!DOCTYPE html><html><head><title>Nothing</title></head><body></body></html>", ""),
    "scripts.html": (b"<html><body><script>let x = 'words in a script'</script><style>p{}</style>", "needs JavaScript"),
    "data.html": (b'{"a": [1, 2, 3]}', "JSON"),
    "frames.html": (
        b"<frameset><frame src=https://example.org/a></frameset>",
        "open one of them: https://example.org/a",
    ),
    "error.html": (b"<title>404 Not Found</title><h1>Not Found</h1><p>nginx</p>", "no such page"),
    "data.json": (b'{"a": 1}', ""),
}

ARTICLE_BODY = json.dumps({"@type": "Article", "articleBody": "The ferry crossed the river each morning. " * 20})


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_one_line(tmp_path: Path, name: str) -> None:
    content, said = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    done = reader("cat", str(tmp_path / name))
    if name == "data.json" and done.returncode == 0:
        return  # read as plain text, which is fine too
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert said in done.stderr


def test_of_a_file_nobody_is_told_to_save_it(tmp_path: Path, serve) -> None:  # type: ignore[no-untyped-def]
    page = b"<title>Just a moment...</title><p>Checking your connection.</p>"
    (tmp_path / "check.html").write_bytes(b"<!-- saved from url=(0021)https://example.org/a -->" + page)
    local, remote = reader("cat", str(tmp_path / "check.html")), reader("cat", serve(answer(page)).url)
    assert "there is no more than that in it" in local.stderr and "save" not in local.stderr
    assert "save the page there and open the file" in remote.stderr


def test_a_text_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Ein schöner Tag, und noch viel mehr Wörter.".encode("latin-1"))
    assert "schöner Tag" in reader("cat", str(tmp_path / "latin.txt")).stdout


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
def test_a_text_in_utf_16_without_a_mark_is_read(tmp_path: Path, name: str, codec: str) -> None:
    (tmp_path / name).write_bytes(("<p>" * ("html" in name) + "Ein schöner Tag auf dem Fluß. " * 30).encode(codec))
    done = reader("cat", str(tmp_path / name))
    assert "schöner Tag" in done.stdout and "\0" not in done.stdout, done.stderr


def test_a_nul_in_a_text_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# A ti\0tle\n\nWords.")
    assert reader("cat", str(tmp_path / "a.md")).stdout == "# A title\n\nWords.\n"


def test_what_a_person_should_know_of_a_reading_is_on_standard_error(tmp_path: Path) -> None:
    body = f"<div id=app></div><script src=x.js></script><script type=application/ld+json>{ARTICLE_BODY}</script>"
    (tmp_path / "app.html").write_text(f"<title>The Ferry</title>{body}", "utf-8")
    done = reader("cat", "--format", "json", str(tmp_path / "app.html"))
    assert done.returncode == 0
    clean_line(done.stderr)
    note = json.loads(done.stdout)["note"]
    assert "its own data" in note and note in done.stderr


def test_folders_missing_files_and_strange_addresses(tmp_path: Path) -> None:
    for source in (str(tmp_path), str(tmp_path / "none"), "gopher://example.org/", "http://", "https://[", "@0", "@x"):
        done = reader("cat", source)
        assert (done.returncode, done.stdout) == (1, ""), source
        clean_line(done.stderr)


def test_a_page_cut_in_the_middle_shows_what_there_is(tmp_path: Path) -> None:
    path = Path(blog(tmp_path, people=3, spam=0))
    page = path.read_bytes()
    for cut in (b"Birch 3. The lo", b'<div id="comments" cl', b"Remark 1 of Bo W"):
        path.write_bytes(page[: page.index(cut) + len(cut)])
        done = reader("cat", str(path))
        assert done.returncode == 0, (cut, done.stderr)
        assert "Alder 4. The lock" in done.stdout
    assert "Remark 0 of Ana" in done.stdout


def test_five_megabytes_of_divs_end(tmp_path: Path) -> None:
    (tmp_path / "divs.html").write_bytes(b"<div>" * 1_000_000)
    done = reader("cat", str(tmp_path / "divs.html"))
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)


def test_words_under_many_divs_are_read(tmp_path: Path) -> None:
    words = "Words that somebody put very deep, for reasons of layout. " * 20
    (tmp_path / "deep.html").write_text("<div>" * 3000 + f"<p>{words}</p>" + "</div>" * 3000, "utf-8")
    done = reader("cat", str(tmp_path / "deep.html"))
    assert done.returncode == 0, done.stderr
    assert "put very deep" in done.stdout


def test_a_page_without_an_article_shows_its_words(tmp_path: Path) -> None:
    (tmp_path / "menu.html").write_text("<ul><li><a href=/a>Home</a><li><a href=/b>Imprint</a></ul>", "utf-8")
    done = reader("cat", str(tmp_path / "menu.html"))
    assert "Traceback" not in done.stderr
    assert "Home" in done.stdout or (done.returncode == 1 and done.stderr.count("\n") == 1)


def test_closed_comments_are_no_failure(tmp_path: Path) -> None:
    page = post([genuine(0)], note='<p class="no-comments">Comments are closed.</p>')
    (tmp_path / "closed.html").write_text(page, "utf-8")
    done = reader("cat", "--format", "json", str(tmp_path / "closed.html"))
    found = json.loads(done.stdout)
    assert found["comments"]["total"] == 1
    assert "Comments are closed" not in found["markdown"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Broken", "451 No"])
def test_a_status_of_failure_is_not_an_article(serve, status: str) -> None:  # type: ignore[no-untyped-def]
    url = serve(answer(post([genuine(0)]).encode(), status)).url
    done = reader("cat", f"{url}/post")
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert status[:3] in done.stderr


def test_an_unknown_key_in_the_configuration_stops_nothing(tmp_path: Path, private_folders: Path) -> None:
    file = private_folders / "config" / "reader" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('colour = "red"\n', "utf-8")
    done = reader("cat", blog(tmp_path, 0, 0))
    assert done.returncode == 0
    assert "# The Lock at Marlow" in done.stdout
    clean_line(done.stderr)
    assert "unknown key colour" in done.stderr


def test_all_faults_of_the_configuration_are_told_in_one_form(tmp_path: Path, private_folders: Path) -> None:
    file = private_folders / "config" / "reader" / "config.toml"
    file.parent.mkdir(parents=True)
    faults = 'theme = "nrod"\ncolumn = 4000\n[keys]\nquit = 5\ndown = "j"\nspam = "ctrl+i"\nzen = "s"\n'
    file.write_text(faults, "utf-8")
    lines = reader("config").stderr.splitlines()
    assert len(lines) == 6
    assert [line.removeprefix(f"reader: {file}:").partition(":")[0] for line in lines] == ["2", "4", "5", "6", "7", "1"]


def test_a_library_that_is_no_database_leaves_the_article(tmp_path: Path, private_folders: Path) -> None:
    folder = private_folders / "data" / "reader"
    folder.mkdir(parents=True)
    (folder / "main.db").write_bytes(b"this is no database, it only looks for trouble " * 1000)
    done = reader("cat", blog(tmp_path, 1, 1))
    assert done.returncode == 0, done.stderr
    assert "1 spam hidden" in done.stdout
    listed = reader("list")
    assert listed.returncode == 1
    clean_line(listed.stderr)
