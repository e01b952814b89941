package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.journal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The golden files of a module that publishes them: one a type, version and case. They are added,
/// never edited. A new one is written with `-Dgongji.golden.write=true`; one that exists is never
/// written.
public final class Golden {
    private static final Path FOLDER = Path.of("src/main/resources/io/gongji/contracts/golden");
    private static final String RELEASED = "released.sha256";

    private Golden() {}

    /// Compares bytes with the golden file of a name.
    public static void requireEqual(String name, byte[] written) {
        if (Boolean.getBoolean("gongji.golden.write") && !Files.exists(FOLDER.resolve(name))) {
            add(name, written);
        }
        assertThat(new String(written, StandardCharsets.UTF_8))
                .as("golden file %s; a changed event gets a new version", name)
                .isEqualTo(new String(read(name), StandardCharsets.UTF_8));
        assertThat(released())
                .as("a released golden file is never edited")
                .containsEntry(name, Sha256.digestOf(written).toString());
    }

    /// The bytes of a golden file.
    public static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no golden file " + name, e);
        }
    }

    /// The names of all golden files.
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Name to digest of every file that was released.
    public static Map<String, String> released() {
        Map<String, String> released = new TreeMap<>();
        resource("golden/" + RELEASED)
                .lines()
                .forEach(line -> released.put(line.substring(66), line.substring(0, 64)));
        return released;
    }

    /// A resource of this module as text, from the sources, so that what was just written is seen.
    public static String resource(String name) {
        try (InputStream in = Files.newInputStream(FOLDER.resolveSibling(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("no resource " + Objects.requireNonNull(name), e);
        }
    }

    private static void add(String name, byte[] written) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name), written);
            Path list = FOLDER.resolve(RELEASED);
            Map<String, String> lines = Files.exists(list) ? released() : new TreeMap<>();
            lines.put(name, Sha256.digestOf(written).toString());
            StringBuilder text = new StringBuilder();
            lines.forEach(
                    (file, digest) -> text.append(digest).append("  ").append(file).append('\n'));
            Files.writeString(list, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
