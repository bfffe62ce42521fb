"""Short pages of many kinds of blocks, in the templates that sites use: every block stays, the frame goes."""

import pytest

from reader.dissect import dissect

FIRST = ("<p>The station measures the level of the water every six minutes.</p>", "every six minutes")
LAST = ("<p>Each gauge keeps its own clock.</p>", "keeps its own clock")
BLOCKS = {
    "table": (
        "<table><tr><th>Port</th><th>High</th></tr><tr><td>Aldby</td><td>3.1</td></tr></table>",
        "| Aldby | 3.1 |",
    ),
    "headless table": (
        "<table><tr><td>Aldmere</td><td>3.1 m</td></tr><tr><td>Brooksea</td><td>2 m</td></tr></table>",
        "Brooksea",
    ),
    "code": ("<h2>Setting up</h2><pre><code>tide --port Aldby</code></pre>", "## Setting up\n\n```\ntide --port Aldby"),
    "numbered code": (
        '<div class="highlight"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv">'
        '<pre>1</pre></div></td><td class="code"><div><pre><code>tidal.run()</code></pre></div></td></tr>'
        "</table></div>",
        "tidal.run()",
    ),
    "tasks": (
        '<ul><li><input type="checkbox" checked> oil the hinge</li><li><input type="checkbox"> paint it</li></ul>',
        "- [x] oil the hinge\n- [ ] paint it",
    ),
    "terms": (
        "<dl><dt>Spring tide</dt><dd>When sun and moon pull together.</dd><dd>A king tide in the south.</dd></dl>",
        "A king tide in the south.",
    ),
    "formula": ("<p>The height is <math><mi>h</mi></math> in metres.</p>", "The height is $`h`$ in metres."),
    "nested list": ("<ul><li>Tools<ul><li>a wrench of 12 mm</li></ul></li></ul>", "Tools"),
    "quotation": ("<blockquote><p>No tide waits.</p></blockquote>", "> No tide waits."),
    "links": (
        "<p>These help:</p><ul><li><a href='https://a.example/x'>The hydrographic office</a></li></ul>",
        "hydrographic office",
    ),
    "details": ("<details><summary>Why brass?</summary><p>Steel rusts.</p></details>", "Steel rusts."),
    "a bare division": ("<div>Mind the step when you go down.</div>", "Mind the step"),
}
ELSEWHERE = "".join(f"<li><a href='/{n}'>{n} knots that hold in every weather</a></li>" for n in range(6))
FRAMES = {
    "blog": (
        "<header><a href='/'>Harbour Notes</a><nav><a href='/about'>About</a></nav></header><main><article class=post>"
        "<h1>Tide gauges</h1><div class='entry-meta'>Posted by <a href='/ida'>Ida</a></div><div class='entry-content'>",
        f"</div></article></main><aside class='sidebar'><ul>{ELSEWHERE}</ul><p>Harbour Notes is written by Ida Holm,"
        " who lives by the sound and mends clocks.</p></aside><footer>Copyright 2024 Harbour Notes</footer>",
    ),
    "documentation": (
        "<div class=related role=navigation><a href='i'>index</a></div><div class=document><div class=body role=main>"
        "<section><h1>Tide gauges</h1>",
        f"</section></div><div class=sphinxsidebar role=navigation><ul>{ELSEWHERE}</ul></div></div>",
    ),
    "magazine": (
        "<div class=menu><a href='/sea'>Sea</a><a href='/login'>Log in</a></div><div class=story><h1>Tide gauges</h1>"
        "<div class=byline>By Ida Holm</div>",
        f"<div class=tags><a href='/t'>Tides</a></div></div>"
        f"<div class=related><h3>Related</h3><ul>{ELSEWHERE}</ul></div>",
    ),
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "names", [(name,) for name in BLOCKS] + [tuple(BLOCKS)[n : n + 4] for n in range(9)], ids="+".join
)
def test_every_block_of_a_short_page_stays(frame: str, names: tuple[str, ...]) -> None:
    blocks = [FIRST, *(BLOCKS[name] for name in names), LAST]
    begin, end = FRAMES[frame]
    body = begin + "".join(block for block, _ in blocks) + end
    page = f"<html><head><title>Tide gauges</title></head><body>{body}</body></html>"
    article, _ = dissect(page.encode(), "utf-8", "https://harbour.example/tides", "article")[:2]
    assert [said for _, said in blocks if said not in article.markdown] == []
    assert [word for word in ("knots", "Harbour Notes", "Copyright", "Log in") if word in article.markdown] == []
