-- Accounting months and years, wallet transfers, premiums and withdrawals: state that folding the journal gives again.

-- The accounting year whose money a person has on 2110, and the record that opened it: that which opened the account,
-- for no year was rolled before.
ALTER TABLE member ADD COLUMN open_year int, ADD COLUMN open_year_seq bigint;
WITH opened AS (
    SELECT j.book, (change ->> 'memberId')::uuid AS member_id, j.seq, extract(year FROM j.accounting_date)::int AS year
    FROM journal j CROSS JOIN LATERAL jsonb_array_elements(convert_from(j.value, 'UTF8')::jsonb -> 'changes') change
    WHERE j.outcome = 'ACCEPTED' AND change ->> 'kind' = 'ACCOUNT_OPENED')
UPDATE member m SET open_year = opened.year, open_year_seq = opened.seq
FROM opened WHERE opened.book = m.book AND opened.member_id = m.member_id;
ALTER TABLE member ALTER COLUMN open_year SET NOT NULL, ALTER COLUMN open_year_seq SET NOT NULL;
-- Whom a year's sweep must still roll.
CREATE INDEX member_open_year ON member (book, open_year, member_id);

-- The last locked and the last closed month of a book, as `yyyy-MM`; no row before the first.
CREATE TABLE period (
    book           text PRIMARY KEY,
    locked_through text CHECK (locked_through ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    closed_through text CHECK (closed_through ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    CHECK (closed_through IS NULL OR (locked_through IS NOT NULL AND closed_through <= locked_through))
);

-- Transfers, in the payer's book and from their arrival on in the payee's. The `from` columns are what was taken from
-- the payer's 2110, 2120 and 2140; in the payee's book they are 0. `to_book`, `ordinal` and `dispatch_seq` are the book
-- that this one tells, the number of that event and the record it is made of.
CREATE TABLE wallet_transfer (
    transfer_id       uuid   NOT NULL,
    book              text   NOT NULL,
    payer             uuid   NOT NULL,
    payer_region      text   NOT NULL,
    payee             uuid   NOT NULL,
    payee_region      text   NOT NULL,
    amount_fen        bigint NOT NULL CHECK (amount_fen > 0),
    from_current_fen  bigint NOT NULL,
    from_previous_fen bigint NOT NULL,
    from_wallet_fen   bigint NOT NULL,
    stage             text   NOT NULL
        CHECK (stage IN ('SENT', 'CREDITED', 'DISPATCHED', 'RETURNED', 'ARRIVED', 'STRANDED')),
    seq               bigint NOT NULL,
    stage_seq         bigint NOT NULL,
    to_book           text,
    ordinal           bigint CHECK (ordinal >= 1),
    dispatch_seq      bigint,
    PRIMARY KEY (transfer_id, book),
    CONSTRAINT wallet_transfer_one_event_per_ordinal UNIQUE (book, to_book, ordinal),
    CHECK ((to_book IS NULL) = (ordinal IS NULL) AND (ordinal IS NULL) = (dispatch_seq IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX wallet_transfer_stage ON wallet_transfer (book, stage, seq);
CREATE INDEX wallet_transfer_payer ON wallet_transfer (payer, book, seq);
CREATE INDEX wallet_transfer_payee ON wallet_transfer (payee, book, seq);

-- The number of the last event that a book gave to another.
CREATE TABLE dispatch (
    book         text   NOT NULL,
    to_book      text   NOT NULL,
    last_ordinal bigint NOT NULL CHECK (last_ordinal >= 1),
    PRIMARY KEY (book, to_book)
) WITH (fillfactor = 50);

-- Resident premiums by person and year of cover, and the record that posted each.
CREATE TABLE premium (
    member_id uuid   NOT NULL,
    book      text   NOT NULL,
    year      int    NOT NULL,
    seq       bigint NOT NULL,
    PRIMARY KEY (member_id, book, year)
);

-- Withdrawals: what record `seq` took from the person's accounts, and what was paid out of it.
CREATE TABLE withdrawal (
    withdrawal_id uuid   NOT NULL,
    book          text   NOT NULL,
    member_id     uuid   NOT NULL,
    amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
    paid_fen      bigint NOT NULL CHECK (paid_fen BETWEEN 0 AND amount_fen),
    seq           bigint NOT NULL,
    PRIMARY KEY (withdrawal_id, book)
) WITH (fillfactor = 70);

REVOKE ALL ON period, wallet_transfer, dispatch, premium, withdrawal FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT, UPDATE ON period, wallet_transfer, dispatch, withdrawal TO ${appRole};
GRANT SELECT, INSERT ON premium TO ${appRole};
