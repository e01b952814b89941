-- Who spent what of whose money (the legs under a grant, in the order of recording), and the ledger's own events.

-- A grant's legs. A bill drew on few of them, so that the page of a statement of consumption reads only its own rows.
CREATE INDEX posting_grant ON posting (grant_id, book, seq) WHERE grant_id IS NOT NULL;

-- Operators' requests have an event table of their own, which is their outbox: the same tables as those of the other
-- services, in a schema beside the ledger's, since two of the names are used in both.
CREATE SCHEMA IF NOT EXISTS operations;
GRANT USAGE ON SCHEMA operations TO ${appRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA operations GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA operations GRANT USAGE, SELECT ON SEQUENCES TO ${appRole};
