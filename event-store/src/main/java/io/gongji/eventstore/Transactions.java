package io.gongji.eventstore;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one use case in one transaction, at PostgreSQL's own isolation level, READ COMMITTED: the
/// unique key of a stream's version is the lock. (To name the level costs Jdbi six round trips a
/// transaction; a stricter one would only make more conflicts.) A conflict with another writer runs
/// the whole use case again, so it must read whatever it decides on inside the transaction.
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01");

    private final Jdbi jdbi;
    private final int retriesMax;
    private final Runnable afterCommit;

    public Transactions(Jdbi jdbi) {
        this(jdbi, EventStoreSettings.defaults(), () -> {});
    }

    /// @param afterCommit called after every commit; usually [EventRelay#wake]
    public Transactions(Jdbi jdbi, EventStoreSettings settings, Runnable afterCommit) {
        this.jdbi = jdbi;
        this.retriesMax = settings.retriesMax();
        this.afterCommit = afterCommit;
    }

    /// Runs the work and commits; what it throws rolls back.
    ///
    /// @throws VersionConflict when another writer was faster every time
    public <T extends @Nullable Object> T run(Function<Handle, T> work) {
        for (int attempt = 0; ; attempt++) {
            try {
                T result = jdbi.inTransaction(work::apply);
                afterCommit.run();
                return result;
            } catch (RuntimeException e) {
                if (attempt >= retriesMax || !isConflict(e)) {
                    throw e;
                }
                LOG.debug(
                        "Transaction tried again attempt={} reason={}", attempt + 1, Reason.of(e));
            }
        }
    }

    private static boolean isConflict(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof VersionConflict) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && WORTH_ANOTHER_TRY.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
