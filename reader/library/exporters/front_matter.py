"""The front matter of a bookmark's Markdown file: YAML that Obsidian shows as properties."""

import json
from collections.abc import Iterable
from unicodedata import category, normalize

from reader.library.exporters.selection import address_of
from reader.library.items import Bookmark

_IN_TAGS = frozenset(("L", "M", "N"))
_EMOJI = "So"


def front_matter(bookmark: Bookmark) -> str:
    """The lines from --- to ---, without what isn't known. reader is the bookmark's uid.

    reader_tags are the tags as they are in the library, where Obsidian's rules have others made of them.
    """
    tags = _tags(bookmark.tags)
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
        "tags": tags or None,
        "reader_tags": list(bookmark.tags) if tags != list(bookmark.tags) else None,
        "folder": bookmark.folder,
        "reader": bookmark.uid,
    }
    # Every JSON text of one line is YAML 1.2 (yaml.org/spec/1.2.2, 1.3): no title can break out of its line.
    written = [f"{name}: {_written(value)}" for name, value in fields.items() if value is not None]
    return "\n".join(("---", *written, "---", ""))


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tags(names: Iterable[str]) -> list[str]:
    """What Obsidian has of tags, each once, as case doesn't tell them apart there either; nothing of some."""
    found: dict[str, str] = {}
    for tag in filter(None, map(_tag, names)):
        found.setdefault(tag.casefold(), tag)
    return list(found.values())


def _tag(name: str) -> str:
    """A tag as Obsidian takes it, with - in the place of a run of all else; "" where nothing is left of it.

    It takes letters, digits, _, - and / (help.obsidian.md, "Tags"), and emoji, which its help doesn't name.
    """
    name = normalize("NFC", name)
    words = "".join(one if one in "_-/" or _is_of_tag(category(one)) else " " for one in name).split()
    return "-".join(words).strip("-/")


def _is_of_tag(kind: str) -> bool:
    return kind[0] in _IN_TAGS or kind == _EMOJI
