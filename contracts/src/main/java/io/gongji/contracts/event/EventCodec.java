package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;

/// The one place that turns events into bytes and back. Reading is strict: an unknown field, a
/// fraction where an integer belongs, a missing field or trailing bytes is a [MalformedEvent].
public final class EventCodec {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
                    .build();

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
            return JSON.readValue(data, type.record());
        } catch (IOException e) {
            throw new MalformedEvent(
                    "data is not that of " + type.wireName() + ": " + reason(e), e);
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
            throw new MalformedEvent(type.wireName() + ": " + reason(e), e);
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
            if (JSON.readTree(value) instanceof ObjectNode node) {
                return node;
            }
        } catch (IOException e) {
            throw new MalformedEvent("not JSON: " + reason(e), e);
        }
        throw new MalformedEvent("not a JSON object", null);
    }

    private static String typeName(ObjectNode node) throws MalformedEvent {
        JsonNode type = node.get("type");
        if (type == null || !type.isTextual() || !type.textValue().startsWith("gongji.")) {
            throw new MalformedEvent("type is missing or not one of Gongji's", null);
        }
        return type.textValue();
    }

    /// Where it failed, without the input: payloads do not belong in logs.
    private static String reason(IOException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPath().stream()
                            .map(step ->
                                    step.getFieldName() == null
                                            ? "[" + step.getIndex() + "]"
                                            : step.getFieldName())
                            .collect(Collectors.joining("."))
                    + " has no allowed value";
        }
        return e.getClass().getSimpleName();
    }
}
