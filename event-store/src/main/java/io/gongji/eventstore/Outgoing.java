package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One numbered event as it travels. The same row gives the same bytes, however often it is sent.
record Outgoing(RelayCursor cursor, long position, ProducerRecord<byte[], byte[]> record) {

    /// Reads a row of the event table.
    static Outgoing of(RelayCursor cursor, ResultSet row) throws SQLException {
        Metadata metadata = EventRows.metadata(row);
        String typeName = row.getString("type");
        EventType type =
                EventType.named(typeName)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "a stored event of unknown type " + typeName));
        Envelope envelope =
                new Envelope(
                        new EventId(row.getObject("event_id", UUID.class)),
                        cursor.key().source(),
                        row.getLong("position"),
                        new BookId(cursor.key().book()),
                        row.getString("subject"),
                        metadata.occurredAt(),
                        metadata.effectiveDate(),
                        metadata.policyVersion(),
                        metadata.actor(),
                        metadata.correlationId(),
                        metadata.causationId(),
                        metadata.idempotencyDigest());
        byte[] value = EventCodec.encode(type, envelope, row.getBytes("data"));
        return new Outgoing(cursor, envelope.position(), cloudEvent(cursor, type, envelope, value));
    }

    /// CloudEvents 1.0, binary mode. The headers repeat what the value says.
    private static ProducerRecord<byte[], byte[]> cloudEvent(
            RelayCursor cursor, EventType type, Envelope envelope, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        cursor.topic(),
                        cursor.partition().partition(),
                        envelope.subject().getBytes(UTF_8),
                        value);
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", envelope.eventId().toString());
        header(record, "ce_source", envelope.source());
        header(record, "ce_type", type.wireName());
        header(record, "ce_subject", envelope.subject());
        header(record, "ce_time", envelope.occurredAt().toString());
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
