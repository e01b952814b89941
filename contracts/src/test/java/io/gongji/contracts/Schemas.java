package io.gongji.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Validates bytes against the schema of a wire name; every `$ref` is resolved from the folder of
/// schemas.
public final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> LOADED = new ConcurrentHashMap<>();
    private static final Path FOLDER = Path.of("src/main/resources/io/gongji/contracts/schema");

    private Schemas() {}

    /// What the schema says against a value; empty when it is valid.
    public static Set<String> errors(String wireName, byte[] value) {
        return LOADED.computeIfAbsent(wireName, Schemas::load).validate(tree(value)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessageKey())
                .collect(Collectors.toSet());
    }

    public static JsonNode tree(byte[] value) {
        return tree(new String(value, StandardCharsets.UTF_8));
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonSchema load(String wireName) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of(FOLDER.resolve(wireName + ".json").toUri().toString()));
    }
}
