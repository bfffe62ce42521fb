"""Pages made to be too much: each gives its words or one line that says why not, through the process."""

from pathlib import Path

import pytest

from tests.cli.process import clean_line, reader

WORDS = "The ferry crossed the river each morning, and the children waited for it on the bank. "
ARTICLE = "<article><h1>The Ferry</h1>" + f"<p>{WORDS * 6}</p>" * 10 + "</article>"

READ = {
    "deep": "<div>" * 10_000 + ARTICLE + "</div>" * 10_000,
    "attributes": "<div " + " ".join(f"a{number}" for number in range(50_000)) + f">{ARTICLE}</div>",
    "mixed line ends": ARTICLE.replace("</p>", "</p>\r\n\r\r\n\u2028\x85"),
    "nuls": ARTICLE.replace(" and ", " a\0nd "),
    "instructions": "<?x " * 300_000 + ARTICLE,
    "open links": "<a href='" * 300_000 + ARTICLE,
    "brackets in linked data": f"<script type='application/ld+json'>{'[' * 500_000}</script>{ARTICLE}",
    "commas in linked data": f"<script type='application/ld+json'>{', ]' * 400_000}</script>{ARTICLE}",
    "a line of 5 MB": "<p>" + "word " * 1_000_000 + "ferry crossed the river</p>",
    "a wide table": ARTICLE + "<table>" + ("<tr>" + "<td>cell" * 700) * 700 + "</table>",
    "bylines": ARTICLE + "".join(f"<p class='byline'>By Ann Lee {number}</p>" for number in range(60_000)),
    "dates": "".join(f"<time class='published' datetime='2020-05-{n % 28 + 1:02}'>x</time> " for n in range(60_000))
    + ARTICLE,
    "a long item list": "<ol>" + "<li>The ferry crossed the river</li>" * 100_000 + "</ol>",
    "many headings": ARTICLE + "".join(f"<h2>Heading {n}</h2><p>Words of section {n}.</p>" for n in range(20_000)),
}
READ_OR_REFUSED = {
    "a wider table": "<table>" + ("<tr>" + "<td>cell" * 1000) * 1000 + "</table>",
    "many links": ARTICLE + "".join(f"<p><a href='/x/{n}'>link number {n}</a></p>" for n in range(100_000)),
    "open comments": "<!-- x " * 200_000 + ARTICLE,
    "open tags": "<b>a" * 100_000 + ARTICLE,
    "open items": "<ul><li>a" * 100_000,
    "less-than signs": "<" * 3_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", [*READ, *READ_OR_REFUSED])
def test_a_page_of_any_kind_has_an_answer(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_text((READ | READ_OR_REFUSED)[name], "utf-8")
    done = reader("cat", "--no-comments", str(tmp_path / "page.html"))
    assert "Traceback" not in done.stderr
    if name in READ:
        assert done.returncode == 0, done.stderr
        assert "ferry crossed the river" in done.stdout
    elif done.returncode:
        assert done.stdout == ""
        clean_line(done.stderr)
