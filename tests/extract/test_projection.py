"""A chosen text on a page's elements: what stays is decided by text, what stands between it by place."""

from lxml import html

from reader.extract.projection import project, prune
from reader.extract.selection import article_text
from reader.html.markdown import markdown_of
from reader.html.tree import parse

ONE = "The first paragraph tells how the lighthouse came to be sold."
TWO = "The second paragraph tells who bought it, and with what money."
THREE = "The third paragraph tells what the town made of the affair."


def projected(body: str, *chosen: str) -> str:
    tree = parse(body)
    prune(tree, project(tree, "\n".join(chosen)))
    return markdown_of(tree)


def test_only_what_was_chosen_stays() -> None:
    assert projected(f"<p>{ONE}</p><div>A word from our friends<p>{TWO}</p></div>", ONE, TWO) == f"{ONE}\n\n{TWO}"


def test_marks_and_links_stay_as_the_page_has_them() -> None:
    body = f"<blockquote><p>{ONE} <em>Yes,</em> <a href='http://x.example/'>here</a>.</p></blockquote>"
    assert projected(body, f"{ONE} Yes, here.") == f"> {ONE} *Yes,* [here](http://x.example/)."


def test_a_picture_between_stays_with_its_caption_and_one_in_a_box_goes() -> None:
    body = (
        f"<article><p>{ONE}</p><figure><img src='/a.jpg' alt='a'><figcaption>Seen from the sea</figcaption></figure>"
        "<div class='promo'><img src='/b.jpg' alt='b'></div>"
        "<div><a href='/o'><img src='/c.jpg' alt='c'>Another story altogether, told at length</a></div>"
        f"<p>{TWO}</p></article>"
    )
    assert projected(body, ONE, TWO) == f"{ONE}\n\n![a](/a.jpg)\n\n*Seen from the sea*\n\n{TWO}"


def test_a_heading_belongs_to_what_follows_it() -> None:
    body = (
        f"<p>{ONE}</p><h2>Kept</h2><p>{TWO}</p><h2>Lost</h2><div>Sign up and be happy</div><h2>Last</h2><p>{THREE}</p>"
    )
    assert projected(body, ONE, TWO, THREE) == f"{ONE}\n\n## Kept\n\n{TWO}\n\n## Last\n\n{THREE}"


def test_code_between_stays_though_the_text_lacks_it() -> None:
    assert "a = 1" in projected(f"<div><p>{ONE}</p><pre>a = 1</pre><p>{TWO}</p></div>", ONE, TWO)


def test_prose_that_was_missed_between_its_siblings_stays() -> None:
    links = "<p><a href='/x'>All of this paragraph is one link to another story of ours</a></p>"
    assert (
        projected(f"<div><p>{ONE}</p><p>{TWO}</p>{links}<p>{THREE}</p></div>", ONE, THREE)
        == f"{ONE}\n\n{TWO}\n\n{THREE}"
    )


def test_choosing_leaves_the_tree_and_the_terminal_alone(capfd) -> None:  # type: ignore[no-untyped-def]
    tree = parse(
        f"<div style='display:none'>x</div><article><p>{ONE * 5}</p><p>{TWO * 5}</p></article><script>y</script>"
    )
    before = html.tostring(tree)
    assert ONE in article_text(tree, "https://example.org/x")
    assert html.tostring(tree) == before
    assert capfd.readouterr() == ("", "")
