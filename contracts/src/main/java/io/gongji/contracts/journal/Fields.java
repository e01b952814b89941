package io.gongji.contracts.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object, each taken once.
final class Fields {
    private final Map<String, Object> values = new HashMap<>();

    static Fields read(JsonParser json) throws IOException {
        JournalCodec.require(json, JsonToken.START_OBJECT);
        Fields fields = new Fields();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (fields.values.put(name, value(json)) != null) {
                throw new CorruptJournal("a field twice: " + name);
            }
        }
        return fields;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case START_OBJECT -> read(json);
            case START_ARRAY -> readArray(json);
            case null, default -> throw new CorruptJournal("a value of a kind that no record has");
        };
    }

    private static List<Fields> readArray(JsonParser json) throws IOException {
        List<Fields> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json));
        }
        return items;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    @Nullable String optionalText(String name) {
        return take(name, String.class);
    }

    long number(String name) {
        return required(name, optionalNumber(name));
    }

    @Nullable Long optionalNumber(String name) {
        return take(name, Long.class);
    }

    Fields object(String name) {
        return required(name, optionalObject(name));
    }

    @Nullable Fields optionalObject(String name) {
        return take(name, Fields.class);
    }

    @SuppressWarnings("unchecked") // readArray makes no other lists
    List<Fields> objects(String name) {
        return (List<Fields>) required(name, take(name, List.class));
    }

    MemberId member(String name) {
        return MemberId.parse(text(name));
    }

    GrantId grant(String name) {
        return GrantId.parse(text(name));
    }

    RegionCode region(String name) {
        return new RegionCode(text(name));
    }

    void requireAllRead(String where) {
        if (!values.isEmpty()) {
            throw JournalCodec.unexpected(where, values.keySet().iterator().next());
        }
    }

    private <T> @Nullable T take(String name, Class<T> kind) {
        Object value = values.remove(name);
        if (value != null && !kind.isInstance(value)) {
            throw new CorruptJournal(name + " is of the wrong kind");
        }
        return kind.cast(value);
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new CorruptJournal(name + " is missing");
        }
        return value;
    }
}
