"""A reading as Markdown, for standard output, a file or another program."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.events import Reading
from reader.text import one_line
from reader.values import Article, Comment, Tally, Verdict
from reader.whole_files import whole


class Noted(NamedTuple):
    """What a person wrote, and the highlighted words that it is about, "" for the whole article."""

    note: str
    words: str


def put(path: str, text: str, is_replacing: bool) -> None:
    """Writes a file whole or not at all; one that is there only where it is to be replaced.

    Raises ReaderError where it can't be written.
    """
    with whole(Path(path), is_replacing) as file:
        file.write(text.encode("utf-8", "surrogatepass"))


def chosen(reading: Reading, spam: str) -> list[Comment]:
    """The comments that --spam asks for: hide, show or only."""
    wanted = {"hide": (False,), "only": (True,), "show": (False, True)}[spam]
    return [comment for comment in reading.conversation.comments if is_spam(reading, comment) in wanted]


def is_spam(reading: Reading, comment: Comment) -> bool:
    """What is muted counts as that, whatever it is besides."""
    return reading.verdicts[comment.id].hides and comment.id not in reading.muted


def tally(reading: Reading, spam: str) -> Tally:
    """The counts, as --spam shows them."""
    comments = reading.conversation.comments
    shown = [comment for comment in chosen(reading, spam) if comment.id not in reading.muted]
    muted_count = sum(comment.id in reading.muted for comment in comments)
    shown_spam_count = sum(is_spam(reading, comment) for comment in shown)
    spam_count = sum(is_spam(reading, comment) for comment in comments)
    hidden_count = len(comments) - len(shown) - muted_count
    declared_count = reading.conversation.declared_count
    return Tally(len(comments), spam_count, hidden_count, spam_count - shown_spam_count, declared_count, muted_count)


def note(reading: Reading) -> str | None:
    """One sentence on what can't be had of the conversation, and on which of its sources failed."""
    return "; ".join(filter(None, (*reading.missing, reading.conversation.note))) or None


def as_markdown(reading: Reading, comments: bool, spam: str, notes: Sequence[Noted] = ()) -> str:
    """The article, what was noted of it, and its comments under a heading with the counts.

    Replies are quoted under what they answer.
    """
    article = reading.article
    assert article
    parts = [f"# {_escaped(article.title)}"] if article.title else []
    if details := details_of(article):
        parts.append(f"*{_escaped(details)}*")
    if article.markdown:
        parts.append(article.markdown)
    if notes:
        parts.append(notes_as_markdown(notes))
    if comments:
        parts += _comments(reading, spam)
    return "\n\n".join(parts) + "\n"


def notes_as_markdown(notes: Sequence[Noted]) -> str:
    """What was noted, under a heading."""
    return "\n\n".join(("## Notes", *map(_noted, notes)))


def comments_as_markdown(reading: Reading, spam: str) -> str:
    """The comments alone, likewise; "" where there is no conversation."""
    return "".join(f"{part}\n\n" for part in _comments(reading, spam))


def _comments(reading: Reading, spam: str) -> list[str]:
    """The heading with the counts and what stands under it; nothing where there is no conversation."""
    conversation = reading.conversation
    if not (conversation.comments or conversation.declared_count or reading.missing):
        return []
    parts = [f"## {tally(reading, spam)}"]
    if said := note(reading):
        parts.append(f"*{_escaped(said)}*")
    depths: dict[str, int] = {}
    section = ""
    for comment in chosen(reading, spam):
        if comment.section != section:
            section = comment.section
            parts.append(f"### {_escaped(section) or 'On the page'}")
        depth = depths[comment.id] = depths.get(comment.parent_id or "", -1) + 1
        is_orphan = comment.parent_id is not None and comment.parent_id not in depths
        if comment.id in reading.muted:
            parts.append(_quoted(f"*muted: {_escaped(comment.author or '(no name)')}*", depth))
            continue
        parts.append(_quoted(_comment(comment, reading.verdicts[comment.id], is_orphan), depth))
    return parts


def details_of(article: Article) -> str:
    """Who wrote it, where and when, as far as is known."""
    byline = f"By {article.byline}" if article.byline else ""
    return " · ".join(filter(None, (byline, article.site, (article.published or "")[:10])))


def _comment(comment: Comment, verdict: Verdict, is_orphan: bool) -> str:
    kind = "" if comment.kind == "comment" else f" · {comment.kind}"
    published = f" · {comment.published[:10]}" if comment.published else ""
    head = f"**{_escaped(comment.author or '(no name)')}**{kind}{published}"
    if is_orphan:
        head += " · in reply to a hidden comment"
    if verdict.label != "ham":
        head += f" · {'spam:' if verdict.hides else '?'} {_escaped('; '.join(verdict.reasons))}"
    return f"{head}\n\n{comment.markdown}".rstrip()


def _quoted(text: str, depth: int) -> str:
    mark = "> " * depth
    return "\n".join((mark + line).rstrip() for line in text.split("\n")) if depth else text


def _escaped(text: str | None) -> str:
    return "".join("\\" + character if character in "\\`*_[]<>#" else character for character in text or "")


def _noted(noted: Noted) -> str:
    words = _quoted(_escaped(one_line(noted.words)), 1) if noted.words else ""
    return "\n\n".join(filter(None, (words, noted.note)))
