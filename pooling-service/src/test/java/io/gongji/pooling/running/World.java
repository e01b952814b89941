package io.gongji.pooling.running;

import io.gongji.contracts.BookId;
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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    final Database database;
    final URI url;

    private World(
            PaymentStandIn payment,
            FaceVerificationSimulator faces,
            LedgerStandIn ledger,
            Database database,
            URI url) {
        this.payment = payment;
        this.faces = faces;
        this.ledger = ledger;
        this.database = database;
        this.url = url;
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

    private static World start() {
        try {
            LocalServers servers = LocalServers.shared();
            Database database = servers.freshDatabase("pooling");
            String kafka = servers.kafka().bootstrapServers();
            PaymentStandIn payment = new PaymentStandIn();
            FaceVerificationSimulator faces =
                    FaceVerificationSimulator.start(0, Clock.systemUTC(), _ -> {});
            int port = freePort();
            Process process = process(database, kafka, payment, faces, port).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-service"));
            World world =
                    new World(
                            payment,
                            faces,
                            new LedgerStandIn(kafka, new BookId("13")),
                            database,
                            URI.create("http://127.0.0.1:" + port));
            Awaitility.await("the service is ready; see " + LOG)
                    .atMost(Duration.ofSeconds(60))
                    .failFast("the service ended; see " + LOG, () -> !process.isAlive())
                    .until(world::ready);
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder process(
            Database database,
            String kafka,
            PaymentStandIn payment,
            FaceVerificationSimulator faces,
            int port) {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(LOG.toFile());
        var environment = builder.environment();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("GONGJI_PAYMENT_URL", payment.url());
        environment.put("GONGJI_FACE_URL", faces.url());
        environment.put("GONGJI_STRICT", "true");
        return builder;
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
