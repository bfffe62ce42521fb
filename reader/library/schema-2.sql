-- Version 2: what was seen of a conversation, and answers that can be asked for again with their validators.

-- The comments of an article that a person has seen, kept or not: ids as JSON, compressed.
CREATE TABLE visit (
    key TEXT PRIMARY KEY,
    seen BLOB NOT NULL,
    visited_at TEXT NOT NULL
) WITHOUT ROWID;

-- What a comment service answered, for the day it says "not modified": a batch of comments as JSON, compressed.
CREATE TABLE answer (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    batch BLOB NOT NULL,
    fetched_at TEXT NOT NULL
);
CREATE INDEX answer_newest ON answer (fetched_at);
