"""The next page of a paged article, told from the next article."""

import pytest

from reader.extract.pagers import next_page
from reader.html.tree import parse

ARTICLE = "<meta property='og:type' content='article'>"
HERE = "https://example.org/2020/the-ferry/"


@pytest.mark.parametrize(
    ("url", "links", "expected"),
    [
        (HERE, "<a href='/2020/the-ferry/2/'>2</a> <a href='/2020/the-ferry/3/'>3</a>", f"{HERE}2/"),
        (f"{HERE}2/", "<a href='/2020/the-ferry/'>1</a> <a href='/2020/the-ferry/3/'>3</a>", f"{HERE}3/"),
        (HERE, "<a href='?page=2'>Next page</a>", f"{HERE}?page=2"),
        (HERE, "<a href='page/2'>older words</a>", f"{HERE}page/2"),
        (HERE, "<link rel='next' href='/2020/the-ferry/2'>", "https://example.org/2020/the-ferry/2"),
        ("https://example.org/ferry.html", "<a href='/ferry-2.html'>2</a>", "https://example.org/ferry-2.html"),
        ("https://example.org/x?id=7", "<a href='?id=7&amp;page=2'>2</a>", "https://example.org/x?id=7&page=2"),
    ],
)
def test_a_pager_leads_on(url: str, links: str, expected: str) -> None:
    assert next_page(parse(f"{ARTICLE}<p>words</p>{links}"), url) == expected


@pytest.mark.parametrize(
    ("url", "links"),
    [
        (HERE, "<a rel='next' href='/2020/another/'>Next post</a>"),
        (HERE, "<link rel='next' href='/2020/another/'>"),
        (HERE, "<a href='/2020/the-ferry/comment-page-2/#comments'>2</a>"),
        (HERE, "<a href='https://evil.example/2020/the-ferry/2/'>2</a>"),
        (HERE, "<a href='/page/2/'>2</a>"),
        ("https://example.org/phone-14", "<a href='/phone-15'>The next phone</a>"),
        ("https://example.org/x?id=7", "<a href='?id=8&amp;page=2'>2</a>"),
        (f"{HERE}3/", "<a href='/2020/the-ferry/2/'>2</a>"),
        (HERE, "<a href='javascript:go(2)'>2</a>"),
        (None, "<a href='?page=2'>2</a>"),
    ],
)
def test_what_only_looks_like_a_pager_does_not(url: str | None, links: str) -> None:
    assert next_page(parse(f"{ARTICLE}<p>words</p>{links}"), url) is None


def test_a_list_of_posts_is_no_article() -> None:
    assert next_page(parse("<p>words</p><a href='?page=2'>2</a>"), HERE) is None
