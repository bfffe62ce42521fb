"""Markdown files: kept as they are, but for a title and front matter."""

import pytest

from reader.errors import DissectError
from reader.extract.markdown_file import article_of_markdown


def test_the_first_heading_is_the_title() -> None:
    article = article_of_markdown("\n# A *walk* #\n\nText.\n\n# More\n")
    assert (article.title, article.markdown) == ("A walk", "Text.\n\n# More")


@pytest.mark.parametrize("text", ["Text first.\n\n# Later", "## Level two\n\nText", "- item\n===\n", "#no space\n"])
def test_what_does_not_begin_with_a_title_has_none(text: str) -> None:
    article = article_of_markdown(text)
    assert (article.title, article.markdown) == (None, text.rstrip())


def test_an_underlined_title_is_one() -> None:
    assert article_of_markdown("A walk\n======\n\nText").title == "A walk"


def test_front_matter_is_read_and_removed() -> None:
    source = '---\ntitle: "A walk"\nauthor: Ann Lee\ndate: 2020-05-03\nlang: en\ntags:\n  - x\n---\n\n# A walk\n\nText'
    article = article_of_markdown(source)
    assert (article.title, article.byline, article.published, article.language) == (
        "A walk",
        "Ann Lee",
        "2020-05-03",
        "en",
    )
    assert article.markdown == "Text"


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert article_of_markdown("---\n\nText").markdown == "---\n\nText"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Some **bold** and *it* and `code` and ~~old~~", "Some bold and it and code and old"),
        ("a [link](http://x.example) and [ref][1]", "a link and ref"),
        ("![picture](a.png)after", "after"),
        ("> quoted\n> # head\n\n1. one\n   - two", "quoted\nhead\n\none\ntwo"),
        ("```python\nx = 1\n```\nend", "x = 1\n\nend"),
        ("snake_case _it_ __bold__", "snake_case it bold"),
        ("\\*no\\* \\# mark", "*no* # mark"),
        ("a <b>tag</b> 1 < 2", "a tag 1 < 2"),
    ],
)
def test_the_text_is_without_marks(markdown: str, text: str) -> None:
    assert article_of_markdown(markdown).words == text


def test_control_characters_go() -> None:
    assert article_of_markdown("# \x1b[2JT\n\na\x9bb").markdown == "ab"


def test_an_empty_file_says_so() -> None:
    with pytest.raises(DissectError, match="no text"):
        article_of_markdown(" \n")


@pytest.mark.parametrize("sign", ["[", "](", "![", "*", "_", "`", "<a", "\\", "> ", "- ", "# ", "|", "---\n"])
def test_no_sign_repeated_takes_more_than_its_length(sign: str) -> None:
    """A quadratic pattern would not come back from a million of them."""
    article_of_markdown("x " + sign * (1_000_000 // len(sign)))


YAML = """---
# written by hand
title: 'It''s a walk: along the canal'
authors:
  - name: Ann Lee
    email: ann@canal.example
  - "Bo Wick"
date: 2020-05-03 10:00:00 +0100 # a Sunday
tags: [a, "b, c"]
lang: en
description: >-
  A walk that goes
  on and on.
canonical_url: https://canal.example/walk
image: {url: x, name: https://canal.example/a.png}
---
See [this](other.md).
"""
TOML = """+++
title = "It's a walk: along the canal"
authors = ["Ann Lee", "Bo Wick"]
date = 2020-05-03T10:00:00+01:00
lang = "en"
description = "A walk that goes on and on."
canonical_url = "https://canal.example/walk"
image = "https://canal.example/a.png"
[extra]
draft = false
+++
See [this](other.md).
"""
JSON = """{"title": "It's a walk: along the canal", "author": [{"given": "Ann", "family": "Lee"}, {"name": "Bo Wick"}],
"date": "2020-05-03T10:00:00+01:00", "lang": "en", "description": "A walk that goes on and on.", "draft": true,
"canonical_url": "https://canal.example/walk", "image": "https://canal.example/a.png"}
See [this](other.md).
"""


@pytest.mark.parametrize("text", [YAML, TOML, JSON], ids=["yaml", "toml", "json"])
def test_every_kind_of_front_matter_says_the_same(text: str) -> None:
    article = article_of_markdown(text)
    assert (article.title, article.byline) == ("It's a walk: along the canal", "Ann Lee, Bo Wick")
    assert article.published in ("2020-05-03T10:00:00+01:00", "2020-05-03")
    assert (article.language, article.excerpt) == ("en", "A walk that goes on and on.")
    assert (article.url, article.image) == ("https://canal.example/walk", "https://canal.example/a.png")
    assert article.markdown == "See [this](other.md)."


@pytest.mark.parametrize(
    "author",
    [
        "author: Ann Lee",
        "author: {name: Ann Lee, email: x}",
        "author:\n  name: Ann Lee\n  email: x",
        "authors: [Ann Lee]",
        'authors: ["Ann Lee"]',
        "authors: [{name: Ann Lee}]",
        "authors:\n- Ann Lee",
        "authors:\n  - 'Ann Lee'",
        'author:\n  - "[[Ann Lee]]"',
        "author: |\n  Ann Lee",
    ],
)
def test_an_author_is_written_in_many_ways(author: str) -> None:
    assert article_of_markdown(f"---\n{author}\nlayout: post\n---\n\nText").byline == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "+++\nno toml\n+++\nText",
        "---\ntitle: [\n---\nText",
        "---\n: : :\n? a\n!!x &y\nk: *z\n---\nText",
        '{"a": \nText',
    ],
)
def test_front_matter_that_cannot_be_read_keeps_nobody_from_the_text(text: str) -> None:
    assert article_of_markdown(text).markdown.endswith("Text")


@pytest.mark.parametrize("sign", ["a: b\n", "- a\n", "a: [", "a: {", 'a: "', ": ", " #", "[[", "'"])
def test_no_front_matter_takes_more_than_its_length(sign: str) -> None:
    for fence in ("---", "+++"):
        article_of_markdown(f"{fence}\nx: [\n{sign * (19_000 // len(sign))}\n{fence}\nText")
