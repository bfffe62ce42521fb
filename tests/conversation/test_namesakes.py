"""Pages that print one number twice: nothing said is lost, and nothing stands there twice."""

from reader.conversation.registry import cut
from reader.html.tree import parse
from reader.values import Comment

HEAD = '<link rel="stylesheet" href="/wp-content/themes/own/style.css">'
ITEM = """<li id="comment-{number}" class="comment depth-1"><b class="fn">{name}</b>
<div class="comment-content"><p>{text}</p></div>{replies}</li>"""


def item(number: int, name: str, text: str, replies: str = "") -> str:
    return ITEM.format(number=number, name=name, text=text, replies=replies)


def read(comments: str) -> tuple[Comment, ...]:
    page = f"<html><head>{HEAD}</head><body><h1>Tar</h1><div class='hentry'><p>How to tar.</p></div>{comments}</body>"
    return cut(parse(page), "https://yard.example/tar").conversation.comments


def said(comments: tuple[Comment, ...]) -> list[tuple[str | None, str]]:
    return [(comment.author, comment.text) for comment in comments]


def test_two_people_under_one_number_are_both_heard() -> None:
    reply = f"<ol class='children'>{item(6, 'Cy', 'Pine, surely.').replace('depth-1', 'depth-2')}</ol>"
    found = read(
        "<ol class='commentlist'>"
        + item(5, "Ann", "Which tar?")
        + item(5, "Bo", "Stockholm tar.", reply)
        + item(5, "Bo", "And two coats.")
        + "</ol>"
    )
    assert said(found) == [
        ("Ann", "Which tar?"),
        ("Bo", "Stockholm tar."),
        ("Cy", "Pine, surely."),
        ("Bo", "And two coats."),
    ]
    assert found[0].id == "c5" and len({comment.id for comment in found}) == 4
    assert found[2].parent_id == found[1].id


def test_a_copy_and_an_anchor_are_no_second_comment() -> None:
    listed = "<ol class='commentlist'>" + item(5, "Ann", "Which tar?") + item(6, "Bo", "Stockholm.") + "</ol>"
    assert [comment.id for comment in read(listed + listed)] == ["c5", "c6"]
    anchored = listed.replace(
        '<li id="comment-5"', '<li id="comment-5" class="comment depth-1"></li><li id="comment-5"'
    )
    assert said(read(anchored)) == [("Ann", "Which tar?"), ("Bo", "Stockholm.")]


def test_two_posts_under_one_number_are_both_heard_in_other_software() -> None:
    comment = (
        '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment" id="x1">'
        '<span itemprop="author">{}</span><p itemprop="text">{}</p></div>'
    )
    twice = comment.format("Ann", "Which tar?") * 2 + comment.format("Bo", "Stockholm.") * 2
    found = read(f"<div>{twice}</div>")
    assert said(found) == [("Ann", "Which tar?"), ("Bo", "Stockholm.")]
    assert len({comment.id for comment in found}) == 2
