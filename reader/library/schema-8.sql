-- Version 8: the history.

-- What was opened on the screen, each article once: the highest number is the last. source is where it was read, name
-- its title or first words, times how often.
CREATE TABLE opened (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    site TEXT,
    times INTEGER NOT NULL,
    opened_at TEXT NOT NULL
);
