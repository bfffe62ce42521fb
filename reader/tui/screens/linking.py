"""Following links: hints over what can be opened, opening it here or in the browser, and the list of all links."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader import links
from reader.document.blocks import Block
from reader.errors import LinkError
from reader.text import clean, one_line
from reader.tui.parts import cut
from reader.tui.screens.opening import OpeningScreen
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.pointed_view import PointedView
from reader.values import Place

if TYPE_CHECKING:
    from reader.document.spots import Spot
    from reader.tui.screens.contents import ContentsScreen
    from reader.tui.screens.links import LinksScreen
    from reader.tui.sight import Seen


_FIRST_WORDS = 200  # characters of a text of which the first words are quoted
_QUOTED = 40  # cells of them


class LinkingScreen(OpeningScreen):
    """The keys that open what is in the text. awaits_rest tells that not all of the article is in blocks yet."""

    _arriving_at = ""
    _list: "ContentsScreen | LinksScreen | None" = None
    awaits_rest = False

    # Hints

    def action_hints(self) -> None:
        self._hint("open", in_browser=False)

    def action_hints_browser(self) -> None:
        self._hint("open in the browser", in_browser=True)

    def _hint(self, doing: str, in_browser: bool) -> None:
        from reader.document.spots import without_pictures_in_links
        from reader.tui.sight import in_sight

        seen = in_sight(self.view)
        kept = set(without_pictures_in_links([one.spot for one in seen]))
        seen = [one for one in seen if one.spot in kept]
        if in_browser:
            seen = [one for one in seen if one.spot.kind in ("link", "image")]
        if not seen:
            self.status.notice(f"no link on the screen: {self.key('links')} lists all")
            return
        self._show_hints(seen, doing, self.open_outside if in_browser else self.follow)

    def _show_hints(self, seen: "Sequence[Seen]", doing: str, choose: "Callable[[Spot], None]") -> None:
        if self.app.is_linear:
            self._list_links([one.spot for one in seen])
            return
        from reader.tui.hints import Hints

        self.hints = Hints(self.view, self.status, seen, doing, choose, self.leads_to)

    def action_fold(self) -> None:
        """In the article: opens the footnote or picture in view; of several, the one whose hint is typed.

        What was opened so is closed again. In linear mode the link on the line that one is on, or a list of several.
        """
        if self.conversation_has_focus:
            super().action_fold()
            return
        if last := self.article_view.opened_last():
            self.open_or_close(last)
            return
        if self.app.is_linear and (here := self._links_on_line()):
            self.follow(here[0]) if len(here) == 1 else self._list_links(here)
            return
        from reader.tui.sight import in_sight

        seen = [one for one in in_sight(self.article_view) if one.spot.kind in ("footnote", "image")]
        if len(seen) > 1:
            self._show_hints(seen, "open", self.open_or_close)
        elif seen:
            self.open_or_close(seen[0].spot)
        else:
            self.status.notice(f"there is no footnote or picture on the screen; {self.key('hints')} opens links")

    def _links_on_line(self) -> "list[Spot]":
        from reader.tui.linear.view import LinearView
        from reader.tui.sight import stretches

        view = self.article_view
        spots = [one.spot for one in stretches(view, view.line)] if isinstance(view, LinearView) else []
        return [spot for spot in spots if spot.kind == "link"]

    def on_pointed_view_pointed(self, event: PointedView.Pointed) -> None:
        """A click opens what is under it, with Ctrl in the browser; else it puts a comment in focus."""
        from reader.tui.sight import stretches

        assert isinstance(event.view, LineView)
        if self.hints:
            self.hints.close()
        under = [one for one in stretches(event.view, event.line) if one.column <= event.column < one.end]
        if not under:
            super().on_pointed_view_pointed(event)
            self.show_headers()
            return
        event.stop()
        spot = under[0].spot
        if event.is_outside and spot.kind in ("link", "image"):
            self.open_outside(spot)
        elif spot.kind in ("footnote", "image"):
            self.open_or_close(spot)
        else:
            self.follow(spot)

    def on_line_view_scrolled(self) -> None:
        if self.hints:
            self.hints.stand_again()

    # Where a spot leads

    def _place_here(self, spot: "Spot") -> str | None:
        """What a link names on this page; None where it leads elsewhere."""
        from reader.document.spots import fragment

        return fragment(spot.target, self._addresses)

    def _named(self, name: str, words: str = "") -> Place | None:
        from reader.document.spots import place_named

        return place_named(name, words, self.article_view.blocks)

    def leads_to(self, spot: "Spot") -> str:
        """The same in words: the real host, and what is not on the web said so."""
        if spot.kind == "fold":
            return f"the replies to {spot.words}"
        if spot.kind == "footnote":
            return f"footnote {spot.target}"
        name = self._place_here(spot)
        if name is not None:
            return f"on this page: {name or 'its beginning'}"
        address = self.address(spot)
        host = links.host(address)
        said = host or (f"a {links.scheme(address)}: link" if links.scheme(address) else f"a file: {address}")
        return f"picture at {said}" if spot.kind == "image" else said

    # Opening

    def follow(self, spot: "Spot") -> None:
        """Opens a spot here: a link on a screen of its own, a place of this page by going there."""
        if spot.kind == "fold":
            self.conversation_view.focus_item(self.conversation_view.owner_of(spot.block))
            super().action_fold()
        elif spot.kind == "image" and self.article_view.is_open(spot):
            self.show_large(spot)
        elif spot.kind in ("footnote", "image"):
            self.open_or_close(spot)
        elif (name := self._place_here(spot)) is not None:
            self.jump(lambda: self._go_to_place(name, spot))
        else:
            self._open_page(spot)

    def _go_to_place(self, name: str, spot: "Spot") -> None:
        """To a comment of that number, or to what has that name."""
        if self._goes_to_comment(name):
            return
        place = self._named(name, spot.words)
        if place is None:
            way_on = f": {self.key('hints-browser')} opens the page there in the browser"
            has_page = links.is_web(self.address(spot))
            self.status.notice(f"nothing here is named {name!r}{way_on if has_page else ''}")
            return
        self.focus_pane(False)
        self.go_to(place)

    def _goes_to_comment(self, name: str) -> bool:
        """Whether there is a comment of that number, which is then in focus."""
        number = name.removeprefix("comment-")
        is_there = number != name and self.conversation_view.focus_comment(f"c{number}")
        if is_there:
            self.focus_pane(True)
        return is_there

    def go_to(self, place: Place) -> None:
        """Brings a place of the article to the top; says what stands there where it can't come so far, near the end."""
        view = self.article_view
        view.scroll_to_place(place)
        is_lower = view.is_laid_out and view.layout_.line_of(place) > round(view.scroll_y)
        if is_lower and not self.app.is_linear:
            words = one_line(view.blocks[place.block].text[place.character :][:_FIRST_WORDS])
            self.status.notice(f"at “{cut(words, _QUOTED)}”" if words else "near the end")

    def arrive(self) -> bool:
        """The article is whole: goes to the place that its address names, once; whether there is one.

        What may be a comment is looked for again when all have come.
        """
        name, self._arriving_at = self._arriving_at, ""
        place = self._named(name) if name else None
        if place is not None:
            self.go_to(place)
        elif name.startswith("comment-") and self.is_loading:
            self._arriving_at = name
        elif name and self._goes_to_comment(name):
            return True
        elif name and self.reading.is_local:  # pages of the web name much that isn't theirs to show
            self.status.notice(f"there is no place “{cut(one_line(name), 60)}” on this page")
        return place is not None

    def _open_page(self, spot: "Spot") -> None:
        address = self.address(spot)
        try:
            location = self._file_beside(address) or links.checked(address)
        except LinkError as error:
            self.status.notice(str(error))
            return
        self.leave()
        self.app.read(location, place=address.partition("#")[2])

    def _file_beside(self, address: str) -> str | None:
        """The file or folder that a file's link means: one beside it or below. No page from elsewhere opens a file.

        Raises LinkError where nothing is there, or where it leads out of the folder.
        """
        source = self.reading.source
        path, _, _ = address.partition("#")
        if links.scheme(address) or not path or source == "-" or links.scheme(source):
            return None
        if not os.path.isfile(source):
            gone = f"{one_line(source)[:200]} is gone, the file that this is the copy of"
            raise LinkError(f"{gone}: its links to other files open once it is back")
        folder = os.path.realpath(os.path.dirname(source))
        for name in dict.fromkeys((path, clean(unquote(path)))):
            found, shown = os.path.realpath(os.path.join(folder, name)), one_line(name)[:200]
            if os.path.commonpath((folder, found)) != folder:
                raise LinkError(f"only files in the folder of this one and below open by a link, not {shown}")
            if os.path.isfile(found) or os.path.isdir(found):
                return found
        raise LinkError(f"there is no file {shown}")

    # All links

    def all_links(self) -> "list[Spot]":
        """The links of the focused document, of comments of those that are shown."""
        from reader.document.spots import spots_of

        blocks = self._blocks_said() if self.conversation_has_focus else enumerate(self.article_view.blocks)
        return [spot for number, block in blocks for spot in spots_of(number, block) if spot.kind == "link"]

    def _blocks_said(self) -> Iterator[tuple[int, Block]]:
        """The numbered blocks of all comments that are not hidden, folded ones too."""
        from reader.document.thread import BODY, block_number

        view = self.conversation_view
        for number, is_hidden in enumerate(view.hidden_now()):
            if not is_hidden:
                for index, block in enumerate(view.thread.body(number)):
                    yield block_number(number, BODY + index), block

    def action_links(self) -> None:
        found = self.all_links()
        if not found:
            self.status.notice(self._no("links"))
            return
        self._list_links(found)

    def _list_links(self, spots: "Sequence[Spot]") -> None:
        from reader.tui.screens.links import LinksScreen

        self._list = LinksScreen(self, spots)
        self.app.push_screen(self._list)

    def _no(self, noun: str) -> str:
        where = " in the comments" if self.conversation_has_focus else " here"
        yet = " yet: more is being laid out" if self.awaits_rest and not self.conversation_has_focus else ""
        return f"there are no {noun}{where}{yet}"

    def list_more(self) -> None:
        """More of the article is there: a list of what is in it that lies over it shows that too."""
        if self._list and self._list is self.app.screen:
            self._list.list_more()

    # Contents

    def action_contents(self) -> None:
        from reader.tui.screens.contents import ContentsScreen, headings, threads

        if self.conversation_has_focus:
            view = self.conversation_view
            noun, (rows, goals), here = "threads", threads(view), view.focused_item
        else:
            noun, (rows, goals), here = "headings", headings(self.article_view.blocks), self.article_view.place.block
        if not rows:
            self.status.notice(self._no(noun))
            return
        self._list = ContentsScreen(self, noun, rows, goals, bisect_right(goals, here) - 1)
        self.app.push_screen(self._list)
