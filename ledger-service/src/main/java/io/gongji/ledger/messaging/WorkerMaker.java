package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.app.RecentRecords;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.OwnersShare;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/// Makes the workers of books, and has what they share: the memory for batches and for accounts,
/// and how many books may compare themselves with the journal at once.
final class WorkerMaker {
    private final LedgerDatabase database;
    private final InstantSource clock;
    private final JournalTopic journal;
    private final KafkaTopics topics;
    private final BookStatuses statuses;
    private final RecentRecords recent;
    private final Runnable committed;
    private final LedgerLimits limits;
    private final Semaphore adoptions;
    private final BatchRoom room;
    private final OwnersShare owners;

    /// @param committed called when there are records to publish
    WorkerMaker(
            LedgerDatabase database,
            InstantSource clock,
            JournalTopic journal,
            KafkaTopics topics,
            BookStatuses statuses,
            RecentRecords recent,
            Runnable committed,
            LedgerLimits limits) {
        this.database = database;
        this.clock = clock;
        this.journal = journal;
        this.topics = topics;
        this.statuses = statuses;
        this.recent = recent;
        this.committed = committed;
        this.limits = limits;
        this.adoptions = new Semaphore(limits.adoptionsMax());
        this.room = new BatchRoom(limits.answeringBytesMax());
        this.owners = new OwnersShare(limits.cachedOwnersMax());
    }

    BookWorker workerOf(BookId book) {
        BookWriter writer =
                new BookWriter(
                        database,
                        book,
                        clock,
                        owners,
                        records -> {
                            recent.put(book, records);
                            committed.run();
                        });
        return new BookWorker(
                book, writer, journal, topics, adoptions, statuses, committed, room, limits);
    }
}
