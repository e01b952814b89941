package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.app.StoppedTopic;
import io.gongji.ledger.store.TopicOffsets.TopicOffset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one thread of a book in this process: compares the book with the journal topic, then answers
/// batches until the book leaves. Nothing is lost when it ends anywhere: what is not committed is
/// read again.
final class BookWorker implements Runnable {
    private static final Logger LOG = Logger.getLogger(BookWorker.class);
    private static final long IDLE_CHECK_MILLIS = 1000;
    private static final long UNKNOWN = -1;

    private final BookId book;
    private final BookWriter writer;
    private final JournalTopic journal;
    private final KafkaTopics topics;
    private final Semaphore adoptions;
    private final BookStatuses statuses;
    private final Runnable committed;
    private final LedgerLimits limits;
    private final RequestQueue queue;
    private final Backlog backlog = new Backlog();
    private final Waits waits;
    private final Answering answering;
    private final GapAlarms gaps;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, Cause.Coordinate> stoppedTopics = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Map<String, Long>> startOffsets =
            new AtomicReference<>();
    private volatile Map<String, String> topicIds = Map.of();
    private volatile Phase phase = Phase.COMPARING;
    private volatile boolean journalLost;
    private int idleChecks;
    private long resumption = UNKNOWN;
    private long nextLookNanos = System.nanoTime();

    /// @param committed called when its records may be published
    /// @param room shared with the other books' workers
    BookWorker(
            BookId book,
            BookWriter writer,
            JournalTopic journal,
            KafkaTopics topics,
            Semaphore adoptions,
            BookStatuses statuses,
            Runnable committed,
            BatchRoom room,
            LedgerLimits limits) {
        this.book = book;
        this.writer = writer;
        this.journal = journal;
        this.topics = topics;
        this.adoptions = adoptions;
        this.statuses = statuses;
        this.committed = committed;
        this.limits = limits;
        this.queue = new RequestQueue(limits);
        this.waits = new Waits(limits.backOffMax());
        this.answering =
                new Answering(book, writer, statuses, waits, room, this::decoded, this::settled);
        this.gaps = new GapAlarms(book, statuses);
    }

    BookId book() {
        return book;
    }

    RequestQueue queue() {
        return queue;
    }

    Backlog backlog() {
        return backlog;
    }

    /// Where the partitions are to be read from, once, as soon as it is known.
    @Nullable Map<String, Long> takeStartOffsets() {
        return startOffsets.getAndSet(null);
    }

    /// Whether this topic is to be read now.
    boolean reads(String topic) {
        return phase == Phase.ANSWERING
                && startOffsets.get() == null
                && !stoppedTopics.containsKey(topic);
    }

    /// Whether its records may be published: not before they agree with what the topic has.
    boolean publishes() {
        return phase == Phase.ANSWERING || phase == Phase.STOPPED_ANSWERING;
    }

    /// The journal topic lacks records that it had, or is another topic: the book must be compared
    /// with it again.
    void journalLost() {
        journalLost = true;
        queue.wake();
    }

    /// Takes note of a topic's id; true when it was another one before.
    boolean becomes(String topic, String topicId) {
        String before = topicIds.get(topic);
        if (topicId.equals(before)) {
            return false;
        }
        Map<String, String> ids = new HashMap<>(topicIds);
        ids.put(topic, topicId);
        topicIds = Map.copyOf(ids);
        return before != null;
    }

    /// Asks it to end after the batch that it works on.
    void end() {
        waits.end();
        queue.clear();
        queue.wake();
    }

    boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try (writer) {
            compare(false, true);
            while (!waits.isEnding()) {
                if (journalLost) {
                    journalLost = false;
                    answering.finish();
                    compare(true, false);
                }
                answer(queue.take(answering.isUnderway() ? 0 : IDLE_CHECK_MILLIS));
                lookForHelp();
            }
            answering.finish();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "a book's worker failed book=%s", book);
            stop("its worker failed: " + e, Phase.STOPPED);
        } finally {
            answering.abandon();
            ended.countDown();
        }
    }

    /// Where something stands still: did people say meanwhile what to do about it?
    private void lookForHelp() {
        boolean standsStill = phase != Phase.ANSWERING || !stoppedTopics.isEmpty();
        if (!standsStill || System.nanoTime() < nextLookNanos) {
            return;
        }
        nextLookNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(IDLE_CHECK_MILLIS);
        try {
            readOn(writer.approve(List.copyOf(stoppedTopics.values())));
            long last = writer.lastResumption();
            boolean asked = resumption != UNKNOWN && last > resumption;
            resumption = last;
            if (asked) {
                resume();
            }
        } catch (SQLException e) {
            LOG.debugf(
                    "a stopped book could not look for help book=%s reason=%s",
                    book, Answering.brief(e));
        }
    }

    private void resume() {
        LOG.infof("tried again as an operator asked book=%s", book);
        statuses.clear(book, BookStatuses.STOPPED);
        if (phase == Phase.ANSWERING) {
            readOn(List.copyOf(stoppedTopics.values()));
        } else {
            stoppedTopics.clear();
            statuses.resumed(book);
            phase = Phase.COMPARING;
            compare(true, true);
        }
    }

    /// Reads topics on from where they stood still.
    private void readOn(Collection<Cause.Coordinate> places) {
        if (places.isEmpty()) {
            return;
        }
        Map<String, Long> offsets = new HashMap<>();
        places.forEach(place -> offsets.put(place.topic(), place.offset()));
        startOffsets.updateAndGet(pending -> {
            Map<String, Long> all = new HashMap<>(pending == null ? Map.of() : pending);
            all.putAll(offsets);
            return all;
        });
        offsets.keySet()
                .forEach(topic -> {
                    stoppedTopics.remove(topic);
                    statuses.resumed(book, topic);
                });
    }

    private void compare(boolean fromStart, boolean positions) {
        Phase before = phase;
        phase = Phase.COMPARING;
        statuses.phase(book, BookStatus.Phase.ADOPTING);
        for (int failures = 1; !waits.isEnding(); failures++) {
            try {
                BatchResult result = reconciled(fromStart);
                switch (result) {
                    case BatchResult.Written written -> agreed(written, positions, before);
                    case BatchResult.Overtaken _ ->
                            throw new KafkaException("another writer has the book");
                    case BatchResult.Impossible impossible ->
                            stop(impossible.reason(), Phase.STOPPED);
                }
                statuses.clear(book, "comparing");
                return;
            } catch (SQLException | RuntimeException e) {
                statuses.alarm(
                        book,
                        "comparing",
                        "the book cannot be compared with the journal topic yet: " + e);
                waits.afterFailure(failures);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                waits.end();
            }
        }
    }

    private BatchResult reconciled(boolean fromStart) throws SQLException, InterruptedException {
        adoptions.acquire();
        try {
            long before = writer.head().seq();
            BatchResult result = journal.reconcile(book, writer, fromStart);
            if (result instanceof BatchResult.Written written && written.head().seq() > before) {
                LOG.infof(
                        "adopted records book=%s from=%d to=%d",
                        book, before + 1, written.head().seq());
            }
            return result;
        } finally {
            adoptions.release();
        }
    }

    private void agreed(BatchResult.Written written, boolean positions, Phase before)
            throws SQLException {
        statuses.seq(book, written.head().seq());
        statuses.published(book, writer.publication().publishedSeq());
        if (positions) {
            startOffsets.set(starts(writer.offsets(), topics.ids()));
        }
        boolean stopped = before == Phase.STOPPED_ANSWERING;
        phase = stopped ? before : Phase.ANSWERING;
        statuses.phase(book, stopped ? BookStatus.Phase.STOPPED : BookStatus.Phase.RUNNING);
        committed.run();
    }

    /// Reads on where it was committed; a topic that was made anew is read from its start.
    private Map<String, Long> starts(Map<String, TopicOffset> stored, Map<String, String> ids) {
        topicIds = Map.copyOf(ids);
        Map<String, Long> starts = new HashMap<>();
        ids.forEach((topic, id) -> {
            TopicOffset known = stored.get(topic);
            boolean anew =
                    known != null && !known.topicId().isEmpty() && !known.topicId().equals(id);
            if (anew) {
                LOG.warnf(
                        "topic was made anew, reading it from its start book=%s topic=%s",
                        book, topic);
            }
            starts.put(topic, known == null || anew ? 0L : known.nextOffset());
        });
        return starts;
    }

    private void answer(RequestQueue.Batch batch) throws InterruptedException {
        if (!batch.requests().isEmpty()) {
            idleChecks = 0;
            answering.answer(batch, topicIds);
        } else if (answering.isUnderway()) {
            answering.proceed();
        } else {
            rest();
        }
    }

    private List<Delivery> decoded(RequestQueue.Batch batch) {
        List<Delivery> wanted = new ArrayList<>(batch.requests().size());
        for (Request request : batch.requests()) {
            if (reads(request.topic())) {
                wanted.add(RequestDecoder.decode(request));
            }
        }
        return wanted;
    }

    private void answered(RequestQueue.Batch batch) {
        Map<String, Long> next = new HashMap<>();
        batch.requests().forEach(request -> next.put(request.topic(), request.offset() + 1));
        stoppedTopics.forEach((topic, at) -> next.computeIfPresent(topic, (_, _) -> at.offset()));
        next.forEach(backlog::answered);
    }

    /// Says whether the batch is settled; otherwise it must be tried again.
    private boolean settled(RequestQueue.Batch batch, BatchResult result) {
        return switch (result) {
            case BatchResult.Written written -> {
                written(written);
                answered(batch);
                yield true;
            }
            case BatchResult.Overtaken overtaken -> {
                LOG.warnf(
                        "another writer wrote to the book book=%s seq=%d",
                        book, overtaken.found().seq());
                yield false;
            }
            case BatchResult.Impossible impossible -> {
                stop(impossible.reason(), Phase.STOPPED_ANSWERING);
                yield true;
            }
        };
    }

    private void written(BatchResult.Written written) {
        statuses.seq(book, written.head().seq());
        gaps.note(written);
        for (StoppedTopic topic : written.stopped()) {
            stand(topic.at());
            queue.drop(topic.at().topic());
            statuses.stopped(book, topic);
        }
    }

    /// What was asked before this moment is no answer to it.
    private void stand(Cause.Coordinate at) {
        stoppedTopics.put(at.topic(), at);
        noteResumptions();
    }

    private void noteResumptions() {
        try {
            resumption = writer.lastResumption();
        } catch (SQLException e) {
            LOG.debugf("no look at resumptions book=%s reason=%s", book, Answering.brief(e));
        }
    }

    private void stop(String reason, Phase how) {
        noteResumptions();
        phase = how;
        queue.clear();
        statuses.stopped(book, reason);
    }

    private void rest() {
        if (++idleChecks * IDLE_CHECK_MILLIS >= limits.idleConnection().toMillis()) {
            idleChecks = 0;
            writer.close();
        }
    }

    private enum Phase {
        COMPARING,
        ANSWERING,
        /// It disagrees with the journal topic: it neither answers nor publishes.
        STOPPED,
        /// It answers nothing more; what it recorded before is still published.
        STOPPED_ANSWERING
    }
}
