"""The half of the reading screen that is about the conversation: showing, hiding, marking, keeping."""

from typing import TYPE_CHECKING, get_args

from reader import links
from reader.config import SpamChoice
from reader.errors import LinkError
from reader.events import Reading
from reader.library import bookmarks, settings
from reader.library.bookmarks import Bookmark
from reader.library.store import Store
from reader.tui.screens.base import ReaderScreen
from reader.tui.widgets.article_view import ArticleView
from reader.values import Comment, Tally

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView

KINDS: tuple[SpamChoice, ...] = get_args(SpamChoice)
_KINDS_SAID = {"spam": "spam is hidden", "pings": "spam and all pings are hidden", "none": "nothing is hidden"}


class TalkingScreen(ReaderScreen, inherit_bindings=False):
    """What can be done with an article's conversation, its bookmark and its links."""

    reading: Reading
    bookmark: Bookmark | None
    is_narrow = False
    conversation_shown = False
    conversation_was_chosen = False
    made_conversation_view: "ConversationView | None" = None

    @property
    def article_view(self) -> ArticleView:
        return self.query_one(ArticleView)

    @property
    def conversation_view(self) -> "ConversationView":
        """The comments pane, made when it is first asked for: many pages have no comments."""
        if self.made_conversation_view is None:
            self.made_conversation_view = self.make_conversation_view()
        return self.made_conversation_view

    def make_conversation_view(self) -> "ConversationView":
        """Puts the comments pane on the screen."""
        raise NotImplementedError

    @property
    def conversation_has_focus(self) -> bool:
        if not self.conversation_shown:
            return False
        return self.is_narrow or self.focused is self.made_conversation_view

    def arrange_panes(self) -> None:
        """Gives each pane its share of the screen."""
        raise NotImplementedError

    def tally(self) -> Tally:
        """The counts, also while there is no comments pane."""
        raise NotImplementedError

    def show_headers(self) -> None:
        """Writes the headers and the status line anew."""
        raise NotImplementedError

    # Showing and hiding

    def show_pane(self, shown: bool) -> None:
        """Shows the conversation beside the article, or over it in a narrow terminal; or takes it away."""
        self.conversation_shown = shown
        if shown and not self.made_conversation_view:
            self.conversation_view.show_conversation(self.reading.conversation, self.reading.verdicts)
        self.arrange_panes()
        covers = shown and self.is_narrow
        self.set_focus(self.conversation_view if covers else self.article_view)
        self.show_headers()

    def action_conversation(self) -> None:
        self.conversation_was_chosen = True
        self.show_pane(not self.conversation_shown)

    def action_other_pane(self) -> None:
        if self.is_narrow:
            self.action_conversation()
        elif not self.conversation_shown:
            self.action_conversation()
            self.set_focus(self.conversation_view)
        else:
            self.set_focus(self.article_view if self.conversation_has_focus else self.conversation_view)
        self.show_headers()

    def action_spam(self) -> None:
        view = self.conversation_view
        if view.hidden_kinds == "none":
            self.status.notice("nothing is hidden here: S says what is")
            return
        if not view.spam_shown and not view.hidden():
            self.status.notice("nothing is hidden: none of it looks like spam")
            return
        view.spam_shown = not view.spam_shown
        view.choose_again()
        self.show_headers()
        self.status.notice("spam is shown, each with its reason" if view.spam_shown else "spam is hidden")

    def action_hidden_kinds(self) -> None:
        view = self.conversation_view
        view.hidden_kinds = KINDS[(KINDS.index(view.hidden_kinds) + 1) % len(KINDS)]
        view.spam_shown = False
        view.choose_again()
        name = settings.of_site("spam", links.site(self.reading.source))
        self.app.keep(lambda store: settings.put(store, name, view.hidden_kinds))
        self.show_headers()
        self.status.notice(_KINDS_SAID[view.hidden_kinds])

    # Marks

    def action_mark(self) -> None:
        comment, verdict = self.conversation_view.focused_comment, self.conversation_view.verdict()
        if not (self.conversation_has_focus and comment and verdict):
            self.status.notice("choose a comment first: Tab goes to them")
            return
        from reader.library import marks
        from reader.spam.marks import mark_of

        spam = not verdict.hides
        mark = mark_of(comment, spam)

        def add(store: Store) -> int:
            return marks.add(store, mark.host, mark.name, mark.text_key, mark.spam, comment.id, self.reading.key)

        kept = self.app.keep(add)
        if kept is not None:
            self.app.undoable.append(lambda: self._undo_mark(kept))
            self.judge_again()
            self.status.notice(f"marked as {'spam' if spam else 'not spam'}; U undoes it")

    def _undo_mark(self, mark_id: int) -> str:
        from reader.library import marks

        self.app.keep(lambda store: marks.undo(store, mark_id))
        self.judge_again()
        return "the mark is taken back"

    def judge_again(self) -> None:
        """Asks the filter anew, after what the person said changed."""
        if self.reading.article is None:
            return
        self.reading.verdicts = self.app.desk.verdicts(self.reading.article, self.reading.conversation)
        self.conversation_view.judge(self.reading.verdicts)
        self.show_headers()

    def action_undo(self) -> None:
        if not self.app.undoable:
            self.status.notice("there is nothing to undo")
            return
        self.status.notice(self.app.undoable.pop()())
        self.show_headers()

    def action_why(self) -> None:
        from reader.tui.screens.why import why_article, why_comment, why_hidden

        view = self.conversation_view
        if self.conversation_has_focus and view.focused_comment:
            self.app.show_info("Why", why_comment(view.focused_comment, view.verdict()))
        elif self.conversation_has_focus and view.hidden():
            self.app.show_info("Why these are hidden", why_hidden(view))
        elif self.reading.article:
            self.app.show_info("About this article", why_article(self.reading, self.tally()))

    # Threads

    def action_fold(self) -> None:
        if self.conversation_has_focus:
            self.conversation_view.toggle_fold()

    def action_fold_one(self) -> None:
        self._fold(True)

    def action_unfold_one(self) -> None:
        self._fold(False)

    def _fold(self, folded: bool) -> None:
        view = self.conversation_view
        if self.conversation_has_focus and view.focused_item >= 0:
            view.fold({view.focused_item}, folded)

    def action_fold_all(self) -> None:
        self.conversation_view.fold_all(True)

    def action_unfold_all(self) -> None:
        self.conversation_view.fold_all(False)

    def action_next_sibling(self) -> None:
        self.conversation_view.next_sibling(1)

    def action_previous_sibling(self) -> None:
        self.conversation_view.next_sibling(-1)

    def action_parent(self) -> None:
        self.conversation_view.go_up(to_root=False)

    def action_root(self) -> None:
        self.conversation_view.go_up(to_root=True)

    # Keeping

    def action_bookmark(self) -> None:
        if self.reading.article is None:
            self.status.notice("there is nothing to keep yet")
        elif self.bookmark:
            self._put_away(self.bookmark)
        else:
            self._keep()
        self.show_headers()

    def _keep(self) -> None:
        article, conversation = self.reading.article, self.reading.conversation
        assert article
        kept = self.app.keep(lambda store: bookmarks.add(store, article, conversation, self.reading.source))
        if kept is None:
            return
        self.bookmark = kept
        self.app.undoable.append(self._undo_keep)
        count = len(conversation.comments)
        also = f" with {count} {'comment' if count == 1 else 'comments'}" if count else ""
        self.status.notice(f"kept as @{kept.id}{also}; b puts it away")

    def _undo_keep(self) -> str:
        if self.bookmark:
            bookmark, self.bookmark = self.bookmark, None
            self.app.keep(lambda store: bookmarks.remove(store, bookmark.id))
        return "the bookmark is put away"

    def _put_away(self, bookmark: Bookmark) -> None:
        def remove(store: Store) -> bool:
            bookmarks.remove(store, bookmark.id)
            return True

        if self.app.keep(remove):
            self.bookmark = None
            self.app.undoable.append(lambda: self._bring_back(bookmark))
            self.status.notice("put away; U brings it back")

    def _bring_back(self, bookmark: Bookmark) -> str:
        self.bookmark = self.app.keep(lambda store: bookmarks.restore(store, bookmark.id))
        return f"kept again as @{bookmark.id}"

    # Links

    def link(self) -> str | None:
        """The address of the comment in focus, or of the article."""
        comment = self.conversation_view.focused_comment if self.conversation_has_focus else None
        article = self.reading.article
        address = (article.url if article else None) or self.reading.source or self.reading.location
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
