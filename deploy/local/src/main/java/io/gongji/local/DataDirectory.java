package io.gongji.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that one stack keeps: `postgres/`, `kafka/`, `secrets/`, `logs/` and `run/` (locks
/// and process ids). One stack at a time holds it.
public final class DataDirectory implements AutoCloseable {
    private static final long DISK_MIN_BYTES = 1L << 30;

    private final Path root;
    private @Nullable RandomAccessFile lockFile;

    /// Creates the directory where it is not there yet; takes no lock.
    public DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
        for (Path part : List.of(this.root, logs(), run())) {
            PrivateFiles.createDirectories(part);
        }
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    /// Where a running stack says how to reach it.
    public Path stackProperties() {
        return run().resolve("stack.properties");
    }

    /// Takes the directory for this process, and ends what an earlier run left behind in it.
    public void claim(Consumer<String> progress) {
        Path file = run().resolve("stack.lock");
        try {
            RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
            if (!gotLock(opened)) {
                String holder = opened.readLine();
                opened.close();
                throw new LocalStackException(
                        "another stack (process %s) uses %s; stop it, or give another directory with --data DIR"
                                .formatted(holder == null ? "?" : holder, root));
            }
            opened.setLength(0);
            opened.writeBytes(ProcessHandle.current().pid() + "\n");
            lockFile = opened;
            PidFile.endLeftOvers(run(), progress);
            Files.deleteIfExists(stackProperties());
        } catch (IOException failed) {
            throw new LocalStackException("cannot use " + file, failed);
        }
    }

    /// Whether a running stack holds the data directory `root`.
    public static boolean isHeld(Path root) {
        Path file = root.resolve("run/stack.lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            return !gotLock(opened);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean gotLock(RandomAccessFile opened) throws IOException {
        try {
            FileLock lock = opened.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /// Says so early when the disk is nearly full: a PostgreSQL that cannot write stops in the
    /// middle of the work.
    public void requireSpace() {
        try {
            long usableBytes = Files.getFileStore(root).getUsableSpace();
            if (usableBytes < DISK_MIN_BYTES) {
                throw new LocalStackException(
                        "only %d MiB are free on the disk of %s and the stack wants 1024 MiB: free some, or give another directory with --data DIR"
                                .formatted(usableBytes >> 20, root));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Removes all data, all secrets and all logs, and nothing that the stack did not make.
    public void wipe() {
        for (Path part : List.of(postgres(), kafka(), secrets(), logs())) {
            PrivateFiles.deleteTree(part);
        }
        PrivateFiles.createDirectories(logs());
    }

    @Override
    public void close() {
        try {
            if (lockFile != null) {
                Files.deleteIfExists(stackProperties());
                lockFile.close();
                lockFile = null;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
