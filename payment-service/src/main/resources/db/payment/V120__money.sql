-- Receipts, what became of them, and the treasury: what is kept beside their events.

-- Numbers that a channel or a bank (scope BANK) gave to a payment, unique for ever: the same one with the same content is
-- answered alike, with another it is refused.
CREATE TABLE money_number (
    scope    text  NOT NULL,
    number   text  NOT NULL,
    digest   bytea NOT NULL CHECK (octet_length(digest) = 32),
    event_id uuid  NOT NULL,
    PRIMARY KEY (scope, number)
);

-- The events that use what another event brought: matches and returns of a receipt, payments of a due.
CREATE TABLE money_use (
    used     text   NOT NULL,
    event_id uuid   NOT NULL,
    ordinal  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (used, event_id)
);

-- What the ledger holds paid of what a person owes for a year: `catch-up/<member>/<year>`, `large-cost-fee/<member>/<year>`.
CREATE TABLE due_paid (
    due     text PRIMARY KEY,
    paid_by uuid NOT NULL,
    paid_on date NOT NULL
);

-- A payment that went back covers nothing any more.
ALTER TABLE premium_receipt ADD COLUMN returned boolean NOT NULL DEFAULT false;
