-- The knowledge base (R-76, R-77), and the templates and themes that an office saves.
CREATE TABLE knowledge (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    question TEXT NOT NULL, similar TEXT NOT NULL, answer TEXT NOT NULL, topic TEXT NOT NULL, department TEXT NOT NULL, state TEXT NOT NULL,
    policy BLOB, clause TEXT NOT NULL, policy_revision BLOB, item BLOB, revision BLOB, valid_until TEXT NOT NULL, reviewer BLOB,
    reviewed_at INTEGER NOT NULL, replaces BLOB
) WITHOUT ROWID;
CREATE INDEX knowledge_item ON knowledge (item) WHERE item IS NOT NULL;
CREATE INDEX knowledge_policy ON knowledge (policy) WHERE policy IS NOT NULL;
CREATE TABLE office_template (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, description TEXT NOT NULL, pictures INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE office_theme (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, base TEXT NOT NULL
) WITHOUT ROWID;
