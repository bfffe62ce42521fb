"""The benchmarks: what they count, the corpus that they make, and the table that they print."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import extraction
from tests.benchmarks import spam as spam_benchmark
from tests.benchmarks.corpus_of_readability import write_corpus
from tests.benchmarks.extraction import HEAD, compared, ours, table
from tests.benchmarks.extractors import EXTRACTORS, Found, installed
from tests.benchmarks.measures import Overlap, overlap, shingle_scores, shingles, token_f1

ROOT = Path(__file__).parents[1]

SENTENCES = {
    "ferries": "The ferry to the island leaves twice a day, and on Sundays it stays in the harbour.",
    "bakers": "A baker who gets up at two knows the street as nobody else does, and tells no one.",
    "bridges": "Every bridge of this town has been painted green, since a clerk ordered too much of it.",
}


def page_of(subject: str) -> tuple[str, str]:
    """A page, and the article that is expected of it."""
    paragraphs = "".join(f"<p>{SENTENCES[subject]} Paragraph {number}.</p>" for number in range(8))
    article = f"<h2>Of {subject}</h2>{paragraphs}<ul><li>first of {subject}</li><li>second of {subject}</li></ul>"
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(9))
    head = f"<title>On {subject}</title><meta charset=utf-8>"
    return (
        f"<html><head>{head}</head><body><nav><ul>{menu}</ul></nav><article>{article}</article></body></html>",
        f'<div id="readability-page-1" class="page">{article}</div>',
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three pages as they lie in a checkout of Readability, made a corpus."""
    for subject in SENTENCES:
        folder = tmp_path / "test-pages" / subject
        folder.mkdir(parents=True)
        page, expected = page_of(subject)
        (folder / "source.html").write_text(page, "utf-8")
        (folder / "expected.html").write_text(expected, "utf-8")
        stated = {"title": f"On {subject}", "byline": None, "publishedTime": "2020-02-0" + str(len(subject) - 5)}
        (folder / "expected-metadata.json").write_text(json.dumps(stated), "utf-8")
    assert write_corpus(tmp_path / "test-pages", tmp_path / "corpus") == 3
    return tmp_path / "corpus"


def test_a_checkout_of_readability_becomes_a_corpus(corpus: Path) -> None:
    truth = json.loads((corpus / "truth.json").read_text("utf-8"))
    assert sorted(truth) == sorted(SENTENCES)
    assert truth["bakers"]["title"] == "On bakers" and truth["bakers"]["published"] == "2020-02-01"
    assert truth["bakers"]["text"].startswith("Of bakers\n") and "Section" not in truth["bakers"]["text"]
    for part, text in zip(("pages", "expected"), page_of("ferries"), strict=True):
        assert gzip.decompress((corpus / part / "ferries.html.gz").read_bytes()).decode() == text


def test_reader_and_its_peers_stand_in_one_table(corpus: Path) -> None:
    def nothing(page: bytes, url: str | None, is_thread: bool) -> Found:
        raise ValueError("this one fails on every page")

    def words_only(page: bytes, url: str | None, is_thread: bool) -> Found:
        return Found("Section 1")

    count, rows = compared(corpus, None, {"reader": EXTRACTORS["reader"], "nothing": nothing, "words": words_only})
    assert count == 3 and rows[0] == list(HEAD)
    by_name = {row[0]: dict(zip(HEAD, row, strict=True)) for row in rows[1:]}
    reader = by_name["reader"]
    assert float(reader["token F1"]) > 0.98 and reader["≥ .95"] == "100%" and reader["< .5"] == "0%"
    assert reader["heading"] == reader["list item"] == "1.000" and reader["cell"] == "-"
    assert by_name["nothing"]["token F1"] == "0.000" and by_name["nothing"]["< .5"] == "100%"
    assert by_name["words"]["heading"] == "-"


def test_only_the_pages_of_a_type_are_counted(corpus: Path) -> None:
    truth = json.loads((corpus / "truth.json").read_text("utf-8"))
    truth["bakers"]["type"] = "documentation"
    (corpus / "truth.json").write_text(json.dumps(truth), "utf-8")
    assert compared(corpus, "documentation", {"reader": EXTRACTORS["reader"]})[0] == 1


def test_a_forum_page_is_measured_by_all_that_was_said(corpus: Path) -> None:
    truth = json.loads((corpus / "truth.json").read_text("utf-8"))
    truth["bakers"]["type"] = "forum"
    (corpus / "truth.json").write_text(json.dumps(truth), "utf-8")
    assert {page.text[:9]: page.is_thread for page in extraction.pages_of(corpus, None)} == {
        "Of bakers": True,
        "Of bridge": False,
        "Of ferrie": False,
    }


def test_a_table_is_plain_or_markdown() -> None:
    rows = [["extractor", "F1"], ["reader", "0.9"]]
    assert table(rows, as_markdown=True) == "| extractor | F1 |\n| --- | ---: |\n| reader | 0.9 |"
    assert table(rows, as_markdown=False) == "extractor   F1\nreader     0.9"


def test_a_scorer_gets_our_text() -> None:
    assert "tells no one. Paragraph 7." in ours(page_of("bakers")[0], None)
    assert ours("", None) == ""


def test_texts_are_compared_by_words_and_by_runs_of_four() -> None:
    assert token_f1("a b c", "A b d") == pytest.approx(2 / 3)
    assert (token_f1("", ""), token_f1("", "a")) == (1.0, 0.0)
    assert set(shingles("a b c d e")) == {("a", "b", "c", "d"), ("b", "c", "d", "e")}
    assert set(shingles("a, b")) == {("a", "b")} and not shingles("")
    assert overlap("a b c d e", "a b c d") == Overlap(found=2, true=1, both=1)
    # the page where nothing was found has a recall but no precision
    assert shingle_scores([Overlap(2, 1, 1), Overlap(0, 3, 0)]) == pytest.approx((0.5, 0.5, 0.5))


def test_the_benchmarks_are_listed_and_called_by_name(corpus: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tests.benchmarks", *words], cwd=ROOT, capture_output=True, text=True
        )

    listed = run()
    assert listed.returncode == 0 and "  extraction " in listed.stdout and "  threads " in listed.stdout
    assert run("alchemy").returncode == 2
    structure = run("structure", str(corpus))
    assert structure.returncode == 0 and structure.stdout.startswith("kind "), structure.stderr
    wrong = run("extraction", str(corpus.parent))
    assert wrong.returncode == 2 and wrong.stderr.endswith("is no corpus: it has no truth.json\n")


def test_an_extractor_that_is_not_installed_is_left_out_with_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "newspaper", None)
    assert "newspaper4k" not in installed()
    assert "newspaper4k is not installed" in capsys.readouterr().out


def test_spam_is_measured_by_source_and_view_in_tables_for_readme(capsys: pytest.CaptureFixture[str]) -> None:
    def ping(source: str, number: int, name: str, label: str) -> dict[str, object]:
        page = f"https://{source}/{number // 6}"
        return {"source": source, "kind": "trackback", "author": name, "page_url": page, "label": label}

    spam = [ping("a.example", number, f"buy cheap viagra {number}", "spam") for number in range(6)]
    ham = [
        ping("b.example", number, f"What the ferry brought, part {number} | Harbour diary", "ham")
        for number in range(2)
    ]
    odd = [{"source": "c.example", "kind": "comment", "author": "Ann", "text": "It floods there.", "label": "ham"}]
    rows = [*spam, *ham, *odd]
    spam_benchmark.print_pings(rows, {})
    spam_benchmark.print_comments(rows, {})
    spam_benchmark.print_built(rows, {})
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in capsys.readouterr().out.splitlines()]
    cells = {line[0]: line[1:5] for line in lines}
    assert cells["pings from"] == ["spam", "ham", "reader: full", "reader: name+url"]
    assert cells["a.example"] == ["6", "0", "100.0 / –", "100.0 / –"]
    assert cells["b.example"] == ["0", "2", "– / 0.0", "– / 0.0"]
    assert cells["all, on pages with 5 or more"] == ["6", "0", "100.0 / –", "100.0 / –"]
    assert cells["all, by hiding every ping"] == ["6", "2", "100.0 / 100.0", "100.0 / 100.0"]
    assert cells["c.example"][:3] == ["0", "1", "– / 0.0"]
    assert cells["5 of spam"] == ["100.0 / 0.0"] * 3
    assert {len(line) for line in lines if "viagra" not in line[0] and len(line) > 5} == {9}
