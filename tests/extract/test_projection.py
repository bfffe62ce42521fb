"""Chosen items on a page's own elements: what belongs to the text stays with it, what doesn't goes."""

from lxml import html

from reader.extract.projection import chosen, erase_all_but, prune
from reader.extract.selection import Selection, select, shown_outline
from reader.html.markdown import markdown_of
from reader.html.tree import parse

ONE = "The first paragraph tells how the lighthouse came to be sold."
TWO = "The second paragraph tells who bought it, and with what money."
THREE = "The third paragraph tells what the town made of the affair."


def projected(body: str, *likely: str, doubtful: tuple[str, ...] = ()) -> str:
    """The Markdown of a page whose items with these texts are likely the article's, or may be."""
    tree = parse(body)
    outline = shown_outline(tree)
    likelihoods = [0.9 if item.text in likely else 0.3 if item.text in doubtful else 0.01 for item in outline.items]
    items = chosen(Selection(outline, likelihoods))
    erase_all_but(items, outline)
    prune(tree, items)
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


def test_the_picture_of_a_figure_may_lead_the_article() -> None:
    figure = "<figure><img src='/lead.jpg' alt='lead'></figure>"
    body = f"<article><header><h1>Sold</h1>{figure}<p>By Ines</p></header><p>{ONE}</p><p>{TWO}</p></article>"
    assert projected(body, ONE, TWO).startswith("![lead](/lead.jpg)")
    bare = body.replace("figure", "div").replace("lead.jpg", "face.jpg")
    assert "face.jpg" not in projected(bare, ONE, TWO)


def test_a_heading_belongs_to_its_section() -> None:
    body = (
        f"<p>{ONE}</p><h2>Kept</h2><p>{TWO}</p><h2>Lost</h2><div>Sign up and be happy</div>"
        f"<h2>Far</h2><div>See the map</div><p>{THREE}</p><h2>Last</h2>"
    )
    markdown = projected(body, ONE, TWO, THREE, doubtful=("Kept", "Lost", "Far", "Last"))
    assert markdown == f"{ONE}\n\n## Kept\n\n{TWO}\n\n## Far\n\n{THREE}"


def test_code_and_tables_between_need_less_to_stay() -> None:
    table = "<table><tr><th>Hour</th><th>Tide</th></tr><tr><td>six</td><td>two metres</td></tr></table>"
    body = f"<div><p>{ONE}</p><pre>a = 1</pre>{table}<p>{TWO}</p></div><pre>b = 2</pre>"
    markdown = projected(body, ONE, TWO, doubtful=("a = 1", "b = 2", *(t for t in _texts(body) if "Hour" in t)))
    assert "a = 1" in markdown and "| six | two metres |" in markdown and "b = 2" not in markdown


def test_an_articles_own_contents_stay_out_of_its_text_only() -> None:
    contents = "<ul><li><a href='#one'>How it was sold</a></li><li><a href='#two'>Who bought it</a></li></ul>"
    tree = parse(f"<p>{ONE}</p>{contents}<p>{TWO}</p><ul><li><a href='#top'>Top</a></li></ul>")
    outline = shown_outline(tree)
    items = chosen(Selection(outline, [0.9 if item.text in (ONE, TWO) else 0.01 for item in outline.items]))
    assert [item.kind for item in items] == ["text", "contents", "contents", "text"]


def test_a_rule_stands_between_parts_only() -> None:
    assert projected(f"<hr><p>{ONE}</p><hr><p>{TWO}</p><hr>", ONE, TWO) == f"{ONE}\n\n---\n\n{TWO}"


def test_what_has_no_words_stays_where_it_says_something() -> None:
    body = (
        f"<ul><li><input type='checkbox' checked> {ONE}</li><li><input type='checkbox'> {TWO}</li></ul>"
        f"<p>{THREE} <script type='math/tex'>x^2</script></p>"
    )
    markdown = projected(body, ONE, TWO, THREE)
    assert f"- [x] {ONE}\n- [ ] {TWO}" in markdown and "$`x^2`$" in markdown


def test_choosing_leaves_the_tree_and_the_terminal_alone(capfd) -> None:  # type: ignore[no-untyped-def]
    tree = parse(
        f"<div style='display:none'>x</div><article><p>{ONE * 5}</p><p>{TWO * 5}</p></article><script>y</script>"
    )
    before = html.tostring(tree)
    selection = select(tree)
    likely = [item.text for item, p in zip(selection.outline.items, selection.likelihoods, strict=True) if p > 0.5]
    assert likely == [ONE * 5, TWO * 5]
    assert html.tostring(tree) == before
    assert capfd.readouterr() == ("", "")


def _texts(body: str) -> list[str]:
    return [item.text for item in shown_outline(parse(body)).items]


def test_a_doubtful_line_between_its_siblings_stays() -> None:
    body = f"<div><p>{ONE}</p><p>No answer.</p><p>{TWO}</p></div><aside><p>A word from us.</p></aside><p>{THREE}</p>"
    markdown = projected(body, ONE, TWO, THREE, doubtful=("No answer.", "A word from us."))
    assert markdown == f"{ONE}\n\nNo answer.\n\n{TWO}\n\n{THREE}"


def test_a_likely_line_among_what_follows_the_article_goes() -> None:
    said = "".join(f"<li>Reader {number} was there too.</li>" for number in range(6))
    body = f"<main><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></main><div><ul>{said}</ul></div>"
    assert "Reader" not in projected(body, ONE, TWO, THREE, "Reader 3 was there too.")
    after = f"<div><p>{THREE}</p></div>"
    assert projected(f"<main><p>{ONE}</p><p>{TWO * 9}</p></main>{after}", ONE, TWO * 9, THREE).endswith(THREE)
