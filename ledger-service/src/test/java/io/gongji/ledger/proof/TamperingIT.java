package io.gongji.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.ledger.proof.Difference.Where;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever an owner of the tables changes behind the service's back is found, and named.
class TamperingIT {
    private static final long SEED = 41;
    private static final int EVENTS = 1_500;
    private static Database whole;

    /// Every case changes a copy of it.
    @BeforeAll
    static void write() throws SQLException {
        try (WrittenBook written = WrittenBook.ofEverything(SEED, EVENTS)) {
            whole = written.database();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    VALUE           | UPDATE journal SET value = convert_to(replace(convert_from(value, 'UTF8'), '"amountFen":', '"amountFen":1'), 'UTF8') WHERE seq = {posted}
                    VALUE           | UPDATE journal SET value = convert_to(concat(convert_from(value, 'UTF8'), ' '), 'UTF8') WHERE seq = {posted}
                    HASH            | UPDATE journal SET value = convert_to(regexp_replace(convert_from(value, 'UTF8'), '"rulesVersion":[0-9]+', '"rulesVersion":99'), 'UTF8') WHERE seq = {posted}
                    HASH            | UPDATE journal SET hash = sha256(hash) WHERE seq = {posted}
                    PREVIOUS_HASH   | UPDATE journal SET value = convert_to(regexp_replace(convert_from(value, 'UTF8'), '"previousHash":"......', '"previousHash":"000000'), 'UTF8') WHERE seq = {posted}
                    SEQ             | DELETE FROM journal WHERE seq = {posted}
                    JOURNAL_COLUMN  | UPDATE journal SET subject = 'member/somebody-else' WHERE seq = {posted}
                    JOURNAL_COLUMN  | UPDATE journal SET recorded_at = recorded_at + interval '1 microsecond' WHERE seq = {posted}
                    POSTING         | UPDATE posting SET amount_fen = amount_fen + 1 WHERE seq = {posted} AND line = 0
                    POSTING         | UPDATE posting SET balance_after_fen = balance_after_fen - 1 WHERE seq = {posted} AND line = 1
                    POSTING         | UPDATE posting SET effective_date = effective_date + 1 WHERE seq = {posted} AND line = 0
                    POSTING         | DELETE FROM posting WHERE seq = {posted} AND line = 1
                    POSTING         | INSERT INTO posting SELECT book, seq, 999, account_id, 1, 1, NULL, effective_date FROM posting WHERE seq = {posted} AND line = 0
                    POSTING         | INSERT INTO posting SELECT book, 99999, line, account_id, 1, 1, NULL, effective_date FROM posting WHERE seq = {posted} AND line = 0
                    POSTING         | DELETE FROM account WHERE id = (SELECT account_id FROM posting WHERE seq = {posted} AND line = 0)
                    HEAD            | UPDATE book_head SET seq = seq - 1
                    HEAD            | UPDATE book_head SET hash = sha256(hash)
                    HEAD            | UPDATE book_head SET recorded_at = recorded_at + interval '1 second'
                    ACCOUNT         | UPDATE account SET balance_fen = balance_fen - 1 WHERE id = (SELECT min(id) FROM account WHERE code = '2110')
                    ACCOUNT         | UPDATE account SET last_seq = last_seq - 1 WHERE id = (SELECT max(id) FROM account)
                    ACCOUNT         | INSERT INTO account (book, code, fund, region, owner, balance_fen, last_seq) VALUES ('13', '2140', 'EMPLOYEE', '130100', 'nobody', 0, 0)
                    ACCOUNT_DAY     | UPDATE account_day SET debit_fen = debit_fen + 1 WHERE account_id = (SELECT min(account_id) FROM account_day)
                    ACCOUNT_DAY     | UPDATE account_day SET recorded_day = recorded_day + 400 WHERE account_id = (SELECT max(account_id) FROM account_day)
                    ACCOUNT_DAY     | DELETE FROM account_day WHERE account_id = (SELECT max(account_id) FROM account_day)
                    ACCOUNT_DAY     | UPDATE account_date SET debit_fen = debit_fen + 1 WHERE account_id = (SELECT min(account_id) FROM account_date)
                    ACCOUNT_DAY     | UPDATE account_date SET last_seq = last_seq + 1 WHERE account_id = (SELECT max(account_id) FROM account_date)
                    ACCOUNT_DAY     | UPDATE account_date SET day = day + 40000 WHERE account_id = (SELECT min(account_id) FROM account_date)
                    ACCOUNT_DAY     | DELETE FROM account_date WHERE account_id = (SELECT max(account_id) FROM account_date)
                    MEMBER          | UPDATE member SET status = CASE status WHEN 'OPEN' THEN 'CLOSED' ELSE 'OPEN' END WHERE member_id = (SELECT max(member_id::text)::uuid FROM member)
                    MEMBER          | UPDATE member SET open_year = open_year - 1 WHERE member_id = (SELECT max(member_id::text)::uuid FROM member)
                    MEMBER          | UPDATE member SET open_year_seq = open_year_seq + 1 WHERE member_id = (SELECT min(member_id::text)::uuid FROM member)
                    MEMBER          | DELETE FROM member WHERE member_id = (SELECT max(member_id::text)::uuid FROM member)
                    MEMBER          | UPDATE member SET status_seq = status_seq + 1 WHERE member_id = (SELECT min(member_id::text)::uuid FROM member)
                    MEMBER          | UPDATE member SET freeze_reason = 'COURT_ORDER', freeze_order = 'nobody''s', freeze_seq = 1 WHERE freeze_seq IS NULL
                    GRANT           | UPDATE grant_state SET freeze_reason = 'COURT_ORDER', freeze_order = 'nobody''s', freeze_seq = 1 WHERE freeze_seq IS NULL
                    GRANT           | UPDATE grant_state SET active = NOT active WHERE recorded_seq = (SELECT max(recorded_seq) FROM grant_state)
                    GRANT           | UPDATE grant_state SET left_current_fen = left_current_fen + 1 WHERE recorded_seq = (SELECT min(recorded_seq) FROM grant_state)
                    GRANT_DRAW      | UPDATE grant_draw SET drawn_fen = drawn_fen + 1 WHERE drawn_fen > 0
                    GRANT_DRAW      | DELETE FROM grant_draw
                    SETTLEMENT      | UPDATE settlement SET voided_by_seq = 1 WHERE voided_by_seq IS NULL
                    SETTLEMENT      | INSERT INTO settlement VALUES ('00000000-0000-0000-0000-000000000001', '13', 1, NULL)
                    PERIOD          | UPDATE period SET closed_through = CASE WHEN closed_through IS NULL THEN locked_through END
                    PERIOD          | UPDATE period SET locked_through = '2031-01'
                    PERIOD          | DELETE FROM period
                    TRANSFER        | UPDATE wallet_transfer SET stage = 'RETURNED' WHERE stage = 'SENT'
                    TRANSFER        | UPDATE wallet_transfer SET from_current_fen = from_current_fen + 1 WHERE seq = (SELECT min(seq) FROM wallet_transfer)
                    TRANSFER        | UPDATE wallet_transfer SET payee = payer WHERE seq = (SELECT max(seq) FROM wallet_transfer)
                    TRANSFER        | UPDATE wallet_transfer SET ordinal = ordinal + 100 WHERE ordinal = 1
                    TRANSFER        | DELETE FROM wallet_transfer WHERE stage = 'ARRIVED'
                    DISPATCH        | UPDATE dispatch SET last_ordinal = last_ordinal + 1
                    DISPATCH        | DELETE FROM dispatch
                    PREMIUM         | UPDATE premium SET year = year + 10
                    PREMIUM         | DELETE FROM premium WHERE seq = (SELECT max(seq) FROM premium)
                    WITHDRAWAL      | UPDATE withdrawal SET paid_fen = amount_fen - paid_fen WHERE paid_fen = 0
                    WITHDRAWAL      | DELETE FROM withdrawal WHERE seq = (SELECT min(seq) FROM withdrawal)
                    REVERSAL        | INSERT INTO reversal VALUES ('13', 1, 2)
                    REVERSAL        | DELETE FROM reversal
                    HOLD            | UPDATE hold SET stage = 'ACTIVE', ended_seq = NULL WHERE seq = (SELECT min(seq) FROM hold WHERE stage <> 'ACTIVE')
                    HOLD            | UPDATE hold SET expires_at = expires_at + interval '1 second'
                    HOLD            | DELETE FROM hold WHERE stage = 'EXPIRED'
                    HOLD_LEG        | UPDATE hold_leg SET left_fen = left_fen - 1 WHERE left_fen > 0
                    HOLD_LEG        | UPDATE hold_leg SET bucket = 'PREVIOUS' WHERE bucket = 'CURRENT'
                    HOLD_LEG        | DELETE FROM hold_leg WHERE grant_id IS NOT NULL
                    HOLD_CAPTURE    | UPDATE hold_capture SET voided_by_seq = NULL WHERE voided_by_seq IS NOT NULL
                    HOLD_CAPTURE    | DELETE FROM hold_capture WHERE seq = (SELECT min(seq) FROM hold_capture)
                    PREMIUM         | UPDATE premium SET returned_by_seq = seq + 1 WHERE returned_by_seq IS NULL
                    SUSPENSE        | UPDATE suspense SET left_fen = left_fen - 1 WHERE left_fen > 0
                    SUSPENSE        | DELETE FROM suspense WHERE seq = (SELECT max(seq) FROM suspense)
                    DUE             | UPDATE due SET paid = NOT paid WHERE seq = (SELECT min(seq) FROM due)
                    DUE             | DELETE FROM due
                    PUBLIC_MONEY    | UPDATE public_money SET received_fen = received_fen + 1
                    SOURCE_POSITION | UPDATE source_position SET position = position + 1
                    DEAD_LETTER     | UPDATE dead_letter SET value = 'something else'
                    DEAD_LETTER     | DELETE FROM dead_letter
                    """)
    void isFoundAndNamed(Where where, String sql) throws SQLException {
        try (WrittenBook written = WrittenBook.in(LocalServers.shared().copyOf(whole), SEED)) {
            long posted = firstPostedIn(written);
            int changed = tamper(written, sql.replace("{posted}", String.valueOf(posted)));
            assertThat(changed).as("rows changed").isPositive();
            VerificationReport report =
                    ((Verification.Done)
                                    VerifierIT.verifier(written)
                                            .verify(written.book, ProofSource.DATABASE))
                            .report();
            assertThat(report.ok()).isFalse();
            Difference difference = report.firstDifference();
            assertThat(difference).isNotNull();
            assertThat(difference.where()).as("%s", difference).isEqualTo(where);
            assertThat(difference.expected()).isNotEqualTo(difference.found());
            if (sql.contains("{posted}")
                    && !sql.contains("DELETE FROM account")
                    && !sql.contains("99999")) {
                assertThat(difference.seq()).as("%s", difference).isEqualTo(posted);
            }
        }
    }

    /// A record of the middle with at least two legs.
    private static long firstPostedIn(WrittenBook written) {
        return written.asOwner()
                .withHandle(handle ->
                        handle.createQuery(
                                        "SELECT min(seq) FROM posting WHERE line = 1 AND seq > 60")
                                .mapTo(Long.class)
                                .one());
    }

    private static int tamper(WrittenBook written, String sql) {
        return written.asOwner()
                .inTransaction(handle -> {
                    for (String table : List.of("journal", "posting", "dead_letter")) {
                        handle.execute("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
                    }
                    return handle.execute(sql);
                });
    }
}
