"""The front matter of a bookmark's Markdown file: YAML that Obsidian shows as properties."""

import json
import re

from reader.library.exporters.selection import address_of
from reader.library.items import Bookmark

_NO_TAG = re.compile(r"[^\w/-]+")


def front_matter(bookmark: Bookmark) -> str:
    """The lines from --- to ---, without what isn't known. reader is the bookmark's uid."""
    fields: dict[str, object] = {
        "title": bookmark.name,
        "url": address_of(bookmark) or None,
        "source": None if address_of(bookmark) else bookmark.source,
        "author": bookmark.byline,
        "site": bookmark.site,
        "published": bookmark.published,
        "added": bookmark.added_at,
        "read": bookmark.read_at,
        "archived": bookmark.archived_at,
        "state": bookmark.state,
        "favourite": bookmark.favourite or None,
        "tags": [_tag(name) for name in bookmark.tags] or None,
        "folder": bookmark.folder,
        "reader": bookmark.uid,
    }
    # Every JSON text of one line is YAML 1.2 (yaml.org/spec/1.2.2, 1.3): no title can break out of its line.
    written = [f"{name}: {_written(value)}" for name, value in fields.items() if value is not None]
    return "\n".join(("---", *written, "---", ""))


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tag(name: str) -> str:
    """A tag as Obsidian takes it: letters, digits, _, - and / (help.obsidian.md, "Tags")."""
    return _NO_TAG.sub("-", name).strip("-")
