package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.LedgerDesk;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A ledger's way through everything that it was sent, watched from outside.
final class Answering {
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration STANDSTILL_MAX = Duration.ofMinutes(3);
    private static final long AWAY = -1;

    private final Database database;
    private final ServiceProcess process;
    private final Api ledger;
    private final long sent;
    private final Progress progress;
    private long records;
    private long changedNanos = System.nanoTime();

    /// @param sent how many records it must make of what it was sent; it adds its own events
    Answering(Database database, ServiceProcess process, long sent, Progress progress) {
        this.database = database;
        this.process = process;
        this.ledger = new Api(URI.create(process.url()));
        this.sent = sent;
        this.progress = progress;
    }

    Api ledger() {
        return ledger;
    }

    /// How many records it had at the last look.
    long records() {
        return records;
    }

    /// Waits until it has so many records; the database may be away meanwhile.
    void await(long wanted) {
        changedNanos = System.nanoTime();
        until(() -> records >= wanted);
    }

    /// Waits until it has answered everything, its own events too, and Kafka has every record.
    void awaitAll() {
        changedNanos = System.nanoTime();
        until(() -> records > 0 && records == sent + number("SELECT " + FaultsCheck.OWN_EVENTS));
        process.awaitReady();
        LedgerDesk desk = new LedgerDesk(ledger);
        until(() ->
                desk.books().stream()
                        .map(desk::book)
                        .allMatch(book -> book.fen("publishedSeq") == book.fen("seq")));
    }

    private void until(BooleanSupplier holds) {
        look();
        while (!holds.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - changedNanos > STANDSTILL_MAX.toNanos()) {
                throw new IllegalStateException(
                        "the ledger ended or stands still at record "
                                + records
                                + ": "
                                + (process.isAlive() ? ledger.get("/v1/books").body() : "it ended")
                                + "; "
                                + process.log());
            }
            LockSupport.parkNanos(LOOK_NANOS);
            look();
            progress.at(records, sent);
        }
    }

    private void look() {
        long now = number("SELECT coalesce(sum(seq), 0) FROM book_head");
        if (now > records) {
            records = now;
            changedNanos = System.nanoTime();
        }
    }

    /// What the journal answered, by outcome.
    List<String> outcomes() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = BenchServers.asApp(database);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT outcome, count(*) FROM journal GROUP BY 1 ORDER BY 1")) {
            while (row.next()) {
                lines.add("%s %,d".formatted(row.getString(1), row.getLong(2)));
            }
        }
        return lines;
    }

    private long number(String query) {
        try (Connection connection = BenchServers.asApp(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException away) {
            return AWAY;
        }
    }
}
