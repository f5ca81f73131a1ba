-- The endpoint of a province. A scope is one office; its sequence numbers are dense (sync.md 1.3).
CREATE TABLE endpoint (id INTEGER NOT NULL PRIMARY KEY, private_key BLOB NOT NULL);
CREATE TABLE scope (
    scope TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, epoch BLOB NOT NULL, head_sequence INTEGER NOT NULL,
    chain BLOB NOT NULL, created_at INTEGER NOT NULL
);
CREATE TABLE change (
    scope TEXT NOT NULL, sequence INTEGER NOT NULL, id BLOB NOT NULL, entity BLOB NOT NULL, device BLOB NOT NULL,
    device_sequence INTEGER NOT NULL, bytes BLOB NOT NULL, signature_key BLOB, signature BLOB, chain BLOB NOT NULL,
    received_at INTEGER NOT NULL, received_from BLOB NOT NULL,
    PRIMARY KEY (scope, sequence), UNIQUE (scope, id)
);
CREATE TABLE part (
    scope TEXT NOT NULL, id BLOB NOT NULL, bytes BLOB NOT NULL, received_at INTEGER NOT NULL, PRIMARY KEY (scope, id)
);
CREATE TABLE device (
    device BLOB NOT NULL PRIMARY KEY, scope TEXT NOT NULL, public_key BLOB NOT NULL, name TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL, revoked_at INTEGER
);
CREATE INDEX device_scope ON device (scope);
CREATE TABLE enrol (
    code_hash BLOB NOT NULL PRIMARY KEY, scope TEXT NOT NULL, expires_at INTEGER NOT NULL, used_by BLOB, used_at INTEGER
);
