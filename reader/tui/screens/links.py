"""All links of an article, or of its comments, in a list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.document.blocks import Run
from reader.document.spots import Spot
from reader.text import one_line
from reader.tui.screens.base import bindings_for
from reader.tui.screens.picking import Choice, PickScreen

if TYPE_CHECKING:
    from reader.tui.screens.linking import LinkingScreen


class LinksScreen(PickScreen, inherit_bindings=False):
    """Links, each with its words, its real host and its address."""

    where = "links"
    BINDINGS = bindings_for("links")

    def __init__(self, under: "LinkingScreen", spots: Sequence[Spot]) -> None:
        self._under, self._spots = under, spots
        self._view = under.view
        self._numbers: dict[Spot, int] = {}
        super().__init__("Links", "links", _texts(spots))
        key = under.key
        self.also = f"{key('browser')} opens in the browser, {key('copy-link')} copies"

    def list_more(self) -> None:
        """More of the article is there: its links come behind those that are listed."""
        if self._view is self._under.article_view:
            self._spots = self._under.all_links()
            self.refill(_texts(self._spots))

    def choice(self, number: int) -> Choice:
        spot = self._spots[number]
        words = (one_line(spot.words) or "(no words)") + self._mark(spot)
        leads_to, address = self._under.leads_to(spot), self._under.address(spot)
        details = leads_to if spot.target.startswith("#") or leads_to.endswith(address) else f"{leads_to} · {address}"
        return Choice(words, one_line(details), runs=(Run(0, len(words), "link"),))

    def _mark(self, spot: Spot) -> str:
        """The number that a link has in the text in linear mode."""
        from reader.document.numbered_links import link_mark

        if not self._under.app.is_linear or self._view is not self._under.article_view:
            return ""
        if spot not in self._numbers:
            self._numbers = {one: number for number, one in enumerate(self._under.all_links(), 1)}
        return link_mark(self._numbers[spot]) if spot in self._numbers else ""

    def open_choice(self, number: int) -> None:
        self._under.follow(self._spots[number])

    def action_browser(self) -> None:
        if self.chosen is not None:
            self.open_in_browser(self._under.address(self._spots[self.chosen]))

    def action_copy_link(self) -> None:
        if self.chosen is not None:
            address = self._under.address(self._spots[self.chosen])
            self.app.copy_to_clipboard(address)
            self.status.notice(f"copied {address}")

    def action_links(self) -> None:
        self.app.go_back()


def _texts(spots: Sequence[Spot]) -> list[str]:
    return [f"{spot.words} {spot.target}" for spot in spots]
