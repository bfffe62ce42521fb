"""reader's own form: JSON Lines, complete; what it is stands in reader.library.importers.own, which reads it."""

from collections.abc import Iterator

from reader.library import highlights
from reader.library.exporters.selection import Selection, address_of
from reader.library.identity import key_of, key_of_article
from reader.library.importers.moments import moment
from reader.library.importers.own import line_of
from reader.library.importers.rows import Highlight, Imported
from reader.library.items import Bookmark
from reader.values import NO_CONVERSATION


def lines(selection: Selection) -> Iterator[str]:
    """A line for each bookmark, with all comments and without verdicts: whoever reads them judges them anew."""
    for bookmark in selection:
        yield line_of(entry_of(selection, bookmark)) + "\n"


def entry_of(selection: Selection, bookmark: Bookmark) -> Imported:
    """All that the library knows of a bookmark. What lies in the trash has the state that it had before."""
    address = address_of(bookmark)
    article, conversation = selection.copy(bookmark) or (None, NO_CONVERSATION)
    said = key_of_article(bookmark.source, article) if article else key_of(bookmark.source)
    return Imported(
        url=address,
        title=bookmark.title if bookmark.title != address else None,
        added=moment(bookmark.added_at),
        updated=moment(bookmark.changed_at),
        read=moment(bookmark.read_at),
        published=moment(bookmark.published),
        tags=bookmark.tags,
        folder=tuple(bookmark.folder.split(" / ")) if bookmark.folder else (),
        note=bookmark.note or None,
        state="archived" if bookmark.archived_at else "read" if bookmark.read_at else "unread",
        favourite=bookmark.favourite,
        progress=float(bookmark.progress) or None,
        highlights=tuple(map(_highlight, selection.highlights(bookmark))),
        author=bookmark.byline,
        site=bookmark.site,
        source=bookmark.source if bookmark.source != address else None,
        article=article,
        conversation=conversation if article and conversation != NO_CONVERSATION else None,
        archived=moment(bookmark.archived_at),
        trashed=moment(bookmark.trashed_at),
        uid=bookmark.uid,
        origin=bookmark.origin,
        key=bookmark.key if bookmark.key != said else None,
    )


def _highlight(one: highlights.Highlight) -> Highlight:
    anchor = one.anchor
    return Highlight(
        quote=anchor.exact,
        note=one.note or None,
        made=moment(one.made_at),
        comment_id=one.comment_id,
        before=anchor.before,
        after=anchor.after,
        position=anchor.position,
    )
