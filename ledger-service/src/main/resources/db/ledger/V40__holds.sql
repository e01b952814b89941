-- Money reserved for pending payments (2160): state that folding the journal gives again.
CREATE TABLE hold (
    hold_id         uuid        NOT NULL,
    book            text        NOT NULL,
    member_id       uuid        NOT NULL,
    region          text        NOT NULL,
    provider        text        NOT NULL,
    provider_region text        NOT NULL,
    expires_at      timestamptz NOT NULL,
    year            int         NOT NULL,
    stage           text        NOT NULL CHECK (stage IN ('ACTIVE', 'CAPTURED', 'RELEASED', 'EXPIRED')),
    seq             bigint      NOT NULL,
    ended_seq       bigint,
    PRIMARY KEY (hold_id, book),
    CHECK ((stage = 'ACTIVE') = (ended_seq IS NULL))
) WITH (fillfactor = 70);
-- What the calendar looks for, and what a person's balance shows.
CREATE INDEX hold_due ON hold (book, expires_at) WHERE stage = 'ACTIVE';
CREATE INDEX hold_of_member ON hold (member_id, book, seq);

-- Where its money came from, in the order in which captures use it, and what of it is left.
CREATE TABLE hold_leg (
    hold_id    uuid   NOT NULL,
    book       text   NOT NULL,
    line       int    NOT NULL,
    bucket     text   NOT NULL CHECK (bucket IN ('CURRENT', 'PREVIOUS', 'WALLET')),
    grant_id   uuid,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    left_fen   bigint NOT NULL CHECK (left_fen BETWEEN 0 AND amount_fen),
    PRIMARY KEY (hold_id, book, line)
) WITH (fillfactor = 70);
CREATE INDEX hold_leg_of_grant ON hold_leg (grant_id, book) WHERE grant_id IS NOT NULL;

-- Payments out of holds: the record that made one, and the record that took it back.
CREATE TABLE hold_capture (
    capture_id    uuid   NOT NULL,
    book          text   NOT NULL,
    hold_id       uuid   NOT NULL,
    amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
    seq           bigint NOT NULL,
    voided_by_seq bigint,
    PRIMARY KEY (capture_id, book)
);
CREATE INDEX hold_capture_of_hold ON hold_capture (hold_id, book);

REVOKE ALL ON hold, hold_leg, hold_capture FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT, UPDATE ON hold, hold_leg, hold_capture TO ${appRole};
