"""What is done to so many bookmarks that it takes a while: in a thread, while the screen goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

from reader import log
from reader.errors import LibraryError
from reader.library.many import Step
from reader.library.store import Store


class Slowly:
    """Goes on by a connection of its own until all is done, or until it is cancelled: then what is done stays."""

    def __init__(
        self,
        folder: Path,
        steps: Callable[[Store], Iterator[Step]],
        tell: Callable[[Step | None, bool, str], object],
    ) -> None:
        """tell is called in that thread: with the last step, if any, whether it has ended, and why it failed, or ""."""
        self._folder, self._steps, self._tell = folder, steps, tell
        self.is_cancelled = False
        Thread(target=self._run, daemon=True).start()

    def cancel(self) -> None:
        self.is_cancelled = True

    def _run(self) -> None:
        step, why = None, ""
        try:
            with Store.open(self._folder) as store:
                for step in self._steps(store):
                    self._tell(step, False, "")
                    if self.is_cancelled:
                        break
        except LibraryError as error:
            why = str(error)
        except Exception as error:
            why = log.kept(error)
        self._tell(step, True, why)
