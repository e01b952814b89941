-- Resident premiums: what is kept beside the events of each person and year.

-- Payment passwords, as Argon2id hashes over a secret that is not in this database. A try is counted here, in a
-- transaction of its own, before the hash is made.
CREATE TABLE payment_password (
    member_id    uuid    PRIMARY KEY,
    salt         bytea   NOT NULL,
    hash         bytea   NOT NULL,
    memory_kib   integer NOT NULL,
    iterations   integer NOT NULL,
    lanes        integer NOT NULL,
    tries        integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
    locked_until timestamptz
);

-- Orders by their own number: a channel's call-back knows nothing else. What is written in the transaction that appends.
CREATE TABLE premium_order (
    order_id   uuid    PRIMARY KEY,
    member_id  uuid    NOT NULL,
    year       integer NOT NULL,
    status     text    NOT NULL CHECK (status IN ('AWAITING_PAYMENT', 'PAID', 'EXPIRED', 'CANCELLED')),
    placed     bytea   NOT NULL,
    receipt_id uuid
);

-- Payments that the ledger was told of; a receipt has the number of the event that told it, so that its answer is found.
CREATE TABLE premium_receipt (
    receipt_id uuid    PRIMARY KEY,
    member_id  uuid    NOT NULL,
    year       integer NOT NULL,
    payment    bytea   NOT NULL
);
CREATE INDEX premium_receipt_member ON premium_receipt (member_id, year);

-- Money that a channel reported under its own reference, and what became of it: a report that comes again is answered
-- alike, for ever. event_id is the receipt, or the money in suspense when nobody knew what it was for.
CREATE TABLE channel_receipt (
    channel   text    NOT NULL,
    reference text    NOT NULL,
    digest    bytea   NOT NULL CHECK (octet_length(digest) = 32),
    event_id  uuid    NOT NULL,
    refusal   text,
    PRIMARY KEY (channel, reference)
);
