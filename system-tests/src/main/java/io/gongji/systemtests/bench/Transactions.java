package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One transaction after the other on each of some connections, for a time.
final class Transactions {
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private Transactions() {}

    /// Committed transactions per second.
    static double perSecond(
            Database database, int connections, Duration time, long seed, Making making)
            throws InterruptedException {
        long start = System.nanoTime() + WARM_UP.toNanos();
        long end = start + time.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + i);
                counts.add(threads.submit(() -> run(database, making, random, start, end)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum * 1e9 / time.toNanos();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a transaction failed", e.getCause());
        }
    }

    private static long run(
            Database database, Making making, SplittableRandom random, long start, long end)
            throws SQLException {
        long committed = 0;
        try (Connection connection = BenchServers.asOwner(database)) {
            connection.setAutoCommit(false);
            Work work = making.on(connection);
            while (true) {
                work.once(random);
                connection.commit();
                long now = System.nanoTime();
                if (now >= end) {
                    return committed;
                }
                committed += now >= start ? 1 : 0;
            }
        }
    }

    /// Prepares a connection's statements.
    @FunctionalInterface
    interface Making {
        Work on(Connection connection) throws SQLException;
    }

    /// One transaction, but for its commit.
    @FunctionalInterface
    interface Work {
        void once(SplittableRandom random) throws SQLException;
    }
}
