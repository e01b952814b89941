-- Beside the event table: where to find a binding or grant by its id, and the faces that were shown.
-- The first two hold nothing that the events do not say; they can be emptied and filled again from them.

CREATE TABLE binding_place (
    binding_id uuid PRIMARY KEY,
    giver_id   uuid NOT NULL,
    member_id  uuid NOT NULL
);

CREATE TABLE grant_place (
    grant_id  uuid PRIMARY KEY,
    giver_id  uuid NOT NULL,
    member_id uuid NOT NULL
);
CREATE INDEX grant_place_member ON grant_place (member_id);

-- A face token can be redeemed once. What it proved is kept for the request that redeemed it, so that a crash between
-- the redemption and the binding does not cost the relative another visit.
CREATE TABLE face_proof (
    token_digest text        PRIMARY KEY,
    key_digest   text        NOT NULL,
    subject      uuid        NOT NULL,
    verified_at  timestamptz NOT NULL
);
CREATE INDEX face_proof_age ON face_proof (verified_at);
