"""Pages that only lead to others: told from articles, shown whole, and without a date or author of their own."""

import pytest

from reader.extract.article import article_of
from reader.html.tree import parse
from reader.values import NO_ARTICLE, Article

SENTENCE = "The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands. "


def teasers(count: int, sentences: int) -> str:
    return "".join(
        f"<article><h2><a href='/posts/{n}'>News number {n}</a></h2><time datetime='2024-05-0{n + 1}'>May</time>"
        f"<p>{SENTENCE * sentences}</p></article>"
        for n in range(count)
    )


def read(body: str, url: str | None) -> Article:
    return article_of(parse(f"<title>Harbour Post</title><nav><a href='/about'>About us</a></nav>{body}"), url)


@pytest.mark.parametrize("url", ["https://harbour.example/", "https://harbour.example/news/", None])
def test_a_page_of_teasers_is_no_article(url: str | None) -> None:
    article = read(f"<main>{teasers(6, 1)}</main>", url)
    assert article.note == NO_ARTICLE and article.is_front
    assert "News number 5" in article.markdown and "[About us]" in article.markdown
    assert (article.published, article.byline) == (None, None)


def test_whole_posts_are_a_list_where_a_site_begins() -> None:
    posts = f"<main>{teasers(5, 12)}</main>"
    assert read(posts, "https://harbour.example/").is_front
    assert not read(posts, "https://harbour.example/the-five-best/").is_front


def test_an_article_with_headings_that_link_into_it_is_one() -> None:
    parts = "".join(f"<h2><a href='#part{n}'>Part {n}</a></h2><p>{SENTENCE}</p>" for n in range(6))
    article = read(f"<article><h1>Tides</h1>{parts}</article>", "https://harbour.example/tides")
    assert article.note is None and "About us" not in article.markdown


def test_a_little_text_among_much_else_is_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>A link to another place, number {n}</a></li>" for n in range(40))
    assert read(f"<ul>{links}</ul><p>{SENTENCE}</p>", "https://harbour.example/links").is_front


def test_a_short_page_is_an_article_all_the_same() -> None:
    article = read(f"<main><h1>Closed</h1><p>{SENTENCE}</p></main>", "https://harbour.example/closed")
    assert article.note is None and "forty minutes" in article.text
