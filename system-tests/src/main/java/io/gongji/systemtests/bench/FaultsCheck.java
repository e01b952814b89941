package io.gongji.systemtests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.contracts.journal.Sha256;
import io.gongji.local.Database;
import io.gongji.systemtests.bench.RandomEvents.Source;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.LedgerDesk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/// What must be true of every book after whatever happened.
final class FaultsCheck {
    private static final int FETCH_ROWS = 2_000;
    private static final String OURS = " WHERE source LIKE '" + Source.PREFIX + "%'";

    /// How many events the ledger itself has published: what its calendar asks, and second legs of
    /// transfers between books.
    static final String OWN_EVENTS =
            """
            (SELECT count(*) FROM operations.event WHERE topic IS NOT NULL)
              + (SELECT coalesce(sum(last_ordinal), 0) FROM dispatch)\
            """;

    private final Connection connection;
    private final LedgerDesk ledger;
    private final List<String> faults = new ArrayList<>();

    private FaultsCheck(Connection connection, Api ledger) {
        this.connection = connection;
        this.ledger = new LedgerDesk(ledger);
    }

    /// Finds what is wrong.
    ///
    /// @param positions how many events each source numbered
    /// @param bad how many times bytes stood in the topics that are no events
    /// @param ledger the running ledger
    static List<String> faults(Database database, Map<Source, Long> positions, long bad, Api ledger)
            throws SQLException {
        try (Connection connection = BenchServers.asApp(database)) {
            connection.setAutoCommit(false);
            FaultsCheck check = new FaultsCheck(connection, ledger);
            check.counts(positions, bad);
            check.sums();
            for (String book : check.ledger.books()) {
                check.chain(book);
                for (LedgerDesk.Source source : LedgerDesk.Source.values()) {
                    check.verified(book, source);
                }
            }
            return check.faults;
        }
    }

    /// One record for each event and none beside, and one for each place of bad bytes.
    private void counts(Map<Source, Long> positions, long bad) throws SQLException {
        long events = positions.values().stream().mapToLong(Long::longValue).sum();
        equal("SELECT count(*) FROM journal" + OURS, events, "records of events");
        equal(
                "SELECT count(DISTINCT event_id) FROM journal" + OURS,
                events,
                "events with a record");
        equal(
                "SELECT count(*) FROM journal WHERE source LIKE '/ledger/%'",
                number("SELECT " + OWN_EVENTS), "records of the ledger's own events");
        equal("SELECT count(*) FROM journal WHERE outcome = 'UNREADABLE'", bad, "unreadable");
        equal("SELECT count(*) FROM dead_letter", bad, "dead letters");
        equal(
                "SELECT sum(seq) FROM book_head",
                number("SELECT count(*) FROM journal"),
                "records by the heads");
        for (Entry<Source, Long> entry : positions.entrySet()) {
            Source source = entry.getKey();
            equal(
                    "SELECT position FROM source_position WHERE source = '%s' AND book = '%s'"
                            .formatted(source.name(), source.book()),
                    entry.getValue(),
                    "last position of " + source);
        }
    }

    private void sums() throws SQLException {
        equal(
                "SELECT count(*) FROM (SELECT FROM account GROUP BY book, region, fund"
                        + " HAVING sum(balance_fen) <> 0) wrong",
                0,
                "regions and funds whose sum is not zero");
        equal(
                "SELECT count(*) FROM account WHERE code LIKE '21%' AND balance_fen > 0",
                0, "accounts below zero");
        equal(
                """
                SELECT count(*) FROM account a
                LEFT JOIN (SELECT account_id, sum(amount_fen) AS fen FROM posting GROUP BY account_id) p
                  ON p.account_id = a.id WHERE a.balance_fen <> coalesce(p.fen, 0)
                """,
                0,
                "balances that differ from their postings");
    }

    private void chain(String book) throws SQLException {
        Sha256 hash = Sha256.ZERO;
        long seq = 0;
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT seq, value, hash FROM journal WHERE book = ? ORDER BY seq")) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setString(1, book);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seq++;
                    hash = hash.chain(row.getBytes(2));
                    if (row.getLong(1) != seq || !Arrays.equals(row.getBytes(3), hash.toBytes())) {
                        faults.add("the chain of book " + book + " breaks at seq " + seq);
                        return;
                    }
                }
            }
        }
    }

    /// The ledger folds the journal and compares it with its live tables; from Kafka it also shows
    /// that the topic has the same records.
    private void verified(String book, LedgerDesk.Source source) {
        JsonNode body = ledger.verify(book, source).body();
        if (!body.path("ok").asBoolean()
                || body.path("records").asLong() != body.path("headSeq").asLong()) {
            faults.add("book " + book + " folded from " + source + ": " + body);
        }
    }

    private void equal(String query, long expected, String what) throws SQLException {
        long found = number(query);
        if (found != expected) {
            faults.add(what + ": " + found + " instead of " + expected);
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
