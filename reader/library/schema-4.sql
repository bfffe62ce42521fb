-- Version 4: authors that a person doesn't want to read.

-- By what each is known: link is the address on the name; without one it is the name, folded, at one place, a site.
-- called is the name as it stood there.
CREATE TABLE mute (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    link TEXT,
    name TEXT,
    place TEXT NOT NULL,
    called TEXT,
    made_at TEXT NOT NULL
);
