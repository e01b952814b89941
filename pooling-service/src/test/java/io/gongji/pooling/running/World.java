package io.gongji.pooling.running;

import io.gongji.contracts.BookId;
import io.gongji.eventstore.BusinessClock;
import io.gongji.local.ClockSimulator;
import io.gongji.local.Database;
import io.gongji.local.FaceVerificationSimulator;
import io.gongji.local.LocalServers;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// The packaged service as a process of its own, with PostgreSQL and Kafka, and stand-ins for its
/// three neighbours. Started once for all the tests of a run; each test takes persons of its own.
final class World {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/pooling-service-it.log");
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);
    private static final World SHARED = start();

    final HttpClient http = HttpClient.newHttpClient();
    final PaymentStandIn payment;
    final FaceVerificationSimulator faces;
    final LedgerStandIn ledger;
    final LedgerStandIn farLedger;
    final ClockSimulator clock;
    final Database database;
    final URI url;
    private final Map<String, String> environment;

    private World(
            PaymentStandIn payment,
            FaceVerificationSimulator faces,
            ClockSimulator clock,
            String kafka,
            Database database,
            int port) {
        Map<BookId, LedgerStandIn> books = new ConcurrentHashMap<>();
        this.payment = payment;
        this.faces = faces;
        this.clock = clock;
        this.ledger = new LedgerStandIn(kafka, new BookId("13"), books);
        this.farLedger = new LedgerStandIn(kafka, new BookId("41"), books);
        this.database = database;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.environment = environment(database, kafka, payment, faces, clock);
    }

    static World shared() {
        return SHARED;
    }

    /// What the service has logged so far.
    static String log() throws IOException {
        return Files.readString(LOG);
    }

    Person employee() {
        return known(Persons.employee(NUMBERS.incrementAndGet()));
    }

    Person child() {
        return known(Persons.child(NUMBERS.incrementAndGet()));
    }

    Person known(Person person) {
        payment.knows(person);
        return person;
    }

    /// Sets the time by which acts are judged; it runs on from there.
    void itIs(String chinaTime) {
        String now =
                LocalDateTime.parse(chinaTime).atZone(BusinessClock.ZONE).toInstant().toString();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(clock.url() + "/v1/now"))
                        .PUT(BodyPublishers.ofString("{\"now\":\"" + now + "\"}"))
                        .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Another process of the same service, on the same database.
    ///
    /// @param port of its own
    /// @param more environment on top
    Process another(int port, Map<String, String> more, Path log) throws IOException {
        return process(environment, port, more, log).start();
    }

    private static World start() {
        try {
            LocalServers servers = LocalServers.shared();
            Database database = servers.freshDatabase("pooling");
            String kafka = servers.kafka().bootstrapServers();
            PaymentStandIn payment = new PaymentStandIn();
            FaceVerificationSimulator faces =
                    FaceVerificationSimulator.start(0, Clock.systemUTC(), _ -> {});
            ClockSimulator clock = ClockSimulator.start(0, Clock.systemUTC(), _ -> {});
            int port = freePort();
            World world = new World(payment, faces, clock, kafka, database, port);
            world.itIs("2025-03-03T10:00:00");
            Process process = process(world.environment, port, Map.of(), LOG).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-service"));
            Awaitility.await("the service is ready; see " + LOG)
                    .atMost(Duration.ofSeconds(60))
                    .failFast("the service ended; see " + LOG, () -> !process.isAlive())
                    // a lambda of this class would wait for the end of its initialisation
                    .until(world::ready);
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder process(
            Map<String, String> environment, int port, Map<String, String> more, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        return builder;
    }

    private static Map<String, String> environment(
            Database database,
            String kafka,
            PaymentStandIn payment,
            FaceVerificationSimulator faces,
            ClockSimulator clock) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("GONGJI_PAYMENT_URL", payment.url());
        environment.put("GONGJI_FACE_URL", faces.url());
        environment.put("GONGJI_BUSINESS_CLOCK_URL", clock.url());
        environment.put("GONGJI_POLICY_DIR", "src/test/policy");
        environment.put("GONGJI_FIRST_SWEEP_AFTER", "200ms");
        environment.put("GONGJI_TRANSFER_RETURNS_EVERY", "200ms");
        environment.put("GONGJI_INSURANCE_REVIEW_EVERY", "200ms");
        return environment;
    }

    private boolean ready() {
        return ready(url);
    }

    boolean ready(URI at) {
        try {
            HttpRequest request = HttpRequest.newBuilder(at.resolve("/q/health/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
