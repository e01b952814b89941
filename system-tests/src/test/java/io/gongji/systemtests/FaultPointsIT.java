package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.agent.AgentJar;
import io.gongji.systemtests.agent.Countdown;
import io.gongji.systemtests.agent.FaultPoint;
import io.gongji.systemtests.agent.FaultPoint.Edge;
import io.gongji.systemtests.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The ledger's process ends at exactly one line of its loop while it works, and is started again.
/// The points are methods of the packaged service, which knows nothing of it.
@Tag("long")
class FaultPointsIT {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final int PERSONS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WRITER = "io.gongji.ledger.app.BookWriter";
    private static final String OUTBOX = "io.gongji.ledger.app.JournalOutbox";
    private static final String DECIDER = "io.gongji.ledger.domain.LedgerDecider";
    private static final String POSTGRES = "org.postgresql.jdbc.PgConnection";
    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String BROKER_SAID =
            "org.apache.kafka.clients.producer.internals.ProducerBatch";
    private static final String RELAY = "io.gongji.ledger.messaging.JournalRelay";

    private static Load load;
    private static AgentJar agent;

    private final Books books = new Books(SYSTEM);

    /// Each step of the loop.
    enum Step {
        BEFORE_LOAD(WRITER, "write", Edge.ENTRY, "", 2),
        AFTER_DECIDE(DECIDER, "decide", Edge.EXIT, "", 300),
        BEFORE_COMMIT(POSTGRES, "commit", Edge.ENTRY, WRITER + ".write", 2),
        AFTER_COMMIT(POSTGRES, "commit", Edge.EXIT, WRITER + ".write", 2),
        BEFORE_PUBLISH(PRODUCER, "send", Edge.ENTRY, RELAY, 200),
        AFTER_PUBLISH(BROKER_SAID, "complete", Edge.EXIT, "", 2),
        BEFORE_CURSOR(OUTBOX, "acknowledged", Edge.ENTRY, "", 2),
        AFTER_CURSOR(OUTBOX, "acknowledged", Edge.EXIT, "", 2);

        private final String type;
        private final String method;
        private final Edge edge;
        private final String within;
        private final long calls;

        Step(String type, String method, Edge edge, String within, long calls) {
            this.type = type;
            this.method = method;
            this.edge = edge;
            this.within = within;
            this.calls = calls;
        }

        FaultPoint point() {
            return new FaultPoint(type, method, edge, within, calls);
        }
    }

    @BeforeAll
    static void enrol() throws IOException {
        agent = AgentJar.in(Path.of("target", "agent"));
        load = new Load(SYSTEM, SHIJIAZHUANG, 3, PERSONS);
        load.enrol();
    }

    @AfterEach
    void theLedgerRunsAgain() {
        if (!SYSTEM.ledgerProcess().isAlive()) {
            SYSTEM.ledgerProcess().restart();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventHasOneRecordAlthoughTheLedgerEnded(Step step) throws Exception {
        ServiceProcess ledger = SYSTEM.ledgerProcess();
        ledger.restartWith(agent.ending(step.point()));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> payrolls = new ArrayList<>();
            Awaitility.await("the ledger to end " + step)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        if (payrolls.stream().allMatch(CompletableFuture::isDone)) {
                            payrolls.add(load.payroll(executor));
                        }
                        return !ledger.isAlive();
                    });
            assertThat(Files.readString(ledger.log())).contains(Countdown.REACHED);
            ledger.restart();

            assertThat(payrolls)
                    .allSatisfy(payroll ->
                            assertThat(payroll.join().fen("accepted")).isEqualTo(PERSONS));
        }
        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
    }
}
