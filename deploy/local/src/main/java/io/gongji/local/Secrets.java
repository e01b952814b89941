package io.gongji.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The passwords and keys of one data directory, made once and kept in `secrets/secrets.properties`
/// with mode 0600. Losing the file loses the database: the superuser's password is nowhere else.
public final class Secrets {
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final TreeMap<String, String> values = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    /// The secrets of `directory`, which may still be empty.
    public static Secrets in(Path directory) {
        PrivateFiles.createDirectories(directory);
        return new Secrets(directory.resolve("secrets.properties"));
    }

    /// The password of a database role, made at the first call.
    public String password(String role) {
        return get("password." + role, PASSWORD_BYTES, Base64.getUrlEncoder().withoutPadding());
    }

    /// A key of 32 random bytes in base64, made at the first call.
    public String key(String name) {
        return get("key." + name, KEY_BYTES, Base64.getEncoder());
    }

    /// The key that a simulated channel signs its call-backs with.
    public byte[] channelKey(String channel) {
        return Base64.getDecoder().decode(key("channel." + channel));
    }

    private String get(String name, int bytes, Base64.Encoder encoder) {
        // Several parts of one process share the file, each with its own view of it.
        synchronized (Secrets.class) {
            if (!values.containsKey(name)) {
                read();
            }
            String known = values.get(name);
            return known == null ? make(name, bytes, encoder) : known;
        }
    }

    private String make(String name, int bytes, Base64.Encoder encoder) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        String made = encoder.encodeToString(fresh);
        values.put(name, made);
        PrivateFiles.write(file, text());
        return made;
    }

    private String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        for (Map.Entry<Object, Object> entry : properties.entrySet()) {
            values.put(entry.getKey().toString(), entry.getValue().toString());
        }
    }
}
