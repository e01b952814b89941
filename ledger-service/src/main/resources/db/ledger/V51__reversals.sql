-- Records that were taken back by a correction. A bill's void is in `settlement`.
CREATE TABLE reversal (
    book         text   NOT NULL,
    reversed_seq bigint NOT NULL,
    by_seq       bigint NOT NULL,
    PRIMARY KEY (book, reversed_seq),
    CONSTRAINT reversal_by_one_record UNIQUE (book, by_seq)
);
REVOKE ALL ON reversal FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT ON reversal TO ${appRole};
