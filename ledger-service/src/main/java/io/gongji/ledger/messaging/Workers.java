package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.LedgerLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The workers of the books that this process has.
final class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);

    private final Function<BookId, BookWorker> making;
    private final BookStatuses statuses;
    private final LedgerLimits limits;
    private final Map<Integer, BookWorker> workers = new ConcurrentHashMap<>();

    Workers(Function<BookId, BookWorker> making, BookStatuses statuses, LedgerLimits limits) {
        this.making = making;
        this.statuses = statuses;
        this.limits = limits;
    }

    void start(BookId book) {
        if (!workers.containsKey(book.number())) {
            statuses.assigned(book);
            BookWorker worker = making.apply(book);
            workers.put(book.number(), worker);
            Thread.ofVirtual().name("book-" + book).start(worker);
        }
    }

    /// Ends the workers of some books.
    ///
    /// @param await let them finish the batch they work on
    void release(Collection<BookId> books, boolean await) {
        List<BookWorker> ending = new ArrayList<>();
        for (BookId book : books) {
            BookWorker worker = workers.remove(book.number());
            if (worker != null) {
                worker.end();
                ending.add(worker);
            }
        }
        for (BookWorker worker : ending) {
            if (await && !hasEnded(worker)) {
                LOG.warnf(
                        "a book's worker did not end in time, its batch is abandoned book=%s",
                        worker.book());
            }
            statuses.released(worker.book());
        }
    }

    private boolean hasEnded(BookWorker worker) {
        try {
            return worker.awaitEnd(limits.releaseWait());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Collection<BookWorker> all() {
        return workers.values();
    }

    Set<BookId> books() {
        return Set.copyOf(workers.values().stream().map(BookWorker::book).toList());
    }

    @Nullable BookWorker at(int number) {
        return workers.get(number);
    }

    /// What waits in the queues of all books.
    long waitingBytes() {
        return workers.values().stream().mapToLong(worker -> worker.queue().bytes()).sum();
    }

    boolean reads(TopicPartition partition) {
        BookWorker worker = at(partition.partition());
        return worker != null && worker.reads(partition.topic());
    }

    /// Whether a topic has another id than the offsets belong to; from now on they belong to this
    /// one.
    boolean isAnew(TopicPartition partition, String topicId) {
        BookWorker worker = at(partition.partition());
        return worker != null && worker.becomes(partition.topic(), topicId);
    }
}
