-- Which grants may still be reviewed, and when a giver's insurance was asked last.

ALTER TABLE grant_place ADD COLUMN open boolean NOT NULL DEFAULT true;
CREATE INDEX grant_place_open ON grant_place (giver_id) WHERE open;
CREATE INDEX binding_place_member ON binding_place (member_id, giver_id);

CREATE TABLE giver_review (
    giver_id    uuid PRIMARY KEY,
    reviewed_on date NOT NULL
);

-- Which transfers wait for whom, and until when. It holds nothing that the events do not say.
CREATE TABLE transfer_place (
    transfer_id uuid        PRIMARY KEY,
    payer_id    uuid        NOT NULL,
    payee_id    uuid        NOT NULL,
    return_at   timestamptz NOT NULL,
    -- the ledger holds the money; its payee has neither accepted nor refused it
    waiting  boolean     NOT NULL
);
CREATE INDEX transfer_place_due ON transfer_place (return_at, transfer_id) WHERE waiting;
CREATE INDEX transfer_place_payee ON transfer_place (payee_id, return_at) WHERE waiting;
