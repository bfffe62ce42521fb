"""What can be hidden of an article's conversation, and what a person says of it: spam or not, not this author."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from textual.message import Message

from reader.config import SpamChoice
from reader.library import settings
from reader.library.store import Store
from reader.text import fit
from reader.tui.screens.panes import PanesScreen
from reader.values import Article, Author, Comment, Conversation, Tally, Verdicts

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView

KINDS: tuple[SpamChoice, ...] = get_args(SpamChoice)
_NAME = 30  # cells of a name in a notice
_AT_ONCE = 500  # comments, which take a quarter of a second
_KINDS_SAID = {"spam": "spam is hidden", "pings": "spam and all pings are hidden", "none": "nothing is hidden"}


class JudgingScreen(PanesScreen):
    """The keys that hide and show, mark and mute, say why, and undo."""

    @dataclass(eq=False, repr=False)
    class Judged(Message):
        """What the filter says after so much was said by the person."""

        conversation: Conversation
        verdicts: Verdicts
        muted: frozenset[str]
        said_count: int

    _heard = 0  # how much of what the person said is in the verdicts that are shown

    def tally(self) -> Tally:
        """The counts, also while there is no comments pane."""
        raise NotImplementedError

    # Spam

    @property
    def spam_choice(self) -> str:
        """The name of the setting that says which kinds are hidden at this site; in a file that names none, in it."""
        article = self.reading.article
        site = self.app.desk.place(self.reading.source, article) if article else ""
        return settings.at("spam", site or self.reading.key)

    def action_spam(self) -> None:
        view = self.conversation_view
        if view.late_spam:
            count = view.hide_late_spam()
            self.show_headers()
            self.status.notice(f"{count:,} that turned out to be spam {'is' if count == 1 else 'are'} hidden now")
            return
        if view.hidden_kinds == "none":
            self.status.notice(f"nothing is hidden here: {self.key('hidden-kinds')} says what is")
            return
        if not view.spam_shown and not view.hidden():
            self.status.notice("nothing is hidden: no spam here")
            return
        view.spam_shown = not view.spam_shown
        view.choose_again()
        self.show_headers()
        said = "what was hidden is shown, spam with its reason"
        self.status.notice(said if view.spam_shown else _KINDS_SAID[view.hidden_kinds])

    def action_hidden_kinds(self) -> None:
        view = self.conversation_view
        view.hidden_kinds = KINDS[(KINDS.index(view.hidden_kinds) + 1) % len(KINDS)]
        view.spam_shown = False
        view.choose_again()
        name = self.spam_choice
        self.app.keep(lambda store: settings.put(store, name, view.hidden_kinds))
        self.show_headers()
        self.status.notice(_KINDS_SAID[view.hidden_kinds])

    # What a person says

    def action_mark(self) -> None:
        view = self.chosen_in()
        comment, verdict = (view.focused_comment, view.verdict()) if view else (None, None)
        if not (comment and verdict):
            return
        from reader.library import marks
        from reader.spam.marks import Marks, is_knowable, mark_of

        spam = not verdict.hides
        mark = mark_of(comment, spam)
        if not is_knowable(mark):
            self.status.notice("it has no name, link or words by which it could be known again")
            return

        def add(store: Store) -> str:
            return marks.add(store, mark, comment.id, self.reading.key)

        def undo() -> str:
            marks.undo(store, kept)
            return "the mark is taken back"

        store, kept = self.app.desk.store, self.app.keep(add)
        if kept is not None:
            self.app.said(undo)
            self.hear(comment)
            said = f"marked as {'spam' if spam else 'not spam'}"
            comments = self.reading.conversation.comments
            if len(comments) <= _AT_ONCE and (count := len(list(filter(Marks((mark,)).says, comments))) - 1):
                said += f", and {count} like it"
            self.status.notice(f"{said}; {self.key('undo')} undoes it")

    def action_mute(self) -> None:
        """Mutes the author of the comment in focus, or hears them again."""
        view, article = self.chosen_in(), self.reading.article
        comment = view.focused_comment if view else None
        if not (view and article and comment):
            return
        from reader.spam.authors import author_of

        author = author_of(comment, self.app.desk.place(self.reading.source, article))
        if author is None:
            self.status.notice("it has neither a name nor a link by which its author could be known again")
        elif view.is_muted:
            self._unmute(comment, author)
        else:
            self._mute(comment, author)

    def _mute(self, comment: Comment, author: Author) -> None:
        from reader.library import mutes

        def undo() -> str:
            mutes.remove(store, author)
            return f"{name} is heard again"

        store, name = self.app.desk.store, fit(comment.author or author.link or "", _NAME)
        if self.app.keep(lambda store: mutes.add(store, author, comment.author)):
            self.app.said(undo)
            self.hear()
            where = "everywhere" if author.link else f"at {author.place}" if author.place else "in saved pages"
            self.status.notice(f"{name} is muted {where}; {self.key('mute')} or {self.key('undo')} undoes it")

    def _unmute(self, comment: Comment, author: Author) -> None:
        from reader.library import mutes

        def undo() -> str:
            if kept:
                mutes.restore(store, kept)
            return f"{name} is muted again"

        store, name = self.app.desk.store, fit(comment.author or author.link or "", _NAME)
        kept = self.app.keep(lambda store: mutes.remove(store, author))
        if kept:
            self.app.said(undo)
            self.hear()
            self.status.notice(f"{name} is heard again; {self.key('undo')} mutes them again")

    def hear(self, comment: Comment | None = None) -> None:
        """Asks the filter anew, where the person has said something since it was asked.

        Of a long conversation at once about that comment, and in a thread about the others.
        """
        reading, said_count = self.reading, self.app.said_count
        article, conversation = reading.article, reading.conversation
        if article is None or self._heard == said_count:
            return
        self._heard = said_count
        if len(conversation.comments) <= _AT_ONCE:
            self.on_judging_screen_judged(self._judged(article, conversation, said_count))
            return
        if comment:
            alone = self.app.desk.verdicts(article, conversation._replace(comments=(comment,)))
            reading.verdicts = {**reading.verdicts, **alone}
        reading.muted = self.app.desk.muted(reading.source, article, conversation)
        self._show_judged()

        def judge() -> None:
            self.post_message(self._judged(article, conversation, said_count))

        threading.Thread(target=judge, daemon=True).start()

    def _judged(self, article: Article, conversation: Conversation, said_count: int) -> "Judged":
        desk = self.app.desk
        verdicts = desk.verdicts(article, conversation)
        return self.Judged(conversation, verdicts, desk.muted(self.reading.source, article, conversation), said_count)

    def on_judging_screen_judged(self, event: "Judged") -> None:
        if event.said_count == self.app.said_count and event.conversation is self.reading.conversation:
            self.reading.verdicts, self.reading.muted = event.verdicts, event.muted
            self._show_judged()

    def _show_judged(self) -> None:
        if view := self.made_conversation_view:
            view.judge(self.reading.verdicts, self.reading.muted)
        self.show_headers()

    def on_screen_resume(self) -> None:
        """Something may have been said on the screen that was over this one."""
        self.hear()

    def action_undo(self) -> None:
        from reader.tui.library.acting import said_first, take_back_last

        if first := said_first(self.app, self.key("undo")):
            self.status.notice(first)
            return
        said = self.app.undo(lambda: take_back_last(self.app))
        self.hear()
        self.status.notice(said)
        self.show_headers()

    def action_why(self) -> None:
        from reader.tui.screens.why import why_article, why_comment, why_hidden

        view = self.conversation_view
        article, comment = self.reading.article, view.focused_comment if self.conversation_has_focus else None
        if article and comment:
            account = self.app.desk.account(article, self.reading.conversation, comment)
            self.app.show_info("Why", why_comment(comment, account, self.reading, self.key, view.is_muted))
        elif self.conversation_has_focus and view.hidden():
            self.app.show_info("Why these are hidden", why_hidden(view, self.reading))
        elif self.reading.article:
            self.app.show_info("About this article", why_article(self.reading, self.tally()))

    def chosen_in(self) -> "ConversationView | None":
        """The comments pane, if a comment is in focus there; else says what to do first."""
        view = self.conversation_view
        if self.conversation_has_focus and view.item:
            return view
        has_some = bool(view.items_shown()) and not self.conversation_has_focus
        first = f"choose a comment first: {self.key('other-pane')} goes to them"
        self.status.notice(first if has_some else "there is no comment to choose")
        return None
