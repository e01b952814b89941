package io.gongji.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// PostgreSQL and Kafka for the integration tests and the benchmarks of one JVM: each is started
/// when first asked for, in a temporary directory, and ends with the JVM.
public final class LocalServers {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable LocalServers shared;

    private final DataDirectory data;
    private @Nullable LocalPostgres postgres;
    private @Nullable LocalKafka kafka;

    private LocalServers(DataDirectory data) {
        this.data = data;
    }

    /// The one instance that the tests of this JVM share.
    public static synchronized LocalServers shared() {
        if (shared == null) {
            shared = another();
        }
        return shared;
    }

    /// Servers of one's own, for a test that needs more books than the shared broker has left.
    public static LocalServers another() {
        LocalServers servers = new LocalServers(new DataDirectory(temporary()));
        servers.data.claim(line -> {});
        Watchdog watchdog = Watchdog.over(servers.data.run());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> servers.end(watchdog), "end-servers"));
        return servers;
    }

    /// The durable PostgreSQL of this test run.
    public synchronized LocalPostgres postgres() {
        if (postgres == null) {
            postgres = LocalPostgres.start(data, Ports.freePort());
        }
        return postgres;
    }

    /// The broker of this test run, with Gongji's topics. Tests share it: take a topic or a book of
    /// your own.
    public synchronized LocalKafka kafka() {
        if (kafka == null) {
            kafka = LocalKafka.start(data, Ports.freePort(), Ports.freePort());
        }
        return kafka;
    }

    /// Where they keep everything; a process started over it ends with the JVM too.
    public DataDirectory data() {
        return data;
    }

    /// An empty database of its own with an owner and an application role.
    ///
    /// @param name a lower-case word that begins the names of the database and its roles
    public Database freshDatabase(String name) {
        return postgres().database(name + "_" + DATABASES.incrementAndGet());
    }

    /// A database with what another holds now, of the same roles; nobody may be connected to the
    /// other.
    public Database copyOf(Database original) {
        return postgres().copy(original, "copy_" + DATABASES.incrementAndGet());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("gongji-test-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void end(Watchdog watchdog) {
        if (kafka != null) {
            kafka.process().kill();
        }
        if (postgres != null) {
            postgres.close();
        }
        PidFile.endLeftOvers(data.run(), line -> {});
        watchdog.close();
        data.close();
        PrivateFiles.deleteTree(data.root());
    }
}
