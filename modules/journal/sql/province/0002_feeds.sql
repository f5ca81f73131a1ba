-- What a scope may read besides itself (the province's directives), and what is kept aside (sync.md 1.8).
CREATE TABLE feed (scope TEXT NOT NULL, feed TEXT NOT NULL, PRIMARY KEY (scope, feed));
CREATE TABLE quarantine (
    scope TEXT NOT NULL, id BLOB NOT NULL, device BLOB NOT NULL, bytes BLOB NOT NULL, signature_key BLOB, signature BLOB,
    received_at INTEGER NOT NULL, received_from BLOB NOT NULL, PRIMARY KEY (scope, id)
);
CREATE INDEX change_device ON change (scope, device, device_sequence);
