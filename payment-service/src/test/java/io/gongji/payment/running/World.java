package io.gongji.payment.running;

import io.gongji.contracts.BookId;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import io.gongji.payment.domain.member.IdNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// The packaged service as a process of its own, with PostgreSQL and Kafka, and a stand-in for the
/// ledger. Started once for all the tests of a run; each test takes persons of its own.
final class World {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/payment-service-it.log");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final World SHARED = start();

    final HttpClient http = HttpClient.newHttpClient();
    final LedgerStandIn hebei;
    final LedgerStandIn henan;
    final Database database;
    final URI url;

    /// The business time of the service under test; a test that sets it sets it back.
    final TestClock clock;

    private final ProcessBuilder service;
    private volatile Process process;

    private World(LocalServers servers, Database database, int port) throws IOException {
        this.database = database;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.clock = TestClock.start(http);
        this.service = service(database, servers.kafka().bootstrapServers(), port);
        service.environment().put("GONGJI_BUSINESS_CLOCK_URL", clock.url());
        this.process = service.start();
        this.hebei = new LedgerStandIn(servers.kafka().bootstrapServers(), new BookId("13"));
        this.henan = new LedgerStandIn(servers.kafka().bootstrapServers(), new BookId("41"));
    }

    static World shared() {
        return SHARED;
    }

    /// What the service has logged so far.
    static String log() throws IOException {
        return Files.readString(LOG);
    }

    /// An ID number that no other test has.
    static String idNumber() {
        int number = NUMBERS.incrementAndGet();
        String birth = String.format("%04d0101", 1_985 - number / 1_000);
        return IdNumbers.of(birth, number % 1_000);
    }

    static int number() {
        return NUMBERS.incrementAndGet();
    }

    /// kill -9, and start again.
    void crash(Runnable meanwhile) throws IOException {
        process.destroyForcibly().onExit().join();
        meanwhile.run();
        process = service.start();
        awaitReady();
    }

    private static World start() {
        try {
            LocalServers servers = LocalServers.shared();
            World world = new World(servers, servers.freshDatabase("payment"), freePort());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> world.process.destroy(), "end-service"));
            world.awaitReady();
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Awaitility.await("the service is ready; see " + LOG)
                .atMost(Duration.ofSeconds(60))
                .failFast("the service ended; see " + LOG, () -> !process.isAlive())
                .until(this::ready);
    }

    /// A second process with the same parts that calls itself production.
    Process startStrict(Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(service.command());
        builder.environment().putAll(service.environment());
        builder.environment().put("GONGJI_STRICT", "true");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(freePort()));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    private static ProcessBuilder service(Database database, String kafka, int port) {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        var environment = builder.environment();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("GONGJI_MASTER_KEY", key(1));
        environment.put("GONGJI_LOOKUP_KEY", key(2));
        environment.put("GONGJI_LEDGER_URL", "http://127.0.0.1:9");
        environment.put("GONGJI_LIMIT_CHUNK_LINES", "10");
        environment.put("GONGJI_LIMIT_FILE_BYTES", "100000");
        return builder;
    }

    private static String key(int filler) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) filler);
        return Base64.getEncoder().encodeToString(key);
    }

    private boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
