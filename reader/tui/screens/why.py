"""The words behind =: why a comment is hidden or shown, and what is known of the article."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader import links
from reader.document.blocks import Block
from reader.events import Reading
from reader.text import fit
from reader.tui.screens.base import lines
from reader.values import Comment, Tally, reading_time

if TYPE_CHECKING:
    from reader.spam.account import Account
    from reader.tui.widgets.conversation_view import ConversationView

_LABELS = {
    "spam": "It looks like spam.",
    "unsure": "It may be spam, which is not enough to hide it.",
    "ham": "It doesn't look like spam.",
}
_MARKED = {"spam": "You say that it is spam.", "ham": "You say that it is no spam."}
_POINTS = 6
"""How many cells points take."""
_LONGEST_NAME = 1_000  # cells


def why_comment(
    comment: Comment, account: "Account", reading: Reading, key: Callable[[str], str], is_muted: bool = False
) -> list[Block]:
    """The whole account of one comment, and which sources of its conversation failed; key names that of an action."""
    verdict = account.verdict
    label = _MARKED[verdict.label] if verdict.marked else _LABELS[verdict.label]
    said = [
        f"{fit(comment.author or 'Someone without a name', _LONGEST_NAME)}, {comment.kind}",
        *([f"You muted its author: {key('mute')} hears them again."] if is_muted else []),
        f"{label} Score {verdict.score:.2f} of 1.",
        *(f"• {reason}" for reason in verdict.reasons),
    ]
    found = [
        Block("paragraph", words, first=f"{points:>{_POINTS}}  ", rest=" " * (_POINTS + 2), gap=0 if number else 1)
        for number, (points, words) in enumerate(account.rows())
    ]
    about = lines(
        *(
            [f"Its link leads to {links.host(comment.author_url) or 'no host'}: {comment.author_url}"]
            if comment.author_url
            else []
        ),
        f"{key('mark')} marks it as spam or not spam; what you say always wins.",
    )
    heading = "The points for and against it:" if len(found) > 1 else "Nothing was found on it:"
    failures = [block._replace(gap=1) for block in lines(*_failures(reading))]
    return [*lines(*said, heading), *found, about[0]._replace(gap=1), *about[1:], *failures]


def why_hidden(view: "ConversationView", reading: Reading) -> list[Block]:
    """Every hidden item with its reason, and which sources of the conversation failed."""
    said = [str(view.tally())]
    for item in view.thread.items:
        if view.is_hidden(item.comment):
            verdict = view.verdicts.get(item.comment.id)
            reasons = "; ".join(verdict.reasons) if verdict and verdict.hides else "all pings are hidden here"
            said.append(f"• {item.comment.author or '(no name)'} · {item.comment.kind}: {reasons}")
    return lines(*said, *_failures(reading))


def _failures(reading: Reading) -> list[str]:
    return [f"Of the comments: {said}." for said in reading.lacks]


def why_article(reading: Reading, tally: Tally) -> list[Block]:
    """What the page says of itself; what it doesn't say is left out."""
    article, conversation = reading.article, reading.conversation
    assert article
    facts = {
        "Title": article.title,
        "By": article.byline,
        "Site": article.site,
        "Published": article.published,
        "Language": article.language,
        "Read from": reading.source,
        "Address": article.url,
        "Words": f"{article.word_count:,}, {reading_time(article.reading_count)}",
        "Conversation": str(tally),
        "Comments from": ", ".join(conversation.sources),
        "Of the comments": conversation.note,
        "Kept": f"@{reading.copy.id}, {reading.copy.added_at[:10]}" if reading.copy else None,
    }
    return lines(*(f"{name}: {fact}" for name, fact in facts.items() if fact), *_failures(reading))
