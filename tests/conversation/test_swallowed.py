"""A comment that breaks a page's markup for every parser costs no other comment."""

from reader.conversation.registry import cut
from reader.html.tree import parse, text_of
from reader.values import Comment

ITEM = """<li id="comment-{n}" class="comment even thread-even depth-1">
<article id="div-comment-{n}" class="comment-body">
<footer class="comment-meta"><b class="fn">{name}</b> <span class="says">says:</span></footer>
<div class="comment-content"><p>{text}</p></div></article></li>"""


def read(*said: tuple[str, str]) -> tuple[tuple[Comment, ...], str]:
    items = "".join(ITEM.format(n=n, name=name, text=text) for n, (name, text) in enumerate(said, 1))
    tree = parse(
        f"""<html><head><title>Piers</title></head><body><article class="hentry"><h1>Piers</h1>
<p>The pier is long.</p></article><div id="comments" class="comments-area"><h2 class="comments-title">
{len(said)} Comments</h2><ol class="comment-list">{items}</ol><div id="respond"><h3>Leave a Reply</h3>
<form id="commentform"><textarea name="comment"></textarea></form></div></div>
<footer id="colophon"><p>Runs on lamp oil.</p><script>run()</script></footer></body></html>"""
    )
    return cut(tree, None).conversation.comments, text_of(tree)


def test_a_name_that_opens_a_script() -> None:
    comments, left = read(("Ann", "One."), ("Importer <script>", "Two."), ("Bo", "Three."), ("Cy", "Four."))
    assert [(one.id, one.author, one.text, one.parent_id) for one in comments] == [
        ("c1", "Ann", "One.", None),
        ("c2", "Importer", "Two.", None),
        ("c3", "Bo", "Three.", None),
        ("c4", "Cy", "Four.", None),
    ]
    assert "The pier is long." in left
    assert "Leave a Reply" not in left


def test_what_is_put_back_may_hide_more() -> None:
    comments, _ = read(("Ann <script>", "One."), ("Bo", "<textarea> two <style> two"), ("Cy", "Three."))
    assert [(one.id, one.author) for one in comments] == [("c1", "Ann"), ("c2", "Bo"), ("c3", "Cy")]
    assert comments[2].text == "Three."


def test_a_script_that_only_speaks_of_comments_stays_one() -> None:
    comments, _ = read(("Ann", "One."), ("Bo", "<script>let a = '<li id=\\\"comment-9\\\">'</script>Two."))
    assert [one.id for one in comments] == ["c1", "c2"]
