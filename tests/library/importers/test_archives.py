"""Zip archives of exports: their parts, what lies beside them, and those that were made to do harm."""

import io
import json
import random
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library.importers.rows import Body, Highlight, ImportingError
from tests.library.importers.conftest import Read

NOON = datetime(2020, 5, 4, 12, 0, tzinfo=UTC)
HEAD = "title,url,time_added,tags,status\n"


def _zip(files: dict[str, str | bytes], packed: bool = True) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def _row(name: str) -> str:
    return f"{name},https://m.example/{name},1588593600,,unread\n"


def test_pockets_archive_gives_all_its_parts_and_the_highlights(read: Read) -> None:
    marks = [
        {"url": "https://m.example/a", "title": "a", "highlights": [{"quote": "It stood.", "created_at": 1588593600}]}
    ]
    result = read(
        _zip(
            {
                "part_000000.csv": HEAD + _row("a"),
                "part_000001.csv": HEAD + _row("b") + "No,javascript:x,,,unread\n",
                "annotations/part_000000.json": json.dumps(marks),
                "__MACOSX/._part_000000.csv": b"\0\5\26\7",
                "readme.pdf": b"%PDF-1.4 ...",
                "more.zip": _zip({"part_000002.csv": HEAD + _row("c")}),
            }
        )
    )
    assert [entry.title for entry in result.taken] == ["a", "b", "a"]
    assert result.taken[2].highlights == (Highlight("It stood.", made=NOON),)
    assert [row.place for row in result.refused] == ["part_000001.csv, line 3"]
    assert result.told == ["files in the archive that are no exports, left out: 2 (readme.pdf, more.zip)"]


def test_omnivores_archive_brings_texts_and_highlights(read: Read) -> None:
    item = {"id": "1", "slug": "heron", "title": "Heron", "url": "https://m.example/1", "state": "Active"}
    item["savedAt"] = "2020-05-04T12:00:00Z"
    other = item | {"id": "2", "slug": "../../etc/passwd", "url": "https://m.example/2"}
    marks = (
        "On the whole.\n\n> It stood.\nStill.\n> \n> Long. \n\n#birds #water\n\nmy note\n\nin two parts"
        "\n\n> Then it flew. "
    )
    content = _zip(
        {
            "export/metadata_0_to_20.json": json.dumps([item]),
            "export/metadata_20_to_40.json": json.dumps([other]),
            "export/content/heron.html": "<p>It stood.</p>",
            "export/highlights/heron.md": marks,
        }
    )
    first, second = read(content).taken
    assert first.body == Body("html", "<p>It stood.</p>") and first.note == "On the whole."
    assert first.highlights == (
        Highlight("It stood.\nStill.\n\nLong.", "my note\n\nin two parts"),
        Highlight("Then it flew."),
    )
    assert second.body is None and second.highlights == ()


def test_matters_highlights_find_their_articles_by_title(read: Read) -> None:
    history = (
        "Title,Author,Publisher,URL,Word Count,Saved,Read,Highlight Count,Last Interaction Date,File Id\n"
        "Heron,Ana,Marsh,https://m.example/1,9,TRUE,FALSE,1,2020-05-04 12:00:00,content_1.html\n"
    )
    marks = (
        "Title,Author,Publisher,Text,Note,Highlighted Date\n"
        "Heron,Ana,Marsh,It stood.,still,2020-05-04 12:00:00\nLost,Ben,Marsh,Alone.,,\n"
    )
    files = {"_matter_history.csv": history, "_matter_highlights.csv": marks, "content_1.html": "<p>It</p>"}
    result = read(_zip(files | {"__MACOSX/._matter_history.csv": b"\0\5\26\7"}))
    (entry,) = result.taken
    assert entry.highlights == (Highlight("It stood.", "still", NOON),) and entry.body == Body("html", "<p>It</p>")
    assert [row.what for row in result.refused] == ["Lost"]


def _overlapping() -> bytes:
    """Twenty entries of a directory that share the bytes of one file."""
    content = bytearray(_zip({"part_000000.csv": HEAD + _row("a") * 40_000}, packed=False))
    begin = content.index(b"PK\1\2")
    end = content.index(b"PK\5\6")
    directory = bytes(content[begin:end])
    tail = bytearray(content[end:])
    tail[8:10] = tail[10:12] = (20).to_bytes(2, "little")
    tail[12:16] = (20 * len(directory)).to_bytes(4, "little")
    copies = [directory.replace(b"part_000000", b"part_%06d" % number) for number in range(20)]
    return bytes(content[:begin]) + b"".join(copies) + bytes(tail)


def _encrypted() -> bytes:
    content = bytearray(_zip({"part_000000.csv": HEAD + _row("a")}))
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(signature) + place] |= 1
    return bytes(content)


def _endless_directory() -> bytes:
    content = bytearray(_zip({"part_000000.csv": HEAD + _row("a")}))
    at = content.index(b"PK\5\6")
    content[at + 12 : at + 16] = (2**32 - 1).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_zip({"part_000000.csv": HEAD + "a" * 40_000_000}), "far more than an export does"),
        (_zip({"a.bin": random.Random(1).randbytes(500_000), "part_000000.csv": "a" * 40_000_000}), "far more than an"),
        (_overlapping(), "far more than an export does"),
        (_encrypted(), "encrypted"),
        (_endless_directory(), "more files than an export does"),
        (_zip({"part_000000.csv": HEAD + _row("a") * 1000})[:-30], "damaged"),
        (_zip({"a.txt": "Some words.\n"}), "none of the exports"),
        (b"PK\3\4" + bytes(200), "damaged"),
    ],
    ids=[
        "thousandfold",
        "thousandfold beside others",
        "overlapping",
        "encrypted",
        "directory",
        "cut",
        "no export",
        "no archive",
    ],
)
def test_an_archive_that_cant_be_read_says_why_in_one_line(content: bytes, words: str, read: Read) -> None:
    with pytest.raises(ImportingError, match=words) as raised:
        read(content)
    assert "\n" not in str(raised.value)


def test_names_that_lead_out_of_the_archive_lead_nowhere(read: Read, tmp_path: Path) -> None:
    result = read(_zip({"../../out.csv": HEAD + _row("a"), "C:\\out\x1b.csv": HEAD + "x,y,,,\n"}))
    assert [entry.title for entry in result.taken] == ["a"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["export"]
    assert "\x1b" not in result.refused[0].place


def test_a_file_damaged_inside_gives_what_stands_before_that(read: Read) -> None:
    content = bytearray(
        _zip({"part_000000.csv": HEAD + "".join(_row(f"n{number}") for number in range(50_000))}, False)
    )
    content[-5000:-4990] = b"\xff" * 10  # the checksum no longer fits
    result = read(bytes(content))
    assert len(result.taken) > 40_000
    assert result.told and "can't be unpacked from here on" in result.told[-1]
