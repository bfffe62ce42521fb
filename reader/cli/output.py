"""A reading on standard output: Markdown, laid out plain text, HTML, or the JSON of schema 1."""

import json
from collections.abc import Callable
from typing import Any

from reader.events import Reading
from reader.text import one_line
from reader.values import Comment, Entry
from reader.writing import as_markdown, chosen, is_spam, note

SCHEMA = 1
COLUMN = 72


def named(source: str) -> str:
    """A source as an error names it."""
    return "standard input" if source == "-" else one_line(source)


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
    parser = new_parser(allows_html=False).use(tasklists_plugin)
    parser.add_render_rule("name", _place)
    render = parser.render
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<meta charset="utf-8">\n<title>{escape(article.name)}</title>\n'
        f"<body>\n{render(as_markdown(reading, comments, spam))}</body>\n</html>\n"
    )


def _place(_renderer: object, tokens: Any, at: int, *_: object) -> str:
    """What a link within the page leads to."""
    from html import escape

    return f'<a id="{escape(str(tokens[at].attrs["id"]))}"></a>'


WRITERS: dict[str, Callable[[Reading, bool, str], str]] = {
    "json": as_json,
    "markdown": as_markdown,
    "text": as_text,
    "html": as_html,
}
