"""Threads under each software that has a template: the same three posts, marked up as it does.

Ana Lund asks, Bo Frisk quotes and answers, Ana Lund thanks. The pages are written for these tests, after the
software's own templates.
"""

import re
from dataclasses import dataclass, fields

import pytest

from reader.conversation.blogs.marked import CITATIONS
from reader.conversation.blogs.rows import BLOGS
from reader.conversation.threads.forums import FORUMS
from reader.conversation.threads.select import select
from reader.conversation.threads.sites import SITES
from reader.conversation.threads.template import Template
from reader.conversation.threads.when import stamp
from reader.dissect import dissect
from reader.html.tree import parse
from reader.values import Article, Conversation
from tests.conftest import PAGES

WHO_SAID = re.compile(r"\W*Ana(?: Lund)?(?: said| wrote)?:\W*")
ADDRESS = "https://yard.example/t/7"


TIMES = ("2021-05-03T18:20:00Z", "2021-05-03T19:05:00Z", "2021-05-14T08:00:00Z")
DAYS = ("2021-05-03", "2021-05-03", "2021-05-14")
NO_DAYS = (None, None, None)


@dataclass(frozen=True)
class Page:
    """What a page's software tells beside the words: how much of the dates, who answers whom, whether there is more."""

    source: str
    days: tuple[str | None, str | None, str | None] = TIMES
    threaded: bool = False
    complete: bool = True
    has_profiles: bool = True


SOFTWARE = {
    "bbpress": Page("bbpress-html", DAYS),
    "discourse": Page("discourse-html", complete=False),
    "discuz": Page("discuz-html", DAYS),
    "flarum": Page("flarum-html", NO_DAYS, complete=False, has_profiles=False),
    "fluxbb": Page("punbb-html", DAYS),
    "github": Page("github-html"),
    "invision3": Page("invision-html"),
    "invision4": Page("invision-html"),
    "jsonld": Page("schema.org-json", threaded=True),
    "khoros": Page("khoros-html", DAYS),
    "mastodon": Page("mastodon-html"),
    "microdata": Page("schema.org-microdata", threaded=True),
    "mybb": Page("mybb-html", DAYS),
    "nodebb": Page("nodebb-html", threaded=True),
    "phpbb": Page("phpbb-html"),
    "phpbb-subsilver": Page("phpbb-html", DAYS, has_profiles=False),
    "phpbb2": Page("phpbb-html", DAYS, has_profiles=False),
    "proboards": Page("proboards-html"),
    "punbb": Page("punbb-html", DAYS),
    "question2answer": Page("question2answer-html", threaded=True),
    "reddit": Page("reddit-html", threaded=True, complete=False, has_profiles=False),
    "reddit-old": Page("reddit-html", threaded=True),
    "simplepress": Page("simple-press-html", DAYS),
    "slashdot": Page("slashdot-html", DAYS, threaded=True),
    "smf": Page("smf-html", DAYS, complete=False),
    "vanilla": Page("vanilla-html"),
    "steam": Page("steam-html"),
    # the first date could be of March or of May
    "vbulletin3": Page("vbulletin-html", (None, "2021-05-13", "2021-05-14")),
    "vbulletin4": Page("vbulletin-html", DAYS),
    "vbulletin5": Page("vbulletin-html"),
    "woltlab": Page("woltlab-html"),
    "xenforo1": Page("xenforo-html", DAYS),
    "xenforo2": Page("xenforo-html", complete=False),
}


def read(name: str, address: str | None = ADDRESS) -> tuple[Article, Conversation]:
    return dissect((PAGES / "threads" / f"{name}.html").read_bytes(), "utf-8", address, "article")[:2]


@pytest.mark.parametrize("name", SOFTWARE)
def test_the_first_post_is_the_article(name: str) -> None:
    article, _ = read(name)
    assert (article.title, article.byline) == ("Bilge pump runs dry", "Ana Lund")
    assert article.published == SOFTWARE[name].days[0]
    assert article.markdown == "The **bilge pump** of my dinghy runs dry after an hour. What do you use?"
    assert article.words == "The bilge pump of my dinghy runs dry after an hour. What do you use?"


@pytest.mark.parametrize("name", SOFTWARE)
def test_the_rest_is_the_conversation(name: str) -> None:
    _, conversation = read(name)
    told = SOFTWARE[name]
    answer, thanks = conversation.comments
    assert conversation.sources == (told.source,)
    assert (answer.author, answer.by_article_author) == ("Bo Frisk", False)
    assert (thanks.author, thanks.by_opener, thanks.by_article_author) == ("Ana Lund", True, False)
    assert (answer.published, thanks.published) == told.days[1:]
    assert (answer.parent_id, thanks.parent_id) == (None, answer.id if told.threaded else None)
    assert conversation.complete is told.complete
    if told.has_profiles:
        assert (answer.author_url or "").startswith("https://yard.example/")


@pytest.mark.parametrize("name", SOFTWARE)
def test_a_reply_is_its_words_and_its_quotation(name: str) -> None:
    """Quotations stay quotations; signatures, buttons and notes on edits are no part of what was said."""
    answer, thanks = read(name)[1].comments
    assert "> " in answer.markdown and "runs dry after an hour" in answer.markdown
    *quoted, said = answer.markdown.split("\n\n")
    assert all(block.startswith(">") or WHO_SAID.fullmatch(block) for block in quoted), quoted
    assert said == "Fit a float switch, see [my notes](https://yard.example/pumps)."
    assert thanks.markdown == thanks.text == "That did it, thank you."


@pytest.mark.parametrize("name", SOFTWARE)
def test_ids_stay_when_the_page_is_read_again(name: str) -> None:
    first, second = (read(name)[1].comments for _ in range(2))
    assert [comment.id for comment in first] == [comment.id for comment in second]
    assert len({comment.id for comment in first}) == 2


QUOTATIONS = {
    "invision3": '<p class="citation"><a class="snapback" rel="{id}"></a> Bo said:</p>{said}',
    "invision4": '<blockquote class="ipsQuote" data-ipsquote-contentcommentid="{id}">{said}</blockquote>',
    "mybb": '<blockquote class="mycode_quote"><cite>Bo <a href="t.php?pid={id}#pid{id}"></a></cite>{said}</blockquote>',
    "phpbb": '<blockquote><div><cite><a href="./viewtopic.php?p={id}#p{id}">↑</a></cite>{said}</div></blockquote>',
    "smf": '<blockquote class="bbc_standard_quote"><cite><a href="?msg={id}">Quote</a></cite>{said}</blockquote>',
    "vbulletin3": '<div>Bo <a href="t.php?p={id}#post{id}"><img class="inlineimg" src="v.gif" alt=""></a></div>{said}',
    "vbulletin4": '<div class="bbcode_postedby">Bo <a href="t.php?p={id}#post{id}">View</a></div>{said}',
    "vbulletin5": '<div class="bbcode_postedby">Bo <a href="/t/7#post{id}">View</a></div>{said}',
    "woltlab": '<blockquote class="quoteBox" cite="https://yard.example/t/7/?postID={id}#post{id}">{said}</blockquote>',
    "xenforo1": '<div class="attribution">Bo <a class="AttributionLink" href="goto/post?id={id}#post-{id}">↑</a></div>',
    "xenforo2": '<blockquote class="bbCodeBlock--quote" data-source="post: {id}">{said}</blockquote>',
}


@pytest.mark.parametrize("name", QUOTATIONS)
def test_who_quotes_replies(name: str) -> None:
    page = (PAGES / "threads" / f"{name}.html").read_text(encoding="utf-8")
    for number in (1, 2):
        quotation = QUOTATIONS[name].format(n=number, id=10 + number, said="float switch")
        quoting = page.replace("That did it, thank you.", f"{quotation}That did it, thank you.")
        answer, thanks = dissect(quoting.encode(), "utf-8", ADDRESS, "article")[1].comments
        assert thanks.parent_id == (answer.id if number == 2 else None)


@pytest.mark.parametrize("template", [*SITES, *FORUMS, *BLOGS, CITATIONS], ids=lambda template: template.name)
def test_every_selector_can_be_read(template: Template) -> None:
    """None waits to fail until a page of its software comes."""
    tree = parse("<p>x</p>")
    for field in fields(template):
        value = getattr(template, field.name)
        if field.name not in ("name", "signs", "generator", "named", "kind") and not isinstance(value, bool):
            for choice in value if isinstance(value, tuple) else (value,):
                if css := choice.partition("@")[0].strip():
                    select(tree, css)


def test_a_whole_page_is_shown_with_its_first_post_in_place() -> None:
    page = (PAGES / "threads" / "phpbb.html").read_bytes()
    article, conversation = dissect(page, "utf-8", ADDRESS, "page")[:2]
    assert "bilge pump" in article.markdown and "Boat Yard software" in article.markdown
    assert "float switch" not in article.markdown
    assert len(conversation.comments) == 2


def test_a_submitted_link_is_the_article() -> None:
    """Hacker News: no text of its own, so the link that it is about; a deleted comment keeps its place."""
    article, conversation = read("hackernews", "https://news.ycombinator.com/item?id=11")
    assert (article.title, article.byline) == ("Bilge pump runs dry", "Ana Lund")
    assert article.published == "2021-05-03T18:20:00Z"
    assert article.markdown == "[pumps.example/dry](https://pumps.example/dry)"
    switch, deleted, thanks = conversation.comments
    assert (conversation.declared_count, conversation.complete) == (3, True)
    assert (switch.markdown, switch.parent_id) == ("Fit a float switch.\n\nIt costs *nothing*.", None)
    assert (deleted.author, deleted.text, deleted.parent_id) == (None, "", switch.id)
    assert (thanks.text, thanks.parent_id, thanks.published) == ("That did it, thank you.", deleted.id, "2021-05-14")


@pytest.mark.parametrize("name", ["lobsters", "lemmy"])
def test_a_submission_with_a_text_has_both(name: str) -> None:
    article, conversation = read(name)
    link, text = article.markdown.split("\n\n")
    assert link == "[pumps.example/dry](https://pumps.example/dry)"
    assert text.startswith("The **bilge pump**")
    answer, thanks = conversation.comments
    assert (answer.author, thanks.author, thanks.parent_id) == ("Bo Frisk", "Ana Lund", answer.id)
    assert conversation.declared_count == (2 if name == "lobsters" else None)


def test_comments_on_questions_and_answers_hang_where_they_belong() -> None:
    """Stack Exchange: who asked is told from who edited, and times that name their zone keep it."""
    article, conversation = read("stackexchange")
    assert (article.title, article.byline) == ("Bilge pump runs dry", "Ana Lund")
    assert article.published == "2021-05-03T18:20:00Z"
    assert article.markdown.startswith("The **bilge pump**")
    on_question, answer, on_answer = conversation.comments
    assert (on_question.author, on_question.text, on_question.parent_id) == ("Cy Moe", "How old is it?", None)
    assert (answer.author, answer.parent_id, answer.published) == ("Bo Frisk", None, "2021-05-03")
    assert (on_answer.author, on_answer.parent_id, on_answer.by_opener) == ("Ana Lund", answer.id, True)
    assert on_answer.published == "2021-05-14T08:00:00Z"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-05-03T18:20:00Z", "2021-05-03T18:20:00Z"),
        ("2021-05-03T18:20:00.250000+0200", "2021-05-03T18:20:00.250000+02:00"),
        ("2021-05-03 11:41:44 -0500", "2021-05-03T11:41:44-05:00"),
        ("2021-05-03 18:20:00Z, License: CC BY-SA 4.0", "2021-05-03T18:20:00Z"),
        ("2021-05-03 18:20:00 UTC", "2021-05-03T18:20:00Z"),
        ("2021-05-03T18:20+00:00", "2021-05-03T18:20:00Z"),
        ("2021-05-03 18:20:00", "2021-05-03"),
        ("1620066000", "2021-05-03T18:20:00Z"),
        ("1620066000123", "2021-05-03T18:20:00Z"),
        ("2021-05-03T18:20:00 1620066000", "2021-05-03T18:20:00Z"),
        ("2021-13-45 18:20:00Z", None),
        ("16200660", None),
        ("4 years ago", None),
    ],
)
def test_times_that_forums_keep_for_machines(value: str, expected: str | None) -> None:
    assert stamp(value) == expected


def test_two_guests_are_not_one() -> None:
    page = (PAGES / "threads" / "flarum.html").read_text(encoding="utf-8").replace("Ana Lund", "Guest")
    _, conversation = dissect(page.encode(), "utf-8", ADDRESS, "article")[:2]
    assert [comment.by_article_author for comment in conversation.comments] == [False, False]


def test_an_accepted_answer_shown_twice_counts_once() -> None:
    assert [comment.id for comment in read("khoros")[1].comments] == ["12", "13"]


def test_what_a_page_states_stands_in_where_the_page_shows_it_otherwise() -> None:
    page = (PAGES / "threads" / "jsonld.html").read_text(encoding="utf-8")
    hidden = page.replace('<div class="x2">', '<div class="x2">Answered: ')
    _, conversation = dissect(hidden.encode(), "utf-8", ADDRESS, "article")[:2]
    assert conversation.comments[0].markdown == "runs dry after an hour\n\nFit a float switch, see my notes."
    _, conversation = read("jsonld")
    assert conversation.comments[0].markdown.startswith("> runs dry")
