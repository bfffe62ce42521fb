"""The filter on the developers' real input: the seed's pings, a WordPress database, labelled comments."""

import html
import json
import re
from pathlib import Path

import pytest

from reader.spam.judge import judge
from reader.spam.subject import Subject
from reader.values import Comment
from tests.benchmarks.spam import hidden_numbers

TAG = re.compile("<[^>]*>")


def test_the_seeds_pings_are_all_spam_with_a_reason(shared: Path) -> None:
    [seed] = (shared / "data" / "seed").glob("*.txt")
    names = re.findall(r"^\s*\d+\. Pingback: (.+)$", seed.read_text("utf-8"), re.M)
    pings = [Comment(str(number), "pingback", name, "", "") for number, name in enumerate(names)]
    verdicts = judge(pings, Subject(text=seed.read_text("utf-8").partition("17 Comments")[0]))
    assert len(verdicts) == 17
    assert all(verdict.hides and verdict.reasons for verdict in verdicts.values())
    assert all(judge([ping], Subject())[ping.id].hides for ping in pings)


@pytest.mark.parametrize("with_text", [True, False])
def test_genuine_items_of_a_wordpress_are_shown(shared: Path, with_text: bool) -> None:
    articles = json.loads((shared / "data" / "wordpress" / "truth.json").read_text("utf-8"))
    shown = hidden = 0
    for slug, article in articles.items():
        approved = [row for row in article["comments"] if row["approved"] == "1"]
        verdicts = judge(
            [_comment(row, with_text) for row in approved],
            Subject(html.unescape(article["title"]), f"https://blog.example/{slug}/"),
        )
        for row in approved:
            is_spam = slug == "after-mosul-who-wins" or _is_bought(row)
            if row["type"] != "comment" or not is_spam:
                assert verdicts[str(row["id"])].hides == is_spam, row["author"]
            shown, hidden = shown + (not is_spam), hidden + is_spam
    assert shown > 1000
    assert hidden == 27


def test_recall_and_false_hides_on_labelled_comments(shared: Path) -> None:
    """The bars that a change of a rule or a word may not break; the benchmark prints the whole table."""
    rows = [json.loads(line) for line in (shared / "data" / "spam" / "dev.jsonl").read_text("utf-8").splitlines()]
    hidden = hidden_numbers(rows, "full")
    pings = {number for number, row in enumerate(rows) if row["kind"] != "comment"}
    spam = {number for number, row in enumerate(rows) if row["label"] == "spam"}
    ham = set(range(len(rows))) - spam
    assert len(hidden & spam & pings) >= 0.95 * len(spam & pings)
    assert len(hidden & ham & pings) <= 0.003 * len(ham & pings)
    assert len(hidden & spam - pings) >= 0.5 * len(spam - pings)
    assert len(hidden & ham - pings) <= 0.003 * len(ham - pings)
    by_name = hidden_numbers(rows, "name only")
    assert len(by_name & spam & pings) >= 0.9 * len(spam & pings)
    assert len(by_name & ham & pings) <= 0.003 * len(ham & pings)


def _is_bought(row: dict[str, str]) -> bool:
    """The rows of that database that its makers wrote as spam."""
    hosts = "cialis20mg-online slotgacor-maxwin ivermectin-tabs essaypro-cheap sildenafil-rx buymodafinil-online"
    hosts += " best-essay-writers-4u royal-jackpot-slots cheap-seo-ranking pills-without-rx"
    return any(f"//{host}." in row["author_url"] for host in hosts.split())


def _comment(row: dict[str, str], with_text: bool) -> Comment:
    is_ping = row["type"] != "comment"
    text = html.unescape(TAG.sub("", row["content"])) if with_text or not is_ping else ""
    return Comment(
        str(row["id"]), row["type"], html.unescape(row["author"]), text, text, author_url=row["author_url"] or None
    )
