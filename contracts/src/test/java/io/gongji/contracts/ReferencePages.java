package io.gongji.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Writes the reference pages from the refusal table, the schemas and the golden files.
final class ReferencePages {
    private static final String JOURNAL = "gongji.journal.recorded.v1";
    private static final String NOTE =
            "\n*This page is generated from the code; a test compares them.*\n";
    private static final JsonNode SHARED = schema("defs");

    private ReferencePages() {}

    static String errors() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Errors

                        Every refusal is `application/problem+json` (RFC 9457). `code` is stable: a code is added, never renamed.
                        `title` is the sentence below, in Chinese when the request says `Accept-Language: zh`; `detail` names the
                        field or line and what to do.
                        """);
        page.append(NOTE)
                .append("\n| code | status | type | title | 中文 |\n|---|---|---|---|---|\n");
        for (Refusal refusal : Refusal.values()) {
            page.append(
                    "| `%s` | %d | `%s` | %s | %s |\n"
                            .formatted(
                                    refusal.name(),
                                    refusal.httpStatus(),
                                    refusal.problemType(),
                                    refusal.english(),
                                    refusal.chinese()));
        }
        return page.toString();
    }

    static String events() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Events

                        JSON values on Kafka, with the attributes of CloudEvents 1.0 in `ce_*` headers. The schemas
                        (JSON Schema 2020-12), the golden files and the AsyncAPI document are in the jar of `contracts`, under
                        `io/gongji/contracts/schema`, `golden` and `asyncapi.yaml`. Readers are strict: an unknown, missing or
                        doubled field is refused. A published type and version never changes; a new version stands beside it.
                        """);
        page.append(NOTE);
        topics(page);
        envelope(page);
        kinds(page);
        for (EventType type : EventType.values()) {
            event(page, type);
        }
        journal(page);
        return page.toString();
    }

    private static void topics(StringBuilder page) {
        page.append("\n## Topics\n\nEach has ")
                .append(BookMap.PARTITIONS)
                .append(
                        " partitions; the partition is the number of the book. Records are kept without limit.\n\n")
                .append("| topic | types |\n|---|---|\n");
        for (Topic topic : Topic.values()) {
            List<String> types = new ArrayList<>();
            for (EventType type : EventType.values()) {
                if (type.topic() == topic) {
                    types.add("`" + type.wireName() + "`");
                }
            }
            if (topic == Topic.JOURNAL) {
                types.add("`" + JOURNAL + "`");
            }
            page.append("| `%s` | %s |\n".formatted(topic.topicName(), String.join(", ", types)));
        }
    }

    private static void envelope(StringBuilder page) {
        JsonNode fields = schema(EventType.MEMBER_ENROLLED.wireName()).get("properties");
        page.append("\n## Fields of every event\n\n| field | form | meaning |\n|---|---|---|\n");
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            switch (field.getKey()) {
                case "type" -> row(page, "type", "text", "`gongji.<subject>.<what-happened>.v<n>`");
                case "subject" ->
                        row(page, "subject", "text", "the aggregate, in the form each type names");
                case "data" -> row(page, "data", "object", "what happened, as each type names it");
                default -> fieldRow(page, field.getKey(), field.getValue(), false);
            }
        }
    }

    /// Objects that come in several kinds.
    private static void kinds(StringBuilder page) {
        for (Map.Entry<String, JsonNode> shared : SHARED.get("$defs").properties()) {
            if (shared.getValue().has("oneOf")) {
                page.append("\n## ").append(shared.getKey()).append("\n\n");
                page.append("By its `kind`: ")
                        .append(shared.getValue().get("description").textValue())
                        .append(".\n");
                shared.getValue().get("oneOf").forEach(kind -> kind(page, kind));
            }
        }
    }

    private static void kind(StringBuilder page, JsonNode kind) {
        page.append("\n### ")
                .append(kind.at("/properties/kind/const").textValue())
                .append("\n\n")
                .append(kind.get("description").textValue())
                .append("\n\n| field | form | meaning |\n|---|---|---|\n");
        fields(page, "", kind);
    }

    private static void event(StringBuilder page, EventType type) {
        JsonNode schema = schema(type.wireName());
        page.append("\n## ").append(type.wireName()).append("\n\n");
        page.append(schema.get("title").textValue()).append(". ");
        page.append(schema.get("description").textValue());
        page.append(
                " Topic `%s`, %s.\n\n"
                        .formatted(
                                type.topic().topicName(),
                                schema.at("/properties/subject/description")
                                        .textValue()
                                        .replaceFirst("the aggregate: (.*)", "subject `$1`")));
        page.append("| field of `data` | form | meaning |\n|---|---|---|\n");
        fields(page, "", schema.at("/properties/data"));
        example(page, type.wireName() + ".json");
    }

    private static void journal(StringBuilder page) {
        JsonNode schema = schema(JOURNAL);
        page.append("\n## ").append(JOURNAL).append("\n\n");
        page.append(schema.get("title").textValue()).append(". ");
        page.append(schema.get("description").textValue()).append('\n');
        schema.get("$defs")
                .properties()
                .forEach(part -> {
                    page.append("\n### ").append(part.getKey()).append("\n\n");
                    page.append(part.getValue().get("description").textValue()).append("\n\n");
                    page.append("| field | form | meaning |\n|---|---|---|\n");
                    fields(page, "", part.getValue());
                });
        example(page, JOURNAL + ".settlement-posted.json");
    }

    private static void fields(StringBuilder page, String prefix, JsonNode object) {
        List<String> required = new ArrayList<>();
        object.get("required").forEach(name -> required.add(name.textValue()));
        object.get("properties")
                .properties()
                .forEach(field -> {
                    JsonNode schema = field.getValue();
                    fieldRow(
                            page,
                            prefix + field.getKey(),
                            schema,
                            !required.contains(field.getKey()));
                    if (schema.has("properties")) {
                        fields(page, prefix + field.getKey() + ".", schema);
                    } else if (schema.path("items").has("properties")) {
                        fields(page, prefix + field.getKey() + "[].", schema.get("items"));
                    }
                });
    }

    private static void fieldRow(
            StringBuilder page, String name, JsonNode schema, boolean optional) {
        row(page, name, form(schema) + (optional ? ", optional" : ""), meaning(schema));
    }

    private static void row(StringBuilder page, String name, String form, String meaning) {
        page.append("| `%s` | %s | %s |\n".formatted(name, form, meaning.replace("|", "\\|")));
    }

    private static String meaning(JsonNode schema) {
        JsonNode own = schema.get("description");
        if (own != null) {
            return own.textValue();
        }
        return schema.path("$ref").asText().startsWith("defs.json")
                ? resolve(schema).path("description").asText()
                : "";
    }

    private static String form(JsonNode schema) {
        if (schema.has("anyOf")) {
            return form(schema.get("anyOf").get(0)) + " or null";
        }
        if (schema.has("const")) {
            return "`" + schema.get("const").asText() + "`";
        }
        if (schema.path("$ref").asText().startsWith("#")) {
            return "*" + schema.get("$ref").asText().replaceFirst(".*/", "") + "*";
        }
        JsonNode resolved = schema.has("$ref") ? resolve(schema) : schema;
        if (resolved.has("oneOf")) {
            return "object, by its `kind`";
        }
        if (resolved.has("enum")) {
            return resolved.get("enum").size() > 8
                    ? "one of " + resolved.get("enum").size() + " codes"
                    : texts(resolved.get("enum"));
        }
        return switch (resolved.get("type").textValue()) {
            case "integer" -> bounds(resolved);
            case "array" ->
                    "array"
                            + (resolved.has("maxItems")
                                    ? ", at most " + resolved.get("maxItems").asText()
                                    : "");
            case "object" -> "object";
            default -> "text";
        };
    }

    private static String bounds(JsonNode number) {
        if (!number.has("minimum")) {
            return "integer";
        }
        String from = "integer, " + number.get("minimum").asText();
        return number.has("maximum")
                ? from + " to " + number.get("maximum").asText()
                : from + " or more";
    }

    private static String texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private static void example(StringBuilder page, String golden) {
        page.append("\n```json\n")
                .append(Schemas.tree(Golden.read(golden)).toPrettyString())
                .append("\n```\n");
    }

    private static JsonNode resolve(JsonNode schema) {
        return SHARED.at(schema.get("$ref").asText().replaceFirst(".*#", ""));
    }

    private static JsonNode schema(String name) {
        return Schemas.tree(Golden.resource("schema/" + name + ".json"));
    }
}
