"""The orders in which threads can be read; replies always stay with what they answer."""

from collections.abc import Sequence
from typing import Literal, get_args

from reader.values import Comment

Order = Literal["thread", "newest", "oldest", "score"]
ORDERS: tuple[Order, ...] = get_args(Order)


def orders_of(comments: Sequence[Comment]) -> tuple[Order, ...]:
    """The orders that make sense: by score only where there are scores."""
    return ORDERS if any(comment.score is not None for comment in comments) else ORDERS[:-1]


def in_order(comments: Sequence[Comment], order: Order) -> tuple[Comment, ...]:
    """The comments, those with the same parent in an order; parents stand before their replies.

    "thread" is as they come. "newest" puts first what was last answered, at any depth; what has no date, or no score,
    goes last.
    """
    if order == "thread":
        return tuple(comments)
    keys = _keys(comments, order)
    known = {comment.id for comment in comments}
    replies: dict[str | None, list[Comment]] = {}
    for comment in comments:
        replies.setdefault(comment.parent_id if comment.parent_id in known else None, []).append(comment)
    for several in replies.values():
        several.sort(key=lambda comment: keys[comment.id], reverse=order != "oldest")
    found: list[Comment] = []
    waiting = list(reversed(replies.get(None, [])))
    while waiting:
        comment = waiting.pop()
        found.append(comment)
        waiting.extend(reversed(replies.get(comment.id, [])))
    return tuple(found)


def _keys(comments: Sequence[Comment], order: Order) -> dict[str, tuple[bool, str | int, int]]:
    """What to sort by: whether it is known, what it is, and where the comment stood, for those that are alike."""
    if order == "score":
        places = enumerate(comments)
        return {comment.id: (comment.score is not None, comment.score or 0, -place) for place, comment in places}
    moments = {comment.id: (comment.published or "", place) for place, comment in enumerate(comments)}
    if order == "newest":
        for comment in reversed(comments):
            above = comment.parent_id
            if above is not None and above in moments:
                moments[above] = max(moments[above], moments[comment.id])
    is_newest = order == "newest"
    return {id_: (is_newest == bool(moment), moment, place) for id_, (moment, place) in moments.items()}
