"""A conversation and what another source says of it, as one: nothing doubled, and what each knows best kept."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.batches import Batch
from reader.values import Comment, Conversation

_NOT_WORD = re.compile(r"[\W_]+")
_LONGEST_SAYING = 400


def merged(conversation: Conversation, batch: Batch) -> tuple[Conversation, int]:
    """The conversation with a batch in it, and how many of its comments are new to it."""
    comments, added_count = _joined(conversation.comments, batch)
    return (
        replace(
            conversation,
            comments=comments,
            declared_count=_declared_count(conversation, batch, added_count),
            sources=tuple(dict.fromkeys((*conversation.sources, batch.source))),
            closed=conversation.closed or batch.closed,
            note=conversation.note or batch.note,
        ),
        added_count,
    )


def _declared_count(conversation: Conversation, batch: Batch, added_count: int) -> int | None:
    """The page's own number; what was said elsewhere adds to it, so that it stays comparable to what is found."""
    known = conversation.declared_count
    if any(comment.section for comment in batch.comments):
        return known + added_count if known is not None else None
    return known or (batch.declared_count if known is None else max(known, batch.declared_count or 0))


def _joined(known: Sequence[Comment], batch: Batch) -> tuple[tuple[Comment, ...], int]:
    """Both, each comment once. Ids of the batch that turned out to be those of known comments are renamed."""
    joined = {comment.id: comment for comment in known}
    sayings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for comment in known:
        sayings[_saying(comment)].append(comment.id)
    own_ids = {comment.id for comment in batch.comments}
    same: dict[str, str] = {}
    for comment in batch.comments:
        alike = [known_id for known_id in sayings.get(_saying(comment), ()) if known_id not in own_ids]
        if comment.id not in joined and alike:
            same[comment.id] = alike[0]
            sayings[_saying(comment)].remove(alike[0])
    added_count = 0
    for comment in batch.comments:
        own_id = same.get(comment.id, comment.id)
        parent_id = same.get(comment.parent_id, comment.parent_id) if comment.parent_id else None
        fresh = replace(comment, id=own_id, parent_id=parent_id)
        if own_id in joined:
            joined[own_id] = _completed(joined[own_id], fresh, batch.is_structured)
        else:
            joined[own_id] = fresh
            added_count += 1
    return ordered(joined.values()), added_count


def _saying(comment: Comment) -> tuple[str, str]:
    """Who says what, as it is compared between sources; what says nothing is like nothing else."""
    said = _NOT_WORD.sub("", comment.text).casefold()[:_LONGEST_SAYING]
    return ((comment.author or "").casefold(), said) if said else ("", comment.id)


def _completed(known: Comment, fresh: Comment, is_structured: bool) -> Comment:
    """A comment with what another source adds: parents and texts as an interface has them, the moment with a zone."""
    better = fresh if is_structured and fresh.text and known.kind == fresh.kind else known
    return replace(
        known,
        markdown=better.markdown or fresh.markdown,
        text=better.text or fresh.text,
        author=better.author or known.author or fresh.author,
        parent_id=fresh.parent_id if is_structured or known.parent_id is None else known.parent_id,
        author_url=known.author_url or fresh.author_url,
        published=max(known.published or "", fresh.published or "", key=_exactness) or None,
        by_article_author=known.by_article_author or fresh.by_article_author,
        score=fresh.score if fresh.score is not None else known.score,
    )


def _exactness(moment: str) -> int:
    """How much a time says: none, a day, a moment in its zone."""
    return (1 + ("T" in moment)) if moment else 0


def ordered(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Parents before their replies, else as they come; who answers itself through others starts a thread.

    A parent that isn't there is none.
    """
    every = {comment.id: comment for comment in comments}
    placed: set[str] = set()
    found: list[Comment] = []
    for comment in every.values():
        line: list[Comment] = []
        on_way: set[str] = set()
        above: Comment | None = comment
        while above is not None and above.id not in placed and above.id not in on_way:
            line.append(above)
            on_way.add(above.id)
            above = every.get(above.parent_id or "")
        ring_end = line[-1] if line and above is not None and above.id in on_way else None
        for one in reversed(line):
            is_loose = one is ring_end or (one.parent_id is not None and one.parent_id not in every)
            found.append(replace(one, parent_id=None) if is_loose and one.parent_id else one)
            placed.add(one.id)
    return tuple(found)
