"""What an article must not lose on its way, and what must not come along: whole pages, by their Markdown."""

import pytest

from reader.dissect import dissect
from reader.values import Article

SENTENCE = "The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands. "
PROSE = f"<p>{SENTENCE * 3}</p>"


def read(body: str, head: str = "<title>Tides</title>", url: str | None = "https://harbour.example/tides") -> Article:
    return dissect(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "utf-8", url, "article")[0]


@pytest.mark.parametrize(
    "code",
    [
        '<pre class="line-numbers language-sh"><code class="language-sh">tide --today</code></pre>',
        '<pre><code class="language-sh line-numbers">tide --today</code></pre>',
        '<table class="highlighttable"><tr><td class="linenos"><pre>1</pre></td>'
        '<td class="code"><div class="highlight-sh"><pre>tide --today</pre></div></td></tr></table>',
    ],
)
def test_code_that_shows_line_numbers_is_kept_without_them(code: str) -> None:
    markdown = read(f"<article><h1>Tides</h1>{PROSE}{code}{PROSE}</article>").markdown
    assert "```sh\ntide --today\n```" in markdown


@pytest.mark.parametrize(
    ("formula", "tex"),
    [
        ("<math><mi>x</mi><mo>+</mo><mn>1</mn></math>", "x+1"),
        (
            "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></semantics></math>",
            "x^2",
        ),
        (r'<span class="math inline">\(\alpha_0\)</span>', r"\alpha_0"),
        ("<script type='math/tex'>y^3</script>", "y^3"),
    ],
)
def test_formulas_are_kept(formula: str, tex: str) -> None:
    assert (
        f"height $`{tex}`$ of"
        in read(f"<article>{PROSE}<p>The height {formula} of a tide.</p>{PROSE}</article>").markdown
    )


def test_a_displayed_formula_of_a_generator_stands_alone() -> None:
    markdown = read(rf'<article>{PROSE}<div class="math">\[a^2 + b^2\]</div>{PROSE}</article>').markdown
    assert "```math\na^2 + b^2\n```" in markdown


def test_an_anchor_without_an_address_makes_no_link_of_what_follows() -> None:
    article = read(f"<article>{PROSE}<a id='x'><h2>High water</h2>{PROSE}<h2>Low water</h2>{PROSE}</article>")
    assert article.text.count("forty minutes") == 9 and "## Low water" in article.markdown


def test_comments_that_no_platform_knows_stay_out() -> None:
    said = "".join(f"<li>Reader {n} at 20:37 <p>I was there.</p><a href='/reply/{n}'>reply</a></li>" for n in range(12))
    article = read(f"<div><main>{PROSE * 6}</main></div><div><h3>Said</h3><ul class=said>{said}</ul></div>")
    assert "I was there" not in article.markdown


BARE = (
    "<h1>How the weir was built</h1><div>It begins with words in a div.<br>And goes on after a break.</div>"
    "<table><tr><th>Year</th><th>Oaks</th></tr><tr><td>1788</td><td>40</td></tr></table>"
    "<ul><li id=item>of oak</li><li>of stone</li></ul><dl><dt>Weir</dt><dd>a low dam</dd></dl>"
    "<blockquote>So it was told.</blockquote><h2><a href='/h'>The ferry</a></h2>"
)


@pytest.mark.parametrize("tag", ["main", "article"])
def test_a_page_of_short_lines_and_one_long_paragraph_is_kept_whole(tag: str) -> None:
    article = read(f"<{tag}>{BARE}<p>{SENTENCE * 12}</p>It ends in a few words.</{tag}>", "<title>Weir</title>")
    wanted = ("# How the weir was built", "words in a div", "after a break", "1788", "- ", "of oak", "of stone")
    wanted += (": a low dam", "> So it was told.", "## [The ferry]", "forty minutes", "It ends in a few words")
    assert [words for words in wanted if words not in article.markdown] == []


def test_what_surrounds_the_one_paragraph_of_a_page_stays_out() -> None:
    nav = "<nav><a href='/'>Home</a> <a href='/all'>All of them</a></nav>"
    meta = "<div class='post-meta'>Filed under boats, 3 minutes</div>"
    related = "<div class='related'><h3>Related posts</h3><p>How to row.</p></div>"
    side = "<aside><p>The harbour pays for this page.</p></aside><p><a href='/row'>To row a boat</a></p>"
    article = read(f"<main><h1>Tides</h1>{nav}{meta}<p>{SENTENCE * 12}</p>{related}{side}</main>")
    assert article.markdown == (SENTENCE * 12).strip()


def test_where_to_share_it_is_not_of_the_article() -> None:
    share = '<div class="sharedaddy"><h3>Share this:</h3><ul><li>Twitter</li><li>Facebook</li></ul></div>'
    article = read(f"<article><h1>Tides</h1>{share}{PROSE * 4}{share}</article>")
    assert "Twitter" not in article.markdown and "Share" not in article.text


def test_a_logo_leads_no_article() -> None:
    logo = "<a href='https://harbour.example/'><figure><img src='/logo.png' alt='Harbour Post'></figure></a>"
    assert "logo.png" not in read(f"<article>{logo}<h1>Tides</h1>{PROSE * 3}</article>").markdown


def test_a_line_break_in_a_wrapper_still_parts_words() -> None:
    assert "one\\\ntwo" in read(f"<article>{PROSE}<p>one<span><br></span>two</p>{PROSE}</article>").markdown.replace(
        "  \n", "\\\n"
    )


def test_a_short_post_under_its_title_is_an_article() -> None:
    others = "".join(f"<li><a href='/{n}'>Another post of ours, number {n}</a></li>" for n in range(30))
    article = read(f"<main><h1>Tides</h1><p>{SENTENCE}</p></main><div class=sidebar><ul>{others}</ul></div>")
    assert article.note is None and "Another post" not in article.markdown


def test_the_sites_bar_is_not_the_title() -> None:
    head = "<title>Reading the tables of the tides - The Harbour Handbook</title>"
    article = read(f"<h1>The Harbour Handbook</h1><main><h2>Reading the tables of the tides</h2>{PROSE}</main>", head)
    assert article.title == "Reading the tables of the tides"


def test_a_link_that_calls_itself_next_leads_on_without_more() -> None:
    pager = "<div class=pagination><a rel=next href='/story/2/'>2</a></div>"
    article = read(f"<h1>Tides</h1>{PROSE * 3}{pager}", url="https://harbour.example/story/1/")
    assert article.next_page == "https://harbour.example/story/2/"
    unsure = pager.replace("rel=next", "")
    assert read(f"<h1>Tides</h1>{PROSE * 3}{unsure}", url="https://harbour.example/story/1/").next_page is None


LINKED = "".join(f"<li><a href='https://o{n}.example/'>Office {n}, tables of the tides</a></li>" for n in range(3))


@pytest.mark.parametrize("heading", ["References", "Sources", "Further reading", "Einzelnachweise", "参考文献"])
def test_what_an_article_stands_on_stays_though_it_is_all_links(heading: str) -> None:
    markdown = read(f"<article><h1>Tides</h1>{PROSE * 3}<h2>{heading}</h2><ul>{LINKED}</ul></article>").markdown
    assert f"## {heading}" in markdown and "[Office 2, tables of the tides](https://o2.example/)" in markdown


@pytest.mark.parametrize("heading", ["Related posts", "You might also like"])
def test_other_stories_under_an_article_go(heading: str) -> None:
    markdown = read(f"<article><h1>Tides</h1>{PROSE * 3}<h2>{heading}</h2><ul>{LINKED}</ul></article>").markdown
    assert heading not in markdown and "Office" not in markdown


def test_a_gallery_keeps_its_pictures_with_their_captions() -> None:
    boxes = "".join(
        f"<li class=gallerybox><div class=thumb><a href='/f{n}'><img src='/g{n}.jpg' alt=''></a></div>"
        f"<div class=gallerytext><p>Gauge {n}, seen from the <a href='/sea'>sea</a></p></div></li>"
        for n in range(3)
    )
    article = read(f"<article><h1>Tides</h1>{PROSE * 2}<ul class='gallery'>{boxes}</ul>{PROSE}</article>")
    assert all(f"g{n}.jpg" in article.markdown and f"Gauge {n}, seen" in article.markdown for n in range(3))


def test_the_icons_of_a_box_that_leads_elsewhere_go() -> None:
    box = (
        "<div class=navbox><table><tr><td><a href='/a'><img src='/icon.png' alt=''></a></td>"
        "<td><a href='/a'>Aldby</a> <a href='/b'>Brook</a></td></tr></table></div>"
    )
    assert "icon.png" not in read(f"<article><h1>Tides</h1>{PROSE * 3}{box}{PROSE}{box}</article>").markdown


@pytest.mark.parametrize("wrapped", ["<div class='gallery'>{}</div>", "{}"])
def test_the_figures_of_a_gallery_stay_together(wrapped: str) -> None:
    figures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>Pier {n}, at dusk.</figcaption></figure>" for n in range(1, 6)
    )
    markdown = read(f"<main><article><h1>Tides</h1>{PROSE}{wrapped.format(figures)}</article></main>").markdown
    assert [markdown.count(f"/{n}.jpg") + markdown.count(f"Pier {n}, at dusk.") for n in range(1, 6)] == [2] * 5


@pytest.mark.parametrize("pause", ["* * *", "###", "⁂", "***", "~", "• • •", "⸻", "…", "?"])
def test_a_paragraph_of_signs_between_scenes_is_kept(pause: str) -> None:
    markdown = read(f"<article><h1>Tides</h1>{PROSE}<p>{pause}</p>{PROSE}</article>").markdown
    assert markdown.replace("\\", "").split("\n\n")[1:-1] == [pause]


def test_a_paragraph_of_nothing_to_see_is_not_kept() -> None:
    markdown = read(f"<article><h1>Tides</h1>{PROSE}<p>&zwj;</p><p>.</p>{PROSE}</article>").markdown
    assert len(markdown.split("\n\n")) == 2


@pytest.mark.parametrize("wrapped", ["{}", "<div class='nutrition'>{}</div>"])
def test_the_last_table_of_an_article_is_kept_with_its_heading(wrapped: str) -> None:
    table = "<h2>Fares</h2><table><tr><th>Who<th>Crowns<tr><td>Adults<td>2<tr><td>Dogs<td>1<tr><td>Crates<td>9</table>"
    article = f"<article><h1>Tides</h1>{PROSE * 2}{wrapped.format(table)}</article>"
    markdown = read(f"{article}<footer><p>Write to us, or call.</p></footer>").markdown
    assert "## Fares\n\n| Who | Crowns |" in markdown and "Write to us" not in markdown


@pytest.mark.parametrize(
    "advert",
    [
        "<div class='advertisement'><p>Buy the new Kestrel, now with a heated tiller.</p></div>",
        "<amp-ad>Buy the new Kestrel</amp-ad>",
        "<ins class='adsbygoogle'>Buy the new Kestrel</ins>",
        "<div id='google_ads'>Buy the new Kestrel</div>",
    ],
)
def test_an_advertisement_amid_an_article_is_left_out(advert: str) -> None:
    markdown = read(f"<article class='post ad-free'><h1>Tides</h1>{PROSE}{advert}{PROSE}</article>").markdown
    assert markdown.count(SENTENCE.strip()) == 6 and "Kestrel" not in markdown


@pytest.mark.parametrize("cell", ["blob-code", "js-file-line"])
def test_a_table_of_lines_of_code_is_code(cell: str) -> None:
    lines = ("def tide():", "    return 'high'")
    rows = "".join(
        f"<tr><td class='blob-num'>{number}</td><td class='{cell}'>{line}</td></tr>"
        for number, line in enumerate(lines, 1)
    )
    markdown = read(f"<article><h1>Tides</h1>{PROSE}<table>{rows}</table>{PROSE}</article>").markdown
    assert "```\ndef tide():\n    return 'high'\n```" in markdown


def test_the_numbers_of_lines_of_code_are_left_out() -> None:
    line = "<div class='line'><span class='ln'>1</span><code>tide --today</code></div>"
    article = read(f"<article><h1>Tides</h1>{PROSE}{line}{PROSE}</article>")
    assert "\n\n`tide --today`\n\n" in article.markdown and "1" not in article.words
