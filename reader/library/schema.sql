-- The library, version 1. Times are UTC in ISO 8601; what a person keeps has a uid, a revision and
-- times of its own, so that the libraries of several machines can be joined one day.

-- Facts about this file: written_by is the version of reader that last changed its shape.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Bookmarks. Ids are shown to people (@12) and so never used twice.
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,       -- what makes it the same article: reader.library.identity
    source_key TEXT NOT NULL,       -- the key of its source alone, known before the page is read
    source TEXT NOT NULL,           -- where it was read: an address, an absolute path, or -
    url TEXT,
    title TEXT,
    name TEXT NOT NULL,             -- the title, or the first words where there is none
    byline TEXT,
    site TEXT,
    published TEXT,
    word_count INTEGER NOT NULL,
    comment_count INTEGER NOT NULL,
    declared_count INTEGER,
    complete INTEGER NOT NULL,      -- 0 while comments are known to be missing from the copy
    added_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT                 -- set while it lies in the trash
);
CREATE INDEX item_newest ON item (added_at, id);
CREATE INDEX item_source ON item (source_key);

-- The offline copy: article and conversation as JSON, compressed; digest is of the JSON.
CREATE TABLE snapshot (
    item_id INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
    codec TEXT NOT NULL,
    digest BLOB NOT NULL,
    body BLOB NOT NULL,
    saved_at TEXT NOT NULL
);

-- The words of title, byline, site, address, article and comments, folded for comparing. Derived.
CREATE TABLE searched (
    item_id INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
    words TEXT NOT NULL
);

CREATE TABLE tag (
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    added_at TEXT NOT NULL,
    PRIMARY KEY (item_id, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name);

-- Where reading stopped, of articles kept or not: block and character in both panes.
CREATE TABLE place (
    key TEXT PRIMARY KEY,
    block INTEGER NOT NULL,
    character INTEGER NOT NULL,
    comment_id TEXT,
    comment_block INTEGER NOT NULL,
    comment_character INTEGER NOT NULL,
    changed_at TEXT NOT NULL
) WITHOUT ROWID;

-- What a person said of comments. An undone mark stays, so that the undoing can travel too.
CREATE TABLE mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    host TEXT,
    name TEXT,
    text_key TEXT,
    spam INTEGER NOT NULL,
    comment_id TEXT,
    page_key TEXT,
    made_at TEXT NOT NULL,
    undone_at TEXT
);

-- Choices that reader learns: column width, split, theme, what is hidden on a site.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
) WITHOUT ROWID;
