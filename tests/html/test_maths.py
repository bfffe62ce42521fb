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
        ("<p>Let <script type='math/tex'>x_1 < y</script> hold.</p>", "Let $`x_1 < y`$ hold."),
        ("<p>So</p><script type='math/tex; mode=display'>a = \\frac{1}{2}</script>",
         "So\n\n```math\na = \\frac{1}{2}\n```"),
        ("<p>It is <span class='MathJax_Preview'>x</span><span class='MathJax'><span>x</span></span>"
         "<script type='math/tex'>x</script>.</p>", "It is $`x`$."),
        (f"<p>A mean <span class='katex'><span class='katex-mathml'>{SEMANTICS}</span>"
         "<span class='katex-html' aria-hidden='true'>x̄</span></span>.</p>", "A mean $`\\bar x`$."),
        (f"<span class='katex-display'><span class='katex'>{SEMANTICS}</span></span>", "```math\n\\bar x\n```"),
        ("<p>Of <math alttext='{\\displaystyle a+b}'><mi>a</mi></math></p>", "Of $`a+b`$"),
        ("<math display='block'><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi></mrow><msup><mi>a</mi>"
         "<mn>2</mn></msup></mfrac></math>", "```math\nx=\\frac{-b}{a^2}\n```"),
        ("<p><math><msqrt><msub><mi>a</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub></msqrt></math></p>",
         "$`\\sqrt{a_{ij}}`$"),
        ("<table><tr><th>a<th>b<tr><td>1<td><math display='block' alttext='x|y'></math></table>",
         "| a | b |\n| --- | --- |\n| 1 | $`x\\|y`$ |"),
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
    assert paragraph.text == "Of a₁ only."
    assert [(run.style, run.target) for run in paragraph.runs] == [("math", "a_{1}")]


@pytest.mark.parametrize(
    ("formula", "tex"),
    [
        ("<mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mn>1</mn></mtd></mtr><mtr><mtd><mi>c</mi></mtd>"
         "<mtd><mfrac><mi>d</mi><mn>2</mn></mfrac></mtd></mtr></mtable><mo>)</mo>",
         "(\\begin{matrix} a & 1 \\\\ c & \\frac{d}{2} \\end{matrix})"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msubsup><mi>x</mi>"
         "<mi>i</mi><mn>2</mn></msubsup>", "∑_{i=1}^nx_i^2"),
        ("<mi>sin</mi><mi>x</mi><mo>+</mo><mi>rate</mi>", "\\sin x+\\mathrm{rate}"),
        ("<mroot><mi>y</mi><mn>3</mn></mroot>", "\\sqrt[3]{y}"),
        ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>12</mn></msup>", "{ab}^{12}"),
        ("<msup><msub><mi>a</mi><mn>1</mn></msub><mn>2</mn></msup>", "{a_1}^2"),
        ("<mover><mi>v</mi><mo>→</mo></mover><mover><mi>A</mi><mi>def</mi></mover>",
         "\\vec{v}\\overset{\\mathrm{def}}{A}"),
        ("<munder><mi>lim</mi><mi>n</mi></munder><munder><mi>x</mi><mi>y</mi></munder>", "\\lim_n\\underset{y}{x}"),
        ("<mfenced open='[' separators=';'><mi>a</mi><mi>b</mi><mi>c</mi></mfenced>", "[a;b;c)"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
        ("<mi>x</mi><mtext> if 5% & more</mtext>", "x\\text{ if 5\\% \\& more}"),
        ("<msup><mi>x</mi><mrow><mspace/><mn>2</mn></mrow></msup><mspace/><mi>y</mi>", "x^2 y"),
        ("<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>", "{n \\atop k}"),
        ("<mmultiscripts><mi>U</mi><mi>a</mi><none/><mprescripts/><mn>92</mn><mn>238</mn></mmultiscripts>",
         "{}_{92}^{238}U_a"),
        ("<mrow><mo>{</mo>stray<mi>x</mi> words</mrow>", "\\{strayxwords"),
        ("<semantics><mi>a</mi><annotation-xml><ci>b</ci></annotation-xml></semantics>", "a"),
    ],
)  # fmt: skip
def test_mathml_becomes_tex(formula: str, tex: str) -> None:
    assert markdown_of(parse(f"<p><math>{formula}</math></p>")) == f"$`{tex}`$"


def test_a_formula_of_any_depth_ends() -> None:
    assert "deep" in markdown_of(parse("<p><math>" + "<msqrt>" * 3000 + "<mtext>deep"))


MATHJAX = "<script src='https://cdn.example/MathJax.js?config=TeX-MML-AM_CHTML'></script>"
KATEX = "<script src='/js/katex/contrib/auto-render.min.js'></script>"
DOLLARS = "<script>MathJax = {tex: {inlineMath: [['$', '$'], ['\\\\(', '\\\\)']]}};</script>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"{MATHJAX}<p>Let \\(x_1 *y*\\) hold.</p>", "Let $`x_1 *y*`$ hold."),
        (f"{KATEX}<p>So \\[a_b\\] and $$c$$</p>", "So\n\n```math\na_b\n```\n\nand\n\n```math\nc\n```"),
        ("<p class='tex2jax_process'>Let \\(x\\)</p>", "Let $`x`$"),
        ("<script type='text/x-mathjax-config'>MathJax.Hub.Config({});</script><p>\\(x\\)", "$`x`$"),
        (f"{MATHJAX}<p>a<br>\\(x<br>y\\)<br>b <i>c</i> \\(z\\) d</p>", "a  \n$`x y`$  \nb *c* $`z`$ d"),
        (f"{MATHJAX}<p>\\begin{{align}}a&=b\\end{{align}}</p>", "```math\n\\begin{align}a&=b\\end{align}\n```"),
        (f"{MATHJAX}<p>$5 and $6 for $x$</p>", "$5 and $6 for $x$"),
        (f"{DOLLARS}<p>$x_1$ costs $5 and $6, $ y $ not \\$7$, $9.</p>",
         "$`x_1`$ costs $5 and $6, $`y`$ not \\\\$7$, $9."),
        ("<script>renderMathInElement(b, {delimiters: [{left: '$', right: '$', display: false}]})</script><p>$x$</p>",
         "$`x`$"),
        (f"{MATHJAX}<pre>\\(x\\)</pre>", "```\n\\(x\\)\n```"),
        (f"{MATHJAX}<p><code>\\(x\\)</code></p>", "`\\(x\\)`"),
        (f"{MATHJAX}<p class='tex2jax_ignore'>\\(x\\) <span class='tex2jax_process'>\\(y\\)</span>",
         "\\\\(x\\\\) $`y`$"),
        (f"{MATHJAX}<p>\\(open \\[ and \\) <b>\\(</b> x\\)", "$`open \\[ and`$ **\\\\(** x\\\\)"),
        ("<p>Not \\(drawn\\) $$here$$", "Not \\\\(drawn\\\\) $$here$$"),
        ("<script type='application/ld+json'>{\"a\": \"MathJax = x\"}</script><p>\\(x\\)", "\\\\(x\\\\)"),
    ],
)  # fmt: skip
def test_bare_tex_is_a_formula_where_a_script_would_draw_it(page: str, expected: str) -> None:
    assert markdown_of(parse(page)) == expected


def test_a_page_of_nothing_but_delimiters_ends() -> None:
    for sign in ("\\(", "\\[", "$$ $", "\\begin{align}", "\\)"):
        assert markdown_of(parse(f"{DOLLARS}<p>{sign * 100_000}</p>"))
