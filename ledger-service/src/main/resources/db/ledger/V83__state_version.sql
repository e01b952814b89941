-- Which version of the state a book's writer must keep. A later migration that changes what a writer writes begins with
--   ALTER TABLE book_head ALTER state_version SET DEFAULT n;
--   UPDATE book_head SET state_version = n;
-- which waits for the batch that each book is writing. After it no process of an earlier release can move a head: what the
-- migration then derives from the journal lacks nothing.
ALTER TABLE book_head ADD COLUMN state_version int NOT NULL DEFAULT 83;
