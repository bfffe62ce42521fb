"""reader cat of pages that a browser or a tool saved: their address, their links, their pictures."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from reader.library.identity import key_of
from tests.blog import blog
from tests.cli.process import clean_line, reader
from tests.tui.hostile import acting_in_lines

URL = "https://canal.example/2016/lock"
LINKED = '<p>The lock is <a href="../map?utm_source=x">mapped</a>, and the <a href="#keeper">keeper</a> drawn.</p>'
COMMENTS = {
    "chrome": f"<!-- saved from url=(0031){URL} -->",
    "single-file": f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Jan 04 2024 10:00:00\n-->",
    "httrack": "<!-- Mirrored from canal.example/2016/lock by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 04 Jan -->",
}


def saved(tmp_path: Path, comment: str, body: str = LINKED) -> str:
    tmp_path.mkdir(exist_ok=True)
    path = Path(blog(tmp_path, 1, 0))
    page = path.read_text("utf-8").replace("<h2>Section Alder", f"{body}<h2>Section Alder", 1)
    path.write_text(page.replace("<!DOCTYPE html>", f"<!DOCTYPE html>\n{comment}", 1), "utf-8")
    return str(path)


def read(path: str) -> dict[str, Any]:
    done = reader("cat", "--format", "json", path)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("tool", COMMENTS)
def test_a_saved_page_has_the_address_it_was_saved_from(tmp_path: Path, tool: str) -> None:
    found = read(saved(tmp_path, COMMENTS[tool]))
    assert found["url"] == (URL if tool != "httrack" else URL.replace("https", "http"))
    assert f"[mapped]({found['url'].replace('/2016/lock', '/map')})" in found["markdown"]
    assert found["comments"]["total"] == 1


def test_it_is_the_same_bookmark_as_the_page(tmp_path: Path) -> None:
    assert reader("add", saved(tmp_path, COMMENTS["chrome"])).returncode == 0
    kept = json.loads(reader("list", "--json").stdout)
    assert (kept["key"], kept["source"]) == (key_of(URL), URL)


def test_one_that_only_names_its_canonical_address_is_told_to_be_it(tmp_path: Path) -> None:
    """As curl, wget and some browsers save pages."""
    first, again = (saved(tmp_path / name, f'<link rel="canonical" href="{URL}">') for name in ("a", "b"))
    assert reader("add", first).stderr == ""
    done = reader("add", "--tag", "again", again)
    assert done.stdout.startswith("@1\t")
    clean_line(done.stderr)
    assert f"it is the page of @1, kept from {first}, and one bookmark with it" in done.stderr
    kept = json.loads(reader("list", "--json").stdout)
    assert (kept["key"], kept["source"], kept["tags"]) == (key_of(URL), first, ["again"])


def test_one_that_comes_over_standard_input_is_told_to_be_it_too(tmp_path: Path) -> None:
    page = saved(tmp_path, f'<link rel="canonical" href="{URL}">')
    assert reader("add", page).returncode == 0
    done = reader("add", "--tag", "again", "-", text=Path(page).read_text("utf-8"))
    assert done.stdout.startswith("@1\t")
    assert f"it is the page of @1, kept from {page}, and one bookmark with it" in done.stderr
    kept = json.loads(reader("list", "--json").stdout)
    assert (kept["key"], kept["source"], kept["tags"]) == (key_of(URL), page, ["again"])


def test_a_markdown_text_over_standard_input_that_names_a_page_stays_one_of_its_own(tmp_path: Path) -> None:
    assert reader("add", saved(tmp_path, f'<link rel="canonical" href="{URL}">')).returncode == 0
    done = reader("add", "-", text=f"---\nurl: {URL}\n---\n# Of the lock\n\nIt was shut when I came.\n")
    assert (done.stdout, done.stderr) == ("@2\tOf the lock\n", "")


def test_what_came_over_standard_input_makes_room_for_its_page(tmp_path: Path) -> None:
    text = Path(saved(tmp_path, f'<link rel="canonical" href="{URL}">')).read_text("utf-8")
    for _ in range(2):
        done = reader("add", "-", text=text)
        assert (done.stdout[:3], done.stderr) == ("@1\t", "")
    kept = json.loads(reader("list", "--json").stdout)
    assert (kept["key"], kept["source"], kept["url"]) == (key_of(URL), "-", URL)


def test_pictures_beside_it_keep_their_names(tmp_path: Path) -> None:
    body = f'{LINKED}<p><img src="./lock_files/a.png" alt="Open"><img src="/b.png" alt="Shut"> {"Words. " * 20}</p>'
    markdown = read(saved(tmp_path, COMMENTS["chrome"], body))["markdown"]
    assert "![Open](lock_files/a.png)" in markdown
    assert "![Shut](https://canal.example/b.png)" in markdown


def test_pictures_inside_it_are_left_out_and_cost_nothing(tmp_path: Path) -> None:
    picture = base64.b64encode(bytes(range(256)) * 4000).decode()
    body = LINKED + f'<p><img src="data:image/png;base64,{picture}" alt="Lock"> {"Words. " * 20}</p>' * 4
    found = read(saved(tmp_path, COMMENTS["single-file"], body))
    assert found["markdown"].count("Words.") == 80 and "base64" not in found["markdown"]


def test_only_a_web_address_is_believed_and_only_of_a_file(tmp_path: Path) -> None:
    for comment in ("<!-- saved from url=(0016)file:///etc/hosts -->", "<!-- saved from url=(0014)about:internet -->"):
        assert read(saved(tmp_path, comment))["url"] is None


def mhtml(root: str = "", location: str = URL, encoding: str = "quoted-printable") -> bytes:
    page = f"<html><head><title>The Lock</title></head><body><article><h1>The Lock</h1>{LINKED}"
    page += "<p>Schön, said the keeper, and the barges that had waited since autumn went through it.</p>" * 6
    page += f'<img src="cid:1@x" alt="in it"></article>{root}</body></html>'
    encoded = page.encode("latin-1")
    body = (
        base64.encodebytes(encoded)
        if encoding == "base64"
        else encoded.replace(b"=", b"=3D").replace(b"\xf6", b"=F6").replace(b"barges that", b"barges =\r\nthat")
    )
    parts = [
        ("text/html", "https://ads.example/", "7bit", b"<p>An advertisement in a frame of its own.</p>"),
        ("text/html; charset=iso-8859-1", location, encoding, body),
        ("image/png", "cid:1@x", "base64", b"iVBORw0KGgo="),
    ]
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {location}\r\nSubject: The Lock\r\nMIME-Version: 1.0\r\n"
    )
    head += 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--part--"\r\n\r\n\r\n'
    sections = [
        f"----part--\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {how}\r\n".encode()
        + f"Content-Location: {where}\r\n\r\n".encode()
        + content
        + b"\r\n"
        for kind, where, how, content in parts
    ]
    return head.encode() + b"".join(sections) + b"----part----\r\n"


@pytest.mark.parametrize(("name", "encoding"), [("page.mhtml", "quoted-printable"), ("page", "base64")])
def test_mhtml_is_the_page_in_it(tmp_path: Path, name: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(mhtml(encoding=encoding))
    found = read(str(tmp_path / name))
    assert (found["title"], found["url"]) == ("The Lock", URL)
    assert "Schön, said the keeper, and the barges that had" in found["markdown"]
    assert "[mapped](https://canal.example/map)" in found["markdown"]
    assert "advertisement" not in found["markdown"]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_cut_mhtml_gives_what_parts_came(tmp_path: Path, encoding: str) -> None:
    whole = mhtml(encoding=encoding)
    page = whole.index(b"text/html; charset")
    for cut, is_cut in ((page + 700, True), (whole.index(b"image/png"), False)):
        (tmp_path / "cut.mhtml").write_bytes(whole[:cut])
        found = read(str(tmp_path / "cut.mhtml"))
        assert "Schön, said the keeper" in found["markdown"]
        assert found["note"] == ("the file ends in the middle of the page: this is what it has" if is_cut else None)


@pytest.mark.parametrize("sign", [b"\r\n\r\n", b"Content-Type: text/html;", b"Content-Type: text/html; charset"])
def test_an_mhtml_that_ends_before_its_page_says_so(tmp_path: Path, sign: bytes) -> None:
    whole = mhtml().replace(b"text/html\r\n", b"image/gif\r\n")  # no frame before the page
    (tmp_path / "cut.mhtml").write_bytes(whole[: whole.index(sign, 300 if b"text" in sign else 0) + len(sign)])
    done = reader("cat", str(tmp_path / "cut.mhtml"))
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert "this MHTML file ends before the page in it; save the page again" in done.stderr


def test_mhtml_without_a_page_is_one_line(tmp_path: Path) -> None:
    whole = mhtml()
    for number, content in enumerate(
        (whole[:120], whole.replace(b"text/html;", b"text/x;").replace(b"text/html", b"a/b"))
    ):
        (tmp_path / f"{number}.mhtml").write_bytes(content)
        done = reader("cat", str(tmp_path / f"{number}.mhtml"))
        assert (done.returncode, done.stdout) == (1, "")
        clean_line(done.stderr)
        assert "MHTML" in done.stderr


def test_no_saved_page_acts_on_the_terminal(tmp_path: Path) -> None:
    address = "https://canal.example/\x1b]0;PWNED\x07\u009b2J\u202e"
    path = saved(tmp_path, f"<!-- {'.' * 3000} --><!-- saved from url=(0031){address} -->")
    (tmp_path / "page.mhtml").write_bytes(mhtml(location=address))
    for form in ("markdown", "json"):
        done = reader("cat", "--format", form, path, str(tmp_path / "page.mhtml"))
        assert "https://canal.example/map" in done.stdout
        assert acting_in_lines(done.stdout + done.stderr) == []
