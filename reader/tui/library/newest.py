"""A thread that answers questions beside the screen: of those that wait the newest, and the others never."""

from collections.abc import Callable, Iterable
from threading import Condition, Thread
from typing import Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class Newest(Generic[Q, A]):
    """Begins with the first question. What came of a question that another has followed is dropped."""

    def __init__(self, answers: Callable[[Q], Iterable[A]], hear: Callable[[A], object]) -> None:
        """answers gives one after the other what is found; hear is called with each, in the thread."""
        self._answers, self._hear = answers, hear
        self._changed = Condition()
        self._question: list[Q] = []  # the one that waits
        self._is_begun = self._is_ended = False

    def ask(self, question: Q) -> None:
        with self._changed:
            self._question = [question]
            self._changed.notify()
            if not self._is_begun:
                self._is_begun = True
                Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """Ends the thread, after what it is just doing."""
        with self._changed:
            self._is_ended = True
            self._changed.notify()

    def is_outdated(self, seconds: float = 0.0) -> bool:
        """Whether nobody waits any more for what is being answered, or doesn't after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._question) or self._is_ended, seconds)

    def _run(self) -> None:
        while self.is_outdated(1e6) and not self._is_ended:
            with self._changed:
                question = self._question.pop()
            for answer in self._answers(question):
                if self.is_outdated():
                    break
                self._hear(answer)
