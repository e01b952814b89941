package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.contracts.journal.Sha256;
import io.gongji.local.Database;
import io.gongji.systemtests.bench.BookRows.JournalRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A book with many persons, each of whom got the same sum so many times, [#LINES] persons a
/// record: loaded by COPY, with canonical bytes and the chain, as if the ledger had written it.
///
/// @param persons a multiple of [#LINES]
/// @param times how many postings each person has
record ReadsData(int persons, int times) {
    static final BookId BOOK = Scenario.allBooks().getFirst();
    static final int LINES = 500;
    static final long AMOUNT_FEN = 100;
    static final int DAYS = 360;
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private static final Instant FIRST_RECORD = Instant.parse("2025-01-02T00:00:00Z");
    private static final Instant Y2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration RECORDING = Duration.ofDays(300);
    private static final int RECORDS_A_COPY = 50;
    private static final String TYPE = "gongji.opening-balances.posted.v1";
    private static final String SOURCE = "/bench/contributions";

    ReadsData {
        if (persons % LINES != 0) {
            throw new IllegalArgumentException("persons come by " + LINES);
        }
    }

    private int blocks() {
        return persons / LINES;
    }

    long records() {
        return (long) blocks() * times;
    }

    /// What a person has after record `seq`.
    long fenOf(int person, long seq) {
        long first = person / LINES + 1L;
        return seq < first ? 0 : ((seq - first) / blocks() + 1) * AMOUNT_FEN;
    }

    /// What the treasury has got for services up to a day, counted from [#FIRST_DAY].
    long treasuryFen(int day) {
        long whole = records() / DAYS * (day + 1);
        long rest = Math.min(records() % DAYS, day + 1L);
        return (whole + rest) * LINES * AMOUNT_FEN;
    }

    /// Fills a database that the ledger has made and nobody uses.
    void load(Database database, Progress progress) throws SQLException {
        try (Connection connection = BenchServers.asOwner(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '1GB'");
            List<Keys> keys =
                    List.of(
                            Keys.drop(statement, "account"),
                            Keys.drop(statement, "member"),
                            Keys.drop(statement, "posting"));
            progress.begin("  %,d accounts".formatted(persons));
            accounts(statement);
            progress.begin("  %,d postings".formatted(records() * (LINES + 1)));
            JournalRow head = records(connection, progress);
            progress.begin("  indexes");
            for (Keys of : keys) {
                of.restore(statement);
            }
            finish(statement, head);
        }
    }

    private void accounts(Statement statement) throws SQLException {
        String region = Events.home(BOOK).toString();
        statement.execute(
                """
                INSERT INTO member (member_id, book, region, status, status_seq, open_year, open_year_seq)
                SELECT md5('%1$s/' || n)::uuid, '%1$s', '%2$s', 'OPEN', 1,
                       extract(year FROM now() AT TIME ZONE 'Asia/Shanghai'), 1 FROM generate_series(0, %3$d - 1) n
                """
                        .formatted(BOOK, region, persons));
        statement.execute(
                """
                INSERT INTO account (id, book, code, fund, region, owner, balance_fen, last_seq)
                OVERRIDING SYSTEM VALUE
                SELECT n + 1, '%1$s', '2110', 'EMPLOYEE', '%2$s', md5('%1$s/' || n)::uuid::text, %4$d,
                       %5$d + n / %6$d + 1
                  FROM generate_series(0, %3$d - 1) n
                """
                        .formatted(
                                BOOK,
                                region,
                                persons,
                                -times * AMOUNT_FEN,
                                records() - blocks(),
                                LINES));
        statement.execute(
                """
                INSERT INTO account (id, book, code, fund, region, owner, balance_fen, last_seq)
                OVERRIDING SYSTEM VALUE VALUES (%d, '%s', '1010', 'EMPLOYEE', '%s', '', %d, %d)
                """
                        .formatted(
                                treasury(),
                                BOOK,
                                region,
                                records() * LINES * AMOUNT_FEN,
                                records()));
        statement.execute(
                "SELECT setval(pg_get_serial_sequence('account', 'id'), " + treasury() + ")");
    }

    private long treasury() {
        return persons + 1L;
    }

    private JournalRow records(Connection connection, Progress progress) throws SQLException {
        Sha256 hash = Sha256.ZERO;
        List<JournalRow> rows = new ArrayList<>();
        BinaryCopy postings = new BinaryCopy();
        JournalRow row = null;
        for (long seq = 1; seq <= records(); seq++) {
            int firstPerson = (int) ((seq - 1) % blocks()) * LINES;
            JournalRecord record = record(seq, hash, firstPerson);
            byte[] value = JournalCodec.encode(record);
            hash = hash.chain(value);
            row = row(record, value, hash);
            rows.add(row);
            postings(postings, record, firstPerson);
            if (rows.size() == RECORDS_A_COPY || seq == records()) {
                CeilingSide.journal(connection, rows);
                postings.send(
                        connection,
                        "posting (book, seq, line, account_id, amount_fen, balance_after_fen, grant_id, effective_date)");
                rows.clear();
                postings = new BinaryCopy();
                progress.at(seq * (LINES + 1), records() * (LINES + 1));
            }
        }
        if (row == null) {
            throw new IllegalStateException("no records");
        }
        return row;
    }

    private JournalRecord record(long seq, Sha256 previous, int firstPerson) {
        Instant recordedAt = FIRST_RECORD.plusMillis(RECORDING.toMillis() * (seq - 1) / records());
        List<Posting> legs = new ArrayList<>();
        legs.add(
                Posting.debit(
                        Account.of(AccountCode.TREASURY, Fund.EMPLOYEE, Events.home(BOOK)),
                        LINES * AMOUNT_FEN));
        for (int person = firstPerson; person < firstPerson + LINES; person++) {
            legs.add(
                    Posting.credit(
                            Account.ofMember(
                                    AccountCode.PERSONAL_CURRENT,
                                    Events.home(BOOK),
                                    Events.member(BOOK, person)),
                            AMOUNT_FEN));
        }
        return new JournalRecord(
                BOOK,
                seq,
                previous,
                new Cause.OfEvent(
                        new EventId(Uuids.version7(recordedAt.toEpochMilli())),
                        TYPE,
                        SOURCE,
                        seq,
                        "bench/" + seq,
                        null,
                        new Cause.Coordinate("gongji.contributions", seq - 1)),
                recordedAt,
                recordedAt.atZone(ZoneOffset.UTC).toLocalDate(),
                FIRST_DAY.plusDays((seq - 1) % DAYS),
                1,
                new Outcome.Accepted(List.of(), legs, null));
    }

    private static JournalRow row(JournalRecord record, byte[] value, Sha256 hash) {
        Cause.OfEvent cause = (Cause.OfEvent) record.cause();
        return new JournalRow(
                BOOK.value(),
                record.seq(),
                value,
                hash.toBytes(),
                cause.eventId().value(),
                cause.source(),
                cause.position(),
                cause.type(),
                cause.subject(),
                Duration.between(Y2000, record.recordedAt()).toMillis() * 1_000,
                record.effectiveDate(),
                record.accountingDate());
    }

    private void postings(BinaryCopy copy, JournalRecord record, int firstPerson) {
        long seq = record.seq();
        posting(copy, record, 0, treasury(), LINES * AMOUNT_FEN, seq * LINES * AMOUNT_FEN);
        for (int i = 0; i < LINES; i++) {
            int person = firstPerson + i;
            posting(copy, record, i + 1, person + 1L, -AMOUNT_FEN, -fenOf(person, seq));
        }
    }

    private static void posting(
            BinaryCopy copy,
            JournalRecord record,
            int line,
            long accountId,
            long amountFen,
            long afterFen) {
        copy.row(8)
                .text(BOOK.value())
                .int8(record.seq())
                .int4(line)
                .int8(accountId)
                .int8(amountFen)
                .int8(afterFen)
                .uuid(null)
                .date(record.effectiveDate());
    }

    private void finish(Statement statement, JournalRow head) throws SQLException {
        statement.execute(
                """
                INSERT INTO account_day (account_id, recorded_day, effective_date, accounting_date, book, debit_fen, credit_fen)
                SELECT p.account_id, (j.recorded_at AT TIME ZONE 'Asia/Shanghai')::date, j.effective_date,
                       j.accounting_date, p.book, sum(p.amount_fen), 0
                  FROM posting p JOIN journal j ON j.book = p.book AND j.seq = p.seq
                 WHERE p.account_id = %d GROUP BY 1, 2, 3, 4, 5
                """
                        .formatted(treasury()));
        for (String kind : List.of("effective", "accounting")) {
            statement.execute(
                    """
                    INSERT INTO account_date (account_id, date_kind, day, book, debit_fen, credit_fen, first_seq, last_seq)
                    SELECT p.account_id, '%1$s', j.%2$s_date, p.book, sum(p.amount_fen), 0, min(p.seq), max(p.seq)
                      FROM posting p JOIN journal j ON j.book = p.book AND j.seq = p.seq
                     WHERE p.account_id = %3$d GROUP BY 1, 2, 3, 4
                    """
                            .formatted(kind.toUpperCase(Locale.ROOT), kind, treasury()));
        }
        statement.execute(
                """
                INSERT INTO book_head (book, seq, hash, recorded_at)
                SELECT book, seq, hash, recorded_at FROM journal WHERE book = '%1$s' AND seq = %2$d;
                INSERT INTO journal_publication (book, published_seq, next_offset, topic_id) VALUES ('%1$s', 0, 0, '');
                INSERT INTO source_position (book, source, position, event_id) VALUES ('%1$s', '%3$s', %2$d, '%4$s')
                """
                        .formatted(BOOK, head.seq(), SOURCE, head.eventId()));
        statement.execute("VACUUM (ANALYZE)");
    }
}
