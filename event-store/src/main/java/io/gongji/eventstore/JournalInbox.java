package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.JournalPosition.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Takes journal records into the service's database: the handler's work, the cursor and the
/// answered positions change in one transaction.
final class JournalInbox {
    private final Transactions transactions;
    private final Set<String> sources;
    private final AnswerHandler handler;

    JournalInbox(
            Jdbi jdbi, EventStoreSettings settings, Set<String> sources, AnswerHandler handler) {
        this.transactions = new Transactions(jdbi, settings, () -> {});
        this.sources = Set.copyOf(sources);
        this.handler = handler;
    }

    /// What a batch came to.
    ///
    /// @param position where the book stands now
    /// @param answered the service's own events among the records taken
    /// @param taken how many records were new
    /// @param stoppedAt the verdict on the first record that was neither next nor repeat, with its
    ///   offset
    record Taken(
            JournalPosition position,
            List<EventId> answered,
            int taken,
            Optional<Stop> stoppedAt) {}

    /// @param verdict a gap or a break
    record Stop(Verdict verdict, long offset) {}

    /// Another pod has moved this book's cursor since it was loaded here.
    static final class MovedElsewhere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MovedElsewhere(BookId book) {
            super("the cursor of book " + book + " was moved by another reader");
        }
    }

    /// Where a book stands; its cursor is made when nothing was ever taken.
    JournalPosition load(BookId book) {
        return transactions.run(handle -> {
            insert(handle, JournalPosition.start(book));
            return find(handle, book, "");
        });
    }

    /// Takes records in one transaction, up to the first gap or break.
    ///
    /// @param resumeAt where to read on once something was taken, -1 for after the last record
    /// @throws MovedElsewhere when the stored cursor is not where this reader thinks
    Taken take(JournalPosition from, List<ConsumerRecord<byte[], byte[]>> records, long resumeAt) {
        return transactions.run(handle -> {
            JournalPosition stored = find(handle, from.book(), " FOR UPDATE");
            if (stored.seq() != from.seq() || !stored.hash().equals(from.hash())) {
                throw new MovedElsewhere(from.book());
            }
            return new Batch(handle, from).takeAll(records, resumeAt);
        });
    }

    /// One transaction's work.
    private final class Batch {
        private final Handle handle;
        private final List<EventId> answered = new ArrayList<>();
        private final Map<String, Long> positions = new HashMap<>();
        private JournalPosition position;
        private int taken;
        private Optional<Stop> stoppedAt = Optional.empty();

        Batch(Handle handle, JournalPosition position) {
            this.handle = handle;
            this.position = position;
        }

        Taken takeAll(List<ConsumerRecord<byte[], byte[]>> records, long resumeAt) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (!take(record)) {
                    break;
                }
            }
            if (resumeAt >= 0 && taken > 0) {
                position = position.at(resumeAt);
            }
            save(handle, position);
            saveAnswered(handle, position.book(), positions);
            return new Taken(position, List.copyOf(answered), taken, stoppedAt);
        }

        private boolean take(ConsumerRecord<byte[], byte[]> record) {
            Verdict verdict = position.judge(record.value(), record.offset());
            return switch (verdict) {
                case Verdict.Next(JournalRecord next, JournalPosition after) -> {
                    answer(next);
                    position = after;
                    taken++;
                    yield true;
                }
                case Verdict.Repeat() -> {
                    position = position.at(record.offset() + 1);
                    yield true;
                }
                case Verdict.Gap gap -> stop(gap, record.offset());
                case Verdict.Break broken -> stop(broken, record.offset());
            };
        }

        private boolean stop(Verdict verdict, long offset) {
            stoppedAt = Optional.of(new Stop(verdict, offset));
            return false;
        }

        private void answer(JournalRecord record) {
            if (record.cause() instanceof Cause.OfEvent cause && sources.contains(cause.source())) {
                handler.on(handle, record);
                answered.add(cause.eventId());
                positions.merge(cause.source(), cause.position(), Math::max);
            }
        }
    }

    private static JournalPosition find(Handle handle, BookId book, String lock) {
        return handle.createQuery(
                        "SELECT seq, hash, next_offset FROM journal_cursor WHERE book = :book"
                                + lock)
                .bind("book", book.value())
                .map((row, context) ->
                        new JournalPosition(
                                book,
                                row.getLong("seq"),
                                Sha256.ofDigest(row.getBytes("hash")),
                                row.getLong("next_offset")))
                .one();
    }

    private static void insert(Handle handle, JournalPosition position) {
        handle.createUpdate(
                        """
                        INSERT INTO journal_cursor (book, seq, hash, next_offset) VALUES (:book, :seq, :hash, :next)
                        ON CONFLICT (book) DO NOTHING\
                        """)
                .bind("book", position.book().value())
                .bind("seq", position.seq())
                .bind("hash", position.hash().toBytes())
                .bind("next", position.nextOffset())
                .execute();
    }

    private static void save(Handle handle, JournalPosition position) {
        handle.createUpdate(
                        """
                        UPDATE journal_cursor SET seq = :seq, hash = :hash, next_offset = :next
                        WHERE book = :book\
                        """)
                .bind("book", position.book().value())
                .bind("seq", position.seq())
                .bind("hash", position.hash().toBytes())
                .bind("next", position.nextOffset())
                .execute();
    }

    private static void saveAnswered(Handle handle, BookId book, Map<String, Long> positions) {
        if (!positions.isEmpty()) {
            List<String> sources = List.copyOf(positions.keySet());
            handle.createUpdate(
                            """
                            INSERT INTO answered (source, book, position)
                            SELECT source, :book, position FROM unnest(:sources, :positions) AS n (source, position)
                            ORDER BY source ON CONFLICT (source, book) DO UPDATE
                            SET position = greatest(answered.position, excluded.position)\
                            """)
                    .bind("book", book.value())
                    .bindArray("sources", String.class, sources)
                    .bindArray(
                            "positions", Long.class, sources.stream().map(positions::get).toList())
                    .execute();
        }
    }

    /// The topic is another one: every book is read from its first record again; repeats are
    /// recognised.
    ///
    /// @return whether it was another one than this database remembered
    boolean startOverIfAnother(String topic, KafkaTopics.Identity identity) {
        return transactions.run(handle -> {
            boolean another = KafkaIdentities.isAnother(handle, topic, identity);
            if (another) {
                handle.execute("UPDATE journal_cursor SET next_offset = 0");
                KafkaIdentities.remember(handle, topic, identity);
            }
            return another;
        });
    }
}
