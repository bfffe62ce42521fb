"""What all readings of one run share."""

import asyncio
from dataclasses import dataclass, field

from reader import workers
from reader.errors import LibraryError
from reader.fetch.limits import Limits
from reader.library.store import Store
from reader.values import Article, Conversation, Verdicts, View


@dataclass(slots=True)
class Desk:
    """What readings share: the library, the limits of a fetch, the warm child that parses pages.

    descriptor is where standard input is; view is "article", or "page" for a page's whole text; third_parties
    tells that comments at other sites are asked for without being asked to; warming is the child's start while it
    goes on.
    """

    store: Store
    limits: Limits = field(default_factory=Limits)
    view: View = "article"
    third_parties: bool = False
    descriptor: int = 0
    dissector: workers.Dissector = field(default_factory=workers.Dissector)
    warming: "asyncio.Future[None] | None" = None

    def verdicts(self, article: Article, conversation: Conversation) -> Verdicts:
        """What the filter thinks of each comment, after what the person has said of such comments so far."""
        if not conversation.comments:
            return {}
        # The filter's word lists cost 20 ms, which a page without comments needn't pay.
        from reader.library import marks
        from reader.spam.judge import judge
        from reader.spam.marks import Mark, Marks
        from reader.spam.subject import Subject

        try:
            kept = marks.listing(self.store)
        except LibraryError:
            kept = []
        said = Marks(tuple(Mark(mark.host, mark.name, mark.text_key, mark.spam) for mark in kept))
        return judge(conversation.comments, Subject.of(article), said)
