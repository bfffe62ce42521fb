"""Notes of many systems: tied to their references where both are there, else the links that they are on the page."""

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from reader.document.parse import parse as blocks_of
from reader.html.markdown import markdown_of
from reader.html.tree import parse

RENDERER = MarkdownIt("commonmark").use(footnote_plugin, inline=False)

FORMATS = {
    "markdown": """<p>It shut<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup> early.</p>
        <div class="footnotes"><ol><li id="fn:1"><p>It burnt down.&nbsp;<a href="#fnref:1">↩</a></p></li></ol></div>""",
    "pandoc": """<p>It shut<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>
        early.</p><section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>It burnt down.<a
        href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>""",
    "wordpress": """<p>It shut<sup data-fn="7c1" class="fn"><a href="#7c1" id="7c1-link">1</a></sup> early.</p>
        <ol class="wp-block-footnotes"><li id="7c1">It burnt down. <a href="#7c1-link">↩︎</a></li></ol>""",
    "easy-footnotes": """<p>It shut<span id="easy-footnote-1-5" class="easy-footnote-margin-adjust"></span><span
        class="easy-footnote"><a href="#easy-footnote-bottom-1-5" title="It burnt down."><sup>1</sup></a></span>
        early.</p><ol class="easy-footnotes-wrapper"><li><span id="easy-footnote-bottom-1-5"
        class="easy-footnote-margin-adjust"></span>It burnt down.<a class="easy-footnote-to-top"
        href="#easy-footnote-1-5"></a></li></ol>""",
    "wikipedia": """<p>It shut<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1]</a></sup>
        early.</p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a
        href="#cite_ref-1">^</a></b></span> <span class="reference-text">It burnt down.</span></li></ol>""",
    "substack": """<p>It shut<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a> early.</p>
        <div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div
        class="footnote-content"><p>It burnt down.</p></div></div>""",
    "docutils": """<p>It shut<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span
        class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> early.</p><aside class="footnote brackets"
        id="id2" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink"
        href="#id1">1</a><span class="fn-bracket">]</span></span><p>It burnt down.</p></aside>""",
    "old docutils": """<p>It shut<a class="footnote-reference" href="#id2" id="id1">[1]</a> early.</p>
        <table class="docutils footnote" id="id2"><tbody><tr><td class="label"><a class="fn-backref"
        href="#id1">[1]</a></td><td>It burnt down.</td></tr></tbody></table>""",
    "sphinx": """<p>It shut<a class="footnote-reference" href="#id2" id="id1">1</a> early.</p><dl class="footnote">
        <dt class="label" id="id2"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt>
        <dd><p>It burnt down.</p></dd></dl>""",
    "word": """<p>It shut<a href="#_ftn1" name="_ftnref1">[1]</a> early.</p><hr>
        <p><a href="#_ftnref1" name="_ftn1">[1]</a> It burnt down.</p>""",
    "old wikipedia": """<p>It shut<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">1</a></sup> early.</p>
        <ol class="references"><li id="cite_note-1">↑ <sup><a href="#cite_ref-1">1,0</a></sup> <sup><a
        href="#cite_ref-9">1,1</a></sup> It burnt down.</li></ol>""",
    "french wikipedia": """<p>It shut<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">1</a></sup>
        early.</p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink">↑ <a
        href="#cite_ref-1">a</a>
        et <a href="#cite_ref-9">b</a></span> <span class="reference-text">It burnt down.</span></li></ol>""",
    "tufte": """<p>It shut<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox"
        id="sn-1" class="margin-toggle"><span class="sidenote">It burnt down.</span> early.</p>""",
    "tufte's margin": """<ul><li><p>It shut<label for="mn-1" class="margin-toggle">&#8853;</label><input type="checkbox"
        id="mn-1" class="margin-toggle"><span class="marginnote">It burnt down.</span> early.</p></li></ul>""",
    "distill": """<p>It shut<d-footnote>It burnt down.</d-footnote> early.</p>""",
    "epub": """<p>It shut<a href="#n1" epub:type="noteref">1</a> early.</p>
        <aside epub:type="footnote" id="n1"><p>It burnt down.</p></aside>""",
}  # fmt: skip


def markdown(page: str) -> str:
    return markdown_of(parse(page), "https://example.org/mill")


@pytest.mark.parametrize("name", FORMATS)
def test_a_note_is_tied_to_its_reference_and_has_no_way_back(name: str) -> None:
    source = markdown(FORMATS[name])
    assert "It shut[^1] early." in source
    assert source.split("\n\n")[-1] == "[^1]: It burnt down."
    assert "<section" in RENDERER.render(source) and 'href="#fn1"' in RENDERER.render(source)


def test_the_document_shows_both_sides() -> None:
    blocks = blocks_of(markdown(FORMATS["markdown"]))
    assert "It shut[1] early." in [block.text for block in blocks]
    assert ("[1] ", "It burnt down.") in [(block.first, block.text) for block in blocks]


def test_one_note_with_several_references_and_one_of_several_paragraphs() -> None:
    page = """<p>Flour<sup id="r1a"><a href="#n1">[a]</a></sup> and bran<sup id="r1b"><a href="#n1">[a]</a></sup>,
        salt<sup id="r2"><a href="#n2">[b]</a></sup>.</p><ol class="references">
        <li id="n1"><span>^ <a href="#r1a"><sup>1</sup></a> <a href="#r1b"><sup>2</sup></a></span> Ground.</li>
        <li id="n2"><a href="#r2">^</a><p>From the sea.</p><ul><li>Coarse</li></ul></li></ol>"""
    assert markdown(page) == (
        "Flour[^a] and bran[^a], salt[^b].\n\n[^a]: Ground.\n\n[^b]: From the sea.\n\n    - Coarse"
    )


def test_numbers_that_begin_anew_stay_apart() -> None:
    notes = "".join(
        f"<p>Part {part}<sup><a id='r{part}' href='#n{part}'>1</a></sup></p>"
        f"<ol class='footnotes'><li id='n{part}'>Note {part} <a href='#r{part}'>↩</a></li></ol>"
        for part in ("A", "B")
    )
    assert markdown(notes) == "Part A[^1]\n\n[^1]: Note A\n\nPart B[^2]\n\n[^2]: Note B"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # the notes are not in this element
        ("<p>The mill<sup><a href='#fn1'>1</a></sup></p>", "The mill[1](https://example.org/mill#fn1)"),
        # a table of contents leads on, and its headings may lead back
        ("<p><a id='toc' href='#s1'>1</a></p><h2 id='s1'>Stones <a href='#toc'>up</a></h2>",
         '<a id="toc"></a>[1](https://example.org/mill#s1)\n\n'
         '## <a id="s1"></a>Stones [up](https://example.org/mill#toc)'),
        # nobody sees the note, so the reference leads where the page says
        ("<p>The mill<a class='footnote-ref' href='#n'>1</a></p><div hidden class='footnotes'><p id='n'>No</p></div>",
         "The mill[1](https://example.org/mill#n)"),
        # the reference stands in code: the note stays a list
        ("<pre>x = <a href='#n' class='footnote-ref'>1</a></pre><ol class='footnotes'><li id='n'>One</li></ol>",
         "```\nx = 1\n```\n\n1. One"),
        # a link into a text is no note
        ("<p>See <a href='#end'>the end</a></p><p id='end'>The end of it all.</p>",
         "See [the end](https://example.org/mill#end)\n\n<a id=\"end\"></a>The end of it all."),
    ],
)  # fmt: skip
def test_what_is_not_tied_stays_as_it_is(page: str, expected: str) -> None:
    assert markdown(page) == expected


def test_brackets_and_carets_of_the_text_make_no_notes() -> None:
    source = markdown("<p>See [^1] and</p><p>[^1]: this</p>")
    assert "footnote" not in RENDERER.render(source)


@pytest.mark.parametrize(
    "way_back",
    [
        "<span class='mw-cite-backlink'>↑ <a href='#cite_ref-1'>a</a> und <a href='#cite_ref-2'>b</a></span>",
        "<b><a href='/wiki/Mill#cite_ref-1'>^</a></b>",
        "<a href='#ref-5'>↩\ufe0e</a>",
    ],
)
def test_a_note_whose_reference_is_not_in_the_text_has_no_way_back_either(way_back: str) -> None:
    page = f"<p>The mill stands.</p><ol class='references'><li id='cite_note-1'>{way_back} It burnt down.</li></ol>"
    assert markdown(page) == "The mill stands.\n\n1. It burnt down."


@pytest.mark.parametrize("sign", ["[2]", "2.", "(2)", "2)"])
def test_a_note_does_not_say_its_own_sign_twice(sign: str) -> None:
    reference = "<sup><a id='r2' href='#n2'>2</a></sup>"
    page = f"<p>It turned{reference} once.</p><div id='n2'>{sign} 2 mills did. <a href='#r2'>back</a></div>"
    assert markdown(page) == "It turned[^2] once.\n\n[^2]: 2 mills did."


def test_sidenotes_have_numbers_of_their_own_and_keep_their_blocks() -> None:
    page = f"""<p>One<span class='sidenote'>First <a href='/x'>link</a><br><br>more</span> two<span
        class='marginnote'><img src='/i.png' alt='i'></span>.</p>
        <table><tr><th>a<th>b<tr><td>c<td>d<span class='sidenote'>Cell</span></table>{FORMATS["markdown"]}"""
    assert markdown(page) == (
        "One[^2] two[^3].\n\n| a | b |\n| --- | --- |\n| c | d[^4] |\n\nIt shut[^1] early.\n\n[^1]: It burnt down.\n\n"
        "[^2]: First [link](https://example.org/x)\n\n    more\n\n[^3]: ![i](https://example.org/i.png)\n\n[^4]: Cell"
    )


def test_sidenotes_in_sidenotes_end() -> None:
    source = markdown("<p>a" + "<span class='sidenote'>b" * 3000)
    assert source.count("[^1]") == 2
    assert source.count("b") == 3000


def test_a_saved_page_whose_own_address_nobody_knows_has_notes_too() -> None:
    page = """<p>It shut<sup class="reference" id="r1"><a href="https://wiki.example/Mill#n1">[1]</a></sup> early<sup
        class="reference"><a href="https://wiki.example/Mill#n2">[2]</a></sup>.</p><ol class="references"><li id="n1">
        <span class="mw-cite-backlink">^ <a href="https://wiki.example/Mill#r1">a</a></span> It burnt.</li>
        <li id="n2">In May.</li></ol>"""
    assert markdown_of(parse(page)) == "It shut[^1] early[^2].\n\n[^1]: It burnt.\n\n[^2]: In May."
    assert "[^1]" not in markdown_of(parse(page), "https://example.org/other")
