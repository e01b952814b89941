package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.ledger.store.BookSlice;
import io.gongji.ledger.store.Reading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A batch that is made ready by a thread of its own, while the batches before are decided and
/// written: its deliveries are decoded, and what they refer to is read.
public final class Ahead {
    private final long generation;
    private final List<BookSlice> between = new ArrayList<>(2);
    private final CompletableFuture<Made> made = new CompletableFuture<>();

    private Ahead(long generation) {
        this.generation = generation;
    }

    /// @param generation of the memory that the reading stands on
    static Ahead start(
            BookId book, long generation, Supplier<List<Delivery>> decoding, Reader reader) {
        Ahead ahead = new Ahead(generation);
        Thread.ofVirtual()
                .name("book-" + book + "-read")
                .start(() -> {
                    try {
                        List<Delivery> deliveries = decoding.get();
                        ahead.made.complete(new Made(deliveries, read(reader, deliveries)));
                    } catch (RuntimeException | Error e) {
                        ahead.made.completeExceptionally(e);
                    }
                });
        return ahead;
    }

    /// What fails is read again when the batch is decided; then it is told.
    private static @Nullable Reading read(Reader reader, List<Delivery> deliveries) {
        try {
            return reader.read(deliveries);
        } catch (SQLException | RuntimeException _) {
            return null;
        }
    }

    /// Takes note of a batch that what is read may not show.
    void follows(BookSlice batch) {
        between.add(batch);
    }

    /// The batches to be laid over the reading, in order.
    List<BookSlice> between() {
        return between;
    }

    /// Waits for what the batch holds.
    public List<Delivery> deliveries() {
        return made.join().deliveries();
    }

    /// Waits for what was read; null when it must be read again, because nothing was read or the
    /// memory is of another generation.
    @Nullable Reading reading(long memory) {
        return generation == memory ? made.join().reading() : null;
    }

    /// Waits until its thread is done with the database.
    void await() {
        made.handle((_, _) -> true).join();
    }

    /// Reads what some deliveries refer to.
    @FunctionalInterface
    interface Reader {
        /// What the database says about them; null when it is too early to ask.
        @Nullable Reading read(List<Delivery> deliveries) throws SQLException;
    }

    private record Made(List<Delivery> deliveries, @Nullable Reading reading) {}
}
