"""A poem whose lines are blocks reads as lines of its stanzas."""

import pytest

from reader.dissect import dissect
from reader.html.markdown import markdown_of
from reader.html.tree import parse

PROSE = "<p>The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands.</p>"


@pytest.mark.parametrize(
    ("stanza", "line"), [("stanza", "line"), ("line-block", "line"), ("lg", "l"), ("poem-stanza", "poem-line")]
)
def test_the_lines_of_a_stanza_stay_together(stanza: str, line: str) -> None:
    first = f"<div class={line}>The tide is in,</div>\n<div class={line}>the boats are <i>out</i>.</div>"
    second = f"<div class={line}>No one is about.</div>"
    poem = f"<div class='{stanza} first'>{first}</div><div class={stanza}>{second}</div>"
    page = f"<title>Tides</title><article>{PROSE * 2}{poem}{PROSE}</article>"
    markdown = dissect(page.encode(), "utf-8", "https://harbour.example/tides", "article")[0].markdown
    assert "\n\nThe tide is in,  \nthe boats are *out*.\n\nNo one is about.\n\n" in markdown


def test_lines_elsewhere_are_blocks_as_they_were() -> None:
    assert markdown_of(parse("<div><div class=line>One.</div><div class=line>Two.</div></div>"), None) == "One.\n\nTwo."
