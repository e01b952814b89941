package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.CorruptJournal;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.TopicRecord;
import io.gongji.ledger.app.TopicScan;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.Publications.Publication;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads a book's partition of the journal topic to its end and lets the book compare itself with
/// it.
final class JournalTopic {
    private static final String JOURNAL = Topic.JOURNAL.topicName();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int EMPTY_POLLS_MAX = 100;

    private final KafkaAccess kafka;
    private final KafkaTopics topics;

    JournalTopic(KafkaAccess kafka, KafkaTopics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /// Compares and adopts. In the ordinary case it reads the one record that was acknowledged
    /// last.
    ///
    /// @param fromStart read the whole partition, because what is stored about it does not hold any
    ///   more
    /// @return the head after it, or why the book must stop
    /// @throws KafkaException when Kafka does not answer; it may be called again
    BatchResult reconcile(BookId book, BookWriter writer, boolean fromStart) throws SQLException {
        TopicPartition partition = new TopicPartition(JOURNAL, book.number());
        String topicId = topics.ids().getOrDefault(JOURNAL, "");
        Publication known = writer.publication();
        long end = topics.ends(List.of(partition)).getOrDefault(partition, 0L);
        if (end == 0) {
            return writer.finish(new TopicScan(topicId, 0));
        }
        boolean continues =
                !fromStart
                        && known.topicId().equals(topicId)
                        && known.nextOffset() > 0
                        && known.nextOffset() <= end;
        try (KafkaConsumer<byte[], byte @Nullable []> consumer = kafka.reader()) {
            consumer.assign(List.of(partition));
            TopicScan scan = continues ? continued(consumer, partition, known, topicId) : null;
            if (scan == null) {
                scan = new TopicScan(topicId, 0);
                seekToStart(consumer, partition);
            }
            return readToEnd(book, writer, consumer, partition, end, scan);
        } catch (CorruptJournal e) {
            return new BatchResult.Impossible(
                    "the journal topic has bytes that are no record: " + e.getMessage());
        }
    }

    /// Goes back by one record; where that is not the last acknowledged one, the cursor is of no
    /// use.
    private static @Nullable TopicScan continued(
            KafkaConsumer<byte[], byte @Nullable []> consumer,
            TopicPartition partition,
            Publication known,
            String topicId) {
        long last = known.nextOffset() - 1;
        ConsumerRecord<byte[], byte @Nullable []> record = at(consumer, partition, last);
        if (record == null || decode(record).seq() != known.publishedSeq()) {
            return null;
        }
        consumer.seek(partition, last);
        return new TopicScan(topicId, known.publishedSeq());
    }

    private static void seekToStart(
            KafkaConsumer<byte[], byte @Nullable []> consumer, TopicPartition partition) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(List.of(partition));
        consumer.seek(partition, first.getOrDefault(partition, 0L));
    }

    private BatchResult readToEnd(
            BookId book,
            BookWriter writer,
            KafkaConsumer<byte[], byte @Nullable []> consumer,
            TopicPartition partition,
            long end,
            TopicScan scan)
            throws SQLException {
        int emptyPolls = 0;
        while (consumer.position(partition) < end) {
            List<TopicRecord> found = new ArrayList<>();
            long headSeq = writer.head().seq();
            for (ConsumerRecord<byte[], byte @Nullable []> record :
                    consumer.poll(POLL).records(partition)) {
                found.add(topicRecord(book, record, headSeq));
            }
            emptyPolls = found.isEmpty() ? emptyPolls + 1 : 0;
            if (emptyPolls > EMPTY_POLLS_MAX) {
                throw new KafkaException("the journal topic does not give its records");
            }
            if (!found.isEmpty()
                    && adopt(writer, found, scan) instanceof BatchResult.Impossible impossible) {
                return impossible;
            }
        }
        return writer.finish(scan);
    }

    /// Another writer may be ahead of this one for a moment: what it wrote is compared like
    /// anything else.
    private static BatchResult adopt(BookWriter writer, List<TopicRecord> found, TopicScan scan)
            throws SQLException {
        BatchResult result = writer.reconcile(found, scan);
        while (result instanceof BatchResult.Overtaken) {
            result = writer.reconcile(found, scan);
        }
        return result;
    }

    private TopicRecord topicRecord(
            BookId book, ConsumerRecord<byte[], byte @Nullable []> record, long headSeq) {
        JournalRecord decoded = decode(record);
        byte[] value = record.value();
        DeadLetter letter =
                decoded.seq() > headSeq
                                && decoded.outcome() instanceof Outcome.Unreadable unreadable
                        ? letter(book, decoded.cause().coordinate(), unreadable)
                        : null;
        return new TopicRecord(
                record.offset(), value == null ? new byte[0] : value, decoded, letter);
    }

    private static JournalRecord decode(ConsumerRecord<byte[], byte @Nullable []> record) {
        byte[] value = record.value();
        if (value == null) {
            throw new CorruptJournal("no value at offset " + record.offset());
        }
        return JournalCodec.decode(value);
    }

    /// The value of an event of a book where it stands; null when nothing stands there.
    byte @Nullable [] original(BookId book, Cause.Coordinate at) {
        Request request = requested(book, at);
        return request == null ? null : request.value();
    }

    /// The unreadable bytes, if they still stand where they were found.
    private DeadLetter letter(BookId book, Cause.Coordinate at, Outcome.Unreadable unreadable) {
        Request request = requested(book, at);
        return request != null && RequestDecoder.digest(request.value()).equals(unreadable.sha256())
                ? RequestDecoder.letter(request)
                : new DeadLetter(List.of(), null);
    }

    private @Nullable Request requested(BookId book, Cause.Coordinate at) {
        TopicPartition partition = new TopicPartition(at.topic(), book.number());
        try (KafkaConsumer<byte[], byte @Nullable []> consumer = kafka.reader()) {
            consumer.assign(List.of(partition));
            long end = topics.ends(List.of(partition)).getOrDefault(partition, 0L);
            ConsumerRecord<byte[], byte @Nullable []> record =
                    at.offset() < end ? at(consumer, partition, at.offset()) : null;
            return record == null ? null : Request.of(List.of(record)).getFirst();
        }
    }

    private static @Nullable ConsumerRecord<byte[], byte @Nullable []> at(
            KafkaConsumer<byte[], byte @Nullable []> consumer,
            TopicPartition partition,
            long offset) {
        consumer.seek(partition, offset);
        try {
            for (int polls = 0; polls < EMPTY_POLLS_MAX; polls++) {
                for (ConsumerRecord<byte[], byte @Nullable []> record :
                        consumer.poll(POLL).records(partition)) {
                    return record.offset() == offset ? record : null;
                }
            }
        } catch (OffsetOutOfRangeException _) {
            return null;
        }
        throw new KafkaException("the topic " + partition.topic() + " does not give its records");
    }
}
