-- More than one scope, and bodies that a later program wrote.
ALTER TABLE change ADD COLUMN schema INTEGER NOT NULL DEFAULT 1;
CREATE INDEX change_sequence ON change (scope, scope_sequence) WHERE scope_sequence IS NOT NULL;
-- Projection: entities whose present state this program cannot read.
CREATE TABLE unreadable (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, type TEXT NOT NULL, schema INTEGER NOT NULL
) WITHOUT ROWID;
