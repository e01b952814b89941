-- The standing checks of transfers: those in a state, and what the regions owe each other (1510, 2410).
CREATE INDEX wallet_transfer_state ON wallet_transfer (stage, transfer_id);
CREATE INDEX account_clearing ON account (code, region, owner) WHERE code IN ('1510', '2410');
