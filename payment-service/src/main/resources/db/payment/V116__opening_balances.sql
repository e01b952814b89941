-- Files of opening balances that were taken: the same bytes are never posted twice. A row stays when its file goes.
CREATE TABLE opening_balance_file (
    digest  bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    file_id uuid  NOT NULL
);
