"""A button's text is read where it is part of what the page says, and nowhere else."""

import pytest

from reader.dissect import dissect
from reader.values import View

PROSE = "<p>The ferry crosses the sound in forty minutes, and in that time most of the town's news changes hands.</p>"


def markdown(body: str, view: View = "article") -> str:
    page = f"<html><head><title>The ferry</title></head><body><article>{PROSE * 3}{body}{PROSE}</article></body></html>"
    return dissect(page.encode(), "utf-8", "https://harbour.example/ferry", view)[0].markdown


@pytest.mark.parametrize("view", ["article", "page"])
@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<h3><button>How long does it take?</button></h3><p>Two days.</p>", "### How long does it take?\n\nTwo days."),
        ("<dl><dt><button><span>Dogs</span><svg/></button></dt><dd>They go free.</dd></dl>", "Dogs\n: They go free."),
        ("<details><summary><button>Bicycles</button></summary><p>On the car deck.</p></details>", "**Bicycles**"),
        ("<p>Press <button>Save</button> now.</p>", "Press Save now."),
        ("<div role=tablist><button role=tab>Out</button><button role=tab>Back</button></div>", "Out\n\nBack"),
        ("<button aria-expanded=true>Is there tea?</button><div><p>There is tea, and cake.</p></div>", "Is there tea?"),
    ],
)
def test_a_button_that_says_something_is_read(body: str, read: str, view: View) -> None:
    assert read in markdown(body, view)


@pytest.mark.parametrize(
    "body",
    [
        "<h3>Fares <button>Copy link</button></h3><p>Two crowns.</p>",
        "<p>The fare is two crowns. <button>Copy link</button> It was one.</p>",
        "<div>12 <button>Copy link</button></div>",
        "<p><button>Copy link</button></p>",
    ],
)
def test_a_button_to_press_is_not(body: str) -> None:
    assert "Copy link" not in markdown(body, "page")
