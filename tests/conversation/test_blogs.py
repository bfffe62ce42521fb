"""Comments under an article, as each blog's software writes them: the same two, and a trackback where it has those.

Bo Frisk comments, Ana Lund, whose article it is, thanks. The pages are written for these tests, after the software's
own templates; what stands between the marks <!--[--> and <!--]--> is what a page without comments doesn't have.
"""

import re
from dataclasses import dataclass

import pytest

from reader.dissect import dissect
from reader.values import NO_CONVERSATION, Article, Comment, Conversation
from tests.conftest import PAGES

ADDRESS = "https://yard.example/pumps"
TIMES = ("2021-05-03T19:05:00Z", "2021-05-14T08:00:00Z")
DAYS = ("2021-05-03", "2021-05-14")
MARKED = re.compile(r"<!--\[-->.*?<!--\]-->", re.S)


@dataclass(frozen=True)
class Page:
    """What a page tells beside the words. count is its own number, by_author whether it marks the article's author."""

    source: str
    days: tuple[str | None, str | None] = TIMES
    threaded: bool = False
    count: int | None = None
    by_author: bool = False
    has_ping: bool = False


SOFTWARE = {
    "blogger": Page("blogger-html", threaded=True, count=2, by_author=True),
    "blogger-contempo": Page("blogger-html", count=2, by_author=True),
    "blogger-flat": Page("blogger-html", count=2, by_author=True),
    "django-comments": Page("django-comments-html", DAYS, count=2),
    "dotclear": Page("dotclear-html", DAYS, by_author=True, has_ping=True),
    "dotclear-list": Page("dotclear-html", count=3, by_author=True, has_ping=True),
    "drupal": Page("drupal-html", DAYS, threaded=True, count=2, by_author=True),
    "drupal-7": Page("drupal-html", threaded=True, by_author=True),
    "habari": Page("habari-html", DAYS),
    "habari-k2": Page("habari-html", DAYS, count=2),
    "ikiwiki": Page("ikiwiki-html", DAYS),
    "joomla-k2": Page("joomla-k2-html", DAYS, count=2, by_author=True),
    "jsonld": Page("schema.org-article-json", threaded=True, count=2),
    "mezzanine": Page("mezzanine-html", (None, None), threaded=True, count=2, by_author=True),
    "microdata": Page("schema.org-comments", threaded=True, count=2),
    "microformats": Page("microformats-html"),
    "movable-type": Page("movable-type-html", threaded=True, count=2, has_ping=True),
    "movable-type-2": Page("movable-type-html", DAYS),
    "serendipity": Page("serendipity-html", threaded=True, by_author=True, has_ping=True),
    "serendipity-old": Page("serendipity-html", DAYS, threaded=True),
    "substack": Page("substack-html", (DAYS[0], DAYS[0]), threaded=True, count=2),
    "typepad": Page("movable-type-html", DAYS, count=2),
    "unknown": Page("comments-html", threaded=True, count=2),
}


def read(page: str) -> tuple[Article, Conversation]:
    return dissect(page.encode(), "utf-8", ADDRESS, "article")[:2]


def text_of(name: str) -> str:
    return (PAGES / "blogs" / f"{name}.html").read_text(encoding="utf-8")


def said_in(name: str) -> tuple[Comment, Comment]:
    comment, thanks = (one for one in read(text_of(name))[1].comments if not one.is_ping)
    return comment, thanks


@pytest.mark.parametrize("name", SOFTWARE)
def test_what_was_said_is_the_conversation(name: str) -> None:
    told = SOFTWARE[name]
    comment, thanks = said_in(name)
    _, conversation = read(text_of(name))
    assert (conversation.sources, conversation.declared_count, conversation.complete) == (
        (told.source,),
        told.count,
        True,
    )
    assert (comment.author, comment.author_url, thanks.author) == ("Bo Frisk", "https://bo.example/", "Ana Lund")
    assert (comment.published, thanks.published) == told.days
    assert (comment.parent_id, thanks.parent_id) == (None, comment.id if told.threaded else None)
    assert (comment.by_article_author, thanks.by_article_author) == (False, told.by_author)


@pytest.mark.parametrize("name", SOFTWARE)
def test_only_what_was_said(name: str) -> None:
    """Subjects, signatures and what is there to be pressed are no part of a comment."""
    comment, thanks = said_in(name)
    assert comment.markdown == "Fit a **float switch**, see [my notes](https://yard.example/pumps)."
    assert thanks.markdown == thanks.text == "That did it, thank you."


@pytest.mark.parametrize("name", SOFTWARE)
def test_the_article_stays_and_nothing_else(name: str) -> None:
    article, _ = read(text_of(name))
    assert article.title == "Bilge pumps"
    assert "runs dry after an hour" in article.words and "the book by the door" in article.words
    for left_over in ("float switch", "That did it", "Bo Frisk", "Comments", "Kommentare", "Leave a", "Pump Notes"):
        assert left_over not in article.words


@pytest.mark.parametrize("name", [name for name in SOFTWARE if SOFTWARE[name].has_ping])
def test_trackbacks_are_told_from_comments(name: str) -> None:
    [ping] = (one for one in read(text_of(name))[1].comments if one.is_ping)
    assert (ping.kind, ping.author, ping.author_url) == ("trackback", "Pump Notes", "https://notes.example/pump")
    assert "I wrote about it." in ping.text


def test_likes_are_no_comments() -> None:
    _, conversation = read(text_of("microformats"))
    assert [comment.kind for comment in conversation.comments] == ["webmention", "webmention"]


@pytest.mark.parametrize("name", SOFTWARE)
def test_a_page_without_comments_gives_none(name: str) -> None:
    page, count = MARKED.subn("", text_of(name))
    article, conversation = read(page)
    assert count and conversation.comments == ()
    assert "runs dry after an hour" in article.words


@pytest.mark.parametrize("name", SOFTWARE)
def test_ids_stay_when_a_newer_comment_is_there(name: str) -> None:
    first, second = ([one.id for one in read(text_of(name))[1].comments] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)


def kommentar(name: str, text: str, number: int) -> str:
    return (
        f'<div class="kommentar" id="k{number}"><span class="author">{name}</span> <time datetime="2021-05-0{number}">'
        f'{number}. Mai</time><div class="text"><p>{text}</p></div></div>'
    )


PLACES = {
    "a class": '<div id="comments">{}</div>',
    "German": "<section><h3>Kommentare</h3>{}</section>",
    "French": "<section><h2>2 commentaires</h2>{}</section>",
    "Japanese": "<section><h2>コメント</h2>{}</section>",
    "Russian": "<section><h4>Комментарии (2)</h4>{}</section>",
}
TWO = kommentar("Bo Frisk", "Fit a float switch.", 3) + kommentar("Ana Lund", "That did it.", 4)


def around(comments: str) -> str:
    page, count = MARKED.subn("", text_of("unknown"))
    assert count
    return page.replace('<div class="unten"><h3>2 Kommentare</h3></div>', comments)


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_software_is_read_where_the_page_says_comments(place: str) -> None:
    article, conversation = read(around(PLACES[place].format(TWO)))
    assert [comment.author for comment in conversation.comments] == ["Bo Frisk", "Ana Lund"]
    assert "float switch" not in article.words and "runs dry" in article.words


SILENT = {
    "no place for comments": "<section><h3>People</h3>" + TWO.replace("kommentar", "eintrag") + "</section>",
    "a sidebar of the newest": f'<aside><div id="recent-comments"><h3>Comments</h3>{TWO}</div></aside>',
    "no days": '<div id="comments">' + re.sub(r"<time.*?</time>", "", TWO) + "</div>",
    "no names": '<div id="comments">' + re.sub(r"<span.*?</span>", "", TWO) + "</div>",
    "one author's articles": '<div id="discussion">'
    + "".join(kommentar("Ana Lund", f"Article {number}.", number) for number in (3, 4, 5))
    + "</div>",
    "teasers": '<div id="discussion">'
    + TWO.replace("<p>", '<h3><a href="/other">Another article of this yard</a></h3><p>')
    + "</div>",
}


@pytest.mark.parametrize("why", SILENT)
def test_an_unknown_software_is_left_alone_where_anything_is_unsure(why: str) -> None:
    assert read(around(SILENT[why]))[1] == NO_CONVERSATION


def test_an_unknown_forums_thread_stays_whole() -> None:
    opening = kommentar("Di Ferro", "Which pump is best for a dinghy that is rowed every day?", 2)
    assert read(around(f"{opening}<section><h3>2 replies</h3>{TWO}</section>"))[1] == NO_CONVERSATION
