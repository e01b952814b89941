-- Frozen accounts and grants, and accounts of the dead. `status_seq` is the record since which a status holds, the
-- freeze columns are those of the record that froze.
ALTER TABLE member DROP CONSTRAINT member_status_check,
    ADD CONSTRAINT member_status_check CHECK (status IN ('OPEN', 'DECEASED', 'CLOSED')),
    ADD COLUMN status_seq bigint,
    ADD COLUMN freeze_reason text,
    ADD COLUMN freeze_order text,
    ADD COLUMN freeze_seq bigint,
    ADD CHECK ((freeze_reason IS NULL) = (freeze_seq IS NULL) AND (freeze_order IS NULL) = (freeze_seq IS NULL));
WITH named AS (
    SELECT j.book, (change ->> 'memberId')::uuid AS member_id, max(j.seq) AS seq
    FROM journal j CROSS JOIN LATERAL jsonb_array_elements(convert_from(j.value, 'UTF8')::jsonb -> 'changes') change
    WHERE j.outcome = 'ACCEPTED' AND change ->> 'kind' IN ('ACCOUNT_OPENED', 'ACCOUNT_CLOSED')
    GROUP BY j.book, change ->> 'memberId')
UPDATE member m SET status_seq = named.seq
FROM named WHERE named.book = m.book AND named.member_id = m.member_id;
ALTER TABLE member ALTER COLUMN status_seq SET NOT NULL;

ALTER TABLE grant_state ADD COLUMN freeze_reason text,
    ADD COLUMN freeze_order text,
    ADD COLUMN freeze_seq bigint,
    ADD CHECK ((freeze_reason IS NULL) = (freeze_seq IS NULL) AND (freeze_order IS NULL) = (freeze_seq IS NULL));
