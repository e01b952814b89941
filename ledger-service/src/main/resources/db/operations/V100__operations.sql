-- Beside the event table of the operators' requests (db/event-store): how far their requests are answered is no table
-- here. The answers are the journal's records, in this very database, so that nothing has to read them back from Kafka.
DROP TABLE answered;
CREATE VIEW answered AS SELECT source, book, position FROM public.source_position;
GRANT SELECT ON answered TO ${appRole};

-- Which operations have begun and which have finished: the sweeps that go on after a restart are the difference.
CREATE INDEX event_of_operation ON event (type, stream_id) WHERE stream_kind = 'operation' AND topic IS NULL;
