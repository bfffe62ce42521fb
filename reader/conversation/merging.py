"""A conversation and what another source says of it, as one: nothing doubled, and what each knows best kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from reader.batches import Batch
from reader.patterns import lazy
from reader.values import Comment, Conversation

_NOT_WORD = lazy(r"[\W_]+")
_LONGEST_SAYING = 400


def merged(conversation: Conversation, batch: Batch) -> tuple[Conversation, int]:
    """The conversation with a batch in it, and how many of its comments are new to it."""
    comments, added_count = _joined(conversation.comments, batch)
    return (
        conversation._replace(
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
    own_ids = {comment.id for comment in batch.comments}
    same = _recognised([comment for comment in known if comment.id not in own_ids], batch, set(joined))
    added_count = 0
    for comment in batch.comments:
        own_id = same.get(comment.id, comment.id)
        parent_id = same.get(comment.parent_id, comment.parent_id) if comment.parent_id else None
        fresh = comment._replace(id=own_id, parent_id=parent_id)
        if own_id in joined:
            joined[own_id] = _completed(joined[own_id], fresh, batch.is_structured)
        else:
            joined[own_id] = fresh
            added_count += 1
    merged_comments = ordered(joined.values())
    return (_by_time(merged_comments, known) if added_count else merged_comments), added_count


def _recognised(known: Sequence[Comment], batch: Batch, known_ids: set[str]) -> dict[str, str]:
    """Ids of the batch's comments that are known under another one, with that: the same person says the same.

    A ping that a page prints without its text is known by its name and link. Two numbers of one place are never one
    comment, whatever they say.
    """
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for comment in reversed(known):
        is_wordless = comment.is_ping and not comment.text
        alike[_signature(comment) if is_wordless else _saying(comment)].append(comment.id)
    same: dict[str, str] = {}
    for comment in batch.comments:
        if comment.id in known_ids:
            continue
        for candidates in (alike.get(_saying(comment)), alike.get(_signature(comment))):
            if candidates and _place(candidates[-1]) != _place(comment.id):
                same[comment.id] = candidates.pop()
                break
    return same


def _place(comment_id: str) -> str:
    """What an id has before its number; all of it where it has none."""
    return comment_id.rstrip("0123456789")


def _saying(comment: Comment) -> tuple[str, ...]:
    """Who says what, as it is compared between sources; what says nothing is like nothing else."""
    said = _NOT_WORD.sub("", comment.text).casefold()[:_LONGEST_SAYING]
    return ((comment.author or "").casefold(), said) if said else ("", comment.id)


def _signature(comment: Comment) -> tuple[str, ...]:
    return ("ping", (comment.author or "").casefold(), comment.author_url or "")


def _completed(known: Comment, fresh: Comment, is_structured: bool) -> Comment:
    """A comment with what another source adds: parents and texts as an interface has them, the moment with a zone."""
    better = fresh if is_structured and fresh.text and known.kind == fresh.kind else known
    return known._replace(
        markdown=better.markdown or fresh.markdown,
        text=better.text or fresh.text,
        author=better.author or known.author or fresh.author,
        parent_id=fresh.parent_id if is_structured or known.parent_id is None else known.parent_id,
        author_url=known.author_url or fresh.author_url,
        published=max(known.published or "", fresh.published or "", key=_exactness) or None,
        by_article_author=known.by_article_author or fresh.by_article_author,
        by_opener=known.by_opener or fresh.by_opener,
        score=fresh.score if fresh.score is not None else known.score,
    )


def _exactness(moment: str) -> int:
    """How much a time says: none, a day, a moment in its zone."""
    return (1 + ("T" in moment)) if moment else 0


def ordered(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Parents before their replies, else as they come. A parent that isn't there is none.

    Of those that answer each other in a ring the oldest starts the thread; without dates, the first.
    """
    every = {comment.id: comment for comment in comments}
    places = {comment_id: place for place, comment_id in enumerate(every)}
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
        opening = None
        if above is not None and above.id in on_way:
            start = line.index(above)
            ring = _opened(line[start:], places)
            line[start:], opening = ring, ring[-1]
        for one in reversed(line):
            is_loose = one is opening or (one.parent_id is not None and one.parent_id not in every)
            found.append(one._replace(parent_id=None) if is_loose and one.parent_id else one)
            placed.add(one.id)
    return tuple(found)


def _opened(ring: list[Comment], places: Mapping[str, int]) -> list[Comment]:
    """Comments of which each answers the next, and the last the first, with the one that opens them at the end.

    places are where comments stand on the page.
    """
    times = [time for comment in ring if (time := _time(comment)) is not None]
    moments = times if len(times) == len(ring) else [0.0] * len(ring)
    opening = min(range(len(ring)), key=lambda at: (moments[at], places[ring[at].id]))
    return ring[opening + 1 :] + ring[: opening + 1]


def _by_time(comments: tuple[Comment, ...], known: Sequence[Comment]) -> tuple[Comment, ...]:
    """In the order of time, if that is how the known ones stand, oldest or newest first; else as they are.

    Replies stand oldest first, as every blog prints them.
    """
    times = {comment.id: time for comment in comments if (time := _time(comment))}
    tops = [times[comment.id] for comment in known if comment.parent_id is None and comment.id in times]
    is_oldest_first = all(one <= other for one, other in pairwise(tops))
    is_newest_first = all(one >= other for one, other in pairwise(tops))
    if len(times) < len(comments) or len(tops) < 2 or not (is_oldest_first or is_newest_first):
        return comments
    direction = 1 if is_oldest_first else -1

    def place(comment: Comment) -> float:
        return times[comment.id] * (direction if comment.parent_id is None else 1)

    return ordered(sorted(comments, key=place))


def _time(comment: Comment) -> float | None:
    """When a comment was made, in seconds; of a day without a time its noon."""
    try:
        moment = datetime.fromisoformat(comment.published or "")
    except ValueError:
        return None
    if "T" not in (comment.published or ""):
        moment = moment.replace(hour=12)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
