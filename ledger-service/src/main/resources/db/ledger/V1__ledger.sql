-- The ledger's database. Three tables only grow (journal, posting, dead_letter); every other one is state that folding
-- the journal gives again. All rows carry their book: books share nothing, so that each has one writer of its own.
-- Money is fen; a debit is positive and a credit negative, in postings and in balances.
-- There are no foreign keys: one transaction of one writer writes a batch whole, and replay proves what a key could not.

-- The last record of a book. A batch is written by compare-and-set on (seq, hash): a writer that lost its book changes
-- nothing. A book without records stands at seq 0 with the zero hash.
CREATE TABLE book_head (
    book        text        PRIMARY KEY,
    seq         bigint      NOT NULL CHECK (seq >= 0),
    hash        bytea       NOT NULL CHECK (octet_length(hash) = 32),
    recorded_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- The records. `value` holds the canonical bytes, `hash` the chain up to and with this record. The columns beside them
-- repeat what is in the bytes, to find records by. Those that describe an event are null where bytes were unreadable.
CREATE TABLE journal (
    book            text        NOT NULL,
    seq             bigint      NOT NULL CHECK (seq >= 1),
    value           bytea       NOT NULL,
    hash            bytea       NOT NULL CHECK (octet_length(hash) = 32),
    event_id        uuid,
    source          text,
    source_position bigint,
    type            text,
    subject         text,
    outcome         text        NOT NULL CHECK (outcome IN ('ACCEPTED', 'DECLINED', 'UNREADABLE')),
    recorded_at     timestamptz NOT NULL,
    effective_date  date        NOT NULL,
    accounting_date date        NOT NULL,
    CONSTRAINT journal_pkey PRIMARY KEY (book, seq),
    CONSTRAINT journal_one_record_per_position UNIQUE (book, source, source_position),
    CONSTRAINT journal_one_record_per_event UNIQUE (event_id),
    CHECK ((outcome = 'UNREADABLE') = (event_id IS NULL)),
    CHECK ((event_id IS NULL) = (source IS NULL) AND (event_id IS NULL) = (source_position IS NULL)
        AND (event_id IS NULL) = (type IS NULL) AND (event_id IS NULL) = (subject IS NULL))
);
CREATE INDEX journal_subject ON journal (subject, book, seq);
CREATE INDEX journal_recorded_at ON journal (book, recorded_at);

-- Accounts and what they hold after record `last_seq`. The owner is '' where the code has none.
CREATE TABLE account (
    id          bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book        text    NOT NULL,
    code        text    NOT NULL,
    fund        text    NOT NULL CHECK (fund IN ('EMPLOYEE', 'RESIDENT')),
    region      text    NOT NULL,
    owner       text    NOT NULL,
    balance_fen bigint  NOT NULL,
    last_seq    bigint  NOT NULL,
    CONSTRAINT account_key UNIQUE (book, owner, code, fund, region),
    CONSTRAINT account_never_negative CHECK (code NOT LIKE '21%' OR balance_fen <= 0)
) WITH (fillfactor = 70);

-- The legs of accepted records, `line` counted from 0 as in the record. `effective_date` is the record's.
CREATE TABLE posting (
    book              text   NOT NULL,
    seq               bigint NOT NULL,
    line              int    NOT NULL,
    account_id        bigint NOT NULL,
    amount_fen        bigint NOT NULL CHECK (amount_fen <> 0),
    balance_after_fen bigint NOT NULL,
    grant_id          uuid,
    effective_date    date   NOT NULL,
    PRIMARY KEY (book, seq, line)
);
CREATE INDEX posting_account ON posting (account_id, seq);

CREATE TABLE member (
    member_id uuid NOT NULL,
    book      text NOT NULL,
    region    text NOT NULL,
    status    text NOT NULL CHECK (status IN ('OPEN', 'CLOSED')),
    PRIMARY KEY (member_id, book)
);

-- Grants. The two `left` columns are what an EARMARK still holds, by the bucket it came from.
CREATE TABLE grant_state (
    grant_id          uuid    NOT NULL,
    book              text    NOT NULL,
    mechanism         text    NOT NULL CHECK (mechanism IN ('AUTHORISATION', 'EARMARK')),
    giver             uuid    NOT NULL,
    giver_region      text    NOT NULL,
    member            uuid    NOT NULL,
    member_region     text    NOT NULL,
    year_cap_fen      bigint,
    left_current_fen  bigint  NOT NULL,
    left_previous_fen bigint  NOT NULL,
    active            boolean NOT NULL,
    recorded_seq      bigint  NOT NULL,
    PRIMARY KEY (grant_id, book)
) WITH (fillfactor = 70);
CREATE INDEX grant_state_of_member ON grant_state (member, book) WHERE active;
CREATE INDEX grant_state_of_giver ON grant_state (giver, book);

-- What was drawn on a grant in a year; voids give it back.
CREATE TABLE grant_draw (
    grant_id  uuid   NOT NULL,
    book      text   NOT NULL,
    year      int    NOT NULL,
    drawn_fen bigint NOT NULL,
    PRIMARY KEY (grant_id, book, year)
) WITH (fillfactor = 70);

-- Bills: the record that posted one and the record that took it back.
CREATE TABLE settlement (
    settlement_id uuid   NOT NULL,
    book          text   NOT NULL,
    seq           bigint NOT NULL,
    voided_by_seq bigint,
    PRIMARY KEY (settlement_id, book)
);

-- The last position taken from each source, and the event that had it.
CREATE TABLE source_position (
    book     text   NOT NULL,
    source   text   NOT NULL,
    position bigint NOT NULL CHECK (position >= 1),
    event_id uuid   NOT NULL,
    PRIMARY KEY (book, source)
) WITH (fillfactor = 50);

-- Where reading goes on in this book's partition of each topic. Kafka's own group offsets are not used. An offset means
-- something in one topic only: `topic_id` is Kafka's own id of it, '' where an adopted record did not tell.
CREATE TABLE topic_offset (
    book        text   NOT NULL,
    topic       text   NOT NULL,
    next_offset bigint NOT NULL CHECK (next_offset >= 0),
    topic_id    text   NOT NULL,
    PRIMARY KEY (book, topic)
) WITH (fillfactor = 50);

-- How far Kafka has acknowledged the journal, the offset after that record, and the topic's id ('' before the first).
CREATE TABLE journal_publication (
    book          text   PRIMARY KEY,
    published_seq bigint NOT NULL CHECK (published_seq >= 0),
    next_offset   bigint NOT NULL CHECK (next_offset >= 0),
    topic_id      text   NOT NULL
) WITH (fillfactor = 50);

-- Bytes that were no event, as they stood at (topic, partition of the book, kafka_offset). `headers` is a JSON array of
-- [name, base64 or null]. A null value was null in Kafka, or could not be read again when the record was adopted.
CREATE TABLE dead_letter (
    book         text   NOT NULL,
    seq          bigint NOT NULL,
    topic        text   NOT NULL,
    kafka_offset bigint NOT NULL,
    headers      text   NOT NULL,
    value        bytea,
    PRIMARY KEY (book, seq)
);
CREATE INDEX dead_letter_coordinate ON dead_letter (book, topic, kafka_offset);

-- The Kafka that was met last, to say it when it is another one.
CREATE TABLE kafka_identity (
    topic      text PRIMARY KEY,
    cluster_id text NOT NULL,
    topic_id   text NOT NULL
);

-- Nobody changes what is recorded: the service's role has no right to, and a trigger stops every other role too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: a record is never changed or removed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dead_letter_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON dead_letter
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON journal, posting, dead_letter, book_head, account, member, grant_state, grant_draw, settlement,
    source_position, topic_offset, journal_publication, kafka_identity FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT ON journal, posting, dead_letter TO ${appRole};
GRANT SELECT, INSERT, UPDATE ON book_head, account, member, grant_state, grant_draw, settlement, source_position,
    topic_offset, journal_publication, kafka_identity TO ${appRole};
