"""Questions beside the screen: the newest is answered, those that it overtook are not."""

import queue
from collections.abc import Iterator
from threading import Event

from reader.tui.library.newest import Newest


def test_the_newest_question_wins() -> None:
    heard: queue.Queue[str] = queue.Queue()
    asked: list[str] = []
    begun, goes_on = Event(), Event()

    def answers(question: str) -> Iterator[str]:
        asked.append(question)
        begun.set()
        goes_on.wait(5)
        yield f"{question} first"
        yield f"{question} all"

    newest = Newest(answers, heard.put)
    newest.ask("w")
    assert begun.wait(5)
    for question in ("wa", "wat", "wate", "water"):
        newest.ask(question)
    goes_on.set()
    assert [heard.get(timeout=5), heard.get(timeout=5)] == ["water first", "water all"]
    assert asked == ["w", "water"]
    newest.end()
    newest.ask("never")
    assert heard.empty()
