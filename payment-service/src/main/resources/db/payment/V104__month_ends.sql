-- Month-end allotments over all employers (划拨, domain A12), one row a run. A run is worked off in short transactions
-- that lock its row: two pods share one run, and one that was cut off goes on behind its cursor.
CREATE TABLE month_end (
    month           text        NOT NULL,
    run             integer     NOT NULL CHECK (run >= 1),
    started_by      text        NOT NULL,
    started_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    cursor_employer text        NOT NULL DEFAULT '',
    cursor_month    text        NOT NULL DEFAULT '',
    cursor_region   text        NOT NULL DEFAULT '',
    payrolls        bigint      NOT NULL DEFAULT 0,
    persons         bigint      NOT NULL DEFAULT 0,
    allotted_fen    bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (month, run)
);
CREATE UNIQUE INDEX month_end_at_work ON month_end (month) WHERE finished_at IS NULL;
