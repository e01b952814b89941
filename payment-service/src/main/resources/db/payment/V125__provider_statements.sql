-- Statements of providers (结算申报): the number that the provider gave it, and the year that holds it.
CREATE TABLE provider_statement (
    statement_id  uuid  PRIMARY KEY,
    provider      text  NOT NULL,
    number        text  NOT NULL,
    body_digest   bytea NOT NULL CHECK (octet_length(body_digest) = 32),
    provider_year text  NOT NULL,
    UNIQUE (provider, number)
);

-- A bill is on one statement, unless that was rejected.
CREATE TABLE provider_statement_bill (
    settlement_id uuid PRIMARY KEY,
    statement_id  uuid NOT NULL REFERENCES provider_statement
);
CREATE INDEX provider_statement_bill_statement ON provider_statement_bill (statement_id);

-- A bank's number of a payment stands for one payment, for ever.
CREATE TABLE bank_reference (
    reference   text  PRIMARY KEY,
    body_digest bytea NOT NULL CHECK (octet_length(body_digest) = 32),
    asked       uuid  NOT NULL
);
