"""Titles, names and dates: read where a page states or shows them, never made up."""

import json

import pytest

from reader.extract.metadata import metadata_of
from reader.extract.moments import iso
from reader.extract.people import name_in
from reader.html.tree import parse


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>A Walk - The Site</title><h1>The Site</h1><h1>A Walk</h1>", "A Walk"),
        ("<title>A Walk « The Site</title><h1><a href='/'>The Site</a></h1><h2>A Walk</h2><h2>Next</h2>", "A Walk"),
        ("<title>A Walk | The Site</title><meta property='og:site_name' content='The Site'>", "A Walk"),
        ("<title>The Site: A Walk</title><meta property='og:title' content='A Walk'>", "A Walk"),
        ("<title>x</title><meta property='og:title' content='A Walk | example'>", "A Walk"),
        ("<h1>A Walk</h1>", "A Walk"),
        ("<h1>One</h1><h1>Two</h1>", None),
        ("<p>no title</p>", None),
    ],
)
def test_a_title_is_a_heading_that_the_head_confirms(page: str, title: str | None) -> None:
    assert metadata_of(parse(page), "https://example.org/a-walk/").title == title


@pytest.mark.parametrize(
    ("page", "byline"),
    [
        ("<meta name='author' content='Ann Lee'>", "Ann Lee"),
        ("<meta name='author' content='admin'><span class='byline'>By Ann Lee</span>", "Ann Lee"),
        ("<meta name='author' content='https://example.org/ann'>", None),
        ("<meta name='author' content='The Site'><meta property='og:site_name' content='The Site'>", None),
        ("<p class='byline'>Written by Ann Lee | 3 May 2020</p>", "Ann Lee"),
        ("<p class='byline'>3 May 2020</p>", None),
        ("<a rel='author' href='/ann'>Ann Lee</a>", "Ann Lee"),
        ("<div class='authorBlock_authorName__x1'>Ann Lee</div>", "Ann Lee"),
        ("<span class='author vcard'>by <a class='fn' href='/author/ann'>Ann Lee</a></span>", "Ann Lee"),
        ("<ol class='commentlist'><li class='comment'><cite class='author vcard'>Bob Ray</cite></li></ol>", None),
        ("<aside><span class='author'>Bob Ray</span></aside>", None),
        (
            "<meta name='citation_author' content='Lee, Ann'><meta name='citation_author' content='Bob Ray'>",
            "Ann Lee, Bob Ray",
        ),
    ],
)
def test_a_byline_names_people(page: str, byline: str | None) -> None:
    assert metadata_of(parse(page), "https://example.org/x").byline == byline


def linked_data(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"@type": "Person", "name": "Ann Lee"}, "Bob Ray"], "Ann Lee, Bob Ray"),
        ({"@type": "Organization", "name": "The Site"}, None),
        ({"@id": "#ann"}, "Ann Lee"),
        ({"name": {"nested": 1}}, None),
        (7, None),
    ],
)
def test_linked_data_names_the_author(author: object, byline: str | None) -> None:
    graph = [
        {"@type": "BlogPosting", "author": author, "datePublished": "2020-05-03T10:00:00Z"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    ]
    found = metadata_of(parse(linked_data(**{"@graph": graph})), None)
    assert (found.byline, found.published) == (byline, "2020-05-03T10:00:00Z")


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, "null", '{"@type": 3}', '{"@type": ["Article", null], "author": [[]]}']
)
def test_broken_linked_data_is_passed_over(script: str) -> None:
    page = f"<script type='application/ld+json'>{script}</script><meta name='author' content='Ann Lee'>"
    assert metadata_of(parse(page), None).byline == "Ann Lee"


@pytest.mark.parametrize(
    ("page", "url", "published"),
    [
        (
            "<meta property='article:published_time' content='2020-05-03T10:00:00+02:00'>",
            None,
            "2020-05-03T10:00:00+02:00",
        ),
        ("<h1>T</h1><p><time datetime='2020-05-03'>today</time></p>", None, "2020-05-03"),
        ("<h1>T</h1><aside><time datetime='2020-05-03'>today</time></aside>", None, None),
        (
            "<time class='updated' datetime='2021-01-01'></time><time class='published' datetime='2020-05-03'></time>",
            None,
            "2020-05-03",
        ),
        ("<p>x</p>", "https://example.org/2020/05/03/x", "2020-05-03"),
        ("<p>In 1999 it rained.</p>", None, None),
    ],
)
def test_a_date_is_the_one_that_the_page_states(page: str, url: str | None, published: str | None) -> None:
    assert metadata_of(parse(page), url).published == published


@pytest.mark.parametrize(
    ("canonical", "url", "expected"),
    [
        ("/a?utm_source=b", "https://www.example.org/b", "https://www.example.org/a"),
        ("https://evil.example/a", "https://example.org/b", "https://example.org/b"),
        ("javascript:alert(1)", "https://example.org/b", "https://example.org/b"),
        ("https://example.org/a", None, "https://example.org/a"),
        ("/a", None, None),
    ],
)
def test_the_canonical_address_is_of_the_same_site(canonical: str, url: str | None, expected: str | None) -> None:
    assert metadata_of(parse(f"<link rel='canonical' href='{canonical}'><p>x</p>"), url).url == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-12-01T00:00:00Z", "2016-12-01T00:00:00Z"),
        ("2016-12-01T10:00:00", "2016-12-01"),
        ("2016-12-01 10:00:00+0530", "2016-12-01T10:00:00+05:30"),
        ("20161201", "2016-12-01"),
        ("2016/12/1", "2016-12-01"),
        ("Thu, 01 Dec 2016 10:00:00 GMT", "2016-12-01T10:00:00Z"),
        ("0001-01-01", None),
        ("2016-13-45", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_moment_has_one_notation(text: str, expected: str | None) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Por José Díaz", "José Díaz"),
        ("Posted by Ann Lee on May 3, 2020", "Ann Lee"),
        ("Byron Bay", "Byron Bay"),
        ("admin", None),
        ("ann@example.org", None),
        ("May 3, 2020", None),
        ("", None),
    ],
)
def test_a_name_is_without_by_and_date(text: str, name: str | None) -> None:
    assert name_in(text) == name
