package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.ledger.store.BookSlice;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A batch that is decided and being written, by a thread of its own.
public final class Underway {
    private final BookSlice slice;
    private final CompletableFuture<BatchResult> result = new CompletableFuture<>();

    private Underway(BookSlice slice) {
        this.slice = slice;
    }

    static Underway start(BookId book, BookSlice slice, Callable<BatchResult> work) {
        Underway begun = new Underway(slice);
        Thread.ofVirtual()
                .name("book-" + book + "-write")
                .start(() -> {
                    try {
                        begun.result.complete(work.call());
                    } catch (Exception | Error e) {
                        begun.result.completeExceptionally(e);
                    }
                });
        return begun;
    }

    /// What it leaves, for the batch that is decided meanwhile.
    BookSlice slice() {
        return slice;
    }

    boolean isDone() {
        return result.isDone();
    }

    /// Waits; true when it was committed.
    boolean succeeds() {
        try {
            return result() instanceof BatchResult.Written;
        } catch (SQLException | RuntimeException _) {
            return false;
        }
    }

    /// Waits for what became of it.
    ///
    /// @throws SQLException when the database failed: it is not known whether it committed
    public BatchResult result() throws SQLException {
        try {
            return result.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null -> throw e;
                case Throwable failure -> throw new IllegalStateException(failure);
            }
        }
    }
}
