package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.JournalRows.StoredLetter;
import io.gongji.ledger.store.JournalRows.StoredRecord;
import io.gongji.ledger.store.NewRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records that this process committed last, so that they are published without being read
/// back. Only committed records come here, and those never change; what is missing here is in the
/// database. Thread-safe.
public final class RecentRecords {
    private static final long BYTES_MAX = 16L * 1024 * 1024;
    private static final long OVERHEAD_BYTES = 300;

    private final Map<BookId, ArrayDeque<StoredRecord>> books = new HashMap<>();
    private long bytes;

    /// Takes records as they are committed. When there is no room a book's are forgotten.
    public synchronized void put(BookId book, List<NewRecord> records) {
        ArrayDeque<StoredRecord> kept = books.computeIfAbsent(book, _ -> new ArrayDeque<>());
        if (!kept.isEmpty() && kept.getLast().seq() + 1 != records.getFirst().record().seq()) {
            forget(kept);
        }
        for (NewRecord record : records) {
            StoredRecord stored = stored(record);
            kept.add(stored);
            bytes += size(stored);
        }
        if (bytes > BYTES_MAX) {
            forget(kept);
        }
    }

    /// The records after a seq, in order; empty when they are not here. Forgets those before.
    ///
    /// @param max how many at most
    public synchronized List<StoredRecord> after(BookId book, long seq, int max) {
        ArrayDeque<StoredRecord> kept = books.get(book);
        if (kept == null) {
            return List.of();
        }
        while (!kept.isEmpty() && kept.getFirst().seq() <= seq) {
            bytes -= size(kept.removeFirst());
        }
        if (kept.isEmpty() || kept.getFirst().seq() != seq + 1) {
            return List.of();
        }
        List<StoredRecord> found = new ArrayList<>(Math.min(max, kept.size()));
        for (StoredRecord record : kept) {
            if (found.size() == max) {
                break;
            }
            found.add(record);
        }
        return found;
    }

    private void forget(ArrayDeque<StoredRecord> kept) {
        kept.forEach(record -> bytes -= size(record));
        kept.clear();
    }

    private static long size(StoredRecord record) {
        StoredLetter letter = record.letter();
        byte[] found = letter == null ? null : letter.letter().value();
        return OVERHEAD_BYTES + record.value().length + (found == null ? 0 : found.length);
    }

    private static StoredRecord stored(NewRecord made) {
        DeadLetter letter = made.letter();
        return new StoredRecord(
                made.record().seq(),
                made.value(),
                made.hash(),
                subject(made.record().cause()),
                made.record().recordedAt(),
                letter == null
                        ? null
                        : new StoredLetter(made.record().cause().coordinate(), letter));
    }

    private static @Nullable String subject(Cause cause) {
        return switch (cause) {
            case Cause.OfEvent event -> event.subject();
            case Cause.OfBytes _ -> null;
        };
    }
}
