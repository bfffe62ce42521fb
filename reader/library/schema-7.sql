-- Version 7: what a person does with a bookmark, which bookmarks changed (for search.db), and acts to take back.

-- What it was: unread until read_at, archived since archived_at. progress is how much was read, 0 to 1; folder where
-- it lay in what it was imported from, outermost first, "A / B"; origin is what that was ("pocket"), NULL for one kept
-- here; host is its site's, without www.
ALTER TABLE item ADD COLUMN read_at TEXT;
ALTER TABLE item ADD COLUMN archived_at TEXT;
ALTER TABLE item ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN progress REAL NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN folder TEXT;
ALTER TABLE item ADD COLUMN origin TEXT;
ALTER TABLE item ADD COLUMN host TEXT;
ALTER TABLE item ADD COLUMN state TEXT GENERATED ALWAYS AS (CASE
    WHEN trashed_at IS NOT NULL THEN 'trash' WHEN archived_at IS NOT NULL THEN 'archived'
    WHEN read_at IS NOT NULL THEN 'read' ELSE 'unread' END) VIRTUAL;

DROP INDEX item_newest;
CREATE INDEX item_newest ON item (added_at, id) WHERE trashed_at IS NULL;
CREATE INDEX item_state ON item (state, added_at, id);
CREATE INDEX item_favourite ON item (added_at, id) WHERE favourite AND trashed_at IS NULL;
CREATE INDEX item_host ON item (host, added_at, id);

-- How many bookmarks have a tag, those in the trash too; kept by the triggers below.
CREATE TABLE tag_count (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    count INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO tag_count SELECT name, count(*) FROM tag GROUP BY name;

CREATE TRIGGER tag_came AFTER INSERT ON tag BEGIN
    INSERT INTO tag_count VALUES (new.name, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1;
    INSERT INTO changed (item_id) VALUES (new.item_id);
END;
CREATE TRIGGER tag_went AFTER DELETE ON tag BEGIN
    UPDATE tag_count SET count = count - 1 WHERE name = old.name;
    DELETE FROM tag_count WHERE name = old.name AND count < 1;
    INSERT INTO changed (item_id) VALUES (old.item_id);
END;

-- The bookmarks whose words changed, in order, written by triggers in the transaction that changes them. An
-- index of words knows up to which number it has come: what follows is what it has yet to look at. Of the numbers of
-- one bookmark only the last is needed; rows of bookmarks that are gone stay.
CREATE TABLE changed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL
);
INSERT INTO changed (item_id) SELECT id FROM item ORDER BY id;

CREATE TRIGGER item_came AFTER INSERT ON item BEGIN
    INSERT INTO changed (item_id) VALUES (new.id);
END;
CREATE TRIGGER item_said AFTER UPDATE OF title, byline, site, url, source, note ON item BEGIN
    INSERT INTO changed (item_id) VALUES (new.id);
END;
CREATE TRIGGER item_went AFTER DELETE ON item BEGIN
    INSERT INTO changed (item_id) VALUES (old.id);
END;
CREATE TRIGGER copy_came AFTER INSERT ON snapshot BEGIN
    INSERT INTO changed (item_id) VALUES (new.item_id);
END;
CREATE TRIGGER highlight_came AFTER INSERT ON highlight BEGIN
    INSERT INTO changed (item_id) SELECT id FROM item WHERE key = new.key;
END;
CREATE TRIGGER highlight_said AFTER UPDATE ON highlight BEGIN
    INSERT INTO changed (item_id) SELECT id FROM item WHERE key = new.key;
END;

-- The words are in search.db now, which can be made anew from this.
DROP TABLE searched;

-- The last acts, newest last: what was done, in words, and as JSON, compressed, what takes it back.
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    words TEXT NOT NULL,
    before BLOB NOT NULL,
    made_at TEXT NOT NULL
);

-- By this the index knows its library.
INSERT INTO meta VALUES ('uid', lower(hex(randomblob(16))));
