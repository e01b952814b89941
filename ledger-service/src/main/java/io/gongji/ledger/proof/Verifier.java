package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.DifferenceFound.unlessEqual;

import io.gongji.contracts.BookId;
import io.gongji.ledger.proof.Difference.Where;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// Verifies a book (核验): every record against the one before it, the fold of all records against
/// the tables of live state, and the other way round. The tables are read in one snapshot at the
/// head, so the book goes on meanwhile. Memory: the fold, and one row at a time.
@Singleton
public final class Verifier {
    /// How long the topic may stay without the next record that the database has.
    static final Duration KAFKA_PATIENCE = Duration.ofSeconds(15);

    /// Books that are verified at a time: each holds a connection and a whole fold.
    private static final int RUNNING_MAX = 2;

    private static final Duration TRANSACTION_MAX = Duration.ofHours(2);
    private static final String KAFKA_PREFIX = "kafka.";
    private static final Logger LOG = Logger.getLogger(Verifier.class);

    private final Jdbi jdbi;
    private final Map<String, Object> kafka;
    private final Duration patience;
    private final Set<BookId> running = new HashSet<>();

    /// Reads Kafka as the service does: whatever is configured as `kafka.*` is a client's setting.
    @Inject
    Verifier(DataSource database, Config config) {
        this(database, kafkaSettings(config), KAFKA_PATIENCE);
    }

    Verifier(DataSource database, Map<String, Object> kafka, Duration patience) {
        this.jdbi = Jdbi.create(database);
        this.kafka = Map.copyOf(kafka);
        this.patience = patience;
    }

    private static Map<String, Object> kafkaSettings(Config config) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(KAFKA_PREFIX)) {
                settings.put(
                        name.substring(KAFKA_PREFIX.length()), config.getValue(name, String.class));
            }
        }
        settings.put("bootstrap.servers", config.getValue("kafka.bootstrap.servers", String.class));
        return settings;
    }

    /// Verifies a book as it stands now. One verification of a book runs at a time, and
    /// [#RUNNING_MAX] in all.
    public Verification verify(BookId book, ProofSource source) {
        if (!admit(book)) {
            return new Verification.Busy();
        }
        try {
            return new Verification.Done(
                    jdbi.inTransaction(
                            TransactionIsolationLevel.REPEATABLE_READ,
                            handle -> inSnapshot(handle, book, source)));
        } catch (KafkaException e) {
            LOG.warnf(
                    "Verification ended, Kafka is out of reach: book=%s cause=%s",
                    book, e.getClass().getName());
            return new Verification.OutOfReach();
        } finally {
            release(book);
        }
    }

    private boolean admit(BookId book) {
        synchronized (running) {
            return running.size() < RUNNING_MAX && running.add(book);
        }
    }

    private void release(BookId book) {
        synchronized (running) {
            running.remove(book);
        }
    }

    private VerificationReport inSnapshot(Handle handle, BookId book, ProofSource source) {
        long began = System.nanoTime();
        handle.execute("SET TRANSACTION READ ONLY");
        handle.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        handle.execute("SET LOCAL statement_timeout = 0");
        handle.execute("SET LOCAL transaction_timeout = " + TRANSACTION_MAX.toMillis());
        Head head = Head.read(handle, book);
        LOG.infof("Verification begins: book=%s source=%s headSeq=%d", book, source, head.seq());
        Progress progress = new Progress(book, source, head.seq());
        Difference difference = firstDifference(handle, book, source, head, progress);
        long tookMillis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        log(book, source, progress, difference, tookMillis);
        return new VerificationReport(
                book,
                source,
                progress.records(),
                head.seq(),
                head.hash().toString(),
                difference == null,
                difference,
                tookMillis);
    }

    private @Nullable Difference firstDifference(
            Handle handle, BookId book, ProofSource source, Head head, Progress progress) {
        Chain chain = new Chain(book);
        Fold fold = new Fold(book);
        try {
            switch (source) {
                case DATABASE -> new DatabaseJournal(handle, book).takeAll(chain, fold, progress);
                case KAFKA ->
                        new TopicJournal(kafka, book, patience)
                                .takeUntil(head, chain, fold, progress);
            }
            requireHead(head, chain);
            new LiveTables(handle, book).requireEqual(chain, fold);
            return null;
        } catch (DifferenceFound found) {
            return found.difference();
        }
    }

    private static void requireHead(Head head, Chain chain) {
        unlessEqual(Where.HEAD, "seq", chain.seq(), head.seq());
        unlessEqual(Where.HEAD, "hash", chain.hash(), head.hash());
        if (chain.seq() > 0) {
            unlessEqual(Where.HEAD, "recorded_at", chain.recordedAt(), head.recordedAt());
        }
    }

    private static void log(
            BookId book,
            ProofSource source,
            Progress progress,
            @Nullable Difference difference,
            long tookMillis) {
        if (difference == null) {
            LOG.infof(
                    "Verification found no difference: book=%s source=%s records=%d tookMillis=%d",
                    book, source, progress.records(), tookMillis);
        } else {
            LOG.errorf(
                    "ALARM: verification found a difference: book=%s source=%s where=%s seq=%s id=%s records=%d",
                    book,
                    source,
                    difference.where(),
                    difference.seq(),
                    difference.id(),
                    progress.records());
        }
    }
}
