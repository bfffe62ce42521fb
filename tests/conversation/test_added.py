"""Platforms of other packages: a tiny one on the path reads its pages and answers; a broken one is in nobody's way."""

from pathlib import Path

import pytest

from reader import paths
from reader.desk import Desk
from reader.events import Reading, drain
from reader.library.store import Store
from reader.reading import start
from tests.benchmarks.services import served

MARSH = """
from reader.batches import Batch
from reader.conversation.platform import Platform
from reader.conversation.services.answers import comment, json_of, objects, text_in
from reader.values import Comment, Request


class Marsh(Platform):
    name = "marsh"
    title = "Marsh"
    gives = ("dates",)

    def requests(self, parts):
        return (Request("marsh", "/".join([parts.address, "marsh.json"])),) if "#marsh" in parts.names else ()

    def read(self, answer):
        rows = objects(json_of(answer))
        return Batch(self.name, tuple(comment(f"m{text_in(row, 'id')}", text_in(row, "by"), text_in(row, "said"))
                                      for row in rows), is_structured=True)


class Breaks(Platform):
    name = "breaks"
    title = "Breaks"

    def cut(self, parts):
        raise RuntimeError("cut broke")

    def requests(self, parts):
        return 1 / 0


class Raw(Platform):
    name = "raw"
    title = "Raw"

    def requests(self, parts):
        return (Request(self.name, "/".join([parts.address, "raw.json"])),) if "#raw" in parts.names else ()

    def read(self, answer):
        rows = json_of(answer)
        said = [Comment(row["id"], "comment", row["by"], row["said"], row["said"]) for row in rows]
        return Batch(self.name, tuple(said))


class Impostor(Marsh):
    name = "isso"
"""
ENTRY_POINTS = """[reader.conversations]
breaks = marsh:Breaks
impostor = marsh:Impostor
marsh = marsh:Marsh
missing = marsh:Missing
nothing = nowhere_to_be_found:Nothing
number = marsh:__name__
raw = marsh:Raw
"""
PAGE = "<article><h1>The ferry stops</h1><p>From May on nobody crosses the canal at Marlow on a Sunday.</p></article>"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package beside reader, as the child will find it."""
    folder = tmp_path / "site"
    about = folder / "marsh-1.0.dist-info"
    about.mkdir(parents=True)
    (folder / "marsh.py").write_text(MARSH)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: marsh\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_platform_of_another_package_is_asked(installed: None, tmp_path: Path) -> None:
    said = b'[{"id": 1, "by": "Ana", "said": "<p>Reeds &amp; rushes.</p>"}, {"id": 2, "by": "Bo", "said": "Aye."}]'
    with served({"/ferry": f'{PAGE}<div id="marsh"></div>'.encode(), "/ferry/marsh.json": said}) as (base, _):
        reading = drain("x", start(f"{base}/ferry", Desk(Store.open(tmp_path / "shelf"))))
    assert reading.article and reading.article.title == "The ferry stops"
    assert [(one.id, one.author, one.text) for one in reading.conversation.comments] == [
        ("m1", "Ana", "Reeds & rushes."),
        ("m2", "Bo", "Aye."),
    ]
    assert reading.conversation.complete and reading.conversation.sources == ("marsh",)
    log = (paths.state_folder() / "errors.log").read_text()
    assert "cut broke" in log and "nowhere_to_be_found" in log


def test_what_a_platform_of_another_package_cannot_read_is_told(installed: None, tmp_path: Path) -> None:
    with served({"/ferry": f'{PAGE}<div id="marsh"></div>'.encode(), "/ferry/marsh.json": b"<p>No."}) as (base, _):
        reading = drain("x", start(f"{base}/ferry", Desk(Store.open(tmp_path / "shelf"))))
    assert reading.missing == ["Marsh at 127.0.0.1 answered with something else than comments"]


def raw(answer: bytes, folder: Path) -> Reading:
    with served({"/ferry": f'{PAGE}<div id="raw"></div>'.encode(), "/ferry/raw.json": answer}) as (base, _):
        return drain("x", start(f"{base}/ferry", Desk(Store.open(folder / "shelf"))))


def test_a_reader_of_another_package_that_breaks_is_told(installed: None, tmp_path: Path) -> None:
    reading = raw(b'[{"by": "Ana"}]', tmp_path)
    assert reading.missing == [
        "Raw at 127.0.0.1 could not be read: what reads it is broken, as errors.log tells",
    ]
    assert "KeyError: 'id'" in (paths.state_folder() / "errors.log").read_text()


def test_what_another_package_gives_cannot_act(installed: None, tmp_path: Path) -> None:
    said = r'[{"id": "r1", "by": "Ana\u001b]0;x\u0007", "said": "Reeds\u001b[2J."}]'
    (comment,) = raw(said.encode(), tmp_path).conversation.comments
    assert comment.author and comment.author.startswith("Ana") and comment.text.startswith("Reeds")
    assert (comment.author + comment.text + comment.markdown).isprintable()


def test_without_other_packages_there_are_only_our_own() -> None:
    from reader.conversation.registry import PLATFORMS, platforms

    assert platforms() == PLATFORMS
