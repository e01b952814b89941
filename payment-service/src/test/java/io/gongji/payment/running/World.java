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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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
    final LedgerStandIn fujian;
    final LedgerStandIn liaoning;
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
        this.fujian = new LedgerStandIn(servers.kafka().bootstrapServers(), new BookId("35"));
        this.liaoning = new LedgerStandIn(servers.kafka().bootstrapServers(), new BookId("21"));
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
        String birth =
                DateTimeFormatter.BASIC_ISO_DATE.format(
                        LocalDate.of(1985, 12, 31).minusDays(number / 1_000));
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

    /// A second process with the same parts.
    ///
    /// @param settings names and values of its environment that differ
    Process startAnother(Path log, String... settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(service.command());
        builder.environment().putAll(service.environment());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(freePort()));
        for (int i = 0; i < settings.length; i += 2) {
            builder.environment().put(settings[i], settings[i + 1]);
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    /// Another service on a database of its own.
    record Other(Process process, URI url, HttpClient http) {
        HttpResponse<byte[]> send(HttpRequest request) throws IOException {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /// Starts another service that shares nothing but Kafka with this one.
    ///
    /// @param heap an option such as `-Xmx128m`
    /// @param settings names and values of its environment
    static Other startOther(String heap, Path log, String... settings) throws IOException {
        LocalServers servers = LocalServers.shared();
        int port = freePort();
        ProcessBuilder builder =
                service(servers.freshDatabase("other"), servers.kafka().bootstrapServers(), port);
        builder.command().set(1, heap);
        builder.environment().put("GONGJI_JOURNAL_GROUP", "other-" + port);
        for (int i = 0; i < settings.length; i += 2) {
            builder.environment().put(settings[i], settings[i + 1]);
        }
        builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        Other other =
                new Other(
                        builder.start(),
                        URI.create("http://127.0.0.1:" + port),
                        HttpClient.newHttpClient());
        HttpRequest ready = HttpRequest.newBuilder(other.url().resolve("/q/health/ready")).build();
        Awaitility.await("the service is ready; see " + log)
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> other.send(ready).statusCode() == 200);
        return other;
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
        environment.put("GONGJI_MONTH_END_CHECK_EVERY", "1h");
        environment.put("GONGJI_LEDGER_URL", "http://127.0.0.1:9");
        environment.put("GONGJI_CHANNEL_KEYS", "WECHAT=" + key(3) + ",ALIPAY=" + key(4));
        environment.put("GONGJI_CHANNEL_URL", "http://127.0.0.1:8092");
        environment.put("GONGJI_SUSPENSE_REGION", "350100");
        environment.put("GONGJI_PASSWORD_MEMORY_KIB", "19456");
        environment.put("GONGJI_PASSWORD_ITERATIONS", "2");
        environment.put("GONGJI_LIMIT_CHUNK_LINES", "10");
        environment.put("GONGJI_LIMIT_FILE_BYTES", "110000");
        return builder;
    }

    /// 32 equal bytes, in base64: WECHAT signs with 3, ALIPAY with 4.
    static String key(int filler) {
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
