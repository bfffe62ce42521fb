"""Plain text and the comments at its end."""

from pathlib import Path

import pytest

from reader.conversation.plain import split

ARTICLE = "On Tar\n\nTar is old.\n\nThree uses:\n\n  1. Hulls.\n  2. Ropes.\n  3. Roofs."


def test_a_numbered_list_of_pings() -> None:
    text = f"{ARTICLE}\n\n3 Comments\n\n  1. Pingback: Rope Notes\n\n  2. Trackback: Yard\n\n  3. Pingback: cheap tar"
    article, conversation = split(text)
    assert article == ARTICLE
    assert [(comment.kind, comment.author, comment.text) for comment in conversation.comments] == [
        ("pingback", "Rope Notes", ""),
        ("trackback", "Yard", ""),
        ("pingback", "cheap tar", ""),
    ]
    assert conversation.declared_count == 3
    assert [comment.id for comment in conversation.comments] == ["c1", "c2", "c3"]


def test_a_numbered_list_of_people_with_indented_paragraphs() -> None:
    listed = " 1. Ada says:\n    March 4, 2019 at 9:10 am\n\n    Mine leaks.\n\n    Still.\n 2. Bo says: No.\n"
    article, conversation = split(f"{ARTICLE}\n\nComments (2)\n\n{listed}")
    assert article == ARTICLE
    assert [(comment.author, comment.published, comment.text) for comment in conversation.comments] == [
        ("Ada", "2019-03-04", "Mine leaks.\nStill."),
        ("Bo", None, "No."),
    ]


@pytest.mark.parametrize(
    "heading", ["2 thoughts on “Tar”", "2 Responses", "## 2 Comments", "Comments: 2", "2 Kommentare"]
)
def test_paragraphs_that_name_who_spoke(heading: str) -> None:
    said = "Ada says:\n\nMine *leaks*.\n\nBo says:\n\nUse more.\n\nLike this: lots."
    article, conversation = split(f"{ARTICLE}\n\n{heading}\n\n{said}\n\nComments are closed.\n")
    assert article == ARTICLE
    assert [(comment.author, comment.text, comment.markdown) for comment in conversation.comments] == [
        ("Ada", "Mine *leaks*.", r"Mine \*leaks\*."),
        ("Bo", "Use more.\nLike this: lots.", "Use more.\n\nLike this: lots."),
    ]


def test_a_date_under_a_name_is_the_day() -> None:
    _, conversation = split(f"{ARTICLE}\n\n1 Comment\n\nAda says:\n\nMarch 4, 2019 at 9:10 am\n\nMine leaks.")
    assert [(comment.published, comment.text) for comment in conversation.comments] == [("2019-03-04", "Mine leaks.")]


def test_none_said_is_none_found() -> None:
    article, conversation = split(f"{ARTICLE}\n\n0 Comments\n")
    assert (article, conversation.declared_count, conversation.comments) == (ARTICLE, 0, ())


@pytest.mark.parametrize(
    "end",
    [
        "",
        "3 Comments",
        "There were 3 comments on this.\n\n  1. Pingback: A\n  2. Pingback: B\n  3. Pingback: C",
        "3 Comments\n\n  1. Make it short.\n  2. Make it kind.\n  3. Make it true.",
        "3 Comments\n\n  1. Pingback: A\n  2. Pingback: B\n  3. Pingback: C\n\nAnd so the article went on.",
        "90 Comments\n\n  1. Pingback: A\n  2. Pingback: B",
        "1 Comment\n\n  1. Pingback: A\n  2. Pingback: B",
        "2 Comments\n\n  3. Pingback: A\n  4. Pingback: B",
        "2 Comments\n\nAda once told me about tar.\n\nBo says: no.",
    ],
)
def test_silent_when_unsure(end: str) -> None:
    text = f"{ARTICLE}\n\n{end}"
    article, conversation = split(text)
    assert article == text
    assert conversation.comments == () and conversation.declared_count is None


def test_the_text_that_the_project_began_with(shared: Path) -> None:
    for path in (shared / "data" / "seed").glob("*.txt"):
        article, conversation = split(path.read_text())
        assert len(conversation.comments) == conversation.declared_count == 17
        assert {comment.kind for comment in conversation.comments} == {"pingback"}
        assert conversation.comments[0].author == "goodrx viagra"
        assert "Pingback" not in article and article.endswith("Stanford Political Journal.")
