package io.gongji.ledger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kafka headers as the column `headers` keeps them: a JSON array of `[name, base64 or null]`.
final class DeadLetterHeaders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetterHeaders() {}

    static String write(List<DeadLetter.Header> headers) {
        List<List<@Nullable String>> pairs = new ArrayList<>();
        for (DeadLetter.Header header : headers) {
            byte[] value = header.value();
            pairs.add(
                    Arrays.asList(
                            header.name(),
                            value == null ? null : Base64.getEncoder().encodeToString(value)));
        }
        try {
            return JSON.writeValueAsString(pairs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings that cannot be written", e);
        }
    }

    static List<DeadLetter.Header> read(String text) {
        try {
            List<List<@Nullable String>> pairs = JSON.readValue(text, new TypeReference<>() {});
            return pairs.stream().map(DeadLetterHeaders::header).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dead letter whose headers cannot be read", e);
        }
    }

    private static DeadLetter.Header header(List<@Nullable String> pair) {
        String name = pair.getFirst();
        String value = pair.getLast();
        return new DeadLetter.Header(
                name == null ? "" : name, value == null ? null : Base64.getDecoder().decode(value));
    }
}
