-- What the agency's own accounts moved, by one business date each (date_kind), as known now, and the first and the last
-- record that did. account_day has the same money by every day on which it was recorded: that grows with every late
-- record, this only with the calendar.
CREATE TABLE account_date (
    account_id bigint NOT NULL,
    date_kind  text   NOT NULL CHECK (date_kind IN ('EFFECTIVE', 'ACCOUNTING')),
    day        date   NOT NULL,
    book       text   NOT NULL,
    debit_fen  bigint NOT NULL CHECK (debit_fen >= 0),
    credit_fen bigint NOT NULL CHECK (credit_fen >= 0),
    first_seq  bigint NOT NULL,
    last_seq   bigint NOT NULL CHECK (last_seq >= first_seq),
    PRIMARY KEY (account_id, date_kind, day)
) WITH (fillfactor = 50);
CREATE INDEX account_date_book ON account_date (book);

INSERT INTO account_date (account_id, date_kind, day, book, debit_fen, credit_fen, first_seq, last_seq)
SELECT p.account_id, kind.name, CASE kind.name WHEN 'EFFECTIVE' THEN j.effective_date ELSE j.accounting_date END, p.book,
       coalesce(sum(p.amount_fen) FILTER (WHERE p.amount_fen > 0), 0),
       coalesce(-sum(p.amount_fen) FILTER (WHERE p.amount_fen < 0), 0), min(p.seq), max(p.seq)
FROM posting p
JOIN account a ON a.id = p.account_id
JOIN journal j ON j.book = p.book AND j.seq = p.seq
CROSS JOIN (VALUES ('EFFECTIVE'), ('ACCOUNTING')) kind (name)
WHERE a.code NOT IN ('1110', '1120', '1430', '2110', '2120', '2130', '2140', '2150', '2160', '2190')
GROUP BY 1, 2, 3, 4;

REVOKE ALL ON account_date FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT, UPDATE ON account_date TO ${appRole};
