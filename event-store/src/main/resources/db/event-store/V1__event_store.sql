-- The event table of a service that decides, which is its outbox too, and what its relay and its journal reader remember.
-- Rights come from the database's default privileges; that an event never changes is held by triggers, for every role.

-- CACHE 1: within one stream a later version must have a higher id, whichever connection wrote it.
CREATE SEQUENCE event_id_seq AS bigint CACHE 1;

CREATE TABLE event (
    id                 bigint      PRIMARY KEY DEFAULT nextval('event_id_seq'),
    stream_kind        text        NOT NULL,
    stream_id          text        NOT NULL,
    version            bigint      NOT NULL CHECK (version >= 1),
    event_id           uuid        NOT NULL UNIQUE,
    type               text        NOT NULL,
    data               bytea       NOT NULL,
    occurred_at        timestamptz NOT NULL,
    effective_date     date        NOT NULL,
    actor              text        NOT NULL,
    correlation_id     text        NOT NULL,
    causation_id       uuid,
    policy_version     text,
    idempotency_digest text,
    -- Where it is published; all null for an internal event.
    topic              text,
    source             text,
    book               text,
    subject            text,
    -- Gapless per (source, book); given by the relay, once.
    position           bigint      CHECK (position >= 1),
    UNIQUE (stream_kind, stream_id, version),
    CHECK (num_nulls(topic, source, book, subject) IN (0, 4)),
    CHECK (position IS NULL OR topic IS NOT NULL)
);
ALTER SEQUENCE event_id_seq OWNED BY event.id;
CREATE INDEX event_unnumbered ON event (id) WHERE position IS NULL AND topic IS NOT NULL;
CREATE UNIQUE INDEX event_position ON event (source, book, position) WHERE position IS NOT NULL;

CREATE FUNCTION event_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an event is never changed or removed; only its position is given, once'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_data_never_changes BEFORE UPDATE OF
    id, stream_kind, stream_id, version, event_id, type, data, occurred_at, effective_date, actor, correlation_id,
    causation_id, policy_version, idempotency_digest, topic, source, book, subject
    ON event FOR EACH STATEMENT EXECUTE FUNCTION event_never_changes();
CREATE TRIGGER event_position_is_given_once BEFORE UPDATE OF position
    ON event FOR EACH ROW WHEN (OLD.position IS NOT NULL) EXECUTE FUNCTION event_never_changes();
CREATE TRIGGER event_is_never_removed BEFORE DELETE OR TRUNCATE
    ON event FOR EACH STATEMENT EXECUTE FUNCTION event_never_changes();

-- One row per (source, book): last_position was given, sent_position is in Kafka at acked_offset.
CREATE TABLE relay_cursor (
    source        text   NOT NULL,
    book          text   NOT NULL,
    topic         text   NOT NULL,
    last_position bigint NOT NULL DEFAULT 0,
    sent_position bigint NOT NULL DEFAULT 0,
    acked_offset  bigint NOT NULL DEFAULT -1,
    PRIMARY KEY (source, book),
    CHECK (0 <= sent_position AND sent_position <= last_position),
    CHECK (acked_offset >= -1)
);

-- Which topic it was that acknowledged: a recreated topic has the same name and another id.
CREATE TABLE kafka_identity (
    topic      text PRIMARY KEY,
    cluster_id text NOT NULL,
    topic_id   text NOT NULL
);

-- The highest position of a source that a book has answered. Answers come in the order of positions.
CREATE TABLE answered (
    source   text   NOT NULL,
    book     text   NOT NULL,
    position bigint NOT NULL CHECK (position >= 1),
    PRIMARY KEY (source, book)
);

-- The last journal record taken from each book, and where to read on.
CREATE TABLE journal_cursor (
    book        text   PRIMARY KEY,
    seq         bigint NOT NULL CHECK (seq >= 0),
    hash        bytea  NOT NULL CHECK (octet_length(hash) = 32),
    next_offset bigint NOT NULL CHECK (next_offset >= 0)
);

CREATE TABLE idempotency_key (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    body_digest bytea       NOT NULL CHECK (octet_length(body_digest) = 32),
    resource    text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
