package io.gongji.ledger.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.Delivery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A service that numbers events of one book and topic, and sends them as often and in whatever
/// order a test wants.
final class TestSource {
    static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    private final BookId book;
    private final Topic topic;
    private final String name;
    private final List<Numbered> events = new ArrayList<>();

    TestSource(BookId book, Topic topic) {
        this.book = book;
        this.topic = topic;
        this.name = "/test/" + topic.name().toLowerCase(java.util.Locale.ROOT);
    }

    String name() {
        return name;
    }

    /// Numbers an event without sending it; the first has position 1.
    TestSource add(GongjiEvent event) {
        return add("test/" + (events.size() + 1), event);
    }

    /// The same for an event about a given subject.
    TestSource add(String subject, GongjiEvent event) {
        return add(subject, DAY, event);
    }

    /// The same for a service of a given day.
    TestSource add(String subject, LocalDate day, GongjiEvent event) {
        events.add(
                new Numbered(
                        new Envelope(
                                new EventId(Uuids.version7(System.currentTimeMillis())),
                                name,
                                events.size() + 1L,
                                book,
                                subject,
                                Instant.parse("2025-03-14T01:00:00Z"),
                                day,
                                null,
                                "tester",
                                "test",
                                null,
                                null),
                        event));
        return this;
    }

    EventId eventId(int position) {
        return events.get(position - 1).envelope().eventId();
    }

    /// Sends what has these positions, in this order.
    void send(int... positions) {
        for (int position : positions) {
            Numbered event = events.get(position - 1);
            send(topic, book, event.value());
        }
    }

    /// Sends an event as one of a version that no release knows yet. Returns its offset.
    long sendOfUnknownVersion(int position) {
        return send(topic, book, versioned(events.get(position - 1).value(), ".v1", ".v9"));
    }

    /// The value of a source's event of an unknown version as the release reads it that knows it.
    static byte[] upgraded(byte[] value) {
        return versioned(value, ".v9", ".v1");
    }

    private static byte[] versioned(byte[] value, String from, String to) {
        return new String(value, UTF_8).replaceFirst("\\" + from + "\"", to + "\"").getBytes(UTF_8);
    }

    void sendAll() {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Numbered event : events) {
                var _ = producer.send(record(topic, book, event.value()));
            }
            producer.flush();
        }
    }

    /// The delivery of an event, for a book that is written to without Kafka.
    Delivery delivery(int position, long offset) {
        Numbered event = events.get(position - 1);
        return new Delivery.OfEvent(
                new Cause.Coordinate(topic.topicName(), offset),
                new EventMessage(event.envelope(), event.event()));
    }

    /// Sends bytes as they are. Returns their offset.
    static long send(Topic topic, BookId book, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            return producer.send(record(topic, book, value)).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, BookId book, byte[] value) {
        return new ProducerRecord<>(topic.topicName(), book.number(), "k".getBytes(UTF_8), value);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", FreshBooks.broker().bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private record Numbered(Envelope envelope, GongjiEvent event) {
        byte[] value() {
            return EventCodec.encode(EventType.of(event), envelope, EventCodec.encodeData(event));
        }
    }
}
