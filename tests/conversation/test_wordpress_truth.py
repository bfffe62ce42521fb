"""A real WordPress under eight themes, against its own database."""

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader.conversation.registry import cut
from reader.html.decode import decode
from reader.html.tree import parse, text_of
from reader.values import Conversation
from tests.benchmarks.wordpress import Score, page_score

THEMES = "default hueman twentynineteen twentyten twentytwelve twentytwenty twentytwentyone twentytwentythree".split()
ONE_PING_CLASS = {"hueman", "twentyten"}
WORDLESS_PINGS = {"twentynineteen", "twentyten", "twentytwelve", "twentytwentyone"}
NESTED = 5
TRAIN = "the-last-train-was-free"
UNREAD = {"one-comment-broke-this-page", "an-unclosed-html-comment"}

Row = dict[str, Any]


@cache
def page(path: Path) -> tuple[Conversation, str]:
    """The conversation of a captured page, and the text that is left of it."""
    tree = parse(decode(path.read_bytes(), "utf-8"))
    return cut(tree, None).conversation, text_of(tree)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, shared: Path) -> Path:
    return shared / "data" / "wordpress" / str(request.param)


def rows(theme: Path, slug: str) -> dict[str, Row]:
    """The approved items of an article, by id as we write it."""
    truth = json.loads((theme.parent / "truth.json").read_text())
    return {f"c{row['id']}": row for row in truth[slug]["comments"] if row["approved"] == "1"}


def plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def row_of(comment_id: str, author: str | None, known: dict[str, Row]) -> Row:
    """By number; where the theme prints none, by the name."""
    return known.get(comment_id) or next(row for row in known.values() if plain(row["author"]) == author)


def shown_parent(row: Row, known: dict[str, Row]) -> str | None:
    """The parent as a page shows it that nests five levels: what is deeper hangs under the fourth."""
    line = []
    while row["parent"]:
        line.append(f"c{row['parent']}")
        row = known[line[-1]]
    return line[max(0, len(line) - (NESTED - 1))] if line else None


def test_every_approved_item_is_found_with_its_author(theme: Path) -> None:
    known = rows(theme, TRAIN)
    conversation, _ = page(theme / f"{TRAIN}.html")
    assert len(conversation.comments) == conversation.declared_count == len(known) == 73
    assert sorted(comment.author or "" for comment in conversation.comments) == sorted(
        plain(row["author"]) for row in known.values()
    )
    for comment in conversation.comments:
        row = row_of(comment.id, comment.author, known)
        assert comment.author == plain(row["author"])
        assert comment.author_url == (row["author_url"] or None)


def test_kinds_and_parents(theme: Path) -> None:
    known = rows(theme, TRAIN)
    for comment in page(theme / f"{TRAIN}.html")[0].comments:
        row = row_of(comment.id, comment.author, known)
        one_class = theme.name in ONE_PING_CLASS and row["type"] == "trackback"
        assert comment.kind == ("pingback" if one_class else row["type"])
        assert comment.parent_id == shown_parent(row, known)


def test_texts_are_whole(theme: Path) -> None:
    known = rows(theme, TRAIN)
    for comment in page(theme / f"{TRAIN}.html")[0].comments:
        row = row_of(comment.id, comment.author, known)
        wordless = comment.is_ping and theme.name in WORDLESS_PINGS
        said, stored = re.sub(r"\W", "", comment.text), re.sub(r"\W", "", plain(row["content"]))
        assert said == ("" if wordless else stored)


def test_seventeen_pings(theme: Path) -> None:
    conversation, left = page(theme / "after-mosul-who-wins.html")
    assert len(conversation.comments) == conversation.declared_count == 17
    assert {comment.kind for comment in conversation.comments} == {"pingback"}
    assert "viagra" not in left
    assert "Who Wins Inside Iraq?" in left


def test_what_is_hidden_stays_hidden_and_nothing_is_left_behind(theme: Path) -> None:
    for path in theme.glob("*.html"):
        if path.stem in ("for-members-only.unlocked", "_home"):
            continue
        conversation, left = page(path)
        said = " ".join(f"{comment.author} {comment.text} {comment.markdown}" for comment in conversation.comments)
        for word in ("HIDDEN-PENDING", "HIDDEN-SPAM", "SECRET"):
            assert word not in said + left
        for word in ("Leave a Reply", "Cancel reply", "Post Comment", "Older Comments", "Schreibe einen Kommentar"):
            assert word not in left


def test_a_paged_conversation_says_so(theme: Path) -> None:
    for path in theme.glob("the-best-thing-you-repaired*.html"):
        conversation, _ = page(path)
        assert conversation.declared_count == 1500
        assert 50 <= len(conversation.comments) < 100
        assert not conversation.complete
    assert all(page(theme / f"{slug}.html")[0].complete for slug in (TRAIN, "nobody-has-said-anything"))


def test_hostile_comments_are_all_there_and_harmless(theme: Path) -> None:
    conversation, _ = page(theme / "bring-your-own-comments.html")
    assert len(conversation.comments) == 54
    for comment in conversation.comments:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", f"{comment.author}{comment.text}")
        assert comment.author_url is None or comment.author_url.startswith(("http://", "https://"))


def test_broken_pages_give_what_is_there(theme: Path) -> None:
    for slug in UNREAD:
        conversation, _ = page(theme / f"{slug}.html")
        known = rows(theme, slug)
        assert 2 <= len(conversation.comments) <= len(known) == conversation.declared_count
        assert {comment.id for comment in conversation.comments} <= set(known)
        assert not any("proudly powered" in comment.text for comment in conversation.comments)


def test_a_protected_article_and_one_without_comments(theme: Path) -> None:
    for slug in ("for-members-only", "nobody-has-said-anything", "a-note-on-corrections"):
        conversation, _ = page(theme / f"{slug}.html")
        assert conversation.comments == ()
    assert len(page(theme / "for-members-only.unlocked.html")[0].comments) == 4


def test_another_language(theme: Path) -> None:
    conversation, left = page(theme / "de.der-nachtzug-kehrt-zurueck.html")
    assert len(conversation.comments) == conversation.declared_count == 16
    assert "Antworten" not in left


def test_over_every_theme_and_article(shared: Path) -> None:
    """Items, kinds and parents of all captured pages together; a theme that has one class for pings can't tell them."""
    folder = shared / "data" / "wordpress"
    truth = json.loads((folder / "truth.json").read_text())
    every, telling = Score(), Score()
    for path in (path for theme in THEMES for path in sorted((folder / theme).glob("*.html"))):
        if article := truth.get(path.name.split(".")[0]):
            score = page_score(path, article)
            every.add(score)
            if path.parent.name not in ONE_PING_CLASS:
                telling.add(score)
    assert every.f1 >= 0.99
    assert telling.kinds / telling.both >= 0.99
    assert every.parents / every.both >= 0.98
