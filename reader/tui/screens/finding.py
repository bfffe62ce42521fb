"""Asking for words on the last line, and finding them in the pane that has the focus."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.text import one_line
from reader.tui.keys import key_of
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.status import Status

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.tui.app import ReaderApp
    from reader.tui.widgets.prompt import Prompt

_REST = 0.15  # seconds without a key after which a regular expression is looked for


class FindingScreen(Screen[None], inherit_bindings=False):
    """A screen with a pane that keys are about, a status line, and now and then a line that asks for words."""

    app: "ReaderApp"
    _prompt: "Prompt | None" = None
    _asked_view: LineView | None = None
    _found_words = ""
    _looking: "Worker[None] | None" = None

    @property
    def view(self) -> LineView:
        """The pane that keys are about."""
        raise NotImplementedError

    @property
    def meant_view(self) -> LineView:
        """The same, also while the line that asks for words has the focus."""
        return (self._asked_view if self._prompt else None) or self.view

    @cached_property
    def status(self) -> Status:
        """The last line, which is told things also before the screen is composed."""
        return self.app.kind(Status)(self.told_keys())

    def told_keys(self) -> str:
        """What the last line tells of keys."""
        raise NotImplementedError

    def key(self, action: str) -> str:
        """The key of an action as this person has it, for a line that names it."""
        return key_of(action, self.app.config.keys)

    def jump(self, act: Callable[[], object]) -> None:
        """Does something that may lead far away, where there is a way back from it."""
        act()

    # The line that asks

    @property
    def prompt(self) -> "Prompt | None":
        """The line that asks for words, while it is open."""
        return self._prompt

    async def ask(self, label: str, words: str = "") -> None:
        """Opens the line that asks for what to list. Its input is not imported before someone asks."""
        from reader.tui.widgets.prompt import Prompt

        await self.open_prompt(Prompt(label, words, self.end_prompt))

    async def ask_for(
        self,
        label: str,
        words: str,
        then: Callable[[str], None],
        edit: Callable[[str], None] | None = None,
        tags: Sequence[str] = (),
        give_up: Callable[[], object] = lambda: None,
    ) -> None:
        """Opens the line that asks for words of another kind; then takes them, unless the line is given up."""
        from reader.tui.widgets.prompt import Prompt

        def end(words: str | None) -> None:
            self.close_prompt()
            if words is None:
                give_up()
            else:
                then(words)

        await self.open_prompt(Prompt(label, words, end, edit=edit, tags=tags))

    async def open_prompt(self, prompt: "Prompt") -> None:
        self.close_prompt()
        self._asked_view = self.view
        self._prompt = prompt
        await self.mount(prompt, before=self.status)
        self.set_focus(prompt.field)

    def close_prompt(self) -> None:
        """Closes that line; the pane has the focus again."""
        self._stop_looking()
        if self._prompt:
            prompt, self._prompt = self._prompt, None
            prompt.remove()
            self.set_focus(self._asked_view)

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        if event.prompt is self._prompt and event.prompt.end == self.end_prompt:
            self._look_on(event.prompt)

    # Finding

    async def action_find(self) -> None:
        from reader.tui.widgets.prompt import Prompt

        earlier = self.app.searches.all
        await self.open_prompt(Prompt("/", "", self.end_prompt, takes_regex=True, earlier=earlier))

    def look_for(self, words: str) -> str:
        """Finds words while they are typed; how many times they are there, in words."""
        return self._find_in(self.meant_view, words, is_regex=False)

    def _look_on(self, prompt: "Prompt") -> None:
        """Finds what has been typed so far: words at once, a regular expression once the typing rests."""
        self._stop_looking()
        if prompt.is_regex:
            prompt.answer("…" if prompt.words else "")
            self._looking = self.run_worker(self._look_for_pattern(prompt, prompt.words))
        else:
            prompt.answer(self.look_for(prompt.words))

    def _stop_looking(self) -> None:
        if self._looking:
            self._looking.cancel()
            self._looking = None

    async def _look_for_pattern(self, prompt: "Prompt", pattern: str) -> None:
        from asyncio import sleep

        await sleep(_REST)
        self._found_words = pattern
        try:
            await self.meant_view.find_in_steps(pattern)
        except (re.error, TimeoutError) as error:
            prompt.answer(_why_not(error))
        else:
            prompt.answer(self._hit_count() if pattern else "")
        self._looking = None

    def end_prompt(self, words: str | None) -> None:
        """The words were entered; None where the line was given up, and the find with it."""
        is_regex = self._prompt is not None and self._prompt.is_regex
        self.close_prompt()
        if words and words.split():
            self.app.searches.add((words, is_regex))
        if said := self._find_in(self.view, words or "", is_regex):
            self.status.notice(said)

    def _find_in(self, view: LineView, words: str, is_regex: bool) -> str:
        """Finds words, or what a regular expression matches; what came of it, in words."""
        self._found_words = words
        try:
            view.find(words, is_regex)
        except (re.error, TimeoutError) as error:
            return _why_not(error)
        return self._hit_count() if words.split() else ""

    @contextmanager
    def finding_in_more(self, view: LineView) -> Iterator[None]:
        """While a text gets more: what was asked for is found in that too. The view stays at the hit it is at.

        Where nothing was found before, the line that asks goes on as if just typed; once that is closed, it is told.
        """
        hits = view.hits
        at = hits.place(view.hit_number) if hits and view.hit_number >= 0 else None
        yield
        if hits is None and not self._looking:
            return
        prompt = self._prompt
        if at is None and prompt and self._asked_view is view and prompt.end == self.end_prompt:
            self._look_on(prompt)
            return
        with suppress(TimeoutError):
            view.find_again(at)
        if at is None and view.hits:
            said = f"“{one_line(view.sought[0])}” is in what has come, {len(view.hits):,}"
            self.status.notice(f"{said}; {self.key('next-hit')} goes there")

    def action_next_hit(self) -> None:
        self._next_hit(1)

    def action_previous_hit(self) -> None:
        self._next_hit(-1)

    def _next_hit(self, step: int) -> None:
        hits = self.view.hits
        if hits is None and (asked := self.app.searches.all):
            self.status.notice(self._find_in(self.view, *asked[-1]))
            return
        if not hits:
            self.status.notice(f"nothing to find yet: {self.key('find')} begins" if hits is None else "not found")
            return
        self.view.next_hit(step)
        self.status.notice(self._hit_count())

    def _hit_count(self) -> str:
        view = self.meant_view
        return f"{view.hit_number + 1:,} of {len(view.hits):,}" if view.hits else "not found"

    def action_hits(self) -> None:
        """Lists all hits with what stands around them."""
        view = self.view
        if not view.hits:
            self.status.notice(f"nothing to list yet: {self.key('find')} finds" if view.hits is None else "not found")
            return
        from reader.tui.screens.hits import HitsScreen

        def go(number: int) -> None:
            self.jump(lambda: view.go_to_hit(number))
            self.status.notice(self._hit_count())

        self.app.push_screen(HitsScreen(view.hits, self._found_words, view.hit_number, self.size.width // 3, go))


def _why_not(error: re.error | TimeoutError) -> str:
    if isinstance(error, TimeoutError):
        return "this regular expression takes too long here"
    return f"no regular expression: {error.msg}"
