-- Files of many lines (payrolls, enrolments, premiums of schools and villages), taken in as jobs.

-- What was sent, sealed, and the wrapped key that opens it. A row goes when no line is left to do, and the file with it;
-- one without a job belongs to an upload that was cut off.
CREATE TABLE file_content (
    file_id     uuid        PRIMARY KEY,
    wrapped     bytea       NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_content_age ON file_content (received_at);

CREATE TABLE file_chunk (
    file_id uuid  NOT NULL REFERENCES file_content ON DELETE CASCADE,
    ordinal int   NOT NULL CHECK (ordinal >= 0),
    sealed  bytea NOT NULL,
    PRIMARY KEY (file_id, ordinal)
);
ALTER TABLE file_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL; -- sealed bytes do not compress

-- The jobs. The line reached and the byte behind it move in the transaction that did the lines before. Lines are
-- numbered as an editor does: 1 is the header.
CREATE TABLE file (
    file_id         uuid        PRIMARY KEY,
    caller          text        NOT NULL,
    key             text        NOT NULL,
    correlation_id  text        NOT NULL,
    kind            text        NOT NULL,
    about           text        NOT NULL,
    header          text        NOT NULL,
    digest          bytea       NOT NULL CHECK (octet_length(digest) = 32),
    bytes           bigint      NOT NULL CHECK (bytes > 0),
    lines           int         NOT NULL CHECK (lines >= 1),
    byte_order_mark boolean     NOT NULL,
    status          text        NOT NULL CHECK (status IN ('RECEIVED', 'RUNNING', 'DECIDED', 'DONE', 'FAILED')),
    reached_line    int         NOT NULL DEFAULT 1 CHECK (reached_line BETWEEN 1 AND lines + 1),
    reached_byte    bigint      NOT NULL CHECK (reached_byte BETWEEN 0 AND bytes),
    accepted        int         NOT NULL DEFAULT 0,
    repeated        int         NOT NULL DEFAULT 0,
    rejected        int         NOT NULL DEFAULT 0,
    blank           int         NOT NULL DEFAULT 0,
    failures        int         NOT NULL DEFAULT 0,
    trace           text,
    received_at     timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    worked_at       timestamptz,
    kept_since      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (caller, key),
    CHECK (accepted + repeated + rejected + blank = reached_line - 1),
    CHECK (status NOT IN ('DECIDED', 'DONE') OR reached_line = lines + 1)
);
CREATE INDEX file_waiting ON file (worked_at NULLS FIRST, file_id) WHERE status IN ('RECEIVED', 'RUNNING');
CREATE INDEX file_decided ON file (file_id) WHERE status = 'DECIDED';
CREATE INDEX file_status ON file (status, file_id);
CREATE INDEX file_age ON file (kept_since);

-- What became of each line. The person is the first that the line is about; a person is in a file once.
CREATE TABLE file_line (
    file_id   uuid NOT NULL REFERENCES file,
    line      int  NOT NULL CHECK (line >= 2),
    status    text NOT NULL CHECK (status IN ('ACCEPTED', 'REPEATED', 'REJECTED', 'BLANK')),
    code      text,
    english   text,
    chinese   text,
    reference text,
    person    uuid,
    event_id  uuid,
    PRIMARY KEY (file_id, line),
    CHECK ((status = 'REJECTED') = (code IS NOT NULL)),
    CHECK ((status = 'ACCEPTED') = (event_id IS NOT NULL))
);
CREATE UNIQUE INDEX file_line_person ON file_line (file_id, person) WHERE person IS NOT NULL;
CREATE INDEX file_line_rejected ON file_line (file_id, line) WHERE status = 'REJECTED';

-- For each transaction of a file and each book: the last event told, and how many lines it answers for. The ledger
-- answers a book's events in order, so the last answer stands for all of them.
CREATE TABLE file_told (
    file_id  uuid NOT NULL REFERENCES file,
    reached  int  NOT NULL,
    book     text NOT NULL,
    event_id uuid NOT NULL,
    lines    int  NOT NULL CHECK (lines >= 0),
    PRIMARY KEY (file_id, reached, book)
);
