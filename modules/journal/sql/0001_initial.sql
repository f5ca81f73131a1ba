-- The journal: changes, how they replace one another, and what they carry.
CREATE TABLE change (
    id BLOB NOT NULL PRIMARY KEY,
    scope TEXT NOT NULL,
    type TEXT NOT NULL,
    entity BLOB NOT NULL,
    device INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    author BLOB,
    bytes BLOB NOT NULL,
    signature_key BLOB,
    signature BLOB,
    scope_sequence INTEGER
);
CREATE INDEX change_entity ON change (entity, time);
CREATE INDEX change_device ON change (device, sequence);
CREATE INDEX change_signature_key ON change (signature_key) WHERE signature_key IS NOT NULL;
CREATE INDEX change_waiting ON change (entity) WHERE scope_sequence IS NULL;
CREATE TABLE edge (parent BLOB NOT NULL, child BLOB NOT NULL, PRIMARY KEY (parent, child)) WITHOUT ROWID;
CREATE TABLE head (entity BLOB NOT NULL, id BLOB NOT NULL, PRIMARY KEY (entity, id)) WITHOUT ROWID;
CREATE TABLE part (id BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL, is_pushed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE blob_reference (blob BLOB NOT NULL, change BLOB NOT NULL, PRIMARY KEY (blob, change)) WITHOUT ROWID;

-- Projections: a pure function of the set of changes. WITHOUT ROWID, so that nothing but the key orders them.
CREATE TABLE office (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, region TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, post TEXT NOT NULL, roles TEXT NOT NULL, is_retired INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE person_key (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    person BLOB NOT NULL, public_key BLOB NOT NULL, is_confirmed INTEGER NOT NULL, revoked_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, platform TEXT NOT NULL, kind TEXT NOT NULL, platform_id TEXT NOT NULL, organiser TEXT NOT NULL,
    certified_subject TEXT NOT NULL, certified_until TEXT NOT NULL, state TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE policy (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    title TEXT NOT NULL, number TEXT NOT NULL, issuer TEXT NOT NULL, document_date TEXT NOT NULL, published_on TEXT NOT NULL,
    disclosure TEXT NOT NULL, validity TEXT NOT NULL, topic TEXT NOT NULL, clauses INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX policy_number ON policy (number);
CREATE TABLE interpretation (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    title TEXT NOT NULL, class TEXT NOT NULL, policies BLOB NOT NULL, accounts BLOB NOT NULL, characters INTEGER NOT NULL,
    state TEXT NOT NULL, submitted_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX interpretation_updated ON interpretation (updated_at);
CREATE INDEX interpretation_state ON interpretation (state, submitted_at);
CREATE TABLE interpretation_policy (policy BLOB NOT NULL, item BLOB NOT NULL, PRIMARY KEY (policy, item)) WITHOUT ROWID;
CREATE INDEX interpretation_policy_item ON interpretation_policy (item);
CREATE TABLE submission (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    item BLOB NOT NULL, revision BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX submission_item ON submission (item);
CREATE TABLE sign_off (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    item BLOB NOT NULL, revision BLOB NOT NULL, stage TEXT NOT NULL, verdict TEXT NOT NULL, is_signed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_off_item ON sign_off (item);
CREATE TABLE plan (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    item BLOB NOT NULL, account BLOB NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, is_mass_send INTEGER NOT NULL,
    note TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX plan_date ON plan (date, time);
CREATE INDEX plan_item ON plan (item);
CREATE TABLE release (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    item BLOB NOT NULL, account BLOB NOT NULL, plan BLOB, revision BLOB NOT NULL, link TEXT NOT NULL, released_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX release_item ON release (item);
CREATE INDEX release_account ON release (account, released_at);
CREATE INDEX release_time ON release (released_at);
CREATE INDEX release_plan ON release (plan) WHERE plan IS NOT NULL;
CREATE TABLE event (
    id BLOB NOT NULL PRIMARY KEY, head BLOB NOT NULL, heads INTEGER NOT NULL, created_by BLOB, created_at INTEGER NOT NULL,
    updated_by BLOB, updated_at INTEGER NOT NULL, deleted INTEGER NOT NULL,
    kind TEXT NOT NULL, subject BLOB, detail TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_time ON event (created_at);

-- Of this workstation only; never projected, never sent.
CREATE TABLE device (id INTEGER NOT NULL PRIMARY KEY, private_key BLOB NOT NULL);
CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (
    item BLOB NOT NULL PRIMARY KEY, body BLOB NOT NULL, base BLOB, cursor INTEGER NOT NULL, saved_at INTEGER NOT NULL
);
CREATE TABLE credential (
    person BLOB NOT NULL PRIMARY KEY, key BLOB NOT NULL, sealed_key BLOB NOT NULL, password_changed_at INTEGER NOT NULL,
    failures INTEGER NOT NULL, locked_until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE sync_position (
    scope TEXT NOT NULL PRIMARY KEY, cursor INTEGER NOT NULL, epoch BLOB NOT NULL, last_success_at INTEGER NOT NULL,
    clock_difference INTEGER NOT NULL
) WITHOUT ROWID;
