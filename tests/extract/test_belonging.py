"""What stays because the text needs it: whole pages of few words, by their Markdown."""

import pytest

from reader.dissect import dissect

WALK = """<p>We set out at seven, past the mill and the two barns that stand by the river there.</p>
<p>The path climbs through birches, and after an hour the first of three lakes lies beside it.</p>
<p>Nobody had told us about the bridge, gone for years, so we waded through the water.</p>"""


def read(body: str) -> str:
    page = f"<title>A walk</title><body><article><h1>A walk</h1>{WALK}{body}</article></body>"
    return dissect(page.encode(), "utf-8", "https://hills.example/walk", "article")[0].markdown


ONLY_NOTES = {
    "kramdown": """<p>At noon we ate on the pass.<sup id="fnref:1"><a href="#fn:1">1</a></sup></p>
        <div class="footnotes"><ol><li id="fn:1"><p>It has no name. <a href="#fnref:1">↩</a></p></li></ol></div>""",
    "pandoc": """<p>At noon we ate on the pass.<a href="#fn1" class="footnote-ref" id="fnref1"
        role="doc-noteref"><sup>1</sup></a></p><section id="footnotes" class="footnotes footnotes-end-of-document"
        role="doc-endnotes"><hr><ol><li id="fn1"><p>It has no name.<a href="#fnref1" class="footnote-back"
        role="doc-backlink">↩︎</a></p></li></ol></section>""",
    "markdown-it": """<p>At noon we ate on the pass.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>
        </p><hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1"
        class="footnote-item"><p>It has no name. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol>
        </section>""",
    "github": """<p>At noon we ate on the pass.<sup><a href="#user-content-fn-1-3f" id="user-content-fnref-1-3f"
        data-footnote-ref="">1</a></sup></p><section data-footnotes="" class="footnotes"><h2 id="footnote-label"
        class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1-3f"><p>It has no name. <a
        href="#user-content-fnref-1-3f" data-footnote-backref="" class="data-footnote-backref">↩</a></p></li></ol>
        </section>""",
}


@pytest.mark.parametrize("system", ONLY_NOTES)
def test_the_only_note_of_a_page_stays_and_no_rule_above_it(system: str) -> None:
    markdown = read(ONLY_NOTES[system])
    assert markdown.endswith("At noon we ate on the pass.[^1]\n\n[^1]: It has no name.")
    assert "---" not in markdown


def test_a_note_that_only_another_note_refers_to_stays_too() -> None:
    markdown = read(
        """<p>At noon we ate on the pass.<sup id="r1"><a href="#n1">1</a></sup></p><div class="footnotes"><ol>
        <li id="n1">No name.<sup id="r2"><a href="#n2">2</a></sup> <a href="#r1">↩</a></li></ol></div>
        <div class="footnotes"><ol><li id="n2">On maps. <a href="#r2">↩</a></li></ol></div>"""
    )
    assert "[^1]: No name.[^2]" in markdown and "[^2]: On maps." in markdown


def test_the_note_of_a_text_that_goes_goes_with_it() -> None:
    box = """<aside class="sidebar"><p>Buy a map<sup id="r1"><a href="#n1">1</a></sup></p></aside>
        <div class="footer-links"><p id="n1">While stocks last. <a href="#r1">↩</a></p></div>"""
    assert "stocks" not in read(f"<p>At noon we ate on the pass.</p></article>{box}")


SOURCES = [
    "<footer>— <cite>Anna Holm</cite></footer>",
    "<footer>— <cite><a href='/holm'>Anna Holm</a></cite></footer>",
    "<p><cite><a href='/holm'>Anna Holm</a></cite></p>",
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("after", ["", WALK])
def test_a_quotation_keeps_whose_it_is(source: str, after: str) -> None:
    quotation = f"<blockquote><p>Walk slowly and you will see more than any rider.</p>{source}</blockquote>"
    markdown = read(quotation + after)
    assert "> Walk slowly" in markdown and "Anna Holm" in markdown


def test_a_foot_in_a_quotation_that_goes_goes_too() -> None:
    quotation = "<blockquote><p>Share this</p><footer>— <cite>Ad Ventures</cite></footer></blockquote>"
    assert "Ventures" not in read(f"</article><div class='sidebar promo'>{quotation}</div>")
