-- Version 9: what ranking asks of each bookmark that has the words, without the whole row.

-- reader.library.search names it, so it stays: SQLite by itself takes the table for a row of a known id.
CREATE INDEX item_ranked ON item (id, trashed_at, added_at);
