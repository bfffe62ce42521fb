"""What can be kept or taken along from the reading screen: the bookmark, links, and undoing."""

from contextlib import suppress
from typing import TYPE_CHECKING

from reader import links
from reader.errors import LibraryError, LinkError
from reader.library import bookmarks
from reader.library.bookmarks import Bookmark
from reader.library.items import place_of
from reader.library.store import Store
from reader.text import counted, one_line
from reader.tui.parts import cut
from reader.tui.screens.talking import TalkingScreen
from reader.values import Article, Comment

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.document.blocks import Block

EARLY = "the comments were still being loaded when this was kept; reading it again asks for the rest"


class KeepingScreen(TalkingScreen):
    """The keys that keep, undo, open elsewhere and copy."""

    headline: str
    is_loading = False
    bookmark: Bookmark | None = None
    _was_kept_early = False
    renews = False  # whether the page is read again for the copy that is kept to be as it is now
    _renewed: Article | None = None  # what came of that
    _unopened: Bookmark | None = None  # what was to be opened, as it was when its page couldn't be fetched

    def action_bookmark(self) -> None:
        if not self.has_something:
            self.status.notice("there is nothing to keep yet")
        elif self.bookmark:
            self._put_away(self.bookmark)
        else:
            self._keep()
        if self._unopened and self.reading.article is None:
            self.show_unopened()
        self.show_headers()

    def _keep(self) -> None:
        def undo() -> str:
            assert unkeep
            unkeep()
            return "the bookmark is put away"

        if unkeep := self.keep_article():
            self.app.undoable.append(undo)
            self.status.notice(f"{self.said_of_keeping()}; {self.key('bookmark')} puts it away")

    def keep_article(self) -> "Callable[[], str] | None":
        """Makes a bookmark; what takes it back. None, and a line on the screen, where it can't be kept."""
        article, conversation = self.reading.article, self.reading.conversation
        if article is None:
            return self._take_out_of_trash()
        is_early = self._was_kept_early = self.is_loading
        if is_early:
            conversation = conversation._replace(complete=False, note=EARLY)
        source = self.reading.source
        way_on = f"{self.key('bookmark')} tries again, {self.key('write')} writes it to a file elsewhere"
        is_local = self.reading.is_local
        done = self.app.act(
            lambda store: bookmarks.add(store, article, conversation, source, is_local=is_local), way_on
        )
        if done is None:
            return None
        self.bookmark, unkeep = done
        return unkeep

    def _take_out_of_trash(self) -> "Callable[[], str] | None":
        """Makes what is in the trash, and whose page couldn't be fetched, a bookmark again, likewise."""
        assert self._unopened
        item_id = self._unopened.id
        done = self.app.act(lambda store: bookmarks.restore(store, item_id))
        if done is None:
            return None
        self.bookmark, put_back = done
        return put_back

    def said_of_keeping(self) -> str:
        """What the bookmark that was just made holds, in words."""
        assert self.bookmark
        if self.reading.article is None:
            return f"out of the trash, kept as @{self.bookmark.id}"
        count, so_far = len(self.reading.conversation.comments), " so far" if self._was_kept_early else ""
        also = f" with {counted(count, 'comment')}{so_far}" if count else ""
        return f"kept as @{self.bookmark.id}{also}"

    def complete_copy(self) -> None:
        """All has been asked: a bookmark whose copy lacks comments gets those that there are now."""
        article, conversation, bookmark = self.reading.article, self.reading.conversation, self.bookmark
        if not (article and bookmark and bookmark.partial) or self.reading.copy:
            return
        if self.reading.is_local == links.is_web(bookmark.source) and not self._was_kept_early:
            return  # a file that says it is that page, or the page of a file: it may say less by now
        has_more = len(conversation.comments) > bookmark.comment_count or self._was_kept_early
        if conversation.complete or has_more or self._is_for_now(bookmark):
            self._was_kept_early = False
            kept = self.app.keep(lambda store: bookmarks.update(store, bookmark.id, article, conversation))
            self.bookmark = kept or bookmark

    def renew_copy(self) -> None:
        """What was to be read again is here: it takes the place of the copy that is kept, which U brings back."""
        article, conversation, bookmark = self._renewed, self.reading.conversation, self.bookmark
        self.renews, self._renewed = False, None
        came = article is not None and article is self.reading.article
        if not came or bookmark is None or self.joined_from or self._was_kept_early or self._is_for_now(bookmark):
            self.complete_copy()
            return
        assert article
        done = self.app.act(lambda store: bookmarks.refresh(store, bookmark.id, article, conversation))
        self.find_bookmark()
        if done and done[0] is not None:
            self.app.undoable.append(done[1])
            self.status.add(f"the copy that is kept is this now; {self.key('undo')} brings the old one back")

    def _is_for_now(self, bookmark: Bookmark) -> bool:
        return bookmarks.is_for_now(self.app.desk.store, bookmark.id)

    @property
    def joined_from(self) -> str | None:
        """Where the bookmark was read, if that was a page and this is a file that says it is it, or vice versa."""
        bookmark, reading = self.bookmark, self.reading
        if bookmark is None or reading.copy or not (reading.is_local or not links.is_web(bookmark.source)):
            return None
        return bookmark.source if bookmark.source not in (reading.source, place_of(reading.source)) else None

    @property
    def has_something(self) -> bool:
        """Whether there is an article, or at least a bookmark, in the trash or not, whose page couldn't be fetched."""
        return self.reading.article is not None or self._unopened is not None

    @property
    def may_be_remembered(self) -> bool:
        """Whether the library may know that this was read: without a history only what is kept."""
        return self.app.config.history or self.bookmark is not None

    def find_bookmark(self) -> None:
        """Looks up the bookmark as it is now: it may have been changed elsewhere."""
        if self.reading.article:
            with suppress(LibraryError):
                self.bookmark = bookmarks.find(self.app.desk.store, self.reading.key)
        elif self._unopened:
            self.show_unopened()

    # One without a copy, whose page can't be fetched

    def show_unopened(self) -> bool:
        """Shows what is known of a bookmark in the place of its article; whether the location names one."""
        number = self.reading.location.removeprefix("@")
        if number == self.reading.location or not number.isdecimal():
            return False
        try:
            found = bookmarks.find(self.app.desk.store, int(number))
        except LibraryError:
            return False
        if found is None:
            return False
        self._unopened, self.bookmark = found, None if found.trashed_at else found
        self.headline = found.name
        self.article_view.show(self._known_of(found))
        return True

    def _known_of(self, bookmark: Bookmark) -> "list[Block]":
        from reader.library.query import Query
        from reader.tui.library.preview import preview

        ways_on = f"{self.key('reload')} tries again, {self.key('browser')} opens it in the browser"
        why = f"Its page could not be opened: {self.reading.failure}. {ways_on}."
        return preview(self.app.desk.store, bookmark, Query(), why)

    def action_why(self) -> None:
        if self.reading.article is None and self._unopened:
            self.app.show_info("What is known of it", self._known_of(self._unopened))
        else:
            super().action_why()

    def _put_away(self, bookmark: Bookmark) -> None:
        def bring_back() -> str:
            assert done
            done[1]()
            return f"kept again as @{bookmark.id}"

        done = self.app.act(lambda store: bookmarks.remove(store, bookmark.id))
        if done:
            self.bookmark = None
            self.app.undoable.append(bring_back)
            self.status.notice(f"put away; {self.key('undo')} brings it back")

    # What it is

    def action_archive(self) -> None:
        def say(bookmark: Bookmark) -> str:
            return "archived" if bookmark.archived_at else f"out of the archive: it is {bookmark.state}"

        self._change(lambda store, one: bookmarks.archive(store, [one.id], not one.archived_at), say, keeps=True)

    def action_favourite(self) -> None:
        def say(bookmark: Bookmark) -> str:
            return "a favourite" if bookmark.favourite else "no longer a favourite"

        self._change(lambda store, one: bookmarks.favour(store, [one.id], not one.favourite), say, keeps=True)

    def action_mark_read(self) -> None:
        def say(bookmark: Bookmark) -> str:
            return "marked as read" if bookmark.read_at else "marked as unread"

        self._change(lambda store, one: bookmarks.mark_read(store, [one.id], not one.read_at), say)

    def _change(
        self, act: "Callable[[Store, Bookmark], object]", say: "Callable[[Bookmark], str]", keeps: bool = False
    ) -> None:
        """Changes the bookmark of what is read; what isn't one yet becomes it, where keeps says so."""
        if not self.has_something:
            self.status.notice("there is nothing to keep yet")
            return
        if self.bookmark is None and not keeps:
            self.status.notice(f"this isn't kept; {self.key('bookmark')} keeps it")
            return

        def undo() -> str:
            assert done
            said = done[1]()
            return f"{said}; it is no longer kept" if unkeep and unkeep() else said

        unkeep = None if self.bookmark else self.keep_article()
        bookmark = self.bookmark
        done = self.app.act(lambda store: act(store, bookmark)) if bookmark else None
        self.find_bookmark()
        if done and self.bookmark:
            self.app.undoable.append(undo)
            said = say(self.bookmark)
            kept = f"{self.said_of_keeping()}, " if unkeep else ""
            self.status.notice(f"{kept}{said}; {self.key('undo')} takes it back")
        elif unkeep:
            self.app.undoable.append(unkeep)
        self.show_headers()

    def action_undo(self) -> None:
        super().action_undo()
        self.find_bookmark()
        self.show_headers()

    def look_again(self) -> None:
        self.hear()
        self.find_bookmark()
        self.show_headers()

    # Links

    def link(self) -> str | None:
        """The address of the comment in focus, or of the article."""
        comment = self.conversation_view.focused_comment if self.conversation_has_focus else None
        article = self.reading.article or self._unopened
        source = self.reading.source or (self._unopened.source if self._unopened else self.reading.location)
        address = (article.url if article else None) or source
        if comment and comment.is_ping and comment.author_url:
            return comment.author_url
        return self._comment_address(address, comment) if comment else address

    def _comment_address(self, address: str, comment: Comment) -> str:
        number = comment.id.removeprefix("c")
        return f"{address.partition('#')[0]}#comment-{number}" if number.isdecimal() else address

    def action_browser(self) -> None:
        link = self.link()
        try:
            self.status.notice(self.app.open_link(link or ""))
        except LinkError as error:
            self.status.notice(str(error))

    def action_copy_link(self) -> None:
        if link := self.link():
            self.app.copy_to_clipboard(link)
            self.status.notice(f"copied {link}")

    def name_to_quote(self) -> str:
        """By what a quotation says from where it is: the article's name, before it that of who says it in a comment."""
        name = self.reading.article.name if self.reading.article else self.reading.location
        comment = self.conversation_view.focused_comment if self.conversation_has_focus else None
        return f"{comment.author or comment.kind}, on {name}" if comment else name

    def action_copy_quoted(self) -> None:
        """Copies what is selected, else the comment in focus or the paragraph in view, as a quotation with its link."""
        from reader.document.quoting import escaped, markdown_of, quotation

        comment = self.conversation_view.focused_comment if self.conversation_has_focus else None
        number = None if self.conversation_has_focus else self.article_view.paragraph_in_sight()
        if selected := self.view.selected_text():
            markdown = escaped(selected)
        elif comment:
            markdown = comment.markdown
        else:
            markdown = markdown_of(self.article_view.layout_.block(number)) if number is not None else ""
        if not markdown.strip():
            self.status.notice("there is nothing here to quote")
            return
        self.app.copy_to_clipboard(quotation(markdown, self.name_to_quote(), self.link() or ""))
        what = "the selection" if selected else "the comment" if comment else "the paragraph"
        self.status.notice(f"copied {what} as a quotation: {cut(one_line(markdown), 60)}")
