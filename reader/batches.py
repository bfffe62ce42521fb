"""What is asked and answered: the plain values between a platform, the network and the child process."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reader.values import Comment, Request, comments_from, request_from


class Answer(NamedTuple):
    """What came for a request. url is where it was at last; headers are those of Page."""

    request: Request
    content: bytes
    url: str
    media_type: str = ""
    charset: str | None = None
    headers: Mapping[str, str] = {}


class Batch(NamedTuple):
    """Comments read in one go, parents before their replies.

    It is what its source claims, too: declared_count is its own number, None where it gives none; complete tells
    whether it has now given all it has, None where that can't be known of it; has_pings whether pings are among what
    it lists and counts; closed that it takes no more. more is what to ask next. A structured source (an interface, not
    a page) knows each comment's true parent and clean text: what it says of these counts, and it lists whatever is
    public. note is one plain sentence on what can't be had.
    """

    source: str
    comments: tuple[Comment, ...] = ()
    declared_count: int | None = None
    complete: bool | None = True
    closed: bool = False
    more: tuple[Request, ...] = ()
    is_structured: bool = False
    note: str | None = None
    has_pings: bool = True


def batch_from(fields: Mapping[str, Any]) -> Batch:
    """A batch from its fields, as to_fields gave them and JSON carried them."""
    comments, more = comments_from(fields["comments"]), tuple(map(request_from, fields["more"]))
    return Batch(**{**fields, "comments": comments, "more": more})
