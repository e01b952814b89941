package io.gongji.systemtests.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Yuan;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer in the words of an example: each plain field by its own name, each `…Fen` without that
/// ending and in yuan, and a refusal's code as `refused`.
final class Figures {
    private Figures() {}

    static Map<String, String> of(Answer answer) {
        Map<String, String> figures = new LinkedHashMap<>();
        if (!answer.succeeded()) {
            figures.put("refused", answer.code());
            return figures;
        }
        answer.body().properties().forEach(field -> put(figures, field.getKey(), field.getValue()));
        if (figures.containsKey("assistance") && figures.containsKey("subsidy")) {
            JsonNode body = answer.body();
            long publicFen = body.path("assistanceFen").asLong() + body.path("subsidyFen").asLong();
            figures.put("public", Yuan.of(publicFen));
        }
        return figures;
    }

    private static void put(Map<String, String> figures, String name, JsonNode value) {
        if (name.endsWith("Fen") && value.isIntegralNumber()) {
            figures.put(name.substring(0, name.length() - 3), Yuan.of(value.longValue()));
        } else if (value.isValueNode()) {
            figures.put(name, value.isNull() ? "none" : value.asText());
        }
    }

    /// Whether an answered figure is the expected one; amounts may leave out what is zero.
    static boolean alike(String expected, String answered) {
        if (isAmount(expected) && isAmount(answered)) {
            return Yuan.toFen(expected) == Yuan.toFen(answered);
        }
        return expected.equals(answered);
    }

    private static boolean isAmount(String text) {
        return text.matches("-?[0-9][0-9,]*(\\.[0-9]{1,2})?");
    }
}
