-- The numbers that providers give their holds and captures, unique for ever; those of bills are in provider_number.
CREATE TABLE hold_number (
    provider    text  NOT NULL,
    number      text  NOT NULL,
    hold_id     uuid  NOT NULL,
    capture_id  uuid  UNIQUE,
    asked       uuid  NOT NULL,
    body_digest bytea NOT NULL CHECK (octet_length(body_digest) = 32),
    PRIMARY KEY (provider, number)
);
