"""Real exports of a dozen services: each row taken, or not taken with the reason."""

from pathlib import Path

import pytest

from reader.library.importers.importing import opened
from reader.library.importers.rows import Imported, ImportingError, Refused

# (kind, taken, not taken): what importing gave when the files were looked through; the small ones were counted by hand.
EXPORTS = {
    "chrome-json/chrome-bookmarks": ("Chrome's bookmarks, JSON", 1, 0),
    "delicious/delicious_export.2021.02.06_21.10.json": ("Delicious, JSON", 3, 0),
    "firefox-json/firefox-bookmarks.json": ("Firefox's bookmarks, JSON", 2, 0),
    "instapaper/instapaper-2026-tags.csv": ("Instapaper, CSV", 1, 0),
    "instapaper/instapaper-export.csv": ("Instapaper, CSV", 4, 0),
    "linkding/simple_valid_import_file.html": ("bookmarks, HTML", 3, 0),
    "linkding/simple_valid_import_file_with_one_invalid_bookmark.html": ("bookmarks, HTML", 3, 0),
    "linkwarden/linkwarden-export.json": ("Linkwarden, JSON", 6, 0),
    "matter/_matter_history.csv": ("Matter", 1, 0),
    "netscape/kipclip-bookmarks.html": ("bookmarks, HTML", 2, 0),
    "newsboat-urls/926-urls": ("newsboat's urls", 0, 1),
    "newsboat-urls/test-duplicate-urls.txt": ("newsboat's urls", 2, 0),
    "newsboat-urls/test-urls.txt": ("newsboat's urls", 3, 0),
    "omnivore-csv-import/labels.csv": ("CSV for Omnivore", 3, 0),
    "omnivore-csv-import/simple.csv": ("CSV for Omnivore", 2, 0),
    "omnivore-csv-import/unset-status.csv": ("CSV for Omnivore", 2, 0),
    "omnivore/omnivore.json": ("Omnivore", 20, 0),
    "opml/body-element-missing.opml": ("feeds, OPML", 0, 0),
    "opml/category.opml": ("feeds, OPML", 1, 0),
    "opml/example.opml": ("feeds, OPML", 7, 0),
    "opml/example2.opml": ("feeds, OPML", 7, 0),
    "opml/filtered.opml": ("feeds, OPML", 2, 0),
    "opml/piped.opml": ("feeds, OPML", 1, 1),
    "opml/test-urls+.opml": ("feeds, OPML", 4, 0),
    "pinboard/pinboard_export": ("Pinboard, JSON", 3, 0),
    "pocket/pocket-2024-karakeep570.csv": ("Pocket, CSV", 3, 0),
    "pocket/pocket-new.csv": ("Pocket, CSV", 1, 0),
    "pocket/pocket-old.csv": ("Pocket, CSV", 1, 0),
    "pocket/pocket.csv": ("Pocket, CSV", 7, 0),
    "pocket/ril_export.html": ("Pocket, HTML", 2, 0),
    "raindrop/raindrop-min.csv": ("Raindrop, CSV", 3, 1),
    "readability/readability.json": ("Readability, JSON", 3, 0),
    "readwise-reader/readwise-reader-min.csv": ("Readwise Reader, CSV", 2, 0),
    "shaarli/shaarli-bookmarks.html": ("bookmarks, HTML", 2, 0),
    "wallabag/wallabag-v1-read.json": ("wallabag, JSON", 3, 0),
    "wallabag/wallabag-v1.json": ("wallabag, JSON", 2, 0),
    "wallabag/wallabag-v2-read.json": ("wallabag, JSON", 2, 0),
}
NO_EXPORTS = {"opml/opml-element-missing.opml": "none of the exports", "wallabag/wallabag-v2-empty.json": "empty"}


@pytest.fixture
def exports(shared: Path) -> Path:
    return shared / "data" / "exports"


def test_every_row_of_every_export_is_accounted_for(exports: Path) -> None:
    found = {}
    for name in EXPORTS:
        importing = opened(exports / name)
        rows = list(importing)
        taken, refused = (sum(isinstance(row, kind) for row in rows) for kind in (Imported, Refused))
        found[name] = (importing.kind.label, taken, refused)
    assert found == EXPORTS


def test_what_is_no_export_among_them_says_so(exports: Path) -> None:
    for name, words in NO_EXPORTS.items():
        with pytest.raises(ImportingError, match=words):
            opened(exports / name)


def test_no_export_is_left_out(exports: Path) -> None:
    files = {str(path.relative_to(exports)) for path in exports.rglob("*") if path.is_file()}
    left = {name for name in files - set(EXPORTS) - set(NO_EXPORTS) if not name.endswith("ORIGIN.txt")}
    assert left == set()
