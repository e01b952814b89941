package io.gongji.systemtests.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The agent as the JVM wants it: a jar with a manifest, made of the classes beside this one, and
/// the countdown in a jar of its own.
public final class AgentJar {
    /// Beside the agent: what every class loader of the process must find.
    private static final String COUNTDOWN = "fault-countdown.jar";

    private static final List<Class<?>> CLASSES =
            List.of(
                    FaultAgent.class,
                    FaultPoint.class,
                    FaultPoint.Act.class,
                    FaultPoint.Edge.class,
                    Weaver.class);
    private static final List<String> INNER = List.of("Weaver$AtEntry", "Weaver$AtExit");

    private final Path jar;

    private AgentJar(Path jar) {
        this.jar = jar;
    }

    /// Makes it.
    public static AgentJar in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path jar = directory.resolve("fault-agent.jar").toAbsolutePath().normalize();
        List<String> types = new ArrayList<>();
        CLASSES.forEach(type -> types.add(type.getName()));
        INNER.forEach(inner -> types.add(AgentJar.class.getPackageName() + "." + inner));
        Manifest manifest = manifest();
        manifest.getMainAttributes()
                .put(new Attributes.Name("Premain-Class"), FaultAgent.class.getName());
        write(jar, manifest, types);
        write(jar.resolveSibling(COUNTDOWN), manifest(), List.of(Countdown.class.getName()));
        return new AgentJar(jar);
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static void write(Path jar, Manifest manifest, List<String> types) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String type : types) {
                add(out, type);
            }
        }
    }

    private static void add(JarOutputStream out, String type) throws IOException {
        String entry = type.replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = AgentJar.class.getClassLoader().getResourceAsStream(entry)) {
            if (bytes == null) {
                throw new IOException("no class " + type);
            }
            bytes.transferTo(out);
        }
        out.closeEntry();
    }

    /// The environment of a process that is to end or to fail there.
    public Map<String, String> at(FaultPoint point) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar + "=" + point.text());
    }
}
