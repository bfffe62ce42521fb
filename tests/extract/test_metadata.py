"""Titles, names and dates: read where a page states or shows them, never made up."""

import json

import pytest

from reader.days import day_in
from reader.extract.metadata import metadata_of
from reader.extract.moments import iso
from reader.extract.names import name_in
from reader.html.tree import parse


def linked_data(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


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
        ("<title>Untitled Document</title><h1>A Walk</h1>", "A Walk"),
        ("<title>New Page 1</title><h1>A Walk</h1>", "A Walk"),
        (
            "<title>A Walk in the Hills</title><h1>A Walk in the Hills: What We Saw</h1>",
            "A Walk in the Hills: What We Saw",
        ),
        ("<title>How to Walk in the Hills | Guides</title><p>x</p>", "How to Walk in the Hills"),
        ("<title>A Walk</title><h1>A Walk <a href='#a-walk'>¶</a></h1>", "A Walk"),
        ("<title>Walking with C#</title><h1>Walking with C#</h1>", "Walking with C#"),
        ("<title>A Walk - Site</title><h1>The Best of All Walks</h1>", "A Walk - Site"),
        ("<title>Site: A Walk</title><h1><a href='/'>Site</a></h1><h3 class='title'>A Walk</h3>", "A Walk"),
        ("<title>example.org</title><h1>A Day in the Hills</h1>", "A Day in the Hills"),
        ("<title>A Day in the Hills – Ann's Pages</title><p>x</p>", "A Day in the Hills"),
        ("<title>A Day in the Hills – what we saw</title><p>x</p>", "A Day in the Hills – what we saw"),
        ("<title>A Walk | Travel | example.org</title><p>x</p>", "A Walk"),
        (
            "<title>T</title><meta name='citation_title' content='A Walk'><meta property='og:title' content='T'>",
            "A Walk",
        ),
    ],
)
def test_a_title_is_a_heading_that_the_head_confirms(page: str, title: str | None) -> None:
    assert metadata_of(parse(page), "https://example.org/a-walk/").title == title


def test_a_heading_that_the_address_repeats_is_the_title() -> None:
    page = "<title>All about ferries</title><h1>Boats</h1><h1>How we crossed the strait</h1>"
    found = metadata_of(parse(page), "https://example.org/how-we-crossed-the-strait.html")
    assert found.title == "How we crossed the strait"


@pytest.mark.parametrize(
    ("page", "byline"),
    [
        ("<meta name='author' content='Ann Lee'>", "Ann Lee"),
        ("<meta name='author' content='admin'><span class='byline'>By Ann Lee</span>", "Ann Lee"),
        ("<meta name='author' content='https://example.org/ann'>", None),
        ("<meta name='author' content='The Site'><meta property='og:site_name' content='The Site'>", None),
        ("<p class='byline'>Written by Ann Lee | 3 May 2020</p>", "Ann Lee"),
        ("<p class='byline'>3 May 2020</p>", None),
        ("<h1>T</h1><p>Posted by <a href='/u/1'>Mo</a> on <time>May 3, 2020</time></p>", "Mo"),
        ("<h1>T</h1><p>Posted by</p><a href='/about'>About</a><p>Contact</p>", None),
        ("<p class='byline'><ruby>佐藤<rp>(</rp><rt>さとう</rt><rp>)</rp></ruby>花</p>", "佐藤花"),
        ("<a rel='author' href='/ann'>Ann Lee</a>", "Ann Lee"),
        ("<div class='authorBlock_authorName__x1'>Ann Lee</div>", "Ann Lee"),
        ("<span class='author vcard'>by <a class='fn' href='/author/ann'>Ann Lee</a></span>", "Ann Lee"),
        ("<ol class='commentlist'><li class='comment'><cite class='author vcard'>Bob Ray</cite></li></ol>", None),
        ("<aside><span class='author'>Bob Ray</span></aside>", None),
        ("<h1>T</h1><p>Written by:</p> <a href='/people/ann/'>Ann Lee</a>", "Ann Lee"),
        ("<h1>T</h1><div>by: Ann Lee, May 3, 2020</div>", "Ann Lee"),
        ("<h1>T</h1><div>By subscribing you agree to our terms</div>", None),
        ("<h1>T</h1><div>By</div><div>A Short History of Ferries</div>", None),
        ("<h1>T</h1><a href='/author/ann'>Ann Lee</a> <a href='/about'>About Us</a>", "Ann Lee"),
        ("<aside class='post-author'>Ann Lee</aside>", "Ann Lee"),
        ("<aside><p class='x_author__1'>Written By <span>Ann Lee, MD*</span></p></aside>", "Ann Lee, MD"),
        ("<meta property='dc:creator' content='Lee, Ann'>", "Ann Lee"),
        ("<meta name='dc.creator' content='Ann Lee, Bob Ray'>", "Ann Lee, Bob Ray"),
        ("<meta name='author' content='Ann Lee (http://example.org/ann/)'>", "Ann Lee"),
        ("<meta name='author' content='Our Editors'>", None),
        ("<meta name='author' content='Ann Lee The Site'><meta property='og:site_name' content='The Site'>", "Ann Lee"),
        ("<h1>T</h1><p class='byline'>example</p>", None),
        (f"<h1>T</h1><p>{'x ' * 400}</p><p>Posted by Ann Lee.</p>", "Ann Lee"),
        (f"<h1>T</h1><p>{'x ' * 400}</p><p>Posted by Ann Lee.</p><p>Posted by Bob Ray.</p>", None),
        ("<h1>T</h1><p>A song written by Bob Ray was sung.</p>", None),
        ("<h1>T</h1><div><p>Ann Lee</p><p>Writer</p><a href='/authors/ann-lee'>All by Ann</a></div>", "Ann Lee"),
        ("<h1>T</h1><div class='dateAndAuthor'><i>May 3, 2020</i><i>Ann Lee</i></div>", "Ann Lee"),
        ("<h1>T</h1><div itemprop='suggestedAnswer'><b itemprop='author'>Bob Ray</b></div>", None),
        ("<h1>T</h1><b itemprop='author'>user4472</b>", "user4472"),
        (
            "<meta name='citation_author' content='Lee, Ann'><meta name='citation_author' content='Bob Ray'>",
            "Ann Lee, Bob Ray",
        ),
    ],
)
def test_a_byline_names_people(page: str, byline: str | None) -> None:
    assert metadata_of(parse(page), "https://example.org/x").byline == byline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"@type": "Person", "name": "Ann Lee"}, "Bob Ray"], "Ann Lee, Bob Ray"),
        ({"@type": "Organization", "name": "The Site"}, None),
        ({"@type": "Person", "name": "Ann Lee: words, Bob Ray: pictures"}, None),
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
    "script",
    [
        '<!-- {"@type": "Article", "author": "Ann Lee"} -->',
        '//<![CDATA[\n{"@type": "Article", "author": "Ann Lee"}\n//]]>',
        '{"@type": "Article", "author": ["Ann Lee",],}',
        '{"@type": "Article", "description": "two\nlines\tof it", "author": {"name": "Ann Lee"}};',
        '[{"@type": "WebSite", "name": "x"}, {"@type": ["Article", "Thing"], "author": [[], {"name": ["Ann Lee"]}]}]',
        '{"@type": "http://schema.org/NewsArticle", "author": {"@value": "Ann Lee"}}',
        '{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "Article", "creator": "Ann&#32;Lee"}}]}',
        '{"@type": "Article", "author": {"givenName": "Ann", "familyName": "Lee"}}',
    ],
)
def test_linked_data_is_read_however_it_is_written(script: str) -> None:
    assert metadata_of(parse(f"<script type='application/ld+json'>{script}</script>"), None).byline == "Ann Lee"


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
        (f"<h1>T</h1><p><b>LODZ, Poland, May 3, 2020</b> /WireNews/ -- {'x ' * 200}</p>", None, "2020-05-03"),
        (f"<h1>T</h1><p>On May 3, 2020 it was here/there/anywhere, they said. {'x ' * 200}</p>", None, None),
        ("<h1>T</h1><p>By Ann Lee | October 15, 2025</p>", None, "2025-10-15"),
        ("<p>3. Mai 2020 – 5 Minuten</p><h1>T</h1>", None, "2020-05-03"),
        ("<h1>T</h1><p>Publicado el 3 de mayo de 2020</p>", None, "2020-05-03"),
        ("<h1>T</h1><div>2020年5月3日</div>", None, "2020-05-03"),
        ("<h1>T</h1><p>Опубликовано 3 мая 2020 г.</p>", None, "2020-05-03"),
        ("<h1>T</h1><p>On 3 May 2020 the council of the town met for the last time and closed it.</p>", None, None),
        ("<h1>T</h1><p>Updated May 3, 2020</p>", None, None),
        ("<h1>T</h1><p>x</p><footer>© 2020 The Site <span class='date'>May 3, 2020</span></footer>", None, None),
        ("<h1>T</h1><table><tr><td>May 3, 2020</table>", None, None),
        ("<h1>T</h1><p>12 May 1931 – 3 January 2020</p>", None, None),
        ("<h1>T</h1><p>From 3 May 2020 to 9 May 2020</p>", None, None),
        ("<h1>T</h1><p>3 May 2020 | updated on 9 May 2020</p>", None, "2020-05-03"),
        ("<h1>T</h1><h2>1.2 (2020-05-03)</h2><p>New</p><h2>1.1 (2020-04-03)</h2><p>Old</p>", None, None),
        (
            "<h1>T</h1><article><time>May 3, 2020</time><p>New</p></article>"
            "<article><time>May 2, 2020</time><p>Old</p></article>",
            None,
            None,
        ),
        ("<h1>T</h1><article><p>May 3, 2020</p><p>x</p></article><article>Also new</article>", None, "2020-05-03"),
        ("<h1>T</h1><blockquote><p>So it is.</p>— Bob <a href='/s/1'>May 3, 2020</a></blockquote>", None, None),
        ("<h1>T</h1><div class='related'><time datetime='2020-05-03'></time></div>", None, None),
        (f"<h1>T</h1><p>{'x ' * 400}</p><b class='date'>May 3, 2020</b><b class='date'>May 4, 2020</b>", None, None),
        ("<p>Joined: <span class='date'>May 3, 2020</span></p><h1>T</h1>", None, None),
        (
            linked_data(**{"@type": "Article", "datePublished": "2020-06-01"})
            + "<h1>T</h1><p>Published May 3, 2020</p>",
            None,
            "2020-05-03",
        ),
        (linked_data(**{"@type": "WebPage", "datePublished": "2020-06-01"}), None, None),
    ],
)
def test_a_date_is_the_one_that_the_page_states(page: str, url: str | None, published: str | None) -> None:
    assert metadata_of(parse(page), url).published == published


@pytest.mark.parametrize(
    ("page", "modified"),
    [
        ("<meta property='article:modified_time' content='2020-05-04T10:00:00+02:00'>", "2020-05-04T10:00:00+02:00"),
        (linked_data(**{"@type": "Article", "dateModified": "2020-05-04"}), "2020-05-04"),
        ("<h1>T</h1><p>Last updated on May 4, 2020</p>", "2020-05-04"),
        ("<h1>T</h1><p>Published May 3, 2020 <b>Updated</b> <i>May 4, 2020</i></p>", "2020-05-04"),
        ("<time class='updated' datetime='2020-05-04'></time>", "2020-05-04"),
        ("<meta name='date' content='2020-05-05'><time class='updated' datetime='2020-05-04'></time>", None),
        ("<h1>T</h1><p>May 4, 2020</p>", None),
    ],
)
def test_a_change_is_no_publication(page: str, modified: str | None) -> None:
    assert metadata_of(parse(page), None).modified == modified


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang='pt_br'>", "pt-BR"),
        ("<html lang=''><body lang='DE'>", "de"),
        ("<html xml:lang='zh-hant-tw'>", "zh-Hant-TW"),
        ("<meta http-equiv='Content-Language' content='fr'>", "fr"),
        ("<meta property='og:locale' content='en_GB'>", "en-GB"),
        ("<html lang='und'>", None),
        ("<html lang='{{ page.lang }}'>", None),
    ],
)
def test_a_language_has_one_notation(page: str, language: str | None) -> None:
    assert metadata_of(parse(f"{page}<p>x</p>"), None).language == language


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
        ("โดย สมชาย", "สมชาย"),
        ("文／田中太郎", "田中太郎"),
        ("By JANE DOE, Staff Writer", "JANE DOE"),
        ("Ann Lee, Bob Ray", "Ann Lee, Bob Ray"),
        ("بقلم: ليلى حداد", "ليلى حداد"),
        ("Interview: Jon Vik", "Jon Vik"),
        ("admin", None),
        ("ann@example.org", None),
        ("May 3, 2020", None),
        ("", None),
    ],
)
def test_a_name_is_without_by_and_date(text: str, name: str | None) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "3 de mayo de 2020",
        "2020. május 3.",
        "2020 m. gegužės 3 d.",
        "2020. gada 3. maijā",
        "3. mája 2020",
        "3. maja 2020",
        "3 май 2020",
        "3 мая 2020 г.",
        "3 Μαΐου 2020",
        "3 de maig de 2020",
        "3. mai 2020",
        "3 tháng 5, 2020",
        "ngày 3 tháng 5 năm 2020",
        "3 مايو 2020",
        "3 במאי 2020",
        "3rd of May, 2020",
        "2020 May 3",
        "3 พฤษภาคม 2563",
        "3 พ.ค. 2563",
        "3 พฤษภาคม ค.ศ. 2020",
    ],
)
def test_a_day_is_read_in_many_languages(text: str) -> None:
    day = day_in(f"x {text} y")
    assert day and day.iso == "2020-05-03"


@pytest.mark.parametrize("text", ["May 2020", "32 May 2020", "3/4/2020", "3 Moy 2020"])
def test_what_names_no_day_for_certain_is_none(text: str) -> None:
    assert day_in(text) is None


@pytest.mark.parametrize(
    ("page", "site"),
    [
        ("<meta property='og:site_name' content='The Site'>", "The Site"),
        ("<meta property='og:site_name' content='https://example.org'>", None),
        ("<title>A Walk | The Site</title><a href='/'>The Site</a>", "The Site"),
        ("<title>A Walk | Example</title>", "Example"),
        ("<title>A Walk | In the Hills</title>", None),
        (
            "<title>A Walk | Notes</title>"
            "<link rel=alternate type='application/rss+xml' title='Notes &raquo; A Walk Comments Feed' href='/feed/'>",
            "Notes",
        ),
    ],
)
def test_a_site_is_named_by_its_page(page: str, site: str | None) -> None:
    assert metadata_of(parse(page), "https://www.example.org/x").site == site


def test_entities_escaped_twice_and_tags_are_no_text() -> None:
    page = "<meta name='description' content='&lt;p&gt;Fish &amp;amp; ships&lt;/p&gt;'>"
    assert metadata_of(parse(page), None).excerpt == "Fish & ships"


@pytest.mark.parametrize(
    ("page", "image"),
    [
        ("<link rel='image_src' href='/a.png'>", "https://example.org/a.png"),
        (
            linked_data(
                **{
                    "@graph": [
                        {"@type": "Article", "image": {"@id": "#i"}},
                        {"@type": "ImageObject", "@id": "#i", "url": "/b.png"},
                    ]
                }
            ),
            "https://example.org/b.png",
        ),
        (linked_data(**{"@type": "Article", "image": {"@id": "https://example.org/#i"}}), None),
    ],
)
def test_an_image_is_a_pictures_address(page: str, image: str | None) -> None:
    assert metadata_of(parse(page), "https://example.org/x").image == image
