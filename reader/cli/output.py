"""A reading as text: Markdown, laid out plain text, HTML, or the JSON of schema 1."""

import json
from collections.abc import Callable
from typing import Any

from reader.events import Reading
from reader.text import one_line
from reader.values import Article, Comment, Entry, Tally, Verdict

SCHEMA = 1
COLUMN = 72


def named(source: str) -> str:
    """A source as an error names it."""
    return "standard input" if source == "-" else one_line(source)


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


def failures(reading: Reading) -> list[str]:
    """Which sources of the conversation failed, what there is in spite of it, and what to do: a sentence each."""
    return [f"{said}; run it again to ask again" for said in reading.lacks]


def as_json(reading: Reading, comments: bool, spam: str) -> str:
    """One object on one line."""
    article = reading.article
    assert article
    conversation = reading.conversation
    fields: dict[str, Any] = {
        "schema": SCHEMA,
        "source": reading.location,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "site": article.site,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "excerpt": article.excerpt,
        "image": article.image,
        "next_page": article.next_page,
        "note": article.note,
        "words": article.word_count,
        "markdown": article.markdown,
        "text": article.words,
        "feeds": list(article.feeds),
        "entries": [_entry(entry) for entry in article.entries],
    }
    if comments:
        fields["comments"] = {
            "declared": conversation.declared_count,
            "total": len(conversation.comments),
            "spam": sum(is_spam(reading, comment) for comment in conversation.comments),
            "muted": sum(comment.id in reading.muted for comment in conversation.comments),
            "complete": conversation.complete,
            "sources": list(conversation.sources),
            "note": note(reading),
            "offers": [{"service": offer.service, "host": offer.host} for offer in conversation.offers],
            "items": [_item(comment, reading) for comment in chosen(reading, spam)],
        }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    """What can be opened. Of an entry whose full text the list has, that too."""
    return {
        "title": entry.title,
        "location": one_line(entry.location) if entry.location else None,
        "published": entry.published,
        "byline": entry.byline,
        "excerpt": entry.excerpt,
        "markdown": entry.article.markdown if entry.article else None,
    }


def _item(comment: Comment, reading: Reading) -> dict[str, Any]:
    verdict = reading.verdicts[comment.id]
    return {
        "id": comment.id,
        "parent": comment.parent_id,
        "kind": comment.kind,
        "author": comment.author,
        "author_url": comment.author_url,
        "published": comment.published,
        "by_article_author": comment.by_article_author,
        "by_opener": comment.by_opener,
        "votes": comment.score,
        "section": comment.section,
        "markdown": comment.markdown,
        "text": comment.text,
        "spam": is_spam(reading, comment),
        "muted": comment.id in reading.muted,
        "verdict": verdict.label,
        "score": round(verdict.score, 4),
        "reasons": list(verdict.reasons),
    }


def as_markdown(reading: Reading, comments: bool, spam: str) -> str:
    """The article, and its comments under a heading with the counts, replies quoted under what they answer."""
    article = reading.article
    assert article
    parts = [f"# {_escaped(article.title)}"] if article.title else []
    if details := _details(article):
        parts.append(f"*{_escaped(details)}*")
    if article.markdown:
        parts.append(article.markdown)
    conversation = reading.conversation
    if comments and (conversation.comments or conversation.declared_count or reading.missing):
        parts.append(f"## {tally(reading, spam)}")
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
    return "\n\n".join(parts) + "\n"


def _details(article: Article) -> str:
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


def as_text(reading: Reading, comments: bool, spam: str) -> str:
    """The same, laid out in lines of at most 72 cells."""
    from reader.document.layout import Layout, Wrapping, plain_lines
    from reader.document.parse import parse

    blocks = parse(as_markdown(reading, comments, spam))
    return "\n".join(plain_lines(Layout(Wrapping(blocks, COLUMN, wide="whole")))) + "\n"


def as_html(reading: Reading, comments: bool, spam: str) -> str:
    """The same as a page that needs nothing else; raw HTML in it stays text."""
    from html import escape

    from mdit_py_plugins.tasklists import tasklists_plugin

    from reader.document.markdown import new_parser

    article = reading.article
    assert article
    render = new_parser(allows_html=False).use(tasklists_plugin).render
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<meta charset="utf-8">\n<title>{escape(article.name)}</title>\n'
        f"<body>\n{render(as_markdown(reading, comments, spam))}</body>\n</html>\n"
    )


WRITERS: dict[str, Callable[[Reading, bool, str], str]] = {
    "json": as_json,
    "markdown": as_markdown,
    "text": as_text,
    "html": as_html,
}
