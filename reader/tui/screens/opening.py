"""What opens in the text itself, under its line: footnotes and pictures; and what the browser opens instead."""

from typing import TYPE_CHECKING

from reader import links
from reader.errors import LinkError
from reader.tui.screens.trail import TrailScreen

if TYPE_CHECKING:
    from reader.document.spots import Spot
    from reader.tui.pictures import PicturesInText

_LOOK_DELAY = 0.3  # seconds: the first frame goes before pictures are looked for


class OpeningScreen(TrailScreen):
    """An article in which footnotes and pictures are opened and closed."""

    _pictures: "PicturesInText | None" = None
    _looks_soon = False

    @property
    def _addresses(self) -> tuple[str | None, ...]:
        article = self.reading.article
        return (article.url if article else None), self.reading.source

    def address(self, spot: "Spot") -> str:
        """Where a link leads, in full where the page has an address."""
        base = next(filter(links.is_web, filter(None, self._addresses)), None)
        return links.absolute(spot.target, base)

    def open_or_close(self, spot: "Spot") -> None:
        """Opens a footnote or a picture under its line, or closes it again."""
        if spot.kind == "footnote":
            self.jump(lambda: self._toggle_note(spot))
        else:
            self._toggle_picture(spot)

    def _toggle_note(self, spot: "Spot") -> None:
        from reader.document.spots import note_blocks

        if self.article_view.is_open(spot):
            self.article_view.close(spot)
        elif note_blocks(spot.target, self.article_view.blocks):
            self.article_view.open_in_sight(spot)
        else:
            self.status.notice("the text of this footnote is not in the article")

    def _toggle_picture(self, spot: "Spot") -> None:
        """Where pictures can be drawn, shows one under its line or puts it away, of a comment over all.

        Else opens it in the browser.
        """
        from reader.tui.pictures import hindrance

        if why := hindrance(self.app):
            self.open_outside(spot, f"; {why}")
        elif not links.is_web(self.address(spot)):
            self.open_outside(spot)
        elif self.conversation_has_focus:
            self.show_large(spot)
        else:
            self._pictures_in_text().toggle(spot)

    def _pictures_in_text(self) -> "PicturesInText":
        from reader.tui.pictures import PicturesInText

        if self._pictures is None:
            self._pictures = PicturesInText(self)
        return self._pictures

    def _look_for_pictures(self) -> None:
        """Begins to show pictures unasked, where they can be drawn."""
        from reader.tui.pictures import hindrance

        why = hindrance(self.app)
        if not why:
            self._pictures_in_text().look()
        elif not self.app.is_linear:
            self.app.notice_first(f"no pictures: {why}")

    def on_unmount(self) -> None:
        if self._pictures:
            self._pictures.stop()

    def show_large(self, spot: "Spot") -> None:
        """Shows a picture over the article, as large as the terminal."""
        from reader.tui.screens.picture import PictureScreen

        self.app.push_screen(PictureScreen(spot.words.strip("[]"), self.address(spot), self.reading.source))

    def on_line_view_scrolled(self) -> None:
        """Pictures may have come near."""
        if self._pictures:
            self._pictures.look()
        elif self.app.config.pictures == "show" and not self._looks_soon:
            self._looks_soon = True
            self.set_timer(_LOOK_DELAY, self._look_for_pictures)

    def open_outside(self, spot: "Spot", remark: str = "") -> None:
        """Opens a link or a picture in the browser."""
        try:
            self.status.notice(self.app.open_link(self.address(spot)) + remark)
        except LinkError as error:
            self.status.notice(str(error))
