package io.gongji.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one place that turns events into bytes and back. Reading is strict: an unknown, missing or
/// doubled field, a fraction or a text where an integer belongs, another spelling of a date,
/// trailing bytes or bytes that are not UTF-8 are a [MalformedEvent], whose message names the place
/// and never repeats what stood there.
public final class EventCodec {
    private static final ObjectMapper JSON = StrictJson.mapper();
    private static final StraightReader STRAIGHT = new StraightReader(JSON);

    /// `gongji.<subject>.<what-happened>.v<n>`
    private static final Pattern TYPE =
            Pattern.compile("gongji(\\.[a-z][a-z-]{0,40}){2}\\.v[1-9][0-9]{0,3}");

    private EventCodec() {}

    /// The data of an event alone, as an event table stores it before a position is known.
    public static byte[] encodeData(GongjiEvent event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an event that cannot be written: " + EventType.of(event), e);
        }
    }

    /// Reads what [#encodeData] wrote.
    public static GongjiEvent decodeData(EventType type, byte[] data) throws MalformedEvent {
        try {
            return JSON.readValue(text(data), type.record());
        } catch (IOException e) {
            throw new MalformedEvent(
                    "data is not that of " + type.wireName() + ": " + reason(e), null);
        }
    }

    /// The whole Kafka value: envelope fields first, `data` last. The same event and position give
    /// the same bytes.
    public static byte[] encode(EventType type, Envelope envelope, byte[] data) {
        try {
            ObjectNode value = JSON.createObjectNode();
            value.put("type", type.wireName());
            value.setAll((ObjectNode) JSON.valueToTree(envelope));
            value.set("data", JSON.readTree(data));
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "stored data that cannot be read: " + envelope.eventId(), e);
        }
    }

    /// Reads a Kafka value.
    ///
    /// @throws UnknownEventType when it is an event of a type or version this release does not know
    /// @throws MalformedEvent when it is no event at all
    public static EventMessage decode(byte[] value) throws MalformedEvent, UnknownEventType {
        EventMessage straight = STRAIGHT.read(value);
        return straight == null ? decodeWithCare(value) : checked(straight);
    }

    /// What [StraightReader] leaves, for the wording of what is wrong.
    private static EventMessage decodeWithCare(byte[] value)
            throws MalformedEvent, UnknownEventType {
        ObjectNode node = object(value);
        String typeName = typeName(node);
        EventType type = EventType.named(typeName).orElse(null);
        if (type == null) {
            throw new UnknownEventType(typeName);
        }
        JsonNode data = node.remove("data");
        node.remove("type");
        if (data == null || !data.isObject()) {
            throw new MalformedEvent("data is missing", null);
        }
        try {
            Envelope envelope = JSON.treeToValue(node, Envelope.class);
            return checked(new EventMessage(envelope, JSON.treeToValue(data, type.record())));
        } catch (JsonProcessingException e) {
            throw new MalformedEvent(type.wireName() + ": " + reason(e), null);
        }
    }

    /// Reads the envelope alone, of an event whose type may be unknown and whose data may be
    /// anything.
    ///
    /// @throws MalformedEvent when there is no envelope that can be read
    public static Addressed decodeEnvelope(byte[] value) throws MalformedEvent {
        ObjectNode node = object(value);
        String typeName = typeName(node);
        node.remove("data");
        node.remove("type");
        try {
            return new Addressed(typeName, JSON.treeToValue(node, Envelope.class));
        } catch (JsonProcessingException e) {
            throw new MalformedEvent(typeName + ": " + reason(e), null);
        }
    }

    private static EventMessage checked(EventMessage message) throws MalformedEvent {
        if (!message.event().region().book().equals(message.envelope().book())) {
            throw new MalformedEvent(
                    "the region belongs to another book than the envelope says", null);
        }
        return message;
    }

    private static ObjectNode object(byte[] value) throws MalformedEvent {
        try {
            if (JSON.readTree(text(value)) instanceof ObjectNode node) {
                return node;
            }
        } catch (IOException e) {
            throw new MalformedEvent("not JSON: " + reason(e), null);
        }
        throw new MalformedEvent("not a JSON object", null);
    }

    private static String typeName(ObjectNode node) throws MalformedEvent {
        JsonNode type = node.get("type");
        if (type == null || !type.isTextual() || !TYPE.matcher(type.textValue()).matches()) {
            throw new MalformedEvent("type is missing or not one of Gongji's", null);
        }
        return type.textValue();
    }

    /// Jackson alone would guess the encoding, and take what only resembles UTF-8.
    private static String text(byte[] value) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    }

    /// Where it failed, without the input, and without Jackson's exception, whose message repeats
    /// it: payloads do not belong in logs. An unknown field's name is input too.
    private static String reason(IOException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            List<JsonMappingException.Reference> path = mapping.getPath();
            boolean unknown = e instanceof PropertyBindingException;
            String place =
                    path.stream()
                            .limit(unknown ? path.size() - 1 : path.size())
                            .map(step ->
                                    step.getFieldName() == null
                                            ? "[" + step.getIndex() + "]"
                                            : step.getFieldName())
                            .collect(Collectors.joining("."));
            return unknown
                    ? (place.isEmpty() ? "it" : place) + " has an unknown field"
                    : place + " has no allowed value";
        }
        return e.getClass().getSimpleName();
    }
}
