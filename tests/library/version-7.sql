-- A library as reader's version 7 of it left it: python's iterdump, and the two numbers that this leaves out.
BEGIN TRANSACTION;
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    words TEXT NOT NULL,
    before BLOB NOT NULL,
    made_at TEXT NOT NULL
);
INSERT INTO "act" VALUES(1,'kept Heron 1',X'789C8B8E8E36D451A8562A294A2CCE484D894F2C51B2525032323032D33534D435B2083134B53231B632348C52AA8D8DD5518806E35800B2170EE8','2026-11-28T15:43:11Z');
INSERT INTO "act" VALUES(2,'noted something on Heron 1',X'789C8B8E8E36D451A856CACB2F4955B2525052AA8D8DD5518806E358007D30083E','2026-11-28T15:43:11Z');
INSERT INTO "act" VALUES(3,'archived Heron 1',X'789C8B8E8E36D451A8564A2C4ACEC82C4B4D894F2C51B252C82BCDC9A98D8DD5518806E35800F5BC0C79','2026-11-28T15:43:11Z');
CREATE TABLE answer (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    batch BLOB NOT NULL,
    fetched_at TEXT NOT NULL
);
CREATE TABLE changed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL
);
INSERT INTO "changed" VALUES(1,1);
INSERT INTO "changed" VALUES(2,1);
INSERT INTO "changed" VALUES(3,1);
INSERT INTO "changed" VALUES(4,1);
INSERT INTO "changed" VALUES(5,1);
INSERT INTO "changed" VALUES(6,1);
INSERT INTO "changed" VALUES(7,1);
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
INSERT INTO "highlight" VALUES(1,'20264b358a9e4da0a828b1d4907512a9','https://marsh.example/heron-1',NULL,'stood still','The heron ','. Number',10,'','2026-11-28T15:43:11Z','2026-11-28T15:43:11Z',0,NULL);
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
, note TEXT NOT NULL DEFAULT '', read_at TEXT, archived_at TEXT, favourite INTEGER NOT NULL DEFAULT 0, progress REAL NOT NULL DEFAULT 0, folder TEXT, origin TEXT, host TEXT, state TEXT GENERATED ALWAYS AS (CASE
    WHEN trashed_at IS NOT NULL THEN 'trash' WHEN archived_at IS NOT NULL THEN 'archived'
    WHEN read_at IS NOT NULL THEN 'read' ELSE 'unread' END) VIRTUAL);
INSERT INTO "item" VALUES(1,'f633b6ca998142fb87022c6e031de507','https://marsh.example/heron-1','https://marsh.example/heron-1','https://marsh.example/heron-1','https://marsh.example/heron-1','Heron 1','Heron 1','Ana Lund','Marsh Notes','2016-12-01T00:00:00Z',8,2,2,1,'2026-11-28T15:43:11Z','2026-11-28T15:43:11Z',3,NULL,'for later',NULL,'2026-11-28T15:43:11Z',0,0.5,NULL,NULL,'marsh.example');
CREATE TABLE "mark" (
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
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "meta" VALUES('compatible','7');
INSERT INTO "meta" VALUES('uid','f645f4fedffb0c93ec4d6e27f51bf390');
INSERT INTO "meta" VALUES('written_by','0.1.0');
CREATE TABLE mute (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    link TEXT,
    name TEXT,
    place TEXT NOT NULL,
    called TEXT,
    made_at TEXT NOT NULL
);
CREATE TABLE place (
    key TEXT PRIMARY KEY,
    block INTEGER NOT NULL,
    character INTEGER NOT NULL,
    comment_id TEXT,
    comment_block INTEGER NOT NULL,
    comment_character INTEGER NOT NULL,
    changed_at TEXT NOT NULL
, before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '', comment_top TEXT, comment_before TEXT NOT NULL DEFAULT '', comment_after TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE snapshot (
    item_id INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
    codec TEXT NOT NULL,
    digest BLOB NOT NULL,
    body BLOB NOT NULL,
    saved_at TEXT NOT NULL
);
INSERT INTO "snapshot" VALUES(1,'json+zlib',X'E1900A57A8A011F323FBD0C93B9EC8F3A34110ED6C2E5265F2E8F8C3899A8857',X'789CC5523D4FC33010FD2B96E77E241D18B2B181048881098422C7BE100BDB17D9675A54F5BF734E68294C30214591EFDDE7BB7B7BA92259ED40367B4996CA435E41C4206AB990DDBBB3A1409741899B1C0C63C952416E554C83B84382C4E0983B67D300863D9BAABE58D69B65553F5455337D8F1CE25478C9EAA5E442601B761AE248B209D9B985B47EF2CD468E8EC306A23135EBB52FAD56B0537E74B01ECA74CB321DE3AF06B781431F06109343244234FCB7CEADC45DF61D44510BEC050DE0579C45B0A3BF657834B6B785DB3C5DE00AED78366E403ABD7B009364F3F4CC0C03450B937158488DE10D62526431946D6BF49E238A7B2F6D599CAEB8D9AB0DD37BF632A0320D1819BAE76C1EB7FACEFC52F47C22D1D968CED8FD404715B9586B4F14E6A2EDB4E71939BBE00C74EFEDA736DAE308BD720958011AE3896F023D3392935E5A1C21C031F6B03852AB7F43EDC751AF45525B415B3C23F60DFB375A7C5C03DA717BD36ACC4CA6D9940B1781162950CCA520E6A8A7FBCB2D463346486939907792F3B5C354A6FA6C8E7DCF3B9875F325A7C3E103CFE137A8','2026-11-28T15:43:11Z');
CREATE TABLE tag (
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    added_at TEXT NOT NULL,
    PRIMARY KEY (item_id, name)
) WITHOUT ROWID;
INSERT INTO "tag" VALUES(1,'birds','2026-11-28T15:43:11Z');
INSERT INTO "tag" VALUES(1,'marsh','2026-11-28T15:43:11Z');
CREATE TABLE tag_count (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    count INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "tag_count" VALUES('birds',1);
INSERT INTO "tag_count" VALUES('marsh',1);
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
CREATE TABLE visit (
    key TEXT PRIMARY KEY,
    seen BLOB NOT NULL,
    visited_at TEXT NOT NULL
, new_after TEXT, elsewhere BLOB) WITHOUT ROWID;
CREATE INDEX item_source ON item (source_key);
CREATE INDEX tag_name ON tag (name);
CREATE INDEX answer_newest ON answer (fetched_at);
CREATE INDEX highlight_key ON highlight (key);
CREATE INDEX item_newest ON item (added_at, id) WHERE trashed_at IS NULL;
CREATE INDEX item_state ON item (state, added_at, id);
CREATE INDEX item_favourite ON item (added_at, id) WHERE favourite AND trashed_at IS NULL;
CREATE INDEX item_host ON item (host, added_at, id);
CREATE TRIGGER tag_came AFTER INSERT ON tag BEGIN
    INSERT INTO tag_count VALUES (new.name, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1;
    INSERT INTO changed (item_id) VALUES (new.item_id);
END;
CREATE TRIGGER tag_went AFTER DELETE ON tag BEGIN
    UPDATE tag_count SET count = count - 1 WHERE name = old.name;
    DELETE FROM tag_count WHERE name = old.name AND count < 1;
    INSERT INTO changed (item_id) VALUES (old.item_id);
END;
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('changed',7);
INSERT INTO "sqlite_sequence" VALUES('item',1);
INSERT INTO "sqlite_sequence" VALUES('act',3);
INSERT INTO "sqlite_sequence" VALUES('highlight',1);
COMMIT;
PRAGMA application_id = 1380209201;
PRAGMA user_version = 7;
