-- A person who has died and whose account still waits for the heirs.
ALTER TABLE member_view ADD COLUMN for_heirs boolean NOT NULL DEFAULT false;
