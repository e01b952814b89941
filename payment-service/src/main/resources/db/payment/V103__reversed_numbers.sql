-- A provider may take a number back (冲正) before or after its bill arrives; the number is then barred for ever. A number
-- barred before its bill has none.
ALTER TABLE provider_number
    ALTER COLUMN settlement_id DROP NOT NULL,
    ALTER COLUMN asked DROP NOT NULL,
    ALTER COLUMN body_digest DROP NOT NULL,
    ADD COLUMN reversed boolean NOT NULL DEFAULT false,
    ADD CHECK (num_nulls(settlement_id, asked, body_digest) IN (0, 3)),
    ADD CHECK (reversed OR settlement_id IS NOT NULL);
