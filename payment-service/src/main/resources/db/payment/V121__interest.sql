-- Interest on personal accounts (计息), one run a book and year. A run is worked off in transactions of at most 500 persons
-- that move its cursor: two pods share a run, and one that was cut off goes on behind it.
CREATE TABLE interest_run (
    book          text        NOT NULL,
    year          int         NOT NULL,
    rate_permille int         NOT NULL CHECK (rate_permille BETWEEN 1 AND 1000),
    from_day      date        NOT NULL,
    to_day        date        NOT NULL,
    as_of_seq     bigint      NOT NULL CHECK (as_of_seq >= 0),
    started_by    text        NOT NULL,
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    cursor_member text        NOT NULL DEFAULT '',
    persons       bigint      NOT NULL DEFAULT 0,
    interest_fen  bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (book, year)
);
