"""A picture of the article over it, as large as the terminal; Esc goes back to the very line."""

from concurrent.futures import Future

from textual.app import ComposeResult

from reader.errors import LinkError, ReaderError
from reader.tui.pictures import Answer, begun
from reader.tui.screens.base import bindings_for, lines
from reader.tui.screens.info import InfoScreen
from reader.tui.widgets.header import Header
from reader.tui.widgets.picture_view import PictureView
from reader.tui.widgets.status import BETWEEN


class PictureScreen(InfoScreen, inherit_bindings=False):
    """What the picture shows in words, and under it the picture."""

    BINDINGS = bindings_for("everywhere")

    def __init__(self, words: str, address: str, source: str) -> None:
        super().__init__(words, lines("Fetching the picture."))
        self._address, self._source = address, source
        self._work: Future[None] | None = None

    def compose(self) -> ComposeResult:
        yield Header(id="info-header")
        yield PictureView(id="info")
        yield self.status

    def told_keys(self) -> str:
        return BETWEEN.join((super().told_keys(), f"{self.key('browser')} browser"))

    def on_unmount(self) -> None:
        if self._work:
            self._work.cancel()

    def on_picture_view_resized(self) -> None:
        """Gets the picture for the room that there is now."""
        if self._work:
            self._work.cancel()
        view = self.query_one(PictureView)
        view.sent_pictures, view.sixels = self.app.sent_pictures, self.app.sixels
        self._clear_away()
        self._work = begun(self.app, self._address, self._source, view.room_for_picture, self._hear, self.app.sixels)

    def on_screen_suspend(self) -> None:
        self._clear_away()
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Where the picture has holes, the cells behind them are others below sixels than without."""
        if self.app.sixels:
            self.query_one(PictureView).redraw()

    def _clear_away(self) -> None:
        """Has all cells drawn anew where sixels stood: for Textual they are still as it has drawn them."""
        if self.app.sixels and self.app.sixels.clear():
            self.app.screen.refresh()

    def action_browser(self) -> None:
        try:
            self.status.notice(self.app.open_link(self._address))
        except LinkError as error:
            self.status.notice(str(error))

    def _hear(self, answer: Answer) -> None:
        if not self.is_attached:
            return
        view = self.query_one(PictureView)
        if isinstance(answer, ReaderError):
            way_on = f"{self.key('browser')} opens it in the browser."
            view.show(lines("The picture could not be shown:", f"{answer}.", way_on))
        else:
            view.draw(answer)
