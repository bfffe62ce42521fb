"""The offline copies of bookmarks that have none of their pages, one after the other and sparing their hosts."""

from reader.cli.parser import fail
from reader.cli.progress import show
from reader.desk import Desk
from reader.errors import ReaderError, UsageError
from reader.events import drain
from reader.library import bookmarks
from reader.reading import start
from reader.text import one_line

_LIST = "it is a list, not an article"


def fetch_copies(desk: Desk, but_tagged: str) -> bool:
    """Gets the copies that are missing, or are an export's text, each on disk before the next; whether all came.

    What a feed's tag is on has none. One that fails is told on stderr, and asked for again the next time.
    """
    sql = """SELECT id, source FROM item WHERE state != 'trash' AND source LIKE 'http%'
        AND (NOT complete OR NOT EXISTS (SELECT 1 FROM snapshot WHERE item_id = item.id))
        AND NOT EXISTS (SELECT 1 FROM tag WHERE item_id = item.id AND tag.name = ?) ORDER BY id"""
    found = desk.store.rows(sql, (but_tagged,))
    waiting = [row for row in found if bookmarks.is_for_now(desk.store, row["id"])]
    count = failed = 0
    try:
        for row in waiting:
            show(f"copy {count + failed + 1:,} of {len(waiting):,}: {one_line(row['source'])[:60]}")
            try:
                _fetch(desk, row["id"], row["source"])
                count += 1
            except ReaderError as error:
                show("")
                fail(f"@{row['id']} {one_line(row['source'])}: {error}")
                failed += 1
    finally:
        show("")
        left = len(waiting) - count - failed
        said = [f"{count:,} fetched", f"{failed:,} failed" if failed else "", f"{left:,} not asked for" if left else ""]
        print(f"offline copies: {', '.join(filter(None, said))}", flush=True)
    return not failed


def _fetch(desk: Desk, item_id: int, source: str) -> None:
    reading = drain(source, start(source, desk))
    if reading.failure:
        raise reading.failure
    assert reading.article
    if reading.article.entries:
        raise UsageError(_LIST)
    bookmarks.complete(desk.store, item_id, reading.article, reading.conversation, reading.source)
