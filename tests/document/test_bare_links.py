"""Addresses that stand bare in a text lead where they say, and nothing else does."""

import pytest

from reader.document.parse import parse


def linked(markdown: str) -> list[tuple[str, str | None]]:
    return [
        (block.text[run.start : run.end], run.target)
        for block in parse(markdown)
        for run in block.runs
        if run.style == "link"
    ]


@pytest.mark.parametrize(
    ("markdown", "address"),
    [
        ("Seen at https://a.example.", "https://a.example"),
        ("Seen (at https://a.example/b_(c)).", "https://a.example/b_(c)"),
        ("First\nhttp://a.example/?q=1&copy; then", "http://a.example/?q=1"),
        ("**https://a.example/__b__.html**", "https://a.example/__b__.html"),
        ("_https://a.example_", "https://a.example"),
        ("| At |\n| --- |\n| https://a.example/b |", "https://a.example/b"),
        (r"https://a.example/\_b\_/c&amp;d", "https://a.example/_b_/c&d"),
        ('"https://a.example/b", [https://no](https://c.example)', "https://a.example/b"),
        ("https://a.example/b[^1]\n\n[^1]: Note.", "https://a.example/b"),
    ],
)
def test_an_address_ends_where_a_person_would_end_it(markdown: str, address: str) -> None:
    assert linked(markdown)[0] == (address, address)


def test_one_without_a_scheme_leads_to_the_web() -> None:
    assert linked("Now www.a.example/b!") == [("www.a.example/b", "http://www.a.example/b")]


@pytest.mark.parametrize(
    "markdown",
    [
        "`https://a.example`",
        "    https://a.example",
        "https://localhost/a and www.a and xwww.a.example and ahttps://a.example",
        "www.a.b_c.example and https://a.b_c",
        "<!-- https://a.example -->",
    ],
)
def test_what_only_looks_like_one_stays_text(markdown: str) -> None:
    assert linked(markdown) == []


def test_a_link_keeps_its_own_address() -> None:
    assert linked("[https://a.example](https://b.example)") == [("https://a.example", "https://b.example")]
    assert linked('<a href="https://b.example">https://a.example</a>') == []


@pytest.mark.parametrize("text", ["at https://a.example/b?c=d, or", "(www.a.example/b)", "http://a.example//b…"])
def test_the_text_stays_as_it_was_written(text: str) -> None:
    assert [block.text for block in parse(text)] == [text]
