package io.gongji.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How to reach a running stack: `run/stack.properties` of its data directory, readable by its
/// owner only, there from when the stack is up until it stops.
public final class StackProperties {
    private final Map<String, String> values;

    StackProperties(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /// Reads the file that `GONGJI_STACK` names for a program that was started by `with`.
    public static StackProperties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException missing) {
            throw new LocalStackException("there is no running stack at " + file, missing);
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return new StackProperties(values);
    }

    void save(Path file) {
        PrivateFiles.write(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /// The base address of a service, such as `http://127.0.0.1:8083`.
    public String url(Service service) {
        return get(service.key() + ".url");
    }

    public String faceUrl() {
        return get("face.url");
    }

    public String clockUrl() {
        return get("clock.url");
    }

    public String channelUrl() {
        return get("channel.url");
    }

    public String kafka() {
        return get("kafka.bootstrap");
    }

    /// The service's database with its roles.
    public Database database(Service service) {
        String key = service.key() + ".database.";
        return new Database(
                get(key + "url"),
                get(key + "owner"),
                get(key + "owner.password"),
                get(key + "app"),
                get(key + "app.password"));
    }

    public Path data() {
        return Path.of(get("data"));
    }

    public Path home() {
        return Path.of(get("home"));
    }

    private String get(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new LocalStackException("the stack's properties lack " + key);
        }
        return value;
    }
}
