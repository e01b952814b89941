package io.gongji.payment.store;

import io.gongji.payment.domain.file.FileId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Lets one worker of all processes at a time work on a file: an advisory lock held by a connection
/// of its own and lost with it, so that a file of a process that was killed is free at once.
public final class FileLock implements AutoCloseable {
    private final Handle holder;
    private final String name;

    private FileLock(Handle holder, String name) {
        this.holder = holder;
        this.name = name;
    }

    /// Takes a file; null when another worker has it.
    public static @Nullable FileLock take(Jdbi jdbi, FileId fileId) {
        String name = "file/" + fileId;
        Handle handle = jdbi.open();
        boolean taken = false;
        try {
            taken =
                    handle.createQuery("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))")
                            .bind("name", name)
                            .mapTo(Boolean.class)
                            .one();
        } finally {
            if (!taken) {
                handle.close();
            }
        }
        return taken ? new FileLock(handle, name) : null;
    }

    @Override
    public void close() {
        try {
            holder.createQuery("SELECT pg_advisory_unlock(hashtextextended(:name, 0))")
                    .bind("name", name)
                    .mapTo(Boolean.class)
                    .one();
        } catch (RuntimeException broken) {
            end();
        } finally {
            holder.close();
        }
    }

    /// The pool must not keep this connection: it may still hold the lock. It is ended from within,
    /// since the pool never gets back the place of one that was aborted.
    private void end() {
        try {
            holder.execute("SELECT pg_terminate_backend(pg_backend_pid())");
        } catch (RuntimeException gone) {
            // that is what is wanted
        }
    }
}
