package io.gongji.ledger.messaging;

import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.UnknownEventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.store.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Reads what stands in a request topic. The value says everything; topic, partition and headers
/// only repeat a part of it, and where they say something else nobody can know which is right.
final class RequestDecoder {
    private static final int OVERHEAD_BYTES = 512;
    private static final int REASON_MAX = 500;

    private RequestDecoder() {}

    static Delivery decode(ConsumerRecord<byte[], byte @Nullable []> record) {
        Cause.Coordinate at = new Cause.Coordinate(record.topic(), record.offset());
        byte[] value = record.value();
        int size = (value == null ? 0 : value.length) + OVERHEAD_BYTES;
        if (value == null) {
            return unreadable(record, at, size, "no value");
        }
        try {
            EventMessage message = EventCodec.decode(value);
            String contradiction = contradiction(record, message);
            return contradiction == null
                    ? new Delivery.OfEvent(at, size, message)
                    : unreadable(record, at, size, contradiction);
        } catch (MalformedEvent e) {
            return unreadable(record, at, size, String.valueOf(e.getMessage()));
        } catch (UnknownEventType e) {
            return new Delivery.Unhandled(
                    at, size, "this release does not know the event type " + e.typeName());
        } catch (RuntimeException e) {
            return new Delivery.Unhandled(at, size, "reading it failed: " + e);
        }
    }

    /// The bytes as a dead letter keeps them.
    static DeadLetter letter(ConsumerRecord<byte[], byte @Nullable []> record) {
        List<DeadLetter.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new DeadLetter.Header(header.key(), header.value()));
        }
        return new DeadLetter(headers, record.value());
    }

    static String digest(byte @Nullable [] value) {
        return Sha256.digestOf(value == null ? new byte[0] : value).toString();
    }

    private static Delivery unreadable(
            ConsumerRecord<byte[], byte @Nullable []> record,
            Cause.Coordinate at,
            int size,
            String reason) {
        return new Delivery.OfBytes(
                at,
                size,
                letter(record),
                digest(record.value()),
                reason.substring(0, Math.min(reason.length(), REASON_MAX)));
    }

    private static @Nullable String contradiction(
            ConsumerRecord<byte[], byte @Nullable []> record, EventMessage message) {
        EventType type = EventType.of(message.event());
        if (!type.topic().topicName().equals(record.topic())) {
            return "the type belongs to another topic";
        }
        if (!message.envelope().book().equals(BookMap.bookOf(record.partition()))) {
            return "the book belongs to another partition";
        }
        if (differs(record, "ce_id", message.envelope().eventId().toString())) {
            return "the header ce_id is not the eventId";
        }
        if (differs(record, "ce_type", type.wireName())) {
            return "the header ce_type is not the type";
        }
        if (differs(record, "ce_source", message.envelope().source())) {
            return "the header ce_source is not the source";
        }
        return null;
    }

    private static boolean differs(
            ConsumerRecord<byte[], byte @Nullable []> record, String name, String expected) {
        Header header = record.headers().lastHeader(name);
        return header != null
                && (header.value() == null
                        || !new String(header.value(), StandardCharsets.UTF_8).equals(expected));
    }
}
