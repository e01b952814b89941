-- The sums of the agency's own accounts by day: a question by date about an account with millions of postings reads
-- some thousand rows of it. Debits and credits apart; three dates, because a question may be by either of the two
-- business dates and of what was known at a third (recorded_day: the day in Asia/Shanghai on which it was recorded).
-- Accounts of persons, grants, holds, transfers and of one employer and month have few postings and no rows here.
CREATE TABLE account_day (
    account_id      bigint NOT NULL,
    recorded_day    date   NOT NULL,
    effective_date  date   NOT NULL,
    accounting_date date   NOT NULL,
    book            text   NOT NULL,
    debit_fen       bigint NOT NULL CHECK (debit_fen >= 0),
    credit_fen      bigint NOT NULL CHECK (credit_fen >= 0),
    PRIMARY KEY (account_id, recorded_day, effective_date, accounting_date)
) WITH (fillfactor = 50);
CREATE INDEX account_day_book ON account_day (book);

INSERT INTO account_day (account_id, recorded_day, effective_date, accounting_date, book, debit_fen, credit_fen)
SELECT p.account_id, (j.recorded_at AT TIME ZONE 'Asia/Shanghai')::date, j.effective_date, j.accounting_date, p.book,
       coalesce(sum(p.amount_fen) FILTER (WHERE p.amount_fen > 0), 0),
       coalesce(-sum(p.amount_fen) FILTER (WHERE p.amount_fen < 0), 0)
FROM posting p
JOIN account a ON a.id = p.account_id
JOIN journal j ON j.book = p.book AND j.seq = p.seq
WHERE a.code NOT IN ('1110', '1120', '1430', '2110', '2120', '2130', '2140', '2150', '2160', '2190')
GROUP BY 1, 2, 3, 4, 5;

REVOKE ALL ON account_day FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT, UPDATE ON account_day TO ${appRole};

-- Grants as they were: ended ones too.
CREATE INDEX grant_state_ever_of_member ON grant_state (member, book, recorded_seq);
