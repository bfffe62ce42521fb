"""The names of places: kept where a link of the page leads there, on the very block, and nowhere else."""

import re

import pytest

from reader.document.parse import parse as blocks_of
from reader.html.markdown import markdown_of
from reader.html.tree import parse

PAGE = "https://example.org/mill"


def places(body: str, *names: str) -> dict[str, str]:
    """What is drawn from each named place on, of a page that links to these names."""
    links = " ".join(f'<a href="#{name}">to {name}</a>' for name in names)
    blocks = blocks_of(markdown_of(parse(f"<p>{links}</p>{body}"), PAGE))
    return {name: block.text[at:] for block in blocks for name, at in block.names}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<h2 id="s1">The Stones</h2>', "The Stones"),
        ('<h2><a name="s1"></a>The Stones</h2>', "The Stones"),
        ('<a name="s1"></a><h2>The Stones</h2>', "The Stones"),
        ('<div id="s1"><div><h2>The Stones</h2></div><p>turn</p></div>', "The Stones"),
        ('<p>Before.</p><p id="s1">They turn.</p>', "They turn."),
        ("<ul><li>one</li><li id='s1'><p>two</p></li></ul>", "two"),
        ('<figure id="s1"><img src="m.png" alt="a mill"></figure>', "[image: a mill]"),
        ('<table id="s1"><tr><th>A</th><th>B</th></tr><tr><td>c</td><td>d</td></tr></table>', "A\tB\nc\td"),
        ('<table><tr><th>A</th><th>B</th></tr><tr id="s1"><td>c</td><td>d</td></tr></table>', "c\td"),
        ('<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td id="s1">d</td></tr></table>', "d"),
        ('<table><tr><th>A</th><th>B</th></tr><tr><td id="s1"></td><td>d</td></tr></table>', "d"),
        ("<div id='s1'><pre>turn()</pre></div>", "turn()"),
        ("<pre>turn(<span id='s1'>)</span></pre>", "turn()"),
        ("<p>One.<br><br><a name='s1'></a>Two.</p>", "Two."),
        ("<p>One.</p><p>Two.</p><a name='s1'></a>", "Two."),
        ("<p><b>One</b> and <i id='s1'>two</i>.</p>", "One and two."),
    ],
)
def test_a_place_that_is_linked_keeps_its_name(body: str, words: str) -> None:
    assert places(body, "s1") == {"s1": words}


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="the-stones">The Stones</h2>',  # found by its words
        '<h2 id="other">The Stones</h2>',  # not linked
        '<h2 id="here">The Stones <a href="#here">here</a></h2>',  # by itself only
        '<p id="the-stones" hidden>Turn.</p>',
    ],
)
def test_other_names_are_not_kept(body: str) -> None:
    assert places(body, "the-stones") == {}


def test_of_two_headings_that_say_the_same_each_is_found_by_its_name() -> None:
    body = '<h2>Stones</h2><p>a</p><h2 id="stones">Stones</h2><p>b</p><h2 id="stones-2">Stones</h2>'
    assert places(body, "stones", "stones-2") == {"stones": "Stones", "stones-2": "Stones"}


@pytest.mark.parametrize("href", ["#%C3%BC", "#ü", "/mill#ü", "https://example.org/mill#%C3%BC"])
def test_every_spelling_of_an_address_is_a_link_to_the_page(href: str) -> None:
    markdown = markdown_of(parse(f'<p><a href="{href}">on</a></p><p id="ü">Turn.</p>'), PAGE)
    assert markdown.endswith('\n\n<a id="ü"></a>Turn.')
    assert f"]({PAGE}#" in markdown, "the browser is sent to the page's own place"


def test_hostile_names_are_left_out() -> None:
    names = ['a"><script>', "b`c", "d|e", "h" * 101, "i j"]
    quoted = [name.replace('"', "&quot;") for name in names]
    body = "".join(f'<p><a href="#{name}">to</a></p><p id="{name}">at</p>' for name in quoted)
    assert "<a" not in re.sub(r"\\<", "", markdown_of(parse(body), PAGE))
    many = "".join(f'<p><a href="#n{n}">to</a></p><p id="n{n}">at</p>' for n in range(3000))
    assert markdown_of(parse(many), PAGE).count('<a id="') == 2000
