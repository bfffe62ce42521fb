"""The pictures of README: all there, small, and asking nobody for anything."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[1] / "assets"
SHOWN = {
    "reading": ("29 comments · 14 shown · 15 spam hidden", "Maren Aldous"),
    "spam": ("29 comments · 29 shown, 15 of them spam", "cheap luggage sale online"),
    "hints": ("2 to open", "A link points one way", "Tab shows where each leads"),
    "contents": ("5 headings", "What goes over the wire", "you are here"),
    "library": ("6 bookmarks", "Maps drawn from memory"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_shows_what_it_is_for_and_fetches_nothing(name: str) -> None:
    picture = (ASSETS / f"{name}.svg").read_text("utf-8")
    assert len(picture.encode()) < 60_000
    assert not re.search(r"url\((?!#)|https?://(?!www\.w3\.org)", re.sub(r"<text.*?</text>|<!--.*?-->", "", picture))
    words = re.sub(r"<[^>]+>", "", picture).replace("&#160;", " ")
    for text in SHOWN[name]:
        assert text in words
