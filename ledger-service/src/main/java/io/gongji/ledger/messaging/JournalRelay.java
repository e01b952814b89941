package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.JournalOutbox;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.store.JournalRows.StoredLetter;
import io.gongji.ledger.store.JournalRows.StoredRecord;
import io.gongji.ledger.store.Publications.Publication;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The thread that publishes the journals of this process's books, in order of their seq, and then
/// tells other books of the transfers in them. Its cursor moves after Kafka has acknowledged; what
/// fails is sent again from the cursor, for ever. A repeat harms nobody: readers know it by seq and
/// hash.
final class JournalRelay implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JournalRelay.class);
    private static final String JOURNAL = Topic.JOURNAL.topicName();
    private static final String ALARM = "publishing";

    private final KafkaAccess kafka;
    private final KafkaTopics topics;
    private final JournalOutbox outbox;
    private final Workers workers;
    private final BookStatuses statuses;
    private final LedgerLimits limits;
    private final Waits waits;
    private final TransferDispatch dispatch;
    private final Semaphore news = new Semaphore(0);
    private String topicId = "";
    private long nextCheckNanos;
    private boolean troubled;

    JournalRelay(
            KafkaAccess kafka,
            KafkaTopics topics,
            JournalOutbox outbox,
            Workers workers,
            BookStatuses statuses,
            LedgerLimits limits) {
        this.kafka = kafka;
        this.topics = topics;
        this.outbox = outbox;
        this.workers = workers;
        this.statuses = statuses;
        this.limits = limits;
        this.waits = new Waits(limits.backOffMax());
        this.dispatch =
                new TransferDispatch(outbox, limits.relayBatchMax(), limits.dispatchAgain());
    }

    /// There may be records to publish.
    void wake() {
        news.release();
    }

    @Override
    public void close() {
        waits.end();
        wake();
    }

    @Override
    public void run() {
        try (outbox) {
            for (int failures = 1; !waits.isEnding(); failures++) {
                try (KafkaProducer<byte[], byte @Nullable []> producer = kafka.producer()) {
                    while (!waits.isEnding()) {
                        boolean more = step(producer);
                        recovered();
                        failures = 1;
                        if (!more) {
                            awaitNews();
                        }
                    }
                } catch (SQLException | ExecutionException | KafkaException e) {
                    failed(e);
                    waits.afterFailure(failures);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void recovered() {
        if (troubled) {
            troubled = false;
            ours().forEach(book -> statuses.clear(book, ALARM));
        }
    }

    private void failed(Exception e) {
        troubled = true;
        LOG.warnf("publishing failed, it is tried again: %s", e);
        ours().forEach(book ->
                statuses.alarm(book, ALARM, "the journal cannot be published: " + e.getMessage()));
    }

    private void awaitNews() throws InterruptedException {
        boolean _ = news.tryAcquire(limits.relayPoll().toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
    }

    /// Sends what is pending of every book, at most one portion each. Returns whether there may be
    /// more.
    private boolean step(KafkaProducer<byte[], byte @Nullable []> producer)
            throws SQLException, ExecutionException, InterruptedException {
        check();
        List<Portion> portions = new ArrayList<>();
        for (Publication publication : outbox.lagging(ours())) {
            portions.add(
                    send(
                            producer,
                            publication,
                            outbox.pending(publication, limits.relayBatchMax())));
        }
        producer.flush();
        for (Portion portion : portions) {
            acknowledge(portion);
        }
        boolean more = dispatch.step(producer, ours());
        return more || portions.stream().anyMatch(Portion::leavesRecords);
    }

    private List<BookId> ours() {
        return workers.all().stream().filter(BookWorker::publishes).map(BookWorker::book).toList();
    }

    private static Portion send(
            KafkaProducer<byte[], byte @Nullable []> producer,
            Publication publication,
            List<StoredRecord> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<Future<RecordMetadata>> letters = new ArrayList<>();
        for (StoredRecord record : records) {
            StoredLetter letter = record.letter();
            if (letter != null) {
                letters.add(
                        producer.send(
                                JournalMessages.deadLetter(publication.book(), record, letter)));
            }
            sent.add(producer.send(JournalMessages.journal(publication.book(), record)));
        }
        return new Portion(publication, sent, letters);
    }

    private void acknowledge(Portion portion)
            throws SQLException, ExecutionException, InterruptedException {
        if (portion.size() == 0) {
            return;
        }
        for (Future<RecordMetadata> letter : portion.letters()) {
            letter.get();
        }
        long offset = -1;
        for (Future<RecordMetadata> sent : portion.records()) {
            offset = sent.get().offset();
        }
        BookId book = portion.from().book();
        if (outbox.acknowledged(portion.from(), portion.lastSeq(), offset + 1, topicId)) {
            statuses.published(book, portion.lastSeq());
        }
    }

    /// At the start and now and then: does the topic still have what it acknowledged?
    private void check() throws SQLException {
        if (System.nanoTime() < nextCheckNanos) {
            return;
        }
        String found = topics.ids().getOrDefault(JOURNAL, "");
        nextCheckNanos = System.nanoTime() + limits.topicCheck().toNanos();
        topicId = found;
        List<BookId> books = ours();
        Map<TopicPartition, Long> ends =
                books.isEmpty()
                        ? Map.of()
                        : topics.ends(
                                books.stream()
                                        .map(book -> new TopicPartition(JOURNAL, book.number()))
                                        .collect(Collectors.toList()));
        for (Publication publication : outbox.of(books)) {
            TopicPartition partition = new TopicPartition(JOURNAL, publication.book().number());
            boolean anew = !publication.topicId().equals(found);
            if (anew || publication.nextOffset() > ends.getOrDefault(partition, Long.MAX_VALUE)) {
                lost(publication.book());
            }
        }
    }

    private void lost(BookId book) {
        BookWorker worker = workers.at(book.number());
        if (worker != null) {
            LOG.errorf(
                    "ALARM the journal topic lost records or was made anew, comparing it book=%s",
                    book);
            worker.journalLost();
        }
    }

    /// What was sent of one book.
    private record Portion(
            Publication from,
            List<Future<RecordMetadata>> records,
            List<Future<RecordMetadata>> letters) {
        int size() {
            return records.size();
        }

        long lastSeq() {
            return from.publishedSeq() + size();
        }

        /// Whether its book had more than fits a portion.
        boolean leavesRecords() {
            return lastSeq() < from.headSeq();
        }
    }
}
