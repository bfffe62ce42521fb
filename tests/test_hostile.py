"""Texts made to keep a reader busy, or to end it: each is read like any other, at the cost of its length."""

import signal
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from reader.dissect import dissect
from reader.errors import DissectError
from reader.extract.epub.archive import Archive
from reader.extract.epub.package import local_name
from reader.extract.front_matter import parted
from reader.extract.gutenberg import article_of_gutenberg
from reader.extract.linked_data import things_in
from reader.extract.mail import article_of_mail
from reader.extract.markdown_file import article_of_markdown
from reader.extract.names import name_in
from reader.extract.paged import without_page_breaks
from reader.extract.saved import with_address
from reader.fetch.refresh import target_in
from reader.html.decode import decode
from reader.html.images import source_of
from reader.html.markdown import markdown_of
from reader.html.nesting import flattened, without_heavy_tags
from reader.html.tree import parse
from reader.values import Page

_CPU_SECONDS = 30  # what is linear takes less than one, what is not hours

_GUTENBERG = "*** START OF THE PROJECT GUTENBERG EBOOK OARS ***\n"
_PICTURE = f'<p>A boat.<img data-x="{".jpg?" * 40_000} x"></p>'
_PROSE = "<p>The ferry leaves at six and comes back at nine, when the tide allows it.</p>" * 8


@pytest.fixture(autouse=True)
def _end_of_patience() -> Iterator[None]:
    """Ends a test that would run for hours."""

    def give_up(*_: Any) -> None:
        pytest.fail("it takes far more time than its length accounts for")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _CPU_SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: things_in(["[" + "1," * 900_000 + "1]"]), id="a list of JSON-LD"),
        pytest.param(lambda: things_in(["{" + " " * 20_000 + "x"]), id="spaces in broken JSON-LD"),
        pytest.param(lambda: things_in(['{"' + '\\"' * 300_000]), id="quotes in broken JSON-LD"),
        pytest.param(lambda: parted("---\nx: [a" + " " * 15_000 + "[b]\n---\n"), id="a list of front matter"),
        pytest.param(lambda: article_of_markdown("# a" + " " * 200_000 + "x\n\nb"), id="a Markdown title"),
        pytest.param(lambda: article_of_gutenberg(_GUTENBERG + " \n" * 1_000_000 + "x"), id="a book's blank lines"),
        pytest.param(lambda: without_page_breaks(("a\n" + " \n" * 500_000 + "b\n\f") * 2 + "a\n\nb\n\f"), id="pages"),
        pytest.param(lambda: decode(b"<meta charset=" + b" " * 200_000, None), id="a charset"),
        pytest.param(lambda: without_heavy_tags(("<" + "a" * 19_999) * 400), id="names of tags"),
        pytest.param(lambda: flattened("<" + "a" * 1_000_000), id="the name of a tag"),
        pytest.param(lambda: target_in("refresh <" + "a" * 250_000), id="the name of a tag where a page sends on"),
        pytest.param(lambda: markdown_of(parse("<pre>a" + "\n" * 300_000 + "b</pre>")), id="blank lines of code"),
        pytest.param(lambda: markdown_of(parse(f"<pre>{'<div></div>' * 100_000}x</pre>")), id="empty lines of code"),
        pytest.param(lambda: name_in("@" * 500_000), id="a name of @"),
        pytest.param(lambda: source_of(parse(_PICTURE).find(".//img")), id="an address of a picture"),
    ],
)
def test_time_is_in_proportion_to_length(read: Callable[[], object]) -> None:
    read()


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f"<h1>{'¶' * 300_000}x #</h1>", id="permalinks"),
        pytest.param(f'<link rel=alternate type=text/xml title="{"!" * 300_000}x">', id="the title of a feed"),
        pytest.param(f"<noscript>{'activ' * 100_000}</noscript>", id="a noscript"),
    ],
)
def test_a_page_is_read_in_time(head: str) -> None:
    article, _ = dissect(f"<title>Ferry</title>{head}{_PROSE}".encode(), None, "https://ferry.example/six", "article")[
        :2
    ]
    assert "The ferry leaves at six" in article.markdown


@pytest.mark.parametrize("character", ["&#1;", "&#x1b;", "\uffff", "&#xFFFE;", "&#65535"])
def test_characters_that_no_tree_takes_are_left_out(character: str) -> None:
    page = f"<script src=mathjax.js></script><p>It is \\(x{character}+y\\) high.<p>Sea&#233; and &#12354;"
    assert markdown_of(parse(page)) == "It is $`x+y`$ high.\n\nSeaé and あ"


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "f" * 5_000])
def test_a_number_too_large_to_write_is_no_author(number: str) -> None:
    assert article_of_markdown(f"+++\nauthor = {number}\n+++\nOars.").byline is None


def test_front_matter_keeps_its_lists() -> None:
    fields, _ = parted("---\na: [ one , \"two, 2\", 'it''s' ]\nb: [ {name: Ada} , x]\nc: {k: v, l: w}\n---\n")
    assert fields == {"a": ["one", "two, 2", "it's"], "b": [{"name": "Ada"}, "x"], "c": {"k": "v", "l": "w"}}


def test_json_ld_is_freed_from_what_wraps_it() -> None:
    for wrapped in ("<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", " {} ;\n"):
        assert things_in([wrapped.replace("{}", '{"@type": "Article", "name": "a, ]",}')])


def test_a_title_loses_only_closing_hashes() -> None:
    titles = [article_of_markdown(f"# {title}\n\nText.").title for title in ("Oars ##  ", "In C#", "A # b", "C#  #")]
    assert titles == ["Oars", "In C#", "A # b", "C#"]


def test_names_with_prefixes_that_are_not_declared() -> None:
    root = etree.fromstring('<a opf:role="aut"/>', etree.XMLParser(recover=True))
    assert list(map(local_name, root.attrib)) == ["role"]


def test_a_book_packed_in_a_way_of_its_own_is_damaged() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("chapter.xhtml", "<p>Oars.</p>" * 50)
    content = bytearray(held.getvalue())
    content[50:60] = b"\xff" * 10
    with pytest.raises(DissectError, match="damaged"):
        Archive(bytes(content)).read("chapter.xhtml")


def test_a_mail_whose_sender_is_all_brackets() -> None:
    mail = b"From: " + b"(" * 5_000 + b"\nSubject: Oars\nDate: Fri, 1 May 2020 10:00:00 +0000\n\nThey float.\n"
    assert article_of_mail(mail).byline is None


def test_a_saved_page_from_an_odd_address() -> None:
    content = f"<!-- saved from url=(0022)https://a.example\\[b/ --><title>Ferry</title>{_PROSE}".encode()
    page = with_address(Page("x.html", None, content, "text/html", is_local=True))
    article, _ = dissect(page.content, None, page.url, is_local=True, view="article")[:2]
    assert "The ferry leaves" in article.markdown
