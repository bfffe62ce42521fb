"""reader cat of EPUB files: what a book becomes, and what is said of one that can't be read."""

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import clean_line, reader
from tests.epub import NAVIGATION, NCX, PROSE, chapter, epub, package
from tests.tui.hostile import HOSTILE, MARKUP, acting_in_lines

ONE = chapter(
    f"""<h1>The Rain</h1><p>{PROSE} <a epub:type="noteref" href="#fn1">1</a></p>
<p id="r2">See <a href="two%20b.xhtml">the river</a>, <a href="two%20b.xhtml#deep">the deep</a>
and <a href="https://canal.example/">the web</a>.<sup><a id="r9" href="#n9">*</a></sup></p>
<img src="../img/lock.png" alt="A lock"/>
<aside epub:type="footnote" id="fn1"><p>A <b>hard</b> rain.</p><p>Two days of it were dry.</p></aside>
<p id="n9"><a href="#r9">*</a> Nobody else has said so.</p>"""
)
TWO = chapter(f"<p>{PROSE}</p><p class='title' id='deep'>The Deep</p><p>{PROSE} Sch&#246;n &amp; gut.</p>")
NAV = chapter(
    """<nav epub:type="landmarks"><ol><li><a href="one.xhtml">Start</a></li></ol></nav>
<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="one.xhtml">The Rain</a></li>
<li><a href="two%20b.xhtml">The River</a><ol><li><a href="two%20b.xhtml#deep">The Deep</a></li></ol></li></ol></nav>"""
)
FILES: dict[str, str | bytes] = {
    "book.opf": package(["one.xhtml", "two%20b.xhtml"], extra=NAVIGATION),
    "nav.xhtml": NAV,
    "one.xhtml": ONE,
    "two b.xhtml": TWO,
}


def read(tmp_path: Path, content: bytes, name: str = "book.epub") -> dict[str, Any]:
    (tmp_path / name).write_bytes(content)
    done = reader("cat", "--format", "json", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refusal(tmp_path: Path, content: bytes) -> str:
    (tmp_path / "book.epub").write_bytes(content)
    done = reader("cat", str(tmp_path / "book.epub"))
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    return done.stderr


@pytest.mark.parametrize("name", ["book.epub", "no-suffix"])
def test_chapters_are_one_document_with_contents(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, epub(FILES), name)
    assert [found[field] for field in ("title", "byline", "site", "published", "language", "excerpt", "url")] == [
        *("The Lock Keeper", "Ana Lund", "Canal Press", "2019-04-01", "en-GB", "A tale of water.", None)
    ]
    markdown = found["markdown"]
    assert markdown.startswith(
        "## Contents\n\n- [The Rain](#the-rain)\n- [The River](#the-river)\n  - [The Deep](#the-deep)\n\n## The Rain\n"
    )
    headings = [line for line in markdown.split("\n") if line.startswith("#")]
    assert headings == ["## Contents", "## The Rain", "## The River", "### The Deep"]
    assert "[the river](#the-river), [the deep](#the-deep) and [the web](https://canal.example/)" in markdown
    assert "![A lock](img/lock.png)" in markdown
    assert "Schön & gut." in markdown
    assert found["words"] > 60


def test_notes_are_tied_to_what_refers_to_them(tmp_path: Path) -> None:
    markdown = read(tmp_path, epub(FILES))["markdown"]
    assert "thought of the cows. [^1]" in markdown
    assert "the web](https://canal.example/).[^2]" in markdown
    assert markdown.endswith("[^1]: A **hard** rain.\n\n    Two days of it were dry.\n\n[^2]: Nobody else has said so.")
    assert markdown.count("hard") == markdown.count("Nobody else") == 1


def test_an_older_book_has_its_contents_in_an_ncx(tmp_path: Path) -> None:
    ncx = """<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>
<navPoint id="a"><navLabel><text>First &amp; foremost</text></navLabel><content src="one.xhtml"/>
<navPoint id="b"><navLabel><text>The Deep</text></navLabel><content src="two%20b.xhtml#deep"/></navPoint></navPoint>
</navMap></ncx>"""
    metadata = """<dc:title>Old</dc:title><dc:creator opf:role="aut" xmlns:opf="http://www.idpf.org/2007/opf">Bo Wick
</dc:creator><dc:date opf:event="publication" xmlns:opf="http://www.idpf.org/2007/opf">2001-02-03</dc:date>"""
    opf = package(["one.xhtml", "two%20b.xhtml"], metadata, NCX)
    files = FILES | {"book.opf": opf, "toc.ncx": ncx, "one.xhtml": chapter(f"<p>{PROSE}</p>")}
    found = read(tmp_path, epub(files))
    assert (found["title"], found["byline"], found["published"]) == ("Old", "Bo Wick", "2001-02-03")
    assert "- [First & foremost](#first--foremost)\n  - [The Deep](#the-deep)" in found["markdown"]
    assert "## First & foremost\n" in found["markdown"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_chapter_has_the_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    text = chapter(f"<p>{PROSE} Schön.</p>", f'<?xml version="1.0" encoding="{encoding}"?>')
    text = text if encoding == "utf-8" else text.replace('<meta charset="utf-8"/>', "")
    files = {"book.opf": package(["one.xhtml"]), "one.xhtml": text.encode(encoding)}
    assert "Schön." in read(tmp_path, epub(files))["markdown"]


def test_what_can_be_read_of_a_damaged_book_is_read(tmp_path: Path) -> None:
    files = {name: content for name, content in FILES.items() if name not in ("two b.xhtml", "nav.xhtml")}
    markdown = read(tmp_path, epub(files, container=None))["markdown"]
    assert "## The Rain" in markdown and "the river, the deep and" in markdown


def test_obfuscated_fonts_keep_nobody_from_reading(tmp_path: Path) -> None:
    locked = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/>
<enc:CipherData><enc:CipherReference URI="OEBPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>"""
    fonts = epub(FILES | {"/META-INF/encryption.xml": locked.format("http://www.idpf.org/2008/embedding")})
    assert read(tmp_path, fonts)["title"] == "The Lock Keeper"
    aes = epub(FILES | {"/META-INF/encryption.xml": locked.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")})
    assert "encrypted" in refusal(tmp_path, aes)


def test_an_entry_that_is_encrypted_is_told(tmp_path: Path) -> None:
    content = bytearray(epub({"book.opf": package(["one.xhtml"]), "one.xhtml": ONE}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(signature, at + 1)) >= 0:
            content[at + offset] |= 1
    assert "encrypted" in refusal(tmp_path, bytes(content))


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    zeros = epub(FILES | {"bomb.xhtml": b"\0" * 60_000_000})
    assert "far more than a book" in refusal(tmp_path, zeros)
    many = epub(FILES | {f"bomb{number}.xhtml": b"x" * 999_999 for number in range(60)})
    assert "far more than a book" in refusal(tmp_path, many)


def test_entries_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    buffer = io.BytesIO(epub(FILES))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(20):
            archive.writestr(f"OEBPS/{number}.xhtml", b"x" * 1000)
    content = bytearray(buffer.getvalue())
    entries = [at for at in range(len(content)) if content[at : at + 4] == b"PK\x01\x02"]
    (first,) = struct.unpack_from("<I", content, entries[-20] + 42)
    for at in entries[-20:]:
        struct.pack_into("<I", content, at + 42, first)
    assert "far more than a book" in refusal(tmp_path, bytes(content))


NO_BOOKS = {
    "cut": (epub(FILES)[:-400], "damaged"),
    "head": (epub(FILES)[:60], "damaged"),
    "signature": (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip", "damaged"),
    "page": (b"<html><p>no book", "damaged"),
    "bare": (epub({"one.xhtml": ONE}), "no package file"),
    "empty": (epub(FILES | {"book.opf": "<package/>"}), "names no chapters"),
    "gone": (epub(FILES | {"book.opf": package(["gone.xhtml"])}), "lacks OEBPS/gone.xhtml"),
    "outside": (epub(FILES | {"book.opf": package(["../../../etc/passwd"])}), "lacks etc/passwd"),
    "blank": (epub({"book.opf": package(["one.xhtml"]), "one.xhtml": chapter("")}), "no text"),
}


def test_what_is_no_book_is_one_line(tmp_path: Path) -> None:
    for name, (content, _) in NO_BOOKS.items():
        (tmp_path / f"{name}.epub").write_bytes(content)
    done = reader("cat", *(str(tmp_path / f"{name}.epub") for name in NO_BOOKS))
    assert (done.returncode, done.stdout) == (1, "")
    for line, (name, (_, said)) in zip(done.stderr.splitlines(keepends=True), NO_BOOKS.items(), strict=True):
        clean_line(line)
        assert f"{name}.epub" in line and said in line


def test_a_chapter_that_cannot_be_unpacked_leaves_the_others(tmp_path: Path) -> None:
    content = bytearray(epub(FILES))
    at = content.find(b"OEBPS/two b.xhtml") + 30
    content[at : at + 40] = b"\xff" * 40
    assert "## The Rain" in read(tmp_path, bytes(content))["markdown"]


def test_a_large_book_is_no_larger_page(tmp_path: Path) -> None:
    """Pictures make books larger than pages may be."""
    noise = bytes((number * 7919 >> 3) & 255 for number in range(65_536)) * 200
    buffer = io.BytesIO(epub(FILES))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("OEBPS/img/lock.png", noise, zipfile.ZIP_STORED)
    assert len(buffer.getvalue()) > 13_000_000
    assert read(tmp_path, buffer.getvalue())["title"] == "The Lock Keeper"


@pytest.mark.parametrize("form", ["markdown", "text", "html", "json"])
def test_no_book_acts_on_the_terminal(tmp_path: Path, form: str) -> None:
    wicked = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    visible = "".join(sign for sign in wicked if sign == "\t" or sign >= " ")
    metadata = f"<dc:title>{visible}</dc:title><dc:creator>{visible}</dc:creator><dc:language>{visible}</dc:language>"
    body = f"<h1>{wicked}&#x1b;]0;PWNED&#7;</h1><p>{PROSE} {wicked}</p>"
    (tmp_path / "book.epub").write_bytes(
        epub({"book.opf": package(["one.xhtml"], metadata), "one.xhtml": chapter(body)})
    )
    done = reader("cat", "--format", form, str(tmp_path / "book.epub"))
    assert done.returncode == 0, done.stderr
    assert MARKUP in done.stdout.replace("\\", "")
    assert acting_in_lines(done.stdout) == []
