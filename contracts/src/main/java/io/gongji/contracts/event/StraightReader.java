package io.gongji.contracts.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads an event in one pass, without a tree between the text and the records: whatever stands as
/// Gongji writes it. Whatever is out of the ordinary gives null; [EventCodec] then reads it with
/// care and says what is wrong with it, or that nothing is.
final class StraightReader {
    private static final char REPLACEMENT = '\uFFFD';

    private final ObjectMapper json;
    private final Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);

    StraightReader(ObjectMapper json) {
        this.json = json;
        for (EventType type : EventType.values()) {
            readers.put(
                    type,
                    json.readerFor(type.record())
                            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
        }
    }

    @Nullable EventMessage read(byte[] value) {
        if (value.length < 2 || value[0] != '{' || value[1] != '"' || !isUtf8(value)) {
            return null;
        }
        try (JsonParser parser = json.createParser(value)) {
            return read(parser);
        } catch (IOException | RuntimeException unusual) {
            return null;
        }
    }

    /// Jackson alone takes what only resembles UTF-8. What is not becomes the replacement
    /// character, and who really writes that one is read with care.
    private static boolean isUtf8(byte[] value) {
        return new String(value, StandardCharsets.UTF_8).indexOf(REPLACEMENT) < 0;
    }

    private @Nullable EventMessage read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT
                || !"type".equals(parser.nextFieldName())) {
            return null;
        }
        String typeName = parser.nextTextValue();
        EventType type = typeName == null ? null : EventType.named(typeName).orElse(null);
        if (type == null) {
            return null;
        }
        Fields fields = new Fields();
        String name = parser.nextFieldName();
        while (name != null && !name.equals("data")) {
            if (!fields.take(name, parser)) {
                return null;
            }
            name = parser.nextFieldName();
        }
        if (name == null || parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        GongjiEvent event = Objects.requireNonNull(readers.get(type)).readValue(parser);
        boolean ends = parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return ends ? new EventMessage(fields.envelope(), event) : null;
    }

    /// The envelope's fields as they come, in whatever order.
    private static final class Fields {
        private final Map<String, @Nullable String> texts = new HashMap<>(24);
        private long position;

        boolean take(String name, JsonParser parser) throws IOException {
            return switch (parser.nextToken()) {
                case VALUE_STRING -> texts.put(name, parser.getText()) == null;
                case VALUE_NULL -> {
                    texts.put(name, null);
                    yield true;
                }
                case VALUE_NUMBER_INT -> {
                    position = parser.getLongValue();
                    yield name.equals("position");
                }
                case null, default -> false;
            };
        }

        Envelope envelope() {
            Envelope envelope =
                    new Envelope(
                            EventId.parse(text("eventId")),
                            text("source"),
                            position,
                            new BookId(text("book")),
                            text("subject"),
                            canonical("occurredAt", Instant::parse),
                            canonical("effectiveDate", LocalDate::parse),
                            optional("policyVersion", PolicyVersion::new),
                            text("actor"),
                            text("correlationId"),
                            optional("causationId", EventId::parse),
                            optional("idempotencyDigest", Function.identity()));
            if (!texts.isEmpty()) {
                throw new IllegalArgumentException("an unknown field");
            }
            return envelope;
        }

        private String text(String name) {
            String text = texts.remove(name);
            if (text == null) {
                throw new IllegalArgumentException("a missing field");
            }
            return text;
        }

        /// It may be null, and must be there.
        private <T> @Nullable T optional(String name, Function<String, T> parse) {
            if (!texts.containsKey(name)) {
                throw new IllegalArgumentException("a missing field");
            }
            String text = texts.remove(name);
            return text == null ? null : parse.apply(text);
        }

        private <T> T canonical(String name, Function<String, T> parse) {
            String text = text(name);
            T value = parse.apply(text);
            if (!value.toString().equals(text)) {
                throw new IllegalArgumentException("not the canonical text");
            }
            return value;
        }
    }
}
