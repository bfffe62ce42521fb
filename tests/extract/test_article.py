"""From a page to its article, on pages written for this: what stays, what goes, what is known about it."""

import pytest

from reader.errors import DissectError
from reader.extract.article import View, article_of
from reader.html.tree import parse
from reader.values import Article

SENTENCE = "The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands. "
URL = "https://www.harbour.example/2023/05/09/ferry-news/"


def page(body: str, head: str = "") -> str:
    return f"<html lang='en-GB'><head><title>Ferry News | Harbour Post</title>{head}</head><body>{body}</body></html>"


BLOG = page(
    f"""
    <header><h1 class="site"><a href="/" rel="home">Harbour Post</a></h1>
    <nav><a href="/a">Home</a> <a href="/b">About us</a></nav></header>
    <main><article class="post">
      <h1 class="entry-title">Ferry News</h1>
      <div class="post-meta">By <a href="/author/ines">Ines Moreau</a> on
      <time class="entry-date published" datetime="2023-05-09T08:30:00+02:00">9 May</time></div>
      <p>{SENTENCE * 3}</p>
      <figure><img src="/boat.jpg" alt="A boat"><figcaption>The old boat, before the war.</figcaption></figure>
      <h2>On board</h2>
      <p>{SENTENCE * 2} See <a href="/tides?utm_source=x">the tides</a>.</p>
      <ul><li>{SENTENCE}</li><li>{SENTENCE}</li></ul>
      <pre><code class="language-sh">tide --today</code></pre>
      <table><tr><th>Hour</th><th>Height of the tide</th></tr>
      <tr><td>six</td><td>two metres and a half</td></tr></table>
      <p>{SENTENCE * 3}</p>
      <div class="sharedaddy"><h3>Share this:</h3>
      <ul><li><a href="https://social.example">Share on Social</a></li></ul></div>
      <div class="related-posts"><h3>Related posts</h3>
      <a href="/x"><img src="/x.jpg" alt="x"><p>Another story of the harbour town</p></a></div>
    </article></main>
    <aside><h2>Newest</h2><ul><li><a href="/y">Lighthouse sold</a></li></ul></aside>
    <footer>© Harbour Post. All rights reserved.</footer>""",
    """<meta property="og:site_name" content="Harbour Post"><meta property="og:image" content="/boat-large.jpg">
    <meta name="description" content="What the ferry brings.">
    <link rel="canonical" href="/2023/05/09/ferry-news/?utm_medium=z">""",
)


def read(source: str, url: str | None = URL, view: View = "article") -> Article:
    return article_of(parse(source), url, view)


def test_an_article_is_what_the_page_is_about() -> None:
    article = read(BLOG)
    for kept in (
        "![A boat](https://www.harbour.example/boat.jpg)\n\n*The old boat, before the war.*",
        "## On board",
        "[the tides](https://www.harbour.example/tides)",
        f"- {SENTENCE.strip()}",
        "```sh\ntide --today\n```",
        "| Hour | Height of the tide |\n| --- | --- |\n| six | two metres and a half |",
    ):
        assert kept in article.markdown
    for furniture in (
        "Share",
        "Related",
        "Another story",
        "Lighthouse",
        "rights reserved",
        "About us",
        "Ines",
        "# Ferry News",
    ):
        assert furniture not in article.markdown


def test_the_text_has_the_words_without_captions_and_marks() -> None:
    text = read(BLOG).text
    assert text.startswith(SENTENCE.strip()) and "On board" in text and "tide --today" in text
    assert "before the war" not in text and "##" not in text


def test_a_page_says_who_when_where_and_in_what_language() -> None:
    article = read(BLOG)
    assert (article.title, article.byline, article.site) == ("Ferry News", "Ines Moreau", "Harbour Post")
    assert (article.published, article.language) == ("2023-05-09T08:30:00+02:00", "en-GB")
    assert (article.excerpt, article.image) == ("What the ferry brings.", "https://www.harbour.example/boat-large.jpg")
    assert article.url == URL


def test_what_a_page_does_not_say_is_none() -> None:
    article = article_of(parse(f"<p>{SENTENCE * 5}</p>"), None)
    fields = (
        article.title,
        article.byline,
        article.site,
        article.published,
        article.language,
        article.excerpt,
        article.image,
        article.url,
    )
    assert fields == (None,) * 8


def test_the_whole_page_is_there_on_request() -> None:
    article = read(BLOG, view="page")
    assert "Lighthouse sold" in article.markdown and "Share this" in article.text and "## On board" in article.markdown


def test_a_page_without_an_article_is_shown_whole() -> None:
    article = read("<ul><li><a href='/a'>First thing</a><li><a href='/b'>Second thing</a></ul>")
    assert (
        article.markdown
        == "- [First thing](https://www.harbour.example/a)\n- [Second thing](https://www.harbour.example/b)"
    )


@pytest.mark.parametrize(
    "source", ["<div>" * 1000, "<script>draw()</script><div id=root></div>", "<img src=/a.gif width=1>"]
)
def test_a_page_without_text_says_so(source: str) -> None:
    with pytest.raises(DissectError, match="no text"):
        read(source)


def test_a_text_that_a_script_would_uncover_is_found() -> None:
    article = read(
        page(f"<div style='display:none' aria-hidden='true'><p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p></div>")
    )
    assert article.text.count("forty minutes") == 8


def test_a_page_kept_in_noscript_is_found() -> None:
    article = read(page(f"<div id='app'></div><noscript><p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p></noscript>"))
    assert article.text.count("forty minutes") == 8


def test_hostile_text_is_cleaned_wherever_it_stands() -> None:
    evil = "&#27;]0;owned&#7;&#x202e;"
    article = read(
        f"<html><head><title>{evil}T</title><meta name='author' content='{evil}Ann Lee'>"
        f"<meta property='og:site_name' content='{evil}S'></head>"
        f"<body><h1>{evil}T</h1><p>{evil}{SENTENCE * 4}<code>{evil}</code></p><pre>{evil}x</pre></body></html>"
    )
    everything = "".join(str(getattr(article, name)) for name in article.__slots__)
    assert not set(everything) & set("\x1b\x07\u202e")
    assert article.byline is not None and "Ann Lee" in article.byline


def test_a_base_element_moves_the_links() -> None:
    article = read(page(f"<p>{SENTENCE * 4}<a href='b'>link</a></p>", "<base href='/sub/'>"))
    assert "(https://www.harbour.example/sub/b)" in article.markdown


def test_the_themes_of_wordpress_agree(shared) -> None:  # type: ignore[no-untyped-def]
    """Eight themes show one article; its conversation is cut out by others, here by hand."""
    bodies = set()
    for path in sorted((shared / "data" / "wordpress").glob("*/the-last-train-was-free.html")):
        tree = parse(path.read_text(encoding="utf-8"))
        for part in tree.xpath(
            "//ol[contains(@class,'commentlist')]|//*[@id='comments' and not(self::h3)]|//*[@id='respond']"
        ):
            part.drop_tree()
        for part in tree.xpath("//*[contains(@class,'wp-block-comments')]"):
            part.drop_tree()
        article = article_of(tree, "http://127.0.0.1/x/")
        bodies.add(article.markdown)
        assert article.title == "The Last Train Was Free"
        assert (article.published or "").startswith("2024-06-11")
        assert article.byline == (None if path.parent.name == "default" else "Omar Haddad")
    assert len(bodies) == 1


def test_a_title_in_two_lines_is_not_repeated_in_the_body() -> None:
    article = read(page(f"<main><h1>Ferry News<br>and <i>Mail</i></h1>{f'<p>{SENTENCE * 3}</p>' * 3}</main>"))
    assert article.title == "Ferry News and Mail"
    assert article.markdown.startswith("The ferry crosses")


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("By Ines Moreau", False),
        ("By <a href='/author/ines'>Ines Moreau</a>, Staff Writer", False),
        ("9 May 2023", False),
        ("By INES MOREAU | Published 9:30 a.m. ET May 9, 2023 | Updated May 10, 2023", False),
        ("Photographs by Ines Moreau", True),
        ("By Ines Moreau, edited by Jo Bell", True),
        ("Ines Moreau has crossed the sound on every ferry.", True),
        ("9 May 1923", True),
        ("9 May 2023, a day of storms", True),
    ],
)
def test_a_line_that_only_repeats_byline_and_date_is_not_in_the_body(line: str, is_kept: bool) -> None:
    head = """<meta name="author" content="Ines Moreau"><meta property="article:modified_time" content="2023-05-10">
    <meta property="article:published_time" content="2023-05-09T13:30:00Z">"""
    article = read(
        page(f"<main><article><h1>Ferry News</h1><p>{line}</p>{f'<p>{SENTENCE * 3}</p>' * 3}</article>", head)
    )
    assert article.byline == "Ines Moreau"
    assert article.markdown.startswith("The ferry crosses") != is_kept
    assert article.text.startswith("The ferry crosses") != is_kept


def test_a_name_below_the_body_stays() -> None:
    head = "<meta name='author' content='Ines Moreau'>"
    article = read(page(f"<main><article>{f'<p>{SENTENCE * 3}</p>' * 3}<p>Ines Moreau</p></article></main>", head))
    assert article.text.endswith("Ines Moreau")


def test_a_table_of_a_thousand_columns_is_whole() -> None:
    table = "".join("<tr>" + "".join(f"<td>r{row}c{column}" for column in range(1000)) for row in range(3))
    article = read(page(f"<article><h1>Tides</h1><p>{SENTENCE * 4}</p><table>{table}</table></article>"))
    assert "| r2c999 |" in article.markdown


def test_what_is_cut_from_a_table_is_no_word_of_the_article() -> None:
    table = "<tr>" + "<td>shown" * 1000 + "<td>unseen" * 5 + "<tr><td>a<td>b"
    article = read(page(f"<article><h1>Tides</h1><p>{SENTENCE * 4}</p><table>{table}</table></article>"))
    assert "it shows 1,000 of its 1,005 columns" in article.markdown
    assert article.words.count("shown") == 1000 and "unseen" not in article.words


def test_a_page_too_long_to_judge_keeps_its_first_heading() -> None:
    pairs = "".join(f"<h2>Pier {number}</h2><p>{SENTENCE[:60]}</p>" for number in range(10_000))
    article = read(page(f"<article><h1>Piers of the sound</h1>{pairs}</article>"))
    assert article.markdown.count("## Pier ") == 10_000
