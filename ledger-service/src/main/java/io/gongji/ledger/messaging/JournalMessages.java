package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.JournalRows.StoredLetter;
import io.gongji.ledger.store.JournalRows.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// What the ledger sends: CloudEvents in Kafka's binary mode. The same record gives the same bytes,
/// however often it is sent.
final class JournalMessages {
    private static final Header JSON = header("content-type", "application/json");
    private static final Header CLOUD_EVENTS = header("ce_specversion", "1.0");
    private static final Header TYPE = header("ce_type", "gongji.journal.recorded.v1");

    private JournalMessages() {}

    static ProducerRecord<byte[], byte @Nullable []> journal(BookId book, StoredRecord stored) {
        String subject = stored.subject();
        String id = book + "/" + stored.seq();
        List<Header> headers =
                List.of(
                        JSON,
                        CLOUD_EVENTS,
                        header("ce_id", id),
                        header("ce_source", "/ledger/" + book),
                        TYPE,
                        header("ce_subject", subject == null ? "unreadable" : subject),
                        header("ce_time", stored.recordedAt().toString()),
                        header("ce_recordhash", stored.hash().toString()));
        return new ProducerRecord<>(
                Topic.JOURNAL.topicName(), book.number(), bytes(id), stored.value(), headers);
    }

    /// The bytes as they were found, with where that was.
    static ProducerRecord<byte[], byte @Nullable []> deadLetter(
            BookId book, StoredRecord stored, StoredLetter found) {
        DeadLetter letter = found.letter();
        Cause.Coordinate at = found.coordinate();
        List<Header> headers = new ArrayList<>();
        letter.headers()
                .forEach(header -> headers.add(new RecordHeader(header.name(), header.value())));
        headers.add(header("gongji_record", book + "/" + stored.seq()));
        headers.add(header("gongji_topic", at.topic()));
        headers.add(header("gongji_offset", Long.toString(at.offset())));
        return new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(),
                book.number(),
                bytes(book + "/" + stored.seq()),
                letter.value(),
                headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
