package io.gongji.ledger.proof;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.proof.Difference.Where;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads a book from the journal topic alone, from offset 0, with a consumer of its own and no
/// group. A record that comes again is skipped when it is the same; one that comes too early waits
/// for the one before it to come again.
final class TopicJournal {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String HASH_HEADER = "ce_recordhash";

    private final Map<String, Object> kafka;
    private final BookId book;
    private final Duration patience;
    private final Hashes hashes = new Hashes();
    private @Nullable Long early;

    /// @param kafka how to reach it
    /// @param patience how long the next record may take to come before the topic is found to lack
    ///   it
    TopicJournal(Map<String, Object> kafka, BookId book, Duration patience) {
        this.kafka = Map.copyOf(kafka);
        this.book = book;
        this.patience = patience;
    }

    /// Takes the records up to a head.
    void takeUntil(Head head, Chain chain, Fold fold, Progress progress) {
        if (head.seq() == 0) {
            return;
        }
        TopicPartition partition = new TopicPartition(Topic.JOURNAL.topicName(), book.number());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long giveUp = System.nanoTime() + patience.toNanos();
            while (chain.seq() < head.seq()) {
                long before = chain.seq();
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    take(read, head, chain, fold, progress);
                }
                if (chain.seq() > before) {
                    giveUp = System.nanoTime() + patience.toNanos();
                } else if (System.nanoTime() > giveUp) {
                    throw lacking(head, chain);
                }
            }
        } catch (OffsetOutOfRangeException _) {
            throw new DifferenceFound(
                    new Difference(
                            Where.TOPIC,
                            1L,
                            null,
                            "the topic from offset 0",
                            "its beginning is gone"));
        }
    }

    private DifferenceFound lacking(Head head, Chain chain) {
        Long after = early;
        return new DifferenceFound(
                after == null
                        ? new Difference(
                                Where.TOPIC,
                                chain.seq() + 1,
                                null,
                                "records up to " + head.seq(),
                                "the topic ends at record " + chain.seq())
                        : new Difference(
                                Where.SEQ,
                                chain.seq() + 1,
                                null,
                                String.valueOf(chain.seq() + 1),
                                after.toString()));
    }

    private void take(
            ConsumerRecord<byte[], byte[]> read,
            Head head,
            Chain chain,
            Fold fold,
            Progress progress) {
        if (chain.seq() == head.seq()) {
            return;
        }
        byte[] value = read.value();
        if (value == null) {
            throw new DifferenceFound(
                    new Difference(
                            Where.VALUE,
                            chain.seq() + 1,
                            null,
                            "a journal record",
                            Difference.NOTHING));
        }
        JournalRecord record = Chain.decode(value, chain.seq() + 1);
        if (record.book().equals(book) && record.seq() <= chain.seq()) {
            requireSame(record, value);
            return;
        }
        if (record.book().equals(book) && record.seq() > chain.seq() + 1) {
            early = early == null ? Long.valueOf(record.seq()) : early;
            return;
        }
        early = null;
        chain.take(record, value, keptHash(read));
        hashes.add(chain.hash());
        fold.apply(record);
        progress.at(record.seq());
    }

    private void requireSame(JournalRecord again, byte[] value) {
        if (!hashes.isOf(again.seq(), again.previousHash().chain(value))) {
            throw new DifferenceFound(
                    new Difference(
                            Where.REPEAT,
                            again.seq(),
                            null,
                            "the record that came before",
                            "another record of that seq"));
        }
    }

    private static @Nullable Sha256 keptHash(ConsumerRecord<byte[], byte[]> read) {
        Header header = read.headers().lastHeader(HASH_HEADER);
        if (header == null) {
            return null;
        }
        try {
            return Sha256.parse(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException _) {
            return Sha256.ZERO;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "gongji-ledger-proof-" + book);
        return settings;
    }
}
