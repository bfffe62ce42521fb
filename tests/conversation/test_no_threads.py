"""Pages that are no threads, though something in them speaks of posts, answers or comments: nothing is taken."""

import json

import pytest

from reader.conversation.registry import Cut, cut
from reader.dissect import dissect
from reader.html.tree import parse, text_of
from reader.values import NO_CONVERSATION

ARTICLE = (
    "<article><h1>Tar</h1><div class='body'><p>How to tar a hull, in two coats and one dry day.</p></div></article>"
)
COMMENT = {"@type": "Comment", "text": "Three coats.", "author": {"@type": "Person", "name": "Bo"}}
POSTING = {
    "@type": "DiscussionForumPosting",
    "headline": "Tar",
    "articleBody": "How to tar a hull, in two coats and one dry day.",
    "comment": [COMMENT],
}
MICRODATA_COMMENT = (
    "<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>Bo</span>"
    "<p itemprop='text'>Three coats.</p></div>"
)


def page(body: str, *stated: object, body_attributes: str = "") -> str:
    scripts = "".join(f"<script type='application/ld+json'>{json.dumps(thing)}</script>" for thing in stated)
    return f"<html><head><title>Tar</title>{scripts}</head><body {body_attributes}>{body}</body></html>"


def looked_at(text: str) -> tuple[Cut, bool]:
    """What was cut, and whether the tree stayed as it was."""
    tree = parse(text)
    before = text_of(tree)
    found = cut(tree, "https://yard.example/tar")
    return found, text_of(tree) == before


QUESTIONS = [{"@type": "Question", "name": "Tar", "text": "Why?", "acceptedAnswer": {"@type": "Answer", "text": "So."}}]


@pytest.mark.parametrize(
    "text",
    [
        page(ARTICLE, {**POSTING, "articleBody": "How to tar a hull, in …"}),
        page(ARTICLE, {key: value for key, value in POSTING.items() if key != "comment"}),
        page(ARTICLE, POSTING, {"@type": "NewsArticle", "headline": "Tar"}),
        page(ARTICLE, {**POSTING, "headline": "Another page's thread"}),
        page(ARTICLE, {**POSTING, "commentCount": 40}),
        page(ARTICLE, {"@type": "FAQPage", "mainEntity": QUESTIONS}),
        page(ARTICLE, {"@type": "QAPage", "mainEntity": QUESTIONS * 2}),
        page(ARTICLE, ["", None, 3, {"@type": 7}, {"@type": "QAPage", "mainEntity": ["x"]}]),
        page("<div itemscope itemtype='https://schema.org/DiscussionForumPosting'><p itemprop='text'>Tar.</p></div>"),
        page(
            "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'><p itemprop='text'>Tar.</p>"
            f"{MICRODATA_COMMENT}</div>"
            "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'><p itemprop='text'>Oil.</p></div>"
        ),
        # an Invision site's news article with comments, a board of topics, a search, a reader's own class names
        page(
            f"{ARTICLE}<article id='elComment_5'><div data-role='commentContent'>Three coats.</div></article>",
            body_attributes="class='ipsApp' data-pageApp='cms' data-pageModule='pages' data-pageController='page'",
        ),
        page("<ol class='stories'><li class='story'><div class='story_liner'><a class='u-url'>Tar</a></div></li></ol>"),
        page("<div class='search post bg1'><div class='postbody'>Tar</div></div>", body_attributes="id='phpbb'"),
        page(f"{ARTICLE}<div class='post_body'>Tar</div><div class='b-post'>Tar</div><div class='thing'>Tar</div>"),
    ],
)
def test_no_thread(text: str) -> None:
    found, is_untouched = looked_at(text)
    assert found == Cut(NO_CONVERSATION, None)
    assert is_untouched


def test_a_blog_keeps_its_article_whatever_it_says_for_machines() -> None:
    comments = (
        "<ol class='commentlist'><li id='comment-5' class='comment depth-1'><b class='fn'>Bo</b>"
        "<div class='comment-content' itemprop='text'><p>Three coats.</p></div></li></ol>"
    )
    text = page(ARTICLE + comments, POSTING)
    article, conversation = dissect(text.encode(), "utf-8", "https://yard.example/tar", "article")[:2]
    assert conversation.sources == ("wordpress-html",)
    assert "two coats" in article.markdown


def test_a_reply_that_is_the_whole_page_breaks_nothing() -> None:
    answer = {"@type": "Answer", "text": "Three coats."}
    question = {"@type": "Question", "name": "Tar", "text": "How many?", "acceptedAnswer": answer}
    found, _ = looked_at(page("Three coats.", {"@type": "QAPage", "mainEntity": question}))
    assert [comment.text for comment in found.conversation.comments] == ["Three coats."]
    whole = "<html itemscope itemtype='https://schema.org/Comment'><body><div itemscope itemtype='{}'>{}</div>{}</body>"
    text = whole.format("https://schema.org/Question", "<p itemprop='text'>How many?</p>", MICRODATA_COMMENT)
    found, _ = looked_at(text)
    assert [comment.text for comment in found.conversation.comments] == ["Three coats."]
