"""Comments whose ids are no numbers, as plugins and imports write them: none is lost, each is in its thread."""

import pytest

from reader.conversation.registry import cut
from reader.html.tree import parse, text_of
from reader.values import Conversation

ARTICLE = "<p>The weir was mended twice, and both times the water found another way. </p>" * 8


def said(id_: str, author: str, text: str, depth: int, replies: str = "", form: str = "li comment") -> str:
    tag, _, marks = form.partition(" ")
    body = f"""<div class="comment-author vcard"><b class="fn">{author}</b></div>
<div class="comment-content" id="comment-text-{id_}1"><p>{text}</p></div>"""
    return f'<{tag} id="comment-{id_}" class="{marks.format(depth)}">{body}{replies}</{tag}>'


def read(items: str) -> tuple[Conversation, str]:
    tree = parse(
        f"""<html><head><meta name="generator" content="WordPress 6.4"></head><body>
<nav><ul><li>Weirs<ul class="children"><li>Upper</li><li id="comment-on-weirs-2">Lower</li></ul></li></ul></nav>
<article class="hentry"><h1>The weir</h1><div class="entry-content">{ARTICLE}</div></article>
<div id="comments"><ol class="comment-list">{items}</ol></div></body></html>"""
    )
    return cut(tree, None).conversation, text_of(tree)


def threads(conversation: Conversation) -> dict[str | None, str | None]:
    """By author whom each answers."""
    authors = {comment.id: comment.author for comment in conversation.comments}
    return {comment.author: authors.get(comment.parent_id or "") for comment in conversation.comments}


FORMS = ["li comment", "li", "li comment even thread-even depth-{}", "div comment", "div", "article comment depth-{}"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("top", ["1", "r7", "5f3acb90-11d2"])
def test_replies_with_any_ids_are_kept_in_their_threads(form: str, top: str) -> None:
    inner = said("r1", "Cleo", "It is the moles.", 3, form=form)
    replies = said("r0", "Bram", "Which way did it find?", 2, f'<div class="children">{inner}</div>', form)
    replies += said("r2", "Dora", "Through my cellar.", 2, form=form)
    first = said(top, "Ansel", "I saw the water go.", 1, f'<div class="children">{replies}</div>', form)
    conversation, left = read(first + said("x9", "Edda", "Nobody asked the eels.", 1, form=form))
    assert threads(conversation) == {"Ansel": None, "Bram": "Ansel", "Cleo": "Bram", "Dora": "Ansel", "Edda": None}
    assert [comment.text for comment in conversation.comments][1:3] == ["Which way did it find?", "It is the moles."]
    assert conversation.complete and len({comment.id for comment in conversation.comments}) == 5
    assert "both times the water" in left and "Lower" in left and "moles" not in left and "eels" not in left


def test_a_list_of_replies_may_have_any_class() -> None:
    replies = said("r0", "Bram", "Which way did it find?", 2)
    conversation, _ = read(said("1", "Ansel", "I saw the water go.", 1, f"<ul>{replies}</ul>"))
    assert threads(conversation) == {"Ansel": None, "Bram": "Ansel"}


def test_a_list_in_a_comment_is_its_text() -> None:
    words = "Three ways: <ul><li>over</li><li id='comment-on-3'>under</li></ul>"
    conversation, _ = read(said("1", "Ansel", words, 1))
    (comment,) = conversation.comments
    assert "under" in comment.text
