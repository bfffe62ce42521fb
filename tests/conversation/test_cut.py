"""What cut() does at the edges: broken, closed, empty and foreign pages."""

import pytest
from lxml.html import HtmlElement

from reader.conversation.registry import cut
from reader.html.tree import parse, text_of
from reader.values import NO_CONVERSATION, Comment, Conversation

ARTICLE = "<h1>Tar</h1><div class='hentry'><p>How to tar a hull.</p></div>"
ADDRESS = "https://yard.example/2020/tar/"


def tree_of(conversation: str, article: str = ARTICLE) -> HtmlElement:
    head = '<link rel="stylesheet" href="/wp-content/themes/own/style.css">'
    return parse(f"<html><head>{head}</head><body>{article}{conversation}</body></html>")


def read(conversation: str) -> Conversation:
    return cut(tree_of(conversation), ADDRESS).conversation


def only(conversation: str) -> Comment:
    (comment,) = read(conversation).comments
    return comment


def test_a_page_without_comments_is_left_alone() -> None:
    tree = tree_of("<p>1 comment on this would be enough.</p>")
    before = text_of(tree)
    assert cut(tree, ADDRESS).conversation == NO_CONVERSATION
    assert text_of(tree) == before


def test_other_software_is_not_taken_for_wordpress() -> None:
    page = (
        "<html><body><h1>Tar</h1><div id='comments'><h3>Comments</h3>"
        "<div id='comment-1' class='comment media'><h4>Maren <small>4 weeks ago</small></h4><p>So?</p></div>"
        "<a id='comment-2'></a><div class='clear-block comment comment-by-anonymous odd'>No.</div></div></body></html>"
    )
    tree = parse(page)
    before = text_of(tree)
    assert cut(tree, ADDRESS).conversation == NO_CONVERSATION
    assert text_of(tree) == before


def test_zero_comments_are_declared_by_a_heading_or_the_link_to_them() -> None:
    form = "<div id='respond'><h3>Leave a Reply</h3><form action='/wp-comments-post.php'></form></div>"
    assert read(f"<div id='comments'><h2 class='comments-title'>No Comments</h2>{form}</div>").declared_count == 0
    assert read(f"<a href='{ADDRESS}#respond'>0 Comments</a>{form}").declared_count == 0
    assert read(f"<a href='https://yard.example/2019/pitch/#comments'>4 Comments</a>{form}").declared_count is None


def test_closed_is_told_by_a_note_and_not_for_want_of_a_password() -> None:
    note = "<p class='nocomments'>Comments are closed.</p>"
    lock = "<form class='post-password-form' action='/wp-login.php?action=postpass'><input name='post_password'></form>"
    assert read(note).closed
    assert not read(note + lock).closed


def test_reply_links_dates_and_other_articles_are_no_further_pages() -> None:
    item = "<li id='comment-1' class='comment depth-1'><b class='fn'>A</b><p>x <a href='{}'>l</a></p></li>"
    for target in (
        f"{ADDRESS}comment-page-1/?replytocom=1#respond",
        f"{ADDRESS}comment-page-1/?replytocom=1",
        f"{ADDRESS}comment-page-1/#comment-1",
        "https://yard.example/2019/pitch/comment-page-2/#comments",
        "https://yard.example/search?page=2",
        "https://[broken/comment-page-2/#comments",
    ):
        assert read(f"<ol class='commentlist'>{item.format(target)}</ol>").complete, target
    for target in (f"{ADDRESS}comment-page-2/#comments", "/?p=5&cpage=2#comments"):
        assert not read(f"<ol class='commentlist'>{item.format(target)}</ol>").complete, target


def test_the_oldest_markup() -> None:
    """A name, "Says:", a small date and the text, one after the other in the item."""
    comment = only(
        "<h3 id='comments'>One Response to &#8220;Tar&#8221;</h3>"
        "<ol class='commentlist'><li class='alt' id='comment-5'>"
        "<cite><a href='http://old.example' rel='external nofollow'>Old Salt</a></cite> Says:<br>"
        "<small class='commentmetadata'><a href='#comment-5'>March 4th, 2006 at 9:10 pm</a></small>"
        "<p>Two coats.</p></li></ol>"
    )
    assert (comment.author, comment.author_url, comment.published) == ("Old Salt", "http://old.example", "2006-03-04")
    assert comment.markdown == "Two coats."


def test_a_ping_in_any_language_is_known_by_its_word() -> None:
    for word in ("Pingback:", "Ping\u00a0:", "Уведомление:", "ピンバック:", "通告：", "Paluuviite:"):
        ping = only(f"<ol class='commentlist'><li id='comment-3'>{word} <a href='https://b.example/'>B</a></li></ol>")
        assert (ping.kind, ping.author, ping.text) == ("pingback", "B", ""), word


def test_a_ping_without_class_or_word_is_known_by_its_list() -> None:
    item = "<li id='comment-{}'><a href='https://b.example/'>B</a></li>"
    conversation = read(
        f"<h3>Pings</h3><div id='pings'><ol>{item.format(3)}</ol></div>"
        f"<h3>Trackbacks</h3><ol class='trackback-list'>{item.format(4)}</ol>"
    )
    assert [(ping.kind, ping.author) for ping in conversation.comments] == [("pingback", "B"), ("trackback", "B")]


def test_a_comment_that_begins_with_the_word_is_none() -> None:
    comment = only(
        "<ol class='commentlist'><li class='comment even thread-even depth-1' id='comment-3'>"
        "<div class='comment-body'>Pingback: <a href='https://b.example/'>B</a></div></li></ol>"
    )
    assert comment.kind == "comment"


def test_counts_of_comments_and_pings_add_up() -> None:
    item = "<li id='comment-{0}' class='{1} depth-1'><b class='fn'>A{0}</b><p>x</p></li>"
    conversation = read(
        f"<h3>2 Comments</h3><ol class='commentlist'>{item.format(1, 'comment')}{item.format(2, 'comment')}</ol>"
        f"<h3>1 Trackback</h3><ol class='pinglist'>{item.format(3, 'trackback')}</ol>"
    )
    assert conversation.declared_count == 3


def test_headings_in_any_language_declare() -> None:
    item = "<ol class='commentlist'><li id='comment-1' class='comment depth-1'><b class='fn'>A</b><p>x</p></li></ol>"
    for heading, count in (
        ("17 Comments", 17),
        ("17件のコメント", 17),
        ("댓글 17개", 17),
        ("Komentáře: 17", 17),
        ("1.500 Kommentare", 1500),
        ("One thought on “1984”", 1),
        ("《1984》有 3 条评论", 3),
        ("Comments", None),
    ):
        assert read(f"<h2 class='comments-title'>{heading}</h2>{item}").declared_count == count, heading


def test_an_item_swallowed_by_broken_markup_is_nobodys_reply() -> None:
    conversation = read(
        "<ol class='commentlist'><li id='comment-1' class='comment depth-1'><b class='fn'>A</b>"
        "<div class='comment-content'><p>one <!-- never closed <p></div></li> -->"
        "<li id='comment-2' class='comment depth-1'><b class='fn'>B</b>"
        "<div class='comment-content'><p>two</p></div></li></ol>"
        "<div id='respond'><h3>Leave a Reply</h3><form></form></div>"
    )
    assert [(comment.parent_id, comment.text) for comment in conversation.comments] == [(None, "one"), (None, "two")]


def test_hostile_names_texts_and_links_come_in_clean() -> None:
    comment = only(
        "<ol class='commentlist'><li id='comment-1' class='comment depth-1'>"
        "<b class='fn'><a class='url' href='javascript:alert(1)'>\x1b[31mEve\u202e\n\tAdams</a></b>"
        "<div class='comment-content'><p>a\x9b2J b\u200b</p><script>c()</script></div></li></ol>"
    )
    assert (comment.author, comment.author_url) == ("Eve Adams", None)
    assert comment.text == "a2J b"


def test_replies_deeper_than_any_stack_are_read() -> None:
    levels = 900
    nested = "".join(
        f"<li id='comment-{n}' class='comment depth-{n}'><div class='comment-content'>t{n}</div><ol class='children'>"
        for n in range(1, levels + 1)
    )
    comments = read(f"<ol class='commentlist'>{nested}").comments
    assert len(comments) == levels
    assert (comments[-1].parent_id, comments[-1].text) == (f"c{levels - 1}", f"t{levels}")


def test_the_address_makes_links_absolute() -> None:
    comment = only(
        "<ol class='commentlist'><li id='comment-1' class='comment depth-1'>"
        "<b class='fn'><a href='/me'>A</a></b><p>x</p></li></ol>"
    )
    assert comment.author_url == "https://yard.example/me"


def test_a_book_and_an_abbreviation_in_the_text_stay() -> None:
    comment = only(
        "<ol class='commentlist'><li id='comment-1' class='comment depth-1'><div class='comment-body'>"
        "<cite class='fn'>A</cite> <span class='says'>says:</span>"
        "<p>Read <cite>Moby Dick</cite> in <abbr title='Hypertext Markup Language'>HTML</abbr>, "
        "<small>really</small>.</p></div></li></ol>"
    )
    assert (comment.author, comment.text) == ("A", "Read Moby Dick in HTML, really.")


def test_a_nameless_comment_is_not_named_after_a_book() -> None:
    comment = only(
        "<ol class='commentlist'><li id='comment-1' class='comment depth-1'>"
        "<p>Read <cite>Moby Dick</cite>.</p></li></ol>"
    )
    assert (comment.author, comment.text) == (None, "Read Moby Dick.")


def test_a_heading_of_something_else_counts_no_comments() -> None:
    conversation = read(
        "<h3>10 Related Posts</h3><div></div><div id='comments'><ol class='commentlist'>"
        "<li class='ad'>Buy 5 boats</li>"
        "<li id='comment-1' class='comment depth-1'><b class='fn'>A</b><p>x</p></li></ol></div>"
    )
    assert conversation.declared_count is None
    assert [comment.author for comment in conversation.comments] == ["A"]


def test_a_heading_among_the_comments_in_their_section_counts() -> None:
    tree = tree_of(
        "<div id='comments'><h3>1 reply</h3>"
        "<div id='comment-1' class='comment depth-1'><b class='fn'>A</b><p>x</p></div></div>"
    )
    assert cut(tree, ADDRESS).conversation.declared_count == 1
    assert text_of(tree) == "Tar\nHow to tar a hull."


def test_lists_of_replies_outweigh_classes_that_never_grow() -> None:
    """A theme's own callback may print "depth-1" on every comment, however it nests them."""

    def item(number: int, replies: str = "") -> str:
        listed = f"<ol class='children'>{replies}</ol>" if replies else ""
        return f"<li id='comment-{number}' class='comment depth-1'><b class='fn'>A</b><p>t{number}</p>{listed}</li>"

    thread = item(1, item(2, item(3)) + item(4)) + item(5)
    conversation = read(f"<ol class='commentlist'>{thread}</ol>")
    assert {comment.id: comment.parent_id for comment in conversation.comments} == {
        "c1": None,
        "c2": "c1",
        "c3": "c2",
        "c4": "c1",
        "c5": None,
    }


@pytest.mark.parametrize(
    ("tag", "begin", "end"),
    [
        ("li", "<ol class='children'>", "</ol>"),
        ("div", "<div class='children'>", "</div>"),
        ("div", "", ""),
    ],
)
def test_a_thread_deeper_than_any_tree_keeps_names_texts_and_parents(tag: str, begin: str, end: str) -> None:
    levels = 900
    nested = "".join(
        f"<{tag} id='comment-{n}' class='comment'><article class='body'><footer><b class='fn'>A{n}</b></footer>"
        f"<div class='comment-content'><p>t{n}</p></div></article>{begin}"
        for n in range(1, levels + 1)
    )
    ends = f"{end}</{tag}>" * levels
    found = read(
        f"<div id='comments'><{tag} class='commentlist'>{nested}{ends}</{tag}></div><p>After all.</p>"
    ).comments
    assert [(comment.id, comment.author, comment.text) for comment in found] == [
        (f"c{n}", f"A{n}", f"t{n}") for n in range(1, levels + 1)
    ]
    assert [comment.parent_id for comment in found] == [None, *(f"c{n}" for n in range(1, levels))]
