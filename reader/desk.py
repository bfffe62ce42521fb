"""What all readings of one run share."""

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader import workers
from reader.errors import LibraryError
from reader.fetch.limits import Limits
from reader.library import settings
from reader.library.store import Store
from reader.values import Article, Comment, Conversation, Verdicts, View

if TYPE_CHECKING:
    from reader.spam.account import Account
    from reader.spam.marks import Marks


@dataclass(eq=False, repr=False)
class Desk:
    """What readings share: the library, the limits of a fetch, the warm child that parses pages.

    descriptor is where standard input is; view is "article", or "page" for a page's whole text; third_parties
    tells that comments at other sites are asked for without being asked to; keeps_answers that the library may know
    which comment services were asked; warming is the child's start while it goes on.
    """

    store: Store
    limits: Limits = field(default_factory=Limits)
    view: View = "article"
    third_parties: bool = False
    keeps_answers: bool = True
    descriptor: int = 0
    dissector: workers.Dissector = field(default_factory=workers.Dissector)
    warming: "asyncio.Future[None] | None" = None

    def verdicts(self, article: Article, conversation: Conversation) -> Verdicts:
        """What the filter thinks of each comment, after what the person has said of such comments so far."""
        return {name: account.verdict for name, account in self.accounts(article, conversation).items()}

    def account(self, article: Article, conversation: Conversation, comment: Comment) -> "Account":
        """All that led to the verdict on one comment: only pings have a say in what others of their page are."""
        others = (one for one in conversation.comments if one.is_ping and one.id != comment.id)
        return self.accounts(article, conversation._replace(comments=(*others, comment)))[comment.id]

    def accounts(self, article: Article, conversation: Conversation) -> "dict[str, Account]":
        """The same of each comment."""
        if not conversation.comments:
            return {}
        # The filter's word lists cost 20 ms, which a page without comments needn't pay.
        from reader.spam.judge import accounts
        from reader.spam.subject import Subject

        return accounts(conversation.comments, Subject.of(article), self.marks())

    def muted(self, source: str, article: Article, conversation: Conversation) -> frozenset[str]:
        """The ids of the comments by authors that the person muted; none where the library can't be read."""
        if not conversation.comments:
            return frozenset()
        from reader.library import mutes

        try:
            muted = {one.author for one in mutes.listing(self.store)}
        except LibraryError:
            return frozenset()
        if not muted:
            return frozenset()
        from reader.spam.authors import muted_among

        return frozenset(muted_among(conversation.comments, self.place(source, article), muted))

    def place(self, source: str, article: Article) -> str:
        """The site that names of a conversation are somebody's at: where it was read, or what a saved page names."""
        return settings.site_of(source) or settings.site_of(article.url or "")

    def marks(self) -> "Marks":
        """What the person has said of comments; nothing where the library can't be read."""
        from reader.library import marks
        from reader.spam.marks import Marks

        try:
            kept = marks.listing(self.store)
        except LibraryError:
            return Marks.NONE
        return Marks(tuple(one.mark for one in kept))
