package io.gongji.eventstore;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One relay at a time over all pods: an advisory lock of the service's database, held by a
/// connection of its own and lost with it.
final class RelayLock {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLock.class);

    /// "gongji" in ASCII; the database belongs to one service, so one number does.
    private static final long LOCK = 0x676f6e676a69L;

    private static final int ANSWER_SECONDS = 5;

    private final Jdbi jdbi;
    private @Nullable Handle holder;

    RelayLock(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether this process may send now; takes the lock when it is free.
    boolean hold() {
        if (holder == null) {
            return take();
        }
        try {
            holder.createQuery("SELECT true")
                    .setQueryTimeout(ANSWER_SECONDS)
                    .mapTo(Boolean.class)
                    .one();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Relay lost its lock reason={}", Reason.of(e));
            end(holder);
            holder = null;
            return false;
        }
    }

    private boolean take() {
        Handle handle = jdbi.open();
        boolean taken = false;
        try {
            taken =
                    handle.createQuery("SELECT pg_try_advisory_lock(:lock)")
                            .setQueryTimeout(ANSWER_SECONDS)
                            .bind("lock", LOCK)
                            .mapTo(Boolean.class)
                            .one();
        } finally {
            if (taken) {
                holder = handle;
            } else {
                handle.close();
            }
        }
        return taken;
    }

    void release() {
        if (holder != null) {
            try {
                holder.createQuery("SELECT pg_advisory_unlock(:lock)")
                        .bind("lock", LOCK)
                        .mapTo(Boolean.class)
                        .one();
                holder.close();
            } catch (RuntimeException e) {
                end(holder);
            }
            holder = null;
        }
    }

    /// A pool must not get this connection back: it may still hold the lock. It is ended from
    /// within, since a pool never gets back the place of one that was aborted.
    private static void end(Handle handle) {
        try (handle) {
            handle.createQuery("SELECT pg_terminate_backend(pg_backend_pid())")
                    .setQueryTimeout(ANSWER_SECONDS)
                    .mapTo(Boolean.class)
                    .one();
        } catch (RuntimeException e) {
            LOG.debug("Relay lock connection ended reason={}", Reason.of(e));
        }
    }
}
