-- What all nodes of an endpoint share besides its signing key: its certificate authority.
CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL);
