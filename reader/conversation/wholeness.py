"""Whether a conversation is whole: judged in one place, from what each of its sources says of what it has."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from reader import links
from reader.batches import Batch
from reader.patterns import lazy
from reader.values import Comment, Conversation, Offer

_EXCERPT = lazy(r"\[(?:…|\.{3})\].*\[(?:…|\.{3})\]", re.DOTALL)


class Claims:
    """What the sources of one conversation have said so far, each batch a claim of its source.

    page_count is the page's own number, None where it gives none. is_open tells that more is known to exist;
    has_failed that a source gave nothing.
    """

    def __init__(self, page_count: int | None, is_open: bool) -> None:
        self.page_count = page_count
        self.is_open = is_open
        self.has_failed = False
        self._is_listed = False
        self._listed: dict[str, set[str]] = {}
        self._totals: dict[str, int] = {}

    def take(self, batch: Batch, host: str = "") -> None:
        """A further claim. What was said elsewhere tells nothing of the page's own conversation, nor does what only
        leads on to it.
        """
        only_leads_on = not batch.comments and not batch.is_structured
        if only_leads_on or any(comment.section for comment in batch.comments):
            return
        if batch.complete is not None:
            self.is_open = not batch.complete
        self._is_listed = self._is_listed or batch.is_structured
        if not batch.has_pings:
            self._listed.setdefault(host, set()).update(comment.id for comment in batch.comments)
            if batch.declared_count is not None:
                self._totals[host] = batch.declared_count

    def are_missing(self, conversation: Conversation) -> bool:
        """Whether comments are known to exist that haven't come."""
        declared_count = conversation.declared_count
        return self.is_open if declared_count is None else len(conversation.comments) < declared_count

    def counted(self, conversation: Conversation) -> Conversation:
        """With the number that is to be expected: an interface that lists no pings doesn't count them either."""
        if self.page_count is not None or not self._totals:
            return conversation
        others = sum(comment.is_ping or bool(comment.section) for comment in conversation.comments)
        return conversation._replace(declared_count=max(self._totals.values()) + others)

    def settled(self, conversation: Conversation) -> Conversation:
        """What is known in the end, when all were asked.

        Where an interface has listed what is public, that is all there is to be had. Where nothing was found and
        others offer what was said, nobody knows.
        """
        conversation = self.counted(conversation._replace(comments=self._with_pings(conversation.comments)))
        are_missing = self.are_missing(conversation)
        if not are_missing or self.has_failed or self.is_open or not self._is_listed:
            is_whole = not (are_missing or self.has_failed) and not _is_elsewhere(conversation)
            return conversation._replace(complete=is_whole)
        missing_count = (conversation.declared_count or 0) - len(conversation.comments)
        count = f"{missing_count:,} of the {conversation.declared_count:,} that the page counts"
        note = f"{count} {'is' if missing_count == 1 else 'are'} not to be had: not public, or miscounted"
        return conversation._replace(complete=not _is_elsewhere(conversation), note=conversation.note or note)

    def _with_pings(self, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """Pings that a page prints like comments are known by the interface that lists all comments, but not them."""
        if self.has_failed or self.is_open:
            return tuple(comments)
        for host, listed in self._listed.items():
            if len(listed) == self._totals.get(host):
                comments = [
                    comment._replace(kind="pingback") if _is_like_ping(comment, listed, host) else comment
                    for comment in comments
                ]
        return tuple(comments)


def of_page(batch: Batch, offers: Sequence[Offer]) -> bool:
    """Whether a page alone has all of its conversation; one that leads to further pages hasn't, whatever it counts."""
    claims = Claims(batch.declared_count, is_open=False)
    claims.take(batch)
    alone = Conversation(batch.comments, batch.declared_count, offers=tuple(offers))
    return not claims.is_open and claims.settled(alone).complete


def _is_elsewhere(conversation: Conversation) -> bool:
    """Whether the page has nothing itself, and others offer what was said; beside comments they are other places."""
    return bool(conversation.offers) and not conversation.comments


def _is_like_ping(comment: Comment, listed: set[str], host: str) -> bool:
    """Whether a numbered comment that isn't listed links to a post of another site, and says nothing or an excerpt.

    Source: WordPress' wp_xmlrpc_server::pingback_ping(), which puts the excerpt between two "[…]".
    """
    is_numbered = comment.id[:1] == "c" and comment.id[1:].isdecimal()
    if comment.kind != "comment" or comment.section or not is_numbered or comment.id in listed:
        return False
    parts = urlsplit(comment.author_url or "")
    is_post = bool(parts.path.strip("/") or parts.query) and links.host(comment.author_url) not in (None, host)
    text = comment.text.strip()
    return is_post and (not text or _EXCERPT.fullmatch(text) is not None)
