-- Products that are not text, and what was taken out of the comments of a live programme.
ALTER TABLE interpretation ADD COLUMN form TEXT NOT NULL DEFAULT 'Text';
CREATE TABLE removal (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    item BLOB NOT NULL, time INTEGER NOT NULL, text TEXT NOT NULL, sender TEXT NOT NULL, words TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX removal_item ON removal (item, time);
