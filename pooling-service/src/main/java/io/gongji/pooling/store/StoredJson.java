package io.gongji.pooling.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.pooling.domain.giver.BindingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// Events of this service's own as they are stored, and those that the ledger is told as contracts
/// writes them. What cannot be read stops the reading, with its place named.
final class StoredJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(
                            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                            SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addMixIn(BindingId.class, BindingIdJson.class)
                    .build();

    private StoredJson() {}

    static NewEvent internal(String type, Object event, Metadata metadata) {
        try {
            return NewEvent.internal(type, JSON.writeValueAsBytes(event), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <E> E read(Stored stored, Class<E> type) {
        try {
            return JSON.readValue(stored.data(), type);
        } catch (IOException e) {
            throw new IllegalStateException(at(stored) + " cannot be read", e);
        }
    }

    static GongjiEvent told(Stored stored, EventType type) {
        try {
            return EventCodec.decodeData(type, stored.data());
        } catch (MalformedEvent e) {
            throw new IllegalStateException(at(stored) + " cannot be read", e);
        }
    }

    static IllegalStateException unknownType(Stored stored) {
        return new IllegalStateException(
                at(stored) + " has a type this release does not know here");
    }

    private static String at(Stored stored) {
        return "stream "
                + stored.stream()
                + " version "
                + stored.version()
                + " ("
                + stored.type()
                + ")";
    }

    /// The domain knows no JSON; its one id is written as the contracts write theirs.
    private abstract static class BindingIdJson {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // a mix-in only names the constructor
        BindingIdJson(UUID value) {}

        @JsonValue
        abstract UUID value();
    }
}
