package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final TopicPartition JOURNAL_13 = new TopicPartition("gongji.journal", 13);

    @TempDir Path directory;
    private final List<Process> supervisors = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        supervisors.forEach(Process::destroyForcibly);
        await().atMost(START_LIMIT).until(() -> leftOvers().isEmpty());
    }

    @Test
    void dataSurvivesARestart() throws Exception {
        try (LocalStack stack = started()) {
            writeRow(stack.properties(), "kept");
            send(stack.kafka().bootstrapServers(), "kept");
        }

        try (LocalStack stack = started()) {
            assertThat(rows(stack.properties())).containsExactly("kept");
            assertThat(journal(stack.kafka().bootstrapServers())).containsExactly("kept");
        }
    }

    @Test
    void whatWasCommittedSurvivesThatTheSupervisorIsKilled() throws Exception {
        Process supervisor = supervisor();
        writeRow(awaitProperties(), "committed");

        supervisor.destroyForcibly().waitFor();

        try (LocalStack stack = started()) {
            assertThat(rows(stack.properties())).containsExactly("committed");
        }
    }

    @Test
    void whatAKilledSupervisorStartedEndsByItself() throws Exception {
        Process supervisor = supervisor();
        awaitProperties();
        List<ProcessHandle> children = leftOvers();
        assertThat(children).hasSize(2);

        supervisor.destroyForcibly().waitFor();

        await().atMost(START_LIMIT)
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void atSigtermEverythingIsStoppedInOrder() throws Exception {
        Process supervisor = supervisor();
        awaitProperties();

        supervisor.destroy();
        supervisor.waitFor();

        assertThat(leftOvers()).isEmpty();
        assertThat(new DataDirectory(directory).stackProperties()).doesNotExist();
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aTakenPortStopsTheStartBeforeAnythingRuns() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.free();
            Ports ports =
                    new Ports(
                            free.payment(),
                            free.pooling(),
                            free.ledger(),
                            free.face(),
                            free.clock(),
                            free.channel(),
                            free.postgres(),
                            other.getLocalPort(),
                            free.kafkaController());
            LocalStack stack = new LocalStack(options(ports));

            assertThatThrownBy(stack::start)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("wanted for Kafka")
                    .hasMessageContaining("--kafka-port");
            assertThat(directory.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aLockFileOfADeadServerDoesNotStopTheNextStart() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        try (LocalPostgres first = LocalPostgres.start(data, Ports.freePort())) {
            first.crash();
            // The number of a live process that is no PostgreSQL, as after a reboot.
            long stranger = ProcessHandle.current().pid();
            Files.writeString(data.postgres().resolve("postmaster.pid"), stranger + "\n");

            first.restart();

            assertThat(first.superuser("postgres").isValid(1)).isTrue();
        }
    }

    private StackOptions options(Ports ports) {
        return new StackOptions(
                directory,
                directory,
                ports,
                false,
                false,
                StackOptions.Clock.SIMULATOR,
                line -> {});
    }

    private LocalStack started() {
        LocalStack stack = new LocalStack(options(Ports.free()));
        stack.start();
        return stack;
    }

    private Process supervisor() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "up",
                                "--only-servers",
                                "--free-ports",
                                "--data",
                                directory.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("supervisor.log").toFile())
                        .start();
        supervisors.add(process);
        return process;
    }

    private StackProperties awaitProperties() {
        Path file = directory.resolve("run/stack.properties");
        await().atMost(START_LIMIT).until(() -> Files.exists(file));
        return StackProperties.load(file);
    }

    private List<ProcessHandle> leftOvers() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .flatMap(file -> PidFile.read(file).stream())
                    .toList();
        }
    }

    private static void writeRow(StackProperties stack, String word) throws SQLException {
        Database database = stack.database(Service.LEDGER);
        try (Connection owner =
                        DriverManager.getConnection(
                                database.url(), database.owner(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('" + word + "')");
        }
    }

    private static List<String> rows(StackProperties stack) throws SQLException {
        Database database = stack.database(Service.LEDGER);
        List<String> words = new ArrayList<>();
        try (Connection app =
                        DriverManager.getConnection(
                                database.url(), database.app(), database.appPassword());
                Statement statement = app.createStatement();
                ResultSet found = statement.executeQuery("SELECT word FROM kept")) {
            while (found.next()) {
                words.add(found.getString(1));
            }
        }
        return words;
    }

    private static void send(String bootstrap, String word) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("gongji.journal", 13, "key", word)).get();
        }
    }

    private static List<String> journal(String bootstrap) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        List<String> words = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(JOURNAL_13));
            await().atMost(START_LIMIT)
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(record -> words.add(record.value()));
                        return !words.isEmpty();
                    });
        }
        return words;
    }
}
