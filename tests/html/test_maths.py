"""Formulas: TeX where the page has it, as code, and never twice."""

import pytest

from reader.document.parse import parse as blocks_of
from reader.html.markdown import markdown_of
from reader.html.tree import parse

SEMANTICS = (
    "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>\\bar x</annotation></semantics></math>"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Let <script type='math/tex'>x_1 < y</script> hold.</p>", "Let `x_1 < y` hold."),
        ("<p>So</p><script type='math/tex; mode=display'>a = \\frac{1}{2}</script>",
         "So\n\n```math\na = \\frac{1}{2}\n```"),
        ("<p>It is <span class='MathJax_Preview'>x</span><span class='MathJax'><span>x</span></span>"
         "<script type='math/tex'>x</script>.</p>", "It is `x`."),
        (f"<p>A mean <span class='katex'><span class='katex-mathml'>{SEMANTICS}</span>"
         "<span class='katex-html' aria-hidden='true'>x̄</span></span>.</p>", "A mean `\\bar x`."),
        (f"<span class='katex-display'><span class='katex'>{SEMANTICS}</span></span>", "```math\n\\bar x\n```"),
        ("<p>Of <math alttext='{\\displaystyle a+b}'><mi>a</mi></math></p>", "Of `a+b`"),
        ("<math display='block'><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi></mrow><msup><mi>a</mi>"
         "<mn>2</mn></msup></mfrac></math>", "```math\nx=(−b)/(a^2)\n```"),
        ("<p><math><msqrt><msub><mi>a</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub></msqrt></math></p>", "`√(a_(ij))`"),
        ("<table><tr><th>a<th>b<tr><td>1<td><math display='block' alttext='x|y'></math></table>",
         "| a | b |\n| --- | --- |\n| 1 | `x\\|y` |"),
        ("<script>var x = 1;</script><p>Text</p>", "Text"),
    ],
)  # fmt: skip
def test_a_formula_is_its_tex(page: str, expected: str) -> None:
    assert markdown_of(parse(page)) == expected


def test_a_formula_that_is_a_picture_keeps_it_with_its_tex_and_is_drawn_as_such() -> None:
    page = (
        "<p>Of <span><span style='display: none;'><math alttext='{\\displaystyle a_{1}}'></math></span><img alt="
        "'{\\displaystyle a_{1}}' class='mwe-math-fallback-image-inline' src='https://example.org/s'></span> only.</p>"
    )
    source = markdown_of(parse(page))
    assert source == "Of ![$a\\_{1}$](https://example.org/s) only."
    [paragraph] = blocks_of(source)
    assert paragraph.text == "Of a_{1} only."
    assert [(run.style, run.target) for run in paragraph.runs] == [("code", None)]
