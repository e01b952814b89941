-- Numbers that others give to papers: invoices that are claimed (手工报销) and cases of recourse (追偿). Each stands for one;
-- that of a rejected claim is free again.
CREATE TABLE paper_number (
    kind        text  NOT NULL CHECK (kind IN ('INVOICE', 'CASE')),
    number      text  NOT NULL,
    id          uuid  NOT NULL,
    body_digest bytea NOT NULL CHECK (octet_length(body_digest) = 32),
    PRIMARY KEY (kind, number)
);
CREATE INDEX paper_number_id ON paper_number (id);
