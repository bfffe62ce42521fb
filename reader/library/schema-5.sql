-- Version 5: a visit knows how much of the conversation it had, and what of it was said elsewhere.

-- Where a visit hadn't all comments, what is new at the next is only what was published after this; else NULL.
ALTER TABLE visit ADD COLUMN new_after TEXT;
-- Of the comments seen those that other places have, which are asked only on demand: as seen, NULL for none.
ALTER TABLE visit ADD COLUMN elsewhere BLOB;
