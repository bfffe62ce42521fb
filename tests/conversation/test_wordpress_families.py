"""One small page per family of WordPress markup; each holds the same conversation."""

from pathlib import Path

import pytest

from reader.conversation.registry import cut
from reader.html.tree import parse, text_of
from reader.values import Comment, Conversation
from tests.conftest import PAGES

FAMILIES = sorted(path.stem for path in (PAGES / "wordpress").glob("*.html"))
FLAT = {"classic", "bare", "definitions", "beside", "words"}
"""Families whose markup tells no parents."""
SHORT_PINGS = {"html5", "callback", "definitions"}
"""Families that print a ping as nothing but its link."""
ONE_PING_CLASS = {"callback", "tabs", "definitions", "beside", "words", "builder"}
"""Families that don't tell a trackback from a pingback."""
NO_OWNER = {"bare", "beside", "words"}
"""Families that don't mark the article's author."""
WITH_ZONE = {"html5", "apart", "divs", "blocks"}

AUTHORS = {
    "Ada Quill",
    "Bela Moran",
    "Notes from the Pier",
    "Tide Tables",
    "cheap pills online",
    "Pingback: Ernest",
}


def page(family: str) -> str:
    return Path(PAGES / "wordpress" / f"{family}.html").read_text()


def read(family: str) -> Conversation:
    return cut(parse(page(family)), None).conversation


def by_author(conversation: Conversation, author: str) -> Comment:
    return next(comment for comment in conversation.comments if comment.author == author)


@pytest.mark.parametrize("family", FAMILIES)
def test_all_items_are_found_under_their_names(family: str) -> None:
    conversation = read(family)
    assert len(conversation.comments) == conversation.declared_count == 7
    assert {comment.author for comment in conversation.comments} == AUTHORS
    assert conversation.sources == ("wordpress-html",)


@pytest.mark.parametrize("family", FAMILIES)
def test_kinds_come_from_the_markup(family: str) -> None:
    conversation = read(family)
    trackback = "pingback" if family in ONE_PING_CLASS else "trackback"
    assert by_author(conversation, "Notes from the Pier").kind == "pingback"
    assert by_author(conversation, "cheap pills online").kind == "pingback"
    assert by_author(conversation, "Tide Tables").kind == trackback


@pytest.mark.parametrize("family", FAMILIES)
def test_a_person_called_pingback_is_a_person(family: str) -> None:
    ernest = by_author(read(family), "Pingback: Ernest")
    assert ernest.kind == "comment"
    assert ernest.text == "Pingback: that is what they call me at the pub."


@pytest.mark.parametrize("family", FAMILIES)
def test_texts_are_the_comments_own_words(family: str) -> None:
    conversation = read(family)
    bela = by_author(conversation, "Bela Moran")
    assert bela.text == "The twelfth is a buoy.\nIt is not on the chart."
    assert bela.markdown == "The twelfth is a buoy.\n\nIt is not on the chart."
    pier = by_author(conversation, "Notes from the Pier")
    if family in SHORT_PINGS:
        assert pier.text == pier.markdown == ""
    else:
        assert pier.text == "[…] a walk along the eleven lights, which I had never counted […]"


@pytest.mark.parametrize("family", FAMILIES)
def test_replies_know_their_parents(family: str) -> None:
    parents = {comment.id: comment.parent_id for comment in read(family).comments if comment.parent_id}
    assert parents == ({} if family in FLAT else {"c12": "c11", "c13": "c12"})


@pytest.mark.parametrize("family", FAMILIES)
def test_links_days_and_the_articles_author(family: str) -> None:
    conversation = read(family)
    bela, ada = by_author(conversation, "Bela Moran"), by_author(conversation, "Ada Quill")
    assert (bela.author_url, ada.author_url) == ("https://harbour.example/", None)
    assert by_author(conversation, "cheap pills online").author_url == "https://pills.example/buy"
    assert bela.published == ("2021-03-14T09:40:00+01:00" if family in WITH_ZONE else "2021-03-14")
    assert [comment.author for comment in conversation.comments if comment.by_article_author] == (
        [] if family in NO_OWNER else ["Bela Moran"]
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_the_conversation_stays(family: str) -> None:
    tree = parse(page(family))
    cut(tree, None)
    left = text_of(tree)
    for gone in ("buoy", "pub", "Pier", "pills", "Leave a Reply", "Cancel reply", "7 ", "Older Comments", "navigation"):
        assert gone not in left
    assert not tree.xpath("//form | //*[@id='respond'] | //*[starts-with(@id, 'comment-')]")


@pytest.mark.parametrize("family", FAMILIES)
def test_the_article_stays_whole(family: str) -> None:
    tree = parse(page(family))
    cut(tree, None)
    assert text_of(tree.get_element_by_id("post-7")) == "\n".join(
        (
            "The Eleven Lights",
            "There are eleven lights along the harbour wall, and I keep nine of them.",
            "The first burns red.",
            "The second hardly burns.",
            "What the chart says",
            "The chart of 1971 has 3 comments in pencil on it.",
            "Filed under Lights.",
        )
    )


def test_only_the_page_that_links_to_others_is_incomplete() -> None:
    assert {family for family in FAMILIES if not read(family).complete} == {"html5"}


@pytest.mark.parametrize("family", FAMILIES)
def test_ids_stay_when_a_newer_ping_comes(family: str) -> None:
    """What was read before keeps its id, so marks and places find it again."""
    newer = page(family).replace(
        '<li class="post pingback">',
        '<li class="post pingback"><p>Pingback: <a>New</a></p><li class="post pingback">',
        1,
    )
    newer = newer.replace('<li class="ping">', '<li class="ping"><div class="ping-link">New</div><li class="ping">', 1)
    before, after = (
        {c.author: c.id for c in conversation.comments}
        for conversation in (read(family), cut(parse(newer), None).conversation)
    )
    assert before.items() <= after.items()
    assert ("New" in after) == (family in {"callback", "tabs"})


def test_a_ping_without_a_link_has_the_name_behind_its_label() -> None:
    """A ping may come without an address; the walker prints only its name (class-walker-comment.php, ping())."""
    item = '<li id="comment-{0}" class="pingback even thread-even depth-1"><div class="comment-body">{1}</div></li>'
    said = ("Pingback: The lock at dusk", "Trackback: Canal notes", "Пингбэк без имени")
    items = "".join(item.format(number, words) for number, words in enumerate(said, 1))
    found = cut(parse(f'<ol class="commentlist">{items}</ol>'), None).conversation.comments
    assert [(c.author, c.text) for c in found] == [
        ("The lock at dusk", ""),
        ("Canal notes", ""),
        (None, "Пингбэк без имени"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<p>I was born on 5 May 1983.</p>",
        "<p>Until Monday.</p><p>See you on 3 June 2024!</p>",
        "3. Mai 2024, sagst du?",
    ],
)
def test_a_short_comment_may_speak_of_a_day(text: str) -> None:
    """As wp_list_comments prints div markup: the text has no element of its own."""
    found = cut(
        parse(
            '<ol class="commentlist"><li id="comment-1" class="comment depth-1"><div class="comment-body">'
            '<div class="comment-author vcard"><cite class="fn">Ann Bee</cite> <span class="says">says:</span></div>'
            '<div class="comment-meta commentmetadata"><a href="#comment-1">October 3, 2026 at 10:12 am</a></div>'
            f"{text}</div></li></ol>"
        ),
        None,
    )
    (comment,) = found.conversation.comments
    assert comment.author == "Ann Bee" and comment.published and comment.published.startswith("2026-10-03")
    assert comment.text.split() == " ".join(parse(text).itertext()).split()
