"""Text to a tree: pages that are broken, cut or hostile."""

import pytest

from reader.errors import DissectError
from reader.html.tree import cut_out, has_class, parse, text_of


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one</p><p>two <a href='x", "one\ntwo"),
        ("<p>a\0b</p>", "ab"),
        ("<?xml version='1.0' encoding='utf-16'?><html><body><p>x</p></body></html>", "x"),
        ("<p>before</p>" + "<!--" * 50_000, "before"),
        ("<p>before</p>" + "<!-- -->" * 50_000 + "<p>after</p>", "before\nafter"),
        ("<p " + " ".join(f"a{number}='1'" for number in range(20_000)) + ">heavy</p>", "heavy"),
        ("<p>one</p><script>two</script><p>th<b>re</b>e<br>four</p>", "one\nthree\nfour"),
        ("<table><tr><td>" * 3000 + "inside", "inside"),
        ("<div>a" * 30_000 + "z", "\n".join(["a"] * 101) + "\n" + "a " * 29_899),
    ],
    ids=["cut", "nul", "xml", "open comments", "comments", "attributes", "script", "tables", "deep"],
)
def test_a_broken_page_keeps_its_text(page: str, expected: str) -> None:
    found = text_of(parse(page))
    assert found.split()[:50] == expected.split()[:50]
    assert len(found.replace("z", "").split()) == len(expected.split())


def test_a_page_of_nothing_but_tags_has_no_text() -> None:
    assert text_of(parse("<div>" * 200_000)) == ""


def test_an_empty_page_says_so() -> None:
    with pytest.raises(DissectError, match="empty"):
        parse("  ")


def test_what_follows_a_cut_element_stays() -> None:
    tree = parse("<p>a<b class='x y'>b</b>c</p>")
    [bold] = tree.iter("b")
    assert has_class(bold, "y", "z") and not has_class(bold, "z")
    cut_out(bold)
    assert text_of(tree) == "ac"


@pytest.mark.parametrize("head", ["", "<title>t</title>", "<head><meta charset=utf-8><script>x</script>"])
def test_a_page_that_opens_no_body_has_one(head: str) -> None:
    tree = parse(f"{head}<article><p>words</p></article><p>more</p>")
    body = tree.find("body")
    assert body is not None
    assert text_of(body) == "words\nmore"
