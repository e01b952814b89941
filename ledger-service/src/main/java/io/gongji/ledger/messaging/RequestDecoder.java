package io.gongji.ledger.messaging;

import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Addressed;
import io.gongji.contracts.event.Envelope;
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
import org.jspecify.annotations.Nullable;

/// Reads what stands in a request topic. The value says everything; topic, partition and headers
/// only repeat a part of it, and where they say something else nobody can know which is right.
final class RequestDecoder {
    private static final int REASON_MAX = 500;

    private RequestDecoder() {}

    static Delivery decode(Request request) {
        Cause.Coordinate at = new Cause.Coordinate(request.topic(), request.offset());
        byte[] value = request.value();
        if (value == null) {
            return unreadable(request, at, "no value");
        }
        try {
            EventMessage message = EventCodec.decode(value);
            String contradiction = contradiction(request, message);
            return contradiction == null
                    ? new Delivery.OfEvent(at, message)
                    : unreadable(request, at, contradiction);
        } catch (MalformedEvent e) {
            Delivery.OfBytes bytes = unreadable(request, at, String.valueOf(e.getMessage()));
            Delivery.Claim claim = claim(request, at, value);
            return claim == null
                    ? bytes
                    : new Delivery.Unhandled(at, bytes.reason(), claim, bytes, true);
        } catch (UnknownEventType e) {
            return unhandled(
                    request,
                    at,
                    value,
                    "this release does not know the event type " + e.typeName());
        } catch (RuntimeException e) {
            return unhandled(request, at, value, "reading it failed: " + e);
        }
    }

    private static Delivery unhandled(
            Request request, Cause.Coordinate at, byte[] value, String reason) {
        Delivery.OfBytes bytes = unreadable(request, at, reason);
        return new Delivery.Unhandled(at, bytes.reason(), claim(request, at, value), bytes, false);
    }

    /// What the envelope says, where it can be read and nothing beside it says otherwise.
    private static Delivery.@Nullable Claim claim(
            Request request, Cause.Coordinate at, byte[] value) {
        try {
            Addressed addressed = EventCodec.decodeEnvelope(value);
            Envelope envelope = addressed.envelope();
            boolean foreign =
                    EventType.named(addressed.typeName())
                            .filter(type -> !type.topic().topicName().equals(request.topic()))
                            .isPresent();
            if (foreign || contradiction(request, addressed.typeName(), envelope) != null) {
                return null;
            }
            return new Delivery.Claim(
                    new Cause.OfEvent(
                            envelope.eventId(),
                            addressed.typeName(),
                            envelope.source(),
                            envelope.position(),
                            envelope.subject(),
                            envelope.policyVersion(),
                            at),
                    envelope.effectiveDate());
        } catch (MalformedEvent | RuntimeException _) {
            return null;
        }
    }

    /// The bytes as a dead letter keeps them.
    static DeadLetter letter(Request request) {
        return new DeadLetter(request.headers(), request.value());
    }

    static String digest(byte @Nullable [] value) {
        return Sha256.digestOf(value == null ? new byte[0] : value).toString();
    }

    private static Delivery.OfBytes unreadable(
            Request request, Cause.Coordinate at, String reason) {
        return new Delivery.OfBytes(
                at,
                letter(request),
                digest(request.value()),
                reason.substring(0, Math.min(reason.length(), REASON_MAX)));
    }

    private static @Nullable String contradiction(Request request, EventMessage message) {
        EventType type = EventType.of(message.event());
        if (!type.topic().topicName().equals(request.topic())) {
            return "the type belongs to another topic";
        }
        return contradiction(request, type.wireName(), message.envelope());
    }

    private static @Nullable String contradiction(
            Request request, String typeName, Envelope envelope) {
        if (!envelope.book().equals(BookMap.bookOf(request.partition()))) {
            return "the book belongs to another partition";
        }
        if (differs(request, "ce_id", envelope.eventId().toString())) {
            return "the header ce_id is not the eventId";
        }
        if (differs(request, "ce_type", typeName)) {
            return "the header ce_type is not the type";
        }
        if (differs(request, "ce_source", envelope.source())) {
            return "the header ce_source is not the source";
        }
        return null;
    }

    private static boolean differs(Request request, String name, String expected) {
        DeadLetter.Header header = request.header(name);
        return header != null
                && (header.value() == null
                        || !new String(header.value(), StandardCharsets.UTF_8).equals(expected));
    }
}
