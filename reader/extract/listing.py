"""A list of things to open, as an article: what it has in entries, and in Markdown for those who read it as text."""

from collections.abc import Sequence

from reader.html import escape
from reader.links import is_web
from reader.text import one_line
from reader.values import Article, Entry

ENTRY_LIMIT = 2000


def listing(
    entries: Sequence[Entry],
    *,
    title: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    excerpt: str | None = None,
    url: str | None = None,
    count: int = 0,
) -> Article:
    """An article of at most 2,000 entries, of count that there are where the others weren't even read.

    url is where the list itself is, None where that is not on the web.
    """
    shown = tuple(entries[:ENTRY_LIMIT])
    count = max(count, len(entries))
    left_out = count - len(shown)
    items = [*map(_item, shown), *([f"…and {left_out:,} more, not shown."] if left_out else [])]
    return Article(
        title=title,
        byline=byline,
        site=None,
        published=None,
        language=language,
        excerpt=excerpt,
        image=None,
        url=url if url and is_web(url) else None,
        markdown="\n\n".join(items),
        text=None,
        note=f"{left_out:,} of its {count:,} entries {'is' if left_out == 1 else 'are'} not shown"
        if left_out
        else None,
        entries=shown,
    )


def _item(entry: Entry) -> str:
    """A list item: the name as a link, when and by whom, and under it how the text begins."""
    name = escape.with_plain_end(escape.escaped_in_brackets(entry.name)) or "(no title)"
    target = one_line(entry.location or "")
    link = f"[{name}]({escape.link_target(target)})" if target else name
    details = [link, (entry.published or "")[:10], escape.escaped(entry.byline or "")]
    excerpt = escape.with_plain_starts(escape.escaped(entry.excerpt or "")) if entry.title else ""
    return "- " + " · ".join(filter(None, details)) + (f"\n\n  {excerpt}" if excerpt else "")
