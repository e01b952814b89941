-- Money in suspense by receipt, what persons owe for a year, and public money that came in: state that folding the
-- journal gives again.

-- What record `seq` left on 2310, under the name of its event, and what of it was not found to be for anything yet.
CREATE TABLE suspense (
    receipt    uuid   NOT NULL,
    book       text   NOT NULL,
    fund       text   NOT NULL CHECK (fund IN ('EMPLOYEE', 'RESIDENT')),
    region     text   NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    left_fen   bigint NOT NULL CHECK (left_fen BETWEEN 0 AND amount_fen),
    seq        bigint NOT NULL,
    PRIMARY KEY (receipt, book, fund, region)
) WITH (fillfactor = 70);
CREATE INDEX suspense_open ON suspense (book, seq, receipt, fund, region) WHERE left_fen > 0;

INSERT INTO suspense (receipt, book, fund, region, amount_fen, left_fen, seq)
SELECT j.event_id, p.book, a.fund, a.region, -sum(p.amount_fen), -sum(p.amount_fen), p.seq
FROM account a JOIN posting p ON p.account_id = a.id JOIN journal j ON j.book = p.book AND j.seq = p.seq
WHERE a.code = '2310' AND j.event_id IS NOT NULL
GROUP BY j.event_id, p.book, a.fund, a.region, p.seq HAVING sum(p.amount_fen) < 0;

CREATE TABLE due (
    member_id  uuid    NOT NULL,
    book       text    NOT NULL,
    due        text    NOT NULL CHECK (due IN ('CATCH_UP', 'LARGE_COST_FEE')),
    year       int     NOT NULL,
    amount_fen bigint  NOT NULL CHECK (amount_fen > 0),
    paid       boolean NOT NULL,
    seq        bigint  NOT NULL,
    PRIMARY KEY (member_id, book, due, year)
) WITH (fillfactor = 70);

CREATE TABLE public_money (
    book         text   NOT NULL,
    region       text   NOT NULL,
    money        text   NOT NULL CHECK (money IN ('SUBSIDY', 'ASSISTANCE')),
    year         int    NOT NULL,
    received_fen bigint NOT NULL CHECK (received_fen > 0),
    PRIMARY KEY (book, region, money, year)
) WITH (fillfactor = 70);

-- A premium that was given back lets its year be paid anew.
ALTER TABLE premium ADD COLUMN returned_by_seq bigint;
CREATE INDEX premium_of_year ON premium (book, year, seq);

-- What persons owe the fund.
CREATE INDEX account_owed ON account (book, owner) WHERE code = '1430';

REVOKE ALL ON suspense, due, public_money FROM PUBLIC, ${appRole};
GRANT SELECT, INSERT, UPDATE ON suspense, due, public_money, premium TO ${appRole};
