"""The last line in linear mode: where one is, and what happened, for as long as nothing else was done."""

from reader.tui.widgets.status import Status


class LinearStatus(Status):
    """No keys to be read out at each step, but where there is nothing else to say; no notice goes by itself."""

    def say(self, left: str) -> None:
        self._hints = "" if left else self._hints
        super().say(left.replace("★", "kept").replace(" · ", ", "))

    def notice(self, text: str) -> None:
        super().notice(text)
        if self._timer:
            self._timer.stop()

    def outlived(self) -> None:
        """A notice ends with the next key, whatever moved without one."""
