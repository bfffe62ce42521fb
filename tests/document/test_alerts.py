"""GitHub's alerts: drawn with their kind as a line of its own, also those that its pages have as boxes."""

import pytest

from reader.dissect import dissect
from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.parse import parse
from reader.html.markdown import markdown_of
from reader.html.tree import parse as tree_of

BOX = '<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title"><svg></svg>Warning</p>'


def drawn(markdown: str) -> list[str]:
    return plain_lines(Layout(Wrapping(parse(markdown), 40)))


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("> [!NOTE]\n> Mind the gate.\n\nOn.", ["▏ Note", "▏ Mind the gate.", "", "On."]),
        ("> [!tip]  \n> Mind the gate.", ["▏ Tip", "▏ Mind the gate."]),
        ("> [!CAUTION]\n>\n> Mind the gate.", ["▏ Caution", "▏ Mind the gate."]),
        ("> [!IMPORTANT]\n\nOn.", ["▏ Important", "", "On."]),
        ("- > [!WARNING]\n  > - Gate", ["• ▏ Warning", "  ▏ ◦ Gate"]),
        ("> [!NOTE] on one line", ["▏ [!NOTE] on one line"]),
        ("> Mind\n> [!NOTE]", ["▏ Mind [!NOTE]"]),
        ("> - [!NOTE]", ["▏ • [!NOTE]"]),
        ("> [!HINT]\n> x", ["▏ [!HINT] x"]),
        ("[!NOTE]\nx", ["[!NOTE] x"]),
    ],
)
def test_an_alert_says_its_kind(markdown: str, lines: list[str]) -> None:
    assert drawn(markdown) == lines
    signs = [block for block in parse(markdown) if any(run.style == "mark" for run in block.runs)]
    assert [block.text for block in signs] == [lines[0].rpartition(" ")[2]] * ("[!" not in "".join(lines))


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        ("<p>Mind <b>the</b> gate.</p><p>Now.</p>", "> [!WARNING]\n> Mind **the** gate.\n>\n> Now."),
        ("<ul><li>Gate</ul>", "> [!WARNING]\n>\n> - Gate"),
    ],
)
def test_the_box_of_a_page_is_an_alert_again(content: str, markdown: str) -> None:
    assert markdown_of(tree_of(f"<p>On.</p>{BOX}{content}</div>")) == f"On.\n\n{markdown}"
    assert drawn(markdown)[0] == "▏ Warning"


def test_a_box_in_a_cell_still_says_its_kind() -> None:
    table = f"<table><tr><th>a<th>b<tr><td>{BOX}<p>Gate.</p></div><td>c</table>"
    assert "| Warning; Gate. | c |" in markdown_of(tree_of(table))


@pytest.mark.parametrize(
    ("box", "markdown"),
    [
        (
            '<div class="admonition hint"><p class="admonition-title">Hint</p><p>Shut the gate.</p></div>',
            "> [!TIP]\n> Shut the gate.",
        ),
        (
            '<div class="admonition danger"><p class="admonition-title">Deep water</p><p>Shut the gate.</p></div>',
            "> [!CAUTION]\n> Deep water\n>\n> Shut the gate.",
        ),
        (
            '<div class="theme-admonition theme-admonition-info alert alert--info"><div class="admonitionHeading_x1">'
            '<span><svg></svg></span>info</div><div class="admonitionContent_y2"><p>Shut the gate.</p></div></div>',
            "> [!NOTE]\n> Shut the gate.",
        ),
        ('<div class="alert alert-warning" role="alert">Shut the gate.</div>', "> [!WARNING]\n> Shut the gate."),
        ('<div class="alert alert-warning">Shut the gate.</div>', "Shut the gate."),
        ('<div class="alert" role="alert">Shut the gate.</div>', "Shut the gate."),
        ('<div class="admonition">Shut the gate.</div>', "Shut the gate."),
        ('<div class="tip">Shut the gate.</div>', "Shut the gate."),
    ],
)
def test_the_boxes_of_generators_are_alerts_where_their_classes_leave_no_doubt(box: str, markdown: str) -> None:
    assert markdown_of(tree_of(box)) == markdown


def test_the_box_of_a_generator_stays_among_an_articles_paragraphs() -> None:
    said = "<p>The lock was built in a dry summer, and whoever has seen it since knows the gate by its sound.</p>" * 4
    box = '<div class="theme-admonition theme-admonition-tip alert alert--success"><p>Shut it.</p></div>'
    page = f"<title>The lock</title><article>{said}{box}{said}</article>"
    assert "> [!TIP]\n> Shut it." in dissect(page.encode(), "utf-8", None, "article")[0].markdown
