"""The welcome article, read as any page is: the first thing a stranger sees, and the demonstration of the rest."""

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from typing import Any

from reader import shipped

Item = dict[str, Any]

GENUINE_PINGS = {
    "Still here, still looking up – The Upstairs Windows": "pingback",
    "On margins, pencilled and otherwise – Notes from a Small Server": "trackback",
}


@cache
def cat(*options: str) -> str:
    command = [sys.executable, "-m", "reader", "cat", *options, str(shipped.asset("welcome.html"))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def page() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(cat("--format", "json", "--spam", "show"))
    return read


def items() -> list[Item]:
    found: list[Item] = page()["comments"]["items"]
    return found


def depth(item: Item, known: dict[str, Item]) -> int:
    return 1 + depth(known[item["parent"]], known) if item["parent"] else 1


def test_it_says_who_wrote_it_where_and_when() -> None:
    said = page()
    assert (said["title"], said["byline"], said["site"]) == (
        "Somebody Linked to You",
        "Hanna Vesterby",
        "Quiet Margins",
    )
    assert (said["published"], said["language"]) == ("2025-10-14T07:30:00Z", "en-GB")


def test_every_part_of_the_reading_surface_can_be_tried_on_it() -> None:
    markdown = page()["markdown"]
    headings = [line for line in markdown.splitlines() if line.startswith("#")]
    assert headings == [
        "## A link points one way",
        "## Two answers",
        "### What goes over the wire",
        "## Then came the sellers",
        "## What is left",
    ]
    blocks = (
        "> […] a woman",
        "- they closed",
        "![Faded",
        "*One from",
        "```xml\n<?xml",
        "| Trackback | 2002 |",
        "[^1]: The",
    )
    assert all(f"\n{block}" in markdown for block in blocks)
    assert all(span in markdown for span in ("*pingback*", "**Trackback**", "`Referer`", "](https://"))


def test_what_stands_around_the_article_stays_out_of_it() -> None:
    text = page()["markdown"]
    assert text.startswith("In the winter of 2004")
    for furniture in ("Share this", "Related", "Leave a Reply", "Three dairies", "Ellis Tarn", "Posted in", "powered"):
        assert furniture not in text
    for item in items():
        assert item["author"] == "Hanna Vesterby" or item["author"] not in text


def test_the_page_counts_what_is_in_it() -> None:
    comments = page()["comments"]
    assert (comments["declared"], comments["total"], comments["spam"]) == (29, 29, 15)
    assert Counter((item["kind"], item["spam"]) for item in items()) == {
        ("comment", False): 12,
        ("pingback", False): 1,
        ("trackback", False): 1,
        ("comment", True): 4,
        ("pingback", True): 8,
        ("trackback", True): 3,
    }


def test_the_genuine_pings_are_shown() -> None:
    shown = json.loads(cat("--format", "json"))["comments"]["items"]
    assert {item["author"]: item["kind"] for item in shown if item["kind"] != "comment"} == GENUINE_PINGS
    assert len(shown) == 14


def test_all_spam_has_a_reason_and_none_is_printed() -> None:
    spam = [item for item in items() if item["spam"]]
    assert all(item["reasons"] for item in spam)
    printed = cat()
    assert "## 29 comments · 14 shown · 15 spam hidden" in printed
    assert not [item["author"] for item in spam if item["author"] in printed]


def test_its_threads_reach_the_fourth_level_and_its_author_answers_in_them() -> None:
    known = {item["id"]: item for item in items()}
    assert Counter(depth(item, known) for item in items()) == {1: 22, 2: 4, 3: 2, 4: 1}
    answers = [item for item in items() if item["by_article_author"]]
    assert [item["author"] for item in answers] == ["Hanna Vesterby"] * 3
    assert all(item["parent"] for item in answers)


def test_one_genuine_reply_hangs_under_spam() -> None:
    known = {item["id"]: item for item in items()}
    hanging = [item for item in items() if not item["spam"] and item["parent"] and known[item["parent"]]["spam"]]
    assert [item["author"] for item in hanging] == ["Bea Lindgate"]


def test_a_comment_quotes_the_article_word_for_word() -> None:
    quotes = [line.removeprefix("> ") for item in items() for line in item["markdown"].splitlines() if line[:2] == "> "]
    assert quotes and all(quote in page()["markdown"] for quote in quotes)
    assert any("```sh" in item["markdown"] for item in items())
