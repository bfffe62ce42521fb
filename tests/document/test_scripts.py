"""Superscripts and subscripts of raw HTML in Markdown: their words are drawn so that they keep their meaning."""

import pytest

from reader.document.parse import parse


@pytest.mark.parametrize(
    ("markdown", "drawn"),
    [
        ("10<sup>6</sup> tons of CO<sub>2</sub>", "10⁶ tons of CO₂"),
        ("10<SUP class=x>-*6*</SUP>", "10⁻⁶"),
        ("a<sup>n + k</sup>, x<sub>i</sub>", "a^(n + k), x_i"),
        ("the 1<sup>st</sup> lock", "the 1st lock"),
        ("x<sup>a<sub>1</sub></sup>", "x^(a₁)"),
        ("| CO<sub>2</sub> |\n| --- |\n| 1<sup>2</sup> |", "CO₂\n1²"),
        ("<div>10<sup>6</sup> tons</div>", "10⁶ tons"),
        ("a</sup> closed, <sup>open", "a closed, open"),
        ("10<sup>over  \ntwo</sup>", "10over\ntwo"),
    ],
)
def test_they_are_drawn_as_those_of_pages(markdown: str, drawn: str) -> None:
    assert [block.text for block in parse(markdown)] == [drawn]


def test_what_leads_somewhere_in_one_stays_as_it_is() -> None:
    (block,) = parse("Shut<sup>[1](https://a.example)</sup> early")
    assert block.text == "Shut1 early" and [run.target for run in block.runs] == ["https://a.example"]


def test_styles_stay_with_their_words() -> None:
    (block,) = parse("**10<sup>n+k</sup> tons** of *salt* and <sup>*k+1*</sup> `code`")
    assert [(run.style, block.text[run.start : run.end]) for run in block.runs] == [
        ("strong", "10^(n+k) tons"), ("em", "salt"), ("code", "code"),
    ]  # fmt: skip
