-- Events that this release cannot handle: parked by two people, released later.

-- Events answered PARKED, where their originals stand in Kafka, and the record that released them. Folding the journal
-- gives it again.
CREATE TABLE parked_event (
    book            text   NOT NULL,
    event_id        uuid   NOT NULL,
    seq             bigint NOT NULL,
    subject         text   NOT NULL,
    topic           text   NOT NULL,
    kafka_offset    bigint NOT NULL,
    released_by_seq bigint,
    PRIMARY KEY (book, event_id)
);
CREATE INDEX parked_event_open ON parked_event (book) WHERE released_by_seq IS NULL;
CREATE INDEX parked_event_seq ON parked_event (book, seq);

-- Who asked that the event at a place of a stopped topic be parked, who agreed, and why. The book acts on a row when it
-- has both.
CREATE TABLE parking (
    parking_id      uuid        PRIMARY KEY,
    book            text        NOT NULL,
    topic           text        NOT NULL,
    kafka_offset    bigint      NOT NULL CHECK (kafka_offset >= 0),
    proposed_by     text        NOT NULL,
    proposed_reason text        NOT NULL,
    proposed_at     timestamptz NOT NULL,
    approved_by     text,
    approved_reason text,
    approved_at     timestamptz,
    CHECK (approved_by <> proposed_by),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL) AND (approved_by IS NULL) = (approved_reason IS NULL))
);
CREATE INDEX parking_place ON parking (book, topic, kafka_offset);

-- Who asked that a book, or what of it stands still, be tried again, and why.
CREATE TABLE resumption (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book     text        NOT NULL,
    asked_by text        NOT NULL,
    reason   text        NOT NULL,
    asked_at timestamptz NOT NULL
);
CREATE INDEX resumption_of_book ON resumption (book, id);

REVOKE ALL ON parked_event, parking, resumption FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT, UPDATE ON parked_event, parking TO ${appRole};
GRANT SELECT, INSERT ON resumption TO ${appRole};
