package io.gongji.pooling.running;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Answers the transfers of one book as the ledger would that has [#RICH_FEN] on every account:
/// each event once, in order, by journal records that chain. It can be paused.
final class LedgerStandIn {
    /// An earmark above this is declined.
    static final long RICH_FEN = 100_000;

    private final BookId book;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private long position;
    private long seq;
    private Sha256 hash = Sha256.ZERO;
    private volatile boolean paused;

    LedgerStandIn(String bootstrapServers, BookId book) {
        this.book = book;
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers);
        this.consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        TopicPartition partition = new TopicPartition(Topic.TRANSFERS.topicName(), book.number());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        Thread.ofPlatform().daemon().name("ledger-stand-in").start(this::loop);
    }

    void paused(boolean isPaused) {
        paused = isPaused;
    }

    private void loop() {
        while (true) {
            if (paused) {
                consumer.pause(consumer.assignment());
            } else {
                consumer.resume(consumer.paused());
            }
            consumer.poll(Duration.ofMillis(20)).forEach(this::answer);
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            EventMessage message = EventCodec.decode(record.value());
            if (message.envelope().position() == position + 1) {
                position++;
                publish(message, new Cause.Coordinate(record.topic(), record.offset()));
            }
        } catch (Exception e) {
            throw new AssertionError("the service sent what nobody can read", e);
        }
    }

    private void publish(EventMessage message, Cause.Coordinate coordinate) {
        var envelope = message.envelope();
        Cause cause =
                new Cause.OfEvent(
                        envelope.eventId(),
                        EventType.of(message.event()).wireName(),
                        envelope.source(),
                        envelope.position(),
                        envelope.subject(),
                        envelope.policyVersion(),
                        coordinate);
        seq++;
        JournalRecord record =
                new JournalRecord(
                        book,
                        seq,
                        hash,
                        cause,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        envelope.effectiveDate(),
                        envelope.effectiveDate(),
                        1,
                        outcome(message));
        byte[] value = JournalCodec.encode(record);
        hash = hash.chain(value);
        byte[] key = (book + "/" + seq).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Objects.requireNonNull(
                producer.send(
                        new ProducerRecord<>(
                                Topic.JOURNAL.topicName(), book.number(), key, value)));
    }

    private static Outcome outcome(EventMessage message) {
        return message.event() instanceof GrantEvent.EarmarkRequested asked
                        && asked.amountFen() > RICH_FEN
                ? new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE)
                : new Outcome.Accepted(List.of(), List.of(), null);
    }
}
