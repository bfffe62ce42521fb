"""An article survives its conversation: one that takes too long, or that reader can't read."""

import time

import pytest

from reader import dissect as child
from reader.conversation import registry
from reader.conversation.budget import Budget, OutOfTime
from reader.conversation.platform import Cut, PageParts, Platform
from reader.dissect import Dissected, dissect
from tests.blog import genuine, post


class Broken(Platform):
    """A platform that fails in the midst of its work, when half of the page is cut out."""

    name = title = "broken"

    def __init__(self, failure: BaseException) -> None:
        self.failure = failure

    def cut(self, parts: PageParts) -> Cut | None:
        for element in parts.tree.xpath("//article"):
            element.drop_tree()
        raise self.failure


def read() -> Dissected:
    return dissect(post([genuine(0), genuine(1)]).encode(), "utf-8", "https://canal.example/lock", "article")


@pytest.mark.parametrize("failure", [KeyError("x"), MemoryError(), RecursionError(), OutOfTime(), UnicodeError()])
def test_the_article_is_read_where_the_conversation_fails(
    failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "platforms", lambda: (Broken(failure),))
    article, conversation, _ = read()
    assert article.title == "The Lock at Marlow"
    assert "Cedar 4." in article.words and "towpath" not in article.words
    assert conversation.comments == () and not conversation.complete
    assert conversation.note and conversation.note.startswith("the comments in the page could not be read: ")


def test_what_there_is_no_time_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read().conversation.note is None
    monkeypatch.setattr(child, "CONVERSATION_SECONDS", 0)
    article, conversation, _ = read()
    assert "Cedar 4." in article.words and "towpath" not in article.words
    assert conversation.comments == () and not conversation.complete
    assert conversation.note == "only the first 0 comments of the page were read: more would take too long"


def test_a_part_is_kept_where_there_was_no_time_for_all() -> None:
    budget = Budget(0.05)
    taken = [thing for thing in budget.within(range(1000)) if _busy(0.001)]
    assert 0 < len(taken) < 1000 and budget.is_spent
    assert list(Budget().within(range(1000))) == list(range(1000))


def _busy(seconds: float) -> bool:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return True


def test_what_never_ends_is_ended() -> None:
    with pytest.raises(OutOfTime), Budget(0).enforced():
        _busy(60)
    assert _busy(1.2)  # nothing comes later
