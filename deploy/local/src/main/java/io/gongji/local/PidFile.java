package io.gongji.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `run/<name>.pid`: a process id and when that process started. The start time makes it sure that
/// a later process with the same id is not taken for ours.
final class PidFile {
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private PidFile() {}

    static void write(Path file, ProcessHandle process) {
        long startedMillis = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        PrivateFiles.write(file, process.pid() + " " + startedMillis + "\n");
    }

    /// The process that `file` names, if it is still the same one and alive.
    static Optional<ProcessHandle> read(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ", -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, started));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(actual, expected).abs().compareTo(CLOCK_STEP) <= 0)
                .orElse(false);
    }

    /// Ends what an earlier run left behind in `directory`, services and broker first, PostgreSQL
    /// last.
    static void endLeftOvers(Path directory, Consumer<String> progress) {
        List<Path> files = pidFiles(directory);
        files.stream().filter(file -> !isPostgres(file)).forEach(file -> end(file, progress));
        files.stream().filter(PidFile::isPostgres).forEach(file -> end(file, progress));
    }

    private static boolean isPostgres(Path file) {
        return file.endsWith("postgres.pid");
    }

    private static void end(Path file, Consumer<String> progress) {
        read(file)
                .ifPresent(process -> {
                    String name = file.getFileName().toString().replace(".pid", "");
                    progress.accept(
                            "ending %s (process %d), left over from an earlier run"
                                    .formatted(name, process.pid()));
                    end(process, isPostgres(file) ? Signal.INT : Signal.TERM);
                });
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void end(ProcessHandle process, Signal signal) {
        Signal.CONT.send(process.pid());
        signal.send(process.pid());
        if (!Waiting.until(PATIENCE, () -> !process.isAlive())) {
            Signal.KILL.send(process.pid());
            Waiting.until(PATIENCE, () -> !process.isAlive());
        }
    }

    private static List<Path> pidFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".pid")).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
