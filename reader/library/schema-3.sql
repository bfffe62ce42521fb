-- Version 3: marks know more of what they were made on, and leave no trace in their table when they are taken back.

-- What a person said of comments. address is the account or page on a host that many share; words are the text's.
CREATE TABLE mark_3 (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    host TEXT,
    name TEXT,
    text_key TEXT,
    address TEXT,
    words TEXT NOT NULL DEFAULT '',
    spam INTEGER NOT NULL,
    comment_id TEXT,
    page_key TEXT,
    made_at TEXT NOT NULL
);

-- The undo log: marks that were taken back, whole, with the id they had. Those of a batch were forgotten together.
CREATE TABLE undone_mark (
    uid TEXT PRIMARY KEY,
    id INTEGER NOT NULL,
    host TEXT,
    name TEXT,
    text_key TEXT,
    address TEXT,
    words TEXT NOT NULL,
    spam INTEGER NOT NULL,
    comment_id TEXT,
    page_key TEXT,
    made_at TEXT NOT NULL,
    undone_at TEXT NOT NULL,
    batch TEXT
);

INSERT INTO mark_3 (id, uid, host, name, text_key, spam, comment_id, page_key, made_at)
    SELECT id, uid, host, name, text_key, spam, comment_id, page_key, made_at FROM mark WHERE undone_at IS NULL;
INSERT INTO undone_mark
    SELECT uid, id, host, name, text_key, NULL, '', spam, comment_id, page_key, made_at, undone_at, NULL
    FROM mark WHERE undone_at IS NOT NULL;
DROP TABLE mark;
ALTER TABLE mark_3 RENAME TO mark;
