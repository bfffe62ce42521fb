"""What pages say of themselves amid an article goes where it stands alone; the same words in a text stay."""

import pytest

from reader.dissect import dissect
from reader.extract.phrases import is_phrase

PROSE = "<p>The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands.</p>"


def markdown(block: str) -> str:
    body = f"<article><h1>Ferry</h1>{PROSE * 2}{block}{PROSE * 2}</article>"
    page = f"<html><head><title>Ferry</title></head><body>{body}</body></html>"
    return dissect(page.encode(), "utf-8", "https://harbour.example/ferry", "article")[0].markdown


@pytest.mark.parametrize(
    "block",
    [
        "<p>Read also: <a href='/fog'>Fog on the sound, and what to do</a></p>",
        "<p><strong>Lesen Sie auch: <a href='/fog'>Nebel auf dem Sund, und was zu tun ist</a></strong></p>",
        "<p>Lire aussi : <a href='/fog'>Brume sur le détroit, et que faire</a></p>",
        "<p>Читайте также: <a href='/fog'>Туман над проливом, и что делать</a></p>",
        "<p>関連記事：<a href='/fog'>海峡の霧とその対処</a></p>",
        "<p>Advertisement. Scroll to continue.</p>",
        "<div>La suite après la publicité</div>",
        "<p>Publicidad</p>",
        "<div><p>Sign up for our free weekly newsletter, and never miss a tide!</p></div>",
        "<p>Get the best of the harbour delivered to your inbox every Friday</p>",
        "<h3>You might also like</h3><ul><li><a href='/f'>Fog on the sound, and what to do</a></li></ul>",
        "<p><b>You may also like:</b></p><ul><li><a href='/f'>Fog on the sound, and what to do</a></li></ul>",
    ],
)
def test_a_phrase_alone_in_its_block_goes(block: str) -> None:
    assert markdown(block) == markdown("")


@pytest.mark.parametrize(
    "block",
    [
        "<p>The board said “Read also: the rules”, and under it somebody had written that nobody ever read them.</p>",
        "<p>Advertisement was what the ferry lived by, more than by the few who crossed with her in winter.</p>",
        "<p>Sign up for our newsletter, said the captain, and I laughed until the lamp had gone out behind us.</p>",
        "<ul><li>Bread</li><li>Publicidad</li><li>Fuel for the winter</li></ul>",
        "<p>See also <a href='/fog'>the notes on fog</a>.</p>",
        "<h2>Related work</h2><p>Two others measured it before, each with a rope and a stone.</p>",
    ],
)
def test_the_same_words_in_a_text_stay(block: str) -> None:
    assert len(markdown(block)) > len(markdown("")) + 20
    assert all(word in markdown(block) for word in ("Publicidad", "Related work") if word in block)


@pytest.mark.parametrize("text", ["Read", "More", "Ad", "Related", "Sign", "Further reading", "References", "See also"])
def test_short_words_that_articles_use_are_no_phrases(text: str) -> None:
    assert is_phrase(text) is (text == "Related")


def test_a_long_line_costs_no_time() -> None:
    assert not is_phrase("sign up for our " * 12 + "x") and not is_phrase("get " * 100_000)
