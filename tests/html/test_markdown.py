"""HTML to Markdown: the same words and structure when it is rendered, nothing of the page's own that acts."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.html import builder as E
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.html.markdown import markdown_of
from reader.html.tree import parse
from reader.text import clean

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(page: str, base_url: str | None = "https://example.org/blog/") -> str:
    return markdown_of(parse(page), base_url)


def rendered_text(source: str) -> str:
    """What a reader of the rendered Markdown sees, spaces folded."""
    parts: list[str] = []

    def gather(tokens: list[Token]) -> None:
        for token in tokens:
            if token.children is not None and token.type == "inline":
                gather(token.children)
                parts.append(" ")
            elif token.type in ("text", "code_inline", "fence", "html_inline", "html_block", "code_block"):
                parts.append(token.content if not token.type.startswith("html") else f"HTML{token.content}")
            elif token.type in ("softbreak", "hardbreak"):
                parts.append(" ")

    gather(RENDERER.parse(source))
    return folded("".join(parts))


def folded(text: str) -> str:
    return " ".join(re.split(r"[ \t\n]+", clean(text))).strip()


def without_spaces(text: str) -> str:
    return "".join(clean(text).split())


def tags(source: str) -> list[str]:
    """The elements of the rendered Markdown, in order."""
    return re.findall(r"<([a-z0-9]+)", RENDERER.render(source))


MARKDOWNISH = st.text(
    st.one_of(
        st.sampled_from(list("\\`*_{}[]()#+-.!|<>~&=:;/\"'1 2ab\n\t!^@$")),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=40,
)


@given(MARKDOWNISH)
@settings(max_examples=600, deadline=None)
def test_text_renders_back_as_itself(text: str) -> None:
    """Whatever a paragraph says, its Markdown is one paragraph that says it."""
    source = markdown_of(E.DIV(E.P(text)))
    assert rendered_text(source) == folded(text)
    assert set(tags(source)) <= {"p"}


@example([("a", "\\[0", "")])
@given(st.lists(st.tuples(st.sampled_from(["b", "i", "s", "span", "code", "a"]), MARKDOWNISH, MARKDOWNISH), max_size=6))
@settings(max_examples=600, deadline=None)
def test_marked_text_renders_back_as_itself(pieces: list[tuple[str, str, str]]) -> None:
    """Emphasis, code and links beside any text leave no stray mark and lose no word."""
    paragraph = E.P()
    for tag, inside, after in pieces:
        attributes = {"href": "https://example.org/"} if tag == "a" else {}
        child = getattr(E, tag.upper())(inside, **attributes)
        child.tail = after
        paragraph.append(child)
    source = markdown_of(E.DIV(paragraph))
    expected = "".join(paragraph.itertext())
    assert without_spaces(rendered_text(source)) == without_spaces(expected)


@given(st.lists(MARKDOWNISH, min_size=4, max_size=4))
@settings(max_examples=200, deadline=None)
def test_cells_render_back_as_themselves(cells: list[str]) -> None:
    """A pipe or any other sign in a cell never makes another cell."""
    table = E.TABLE(E.TR(E.TH("a" + cells[0]), E.TH(cells[1])), E.TR(E.TD("b" + cells[2]), E.TD(cells[3])))
    source = markdown_of(E.DIV(table))
    assert tags(source) == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert without_spaces(rendered_text(source)) == without_spaces(f"a{cells[0]}{cells[1]}b{cells[2]}{cells[3]}")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h2>One <b>two</b></h2>", "## One **two**"),
        ("<h2>C #</h2>", "## C \\#"),
        ("<h2><b>All <i>of</i> it</b></h2>", "## All *of* it"),
        ("<p>1. no list</p>", "1\\. no list"),
        ("<p>&nbsp;- x</p>", "\\- x"),
        ("<p>Use &lt;img&gt; here</p>", "Use \\<img> here"),
        ("<p>snake_case and [1]</p>", "snake_case and [1]"),
        ("<b>Note:</b>text", "**Note**:text"),
        ("<b>中文。</b>中文", "**中文**。中文"),
        ("<p>Hello!<a href='/x'>y</a></p>", "Hello\\![y](https://example.org/x)"),
        ("<a href='/a b(c)?utm_source=z&k=1'>x</a>", "[x](https://example.org/a%20b%28c%29?k=1)"),
        ("<a href='javascript:alert(1)'>x</a> <a href='data:text/html,y'>y</a>", "x y"),
        ("before<a href='/empty'></a> after", "before after"),
        ("<a href='/c'><h3>T</h3><p>P</p></a>", "### [T](https://example.org/c)\n\n[P](https://example.org/c)"),
        ("<img src='i.png' alt='a ] b\nc'>", "![a \\] b c](https://example.org/blog/i.png)"),
        ("<h2><a href='/t'><img src='/i.png' alt='i'></a></h2>",
         "## [![i](https://example.org/i.png)](https://example.org/t)"),
        ("<p>x<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup> a<sup>n+k</sup></p>", "x² H₂O 1st a^(n+k)"),
        ("<ol start='9'><li>a<li>b</ol>", "9. a\n10. b"),
        ("<ol reversed><li>a<li>b<li>c</ol>", "- 3\\. a\n- 2\\. b\n- 1\\. c"),
        ("<ol type=a><li>x<li><p>y<p>z<li value=28><pre>c</pre></ol>",
         "- a. x\n- b. y\n\n  z\n- ab.\n\n  ```\n  c\n  ```"),
        ("<ol type=A reversed><li>x<li>y</ol>", "- B. x\n- A. y"),
        ("<ol style='list-style-type: lower-roman' start=3999><li>x<li>y</ol>", "- mmmcmxcix. x\n- 4000\\. y"),
        ("<ol type=I start=4><li>x<li>y</ol>", "- IV. x\n- V. y"),
        ("<ol type=1 start=4><li>x<li>y</ol>", "4. x\n5. y"),
        ("<ol><li>a<li value=7>b<li>c</ol>", "1. a\n\n7) b\n8) c"),
        ("<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b"),
        ("<ul><li><hr>a</ul>", "- ***\n\n  a"),
        ("<ul><li><input type=checkbox checked> done<li><p><input type=checkbox> to do</ul>",
         "- [x] done\n- [ ] to do"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><li></li><li>a</li></ul>", "- a"),
        ("<ul><ul><li>a</ul></ul>", "- a"),
        ("<ul><ul><ol type=a start=3><li>c<li>d</ol></ul></ul>", "- c. c\n- d. d"),
        ("<ul><li>a<ul><ul><li>b</ul></ul></ul>", "- a\n  - b"),
        ("<ol><ol><li>a<li>b</ol><li>c<ul><li>d</ul></ol>", "1. a\n2. b\n\n1) c\n   - d"),
        ("<ul><ul><li>a</ul>b<ul><li>c</ul></ul>", "- a\n\n* b\n  - c"),
        ("<ul><ul><li>a</ul><ul><li>b</ul><li>c</ul>", "- a\n\n* b\n\n- c"),
        ("<ol><ul><ul></ul><ol><li>a</ol></ul><p>b</ol>c", "1. a\n\n1) b\n\nc"),
        ("<ol type=a><blockquote></blockquote><li>b</ol>c", "- \n- b. b\n\nc"),
        ("<dl><dt>a<dd><dd>b</dl>", "a\n: b"),
        ("<ul><ul></ul><li>a</ul><p>b", "- a\n\nb"),
        ("<ul><ul></ul></ul><p>b", "b"),
        ("<ul><li><ol><li>a</ol></ul>", "- 1. a"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<blockquote><p>q</p><ul><li>z</ul></blockquote>", "> q\n>\n> - z"),
        ("<blockquote>All is well.<cite>Ann</cite></blockquote>", "> All is well.\n>\n> *Ann*"),
        ("<blockquote><p>In <cite>Emma</cite>, or in<cite>Evelina</cite>.</p></blockquote>",
         "> In *Emma*, or in*Evelina*."),
        ("a<br>b<br><br>c", "a  \nb\n\nc"),
        ("<figure><img src='/f.jpg' alt='F'><figcaption>Seen <a href='/z'>from</a> afar.</figcaption></figure>",
         "![F](https://example.org/f.jpg)\n\n*Seen* [*from*](https://example.org/z) *afar.*"),
        ("<dl><dt>term<dd>meaning</dl>", "term\n: meaning"),
        ("<dl><dt>term<dd>one<dd>two<dd>three</dl>", "term\n: one\n: two\n: three"),
        ("<dl><dt>term<dd>one<dd>two</dd> and<dd>three</dd></dl>", "term\n: one\n: two\n\nand\n\n- three"),
        ("<dl><dt>a<dt><i>b</i><dd>one<dd>two<dt>c<dd>d</dl>", "a / *b*\n: one\n: two\n\nc\n: d"),
        ("<dl><dt>a<dt>b</dl>", "**a**\n\n**b**"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\n: b\n\nc\n: d"),
        ("<dl><dd>only indented</dl>", "only indented"),
        ("<details><summary>More</summary><p>It is here.</details>", "**More**\n\nIt is here."),
        ("<u>a</u> <ins>b</ins> <mark>c</mark> <a href='/x'><u>d</u></a>", "*a b c* [d](https://example.org/x)"),
        ("<h2>See <a href='#t'>link</a></h2><p>a <a href='#t'>link</a>",
         "## See\n\na [link](https://example.org/blog/#t)"),
        ("<q>said</q>", "“said”"),
        ("<nav>menu</nav><form><input value=x>search</form><button>ok</button><style>p{}</style>text", "text"),
        ("<p hidden>no</p><p style='display: none'>no</p><span class='sr-only'>no</span>yes", "yes"),
        ("<h2>Title<a class='x' href='#t'>¶</a></h2>", "## Title"),
        ("<p>&#27;[31mred&#x202e;</p>", "[31mred"),
        ("<p>one&#8232;# two</p>", "one # two"),
        ("<math alttext='x^2'><mi>x</mi><mn>2</mn></math>", "$`x^2`$"),
    ],
)  # fmt: skip
def test_an_element_has_one_markdown(page: str, expected: str) -> None:
    assert markdown(page) == expected


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<pre class='language-python'>{}</pre>", "python"),
        ("<pre><code class='hljs lang-c++'>{}</code></pre>", "c++"),
        ("<div class='highlight highlight-source-shell'><pre>{}</pre></div>", "shell"),
        ("<div class='highlight-rust notranslate'><div><pre>{}</pre></div></div>", "rust"),
        ("<pre class='brush: js; gutter: false'>{}</pre>", "js"),
        ("<pre data-lang='go'>{}</pre>", "go"),
        ("<pre class='language-none'>{}</pre>", ""),
        (
            "<figure class='highlight ruby'><table><tr><td class='gutter'><pre>1</pre></td><td><pre>{}</pre></td></tr>"
            "</table></figure>",
            "ruby",
        ),
        ("<div class='highlight js-code-highlight'><pre class='highlight go'><code>{}</code></pre></div>", "go"),
        ("<pre><code class='python hljs'>{}</code></pre>", "python"),
        ("<div class='sourceCode'><pre class='sourceCode haskell'><code>{}</code></pre></div>", "haskell"),
        ("<div class='mw-highlight mw-highlight-lang-lua'><pre>{}</pre></div>", "lua"),
        ("<pre class='EnlighterJSRAW' data-enlighter-language='php'>{}</pre>", "php"),
        ("<pre class='lang:perl decode:true'>{}</pre>", "perl"),
        ("<pre data-syntaxhighlighter-params='brush: java; gutter: false'>{}</pre>", "java"),
        ("<pre class='wp-block-code'><code lang='sql'>{}</code></pre>", "sql"),
        ("<div class='language-ts'><span class='lang'>ts</span><pre>{}</pre></div>", "ts"),
        (
            "<div class='syntaxhighlighter php'><table><tr><td class='gutter'><div>1</div></td><td class='code'>{}</td>"
            "</tr></table></div>",
            "php",
        ),
        ("<div class='box code lang-en'><pre>{}</pre></div>", ""),
    ],
)
def test_code_keeps_its_text_and_language(page: str, language: str) -> None:
    code = "def f(a):\n    return '*a*'  # ```"
    [fence] = [token for token in RENDERER.parse(markdown(page.format(code))) if token.type == "fence"]
    assert (fence.info, fence.content) == (language, code + "\n")


def test_a_fence_is_longer_than_those_in_the_code() -> None:
    source = markdown("<pre>```python\nx\n```\n~~~~</pre>")
    [fence] = RENDERER.parse(source)
    assert fence.content == "```python\nx\n```\n~~~~\n"


def test_line_numbers_are_no_code() -> None:
    page = (
        "<table><tr><td class='gutter'><pre>1\n2</pre></td>"
        "<td class='code'><pre><div>a = 1</div><div>b = 2</div></pre></td></tr></table>"
    )
    source = markdown(page)
    assert "a = 1\nb = 2" in source


def test_cells_over_several_rows_keep_the_others_in_their_columns() -> None:
    page = "<table><tr><th>a<th>b<th>c<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5<tr><td colspan=2>6<td>7</table>"
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in markdown(page).split("\n")]
    assert rows == [["a", "b", "c"], ["---"] * 3, ["1", "2", "3"], ["", "4", "5"], ["6", "", "7"]]


def test_a_row_said_to_reach_over_a_hundred_columns_makes_none() -> None:
    source = markdown("<table><tr><th>a<th>b<tr><td>1<td>2<tr><td colspan=100>all</table>")
    assert source.split("\n")[-1] == "| all |  |"


def test_a_table_of_data_in_a_cell_follows_whole() -> None:
    inner = "<table><tr><th>upper<th>lower<tr><td>9 cm<td>1|2</table>"
    page = f"<table><tr><th>Mill<th>Stones<tr><td>Old<td>{inner} worn<tr><td>New<td>{inner}</table><p>After</p>"
    source = markdown(page)
    rows = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in source.split("\n") if line[:1] == "|"
    ]
    stones = [["upper", "lower"], ["---", "---"], ["9 cm", "1\\|2"]]
    outer = [["Mill", "Stones"], ["---", "---"], ["Old", "[table 1\\]; worn"], ["New", "[table 2]"]]
    assert rows == outer + stones + stones
    assert tags(source).count("table") == 3
    assert "[table 2]" in rendered_text(source).partition("After")[0]


@pytest.mark.parametrize(
    ("opening", "heads"),
    [
        ("<table><caption>Mills</caption>", "<tr><td>Mill<td>Stones"),
        ("<table><thead><tr><th>Mill<td>Stones</thead>", ""),
        ("<table>", "<tr><th>Mill<th>Stones"),
        ("<table border=1>", "<tr><td>Mill<td>Stones"),
    ],
    ids=["caption", "thead", "th", "border"],
)
def test_a_table_in_a_cell_of_one_that_says_it_is_data_is_text_of_the_cell(opening: str, heads: str) -> None:
    inner = "<table><tr><td>worn <b>out</b></table>"
    source = markdown(f"{opening}{heads}<tr><td rowspan=2>Old<td>two{inner}<tr><td>three</table><p>After")
    assert source.endswith("| Mill | Stones |\n| --- | --- |\n| Old | two; worn **out** |\n|  | three |\n\nAfter")


@pytest.mark.parametrize(
    "page",
    [
        "<table border=1><tr><td>Left<td><table><tr><th>a<th>b<tr><td>1<td>2</table><tr><td>x<td>y</table>",
        "<table border=1><tr><td>Menu<td><h2>Head</h2><table><tr><td>a</table><tr><td>x<td>y</table>",
        "<table border=0><tr><td>Left<td><table><tr><td>a</table><tr><td>x<td>y</table>",
        "<table border=1><tr><td>Left<td><table><tr><td>a</table><tr><td colspan=2>y</table>",
    ],
    ids=["data in a frame", "a heading", "no frame", "one row of columns"],
)
def test_a_frame_does_not_make_data_of_a_page_that_is_laid_out(page: str) -> None:
    assert "| Left |" not in markdown(page)
    assert "| x | y |" not in markdown(page)


def test_a_table_that_only_lays_out_is_none_for_the_one_in_it() -> None:
    page = "<table><tr><td>Left<td><table><tr><th>a<th>b<tr><td>1<td>2</table><tr><td>x<td>y</table>"
    assert tags(markdown(page)).count("table") == 1


@pytest.mark.parametrize(
    ("rows", "columns", "remark"),
    [
        (52, 1010, "This table is cut: it shows 50 of its 52 rows and 1,000 of its 1,010 columns."),
        (10, 1000, None),
    ],
)
def test_a_table_that_is_cut_says_so(rows: int, columns: int, remark: str | None) -> None:
    *_, last = markdown(f"<table>{('<tr>' + '<td>1' * columns) * rows}</table>").split("\n\n")
    assert last.strip("*") == remark if remark else last.startswith("| 1 |")


def test_code_that_is_drawn_line_by_line_is_a_block() -> None:
    """As GitHub draws files: a table, the numbers in attributes, no pre."""
    lines = "".join(
        f"<tr><td class='blob-num' data-line-number='{number}'></td><td class='blob-code'>{line}</td></tr>"
        for number, line in enumerate(("if x:", "    y()"), 1)
    )
    assert markdown(f"<table class='js-file-line-container'>{lines}</table>") == "```\nif x:\n    y()\n```"


def test_inline_code_stays_in_its_line() -> None:
    assert markdown("<p>Run <code>a `b`</code> or <kbd>^C</kbd>.</p>") == "Run `` a `b` `` or `^C`."


def test_a_table_that_only_lays_out_is_unwrapped() -> None:
    page = "<table><tr><td><h2>Menu</h2></td><td><p>Text one.</p><table><tr><td>x</td></tr></table></td></tr></table>"
    assert tags(markdown(page)) == ["h2", "p", "p"]


def test_a_lazy_picture_is_found_and_a_tracker_is_not() -> None:
    page = (
        "<img src='data:image/gif;base64,R0' data-src='/real.jpg' alt='r'><img src='/pixel.gif' width='1' height='1'>"
        "<picture><source srcset='/s.webp 400w, /l.webp 900w'><img alt='p'></picture>"
        "<img src='data:image/gif;base64,R0' class='lazy'><noscript><img src='/n.jpg' alt='n'></noscript>"
    )
    assert re.findall(r"\((.*?)\)", markdown(page)) == [
        f"https://example.org/{name}" for name in ("real.jpg", "l.webp", "n.jpg")
    ]


@pytest.mark.parametrize("depth", [300, 3000, 100_000])
def test_any_depth_keeps_its_text(depth: int) -> None:
    source = markdown("<div>" * depth + "<p>deep</p>" + "</div>" * depth + "<p>after</p>")
    assert source == "deep\n\nafter"


@pytest.mark.parametrize("opening", ["<blockquote>", "<ul><li>", "<ol><li>", "<b>", "<div><span>", "<dl><dd>"])
def test_deep_lists_and_quotations_end_without_a_recursion_error(opening: str) -> None:
    assert "deep" in markdown(opening * 5000 + "deep")


def test_each_level_of_a_long_exchange_of_letters_stays_one() -> None:
    source = markdown("".join(f"<blockquote><p>letter {number}</p>" for number in range(1, 21)))
    assert [line.count(">") for line in source.split("\n") if "letter" in line] == list(range(1, 21))


def test_long_ordered_lists_count_on() -> None:
    source = markdown("<ol>" + "<li>x" * 20_000 + "</ol>")
    assert source.endswith("\n20000. x")
