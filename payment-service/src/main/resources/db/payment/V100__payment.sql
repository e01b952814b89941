-- What payment-service keeps beside its events. Rights come from the database's default privileges.

-- Who a member is, sealed (AES-256-GCM) under a data key of its own; found by an HMAC of the ID number.
CREATE TABLE member_identity (
    member_id  uuid  PRIMARY KEY,
    lookup     bytea NOT NULL UNIQUE CHECK (octet_length(lookup) = 32),
    name       bytea NOT NULL,
    id_number  bytea NOT NULL,
    birth_date bytea NOT NULL
);

-- The data keys, wrapped by the master key. Deleting a row erases the person.
CREATE TABLE member_key (
    member_id uuid  PRIMARY KEY REFERENCES member_identity,
    wrapped   bytea NOT NULL
);

-- The state of each member's stream, written in the transaction that appends to it.
CREATE TABLE member_view (
    member_id    uuid   PRIMARY KEY,
    version      bigint NOT NULL CHECK (version >= 1),
    region       text   NOT NULL,
    scheme       text   NOT NULL,
    category     text,
    insured_from date   NOT NULL,
    insured_to   date,
    closure      text
);

-- One row per employer, month and region that has lines; told_events counts what the ledger is to answer.
CREATE TABLE payroll (
    employer    text   NOT NULL,
    month       text   NOT NULL,
    region      text   NOT NULL,
    told_events bigint NOT NULL,
    PRIMARY KEY (employer, month, region)
);

-- Lines in the order of their assessment, and what was allotted to each.
CREATE TABLE payroll_line (
    employer     text   NOT NULL,
    month        text   NOT NULL,
    region       text   NOT NULL,
    member_id    uuid   NOT NULL,
    ordinal      bigint NOT NULL CHECK (ordinal >= 1),
    share_fen    bigint NOT NULL CHECK (share_fen >= 0),
    allotted_fen bigint NOT NULL DEFAULT 0 CHECK (allotted_fen IN (0, share_fen)),
    PRIMARY KEY (employer, month, region, member_id)
);
CREATE UNIQUE INDEX payroll_line_waiting ON payroll_line (employer, month, region, ordinal)
    WHERE allotted_fen = 0 AND share_fen > 0;

-- A channel's own reference is unique for ever.
CREATE TABLE channel_reference (
    channel   text NOT NULL,
    reference text NOT NULL,
    subject   text NOT NULL,
    PRIMARY KEY (channel, reference)
);

-- A provider's own number is unique for ever.
CREATE TABLE provider_number (
    provider      text  NOT NULL,
    number        text  NOT NULL,
    settlement_id uuid  NOT NULL UNIQUE,
    asked         uuid  NOT NULL,
    body_digest   bytea NOT NULL CHECK (octet_length(body_digest) = 32),
    PRIMARY KEY (provider, number)
);

-- The ledger's answer to each event that it was told; refusal is null when it was accepted. The region is that of the
-- postings, if there are any.
CREATE TABLE answer (
    event_id uuid   PRIMARY KEY,
    subject  text   NOT NULL,
    region   text,
    book     text   NOT NULL,
    seq      bigint NOT NULL CHECK (seq >= 1),
    refusal  text
);
CREATE INDEX answer_subject ON answer (subject, region);

-- What a write with an Idempotency-Key did, so that a repeat finds it. A key without a row here was claimed by a file
-- that is still at work, or was cut off: the same file sent again goes on.
CREATE TABLE write_result (
    caller     text        NOT NULL,
    key        text        NOT NULL,
    event_id   uuid,
    result     bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX write_result_age ON write_result (created_at);
