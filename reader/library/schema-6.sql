-- Version 6: highlights with their notes, a bookmark's note, and the words around a place.

-- Words that a person marked in an article, kept or not, or in a comment on it: by the article's key, so that they
-- outlive its bookmark. exact, before and after are the words and those around them, position where in the text they
-- stood (reader.document.anchors). One that was taken away stays with its time, so that this can be undone and travel.
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    comment_id TEXT,                -- NULL for what is in the article
    exact TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    position INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    removed_at TEXT
);
CREATE INDEX highlight_key ON highlight (key);

ALTER TABLE item ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- The words before and after each of the two places; comment_top is the comment at the top of the pane, from whose
-- first block the place counts, NULL where that is the one in focus.
ALTER TABLE place ADD COLUMN before TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN after TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN comment_top TEXT;
ALTER TABLE place ADD COLUMN comment_before TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN comment_after TEXT NOT NULL DEFAULT '';
