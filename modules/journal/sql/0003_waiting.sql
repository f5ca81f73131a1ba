-- What waits in a scope, in the order of writing, without a look at what does not wait.
CREATE INDEX change_waiting_in_scope ON change (scope) WHERE scope_sequence IS NULL;
