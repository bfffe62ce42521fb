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
