package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.agent.AgentJar;
import io.gongji.systemtests.agent.Countdown;
import io.gongji.systemtests.agent.FaultPoint;
import io.gongji.systemtests.agent.FaultPoint.Act;
import io.gongji.systemtests.agent.FaultPoint.Edge;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The ledger's process ends at exactly one line of its loop while it works, is started again and
/// ends at the next. The points are methods of the packaged service, which knows nothing of it.
class FaultPointsIT {
    private static final int PERSONS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WRITER = "io.gongji.ledger.app.BookWriter";
    private static final String DECISIONS = "io.gongji.ledger.app.Decisions";
    private static final String OUTBOX = "io.gongji.ledger.app.JournalOutbox";
    private static final String DECIDER = "io.gongji.ledger.domain.LedgerDecider";
    private static final String POSTGRES = "org.postgresql.jdbc.PgConnection";
    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String BROKER_SAID =
            "org.apache.kafka.clients.producer.internals.ProducerBatch";
    private static final String RELAY = "io.gongji.ledger.messaging.JournalRelay";

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);
    private final Load load = new Load(system, SHIJIAZHUANG, 3, PERSONS);

    /// The record from which on the ledger has done what it was given.
    private long enough;

    /// Each step of the loop.
    enum Step {
        BEFORE_LOAD(DECISIONS, "begin", Edge.ENTRY, "", 2),
        AFTER_READING_AHEAD(WRITER, "readAhead", Edge.EXIT, "", 2),
        AFTER_DECIDE(DECIDER, "decide", Edge.EXIT, "", 300),
        BEFORE_COMMIT(POSTGRES, "commit", Edge.ENTRY, WRITER + ".commit", 2),
        AFTER_COMMIT(POSTGRES, "commit", Edge.EXIT, WRITER + ".commit", 2),
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
            return new FaultPoint(Act.END, type, method, edge, within, calls);
        }
    }

    @AfterEach
    void theLedgerRunsAgain() {
        if (!system.ledgerProcess().isAlive()) {
            system.ledgerProcess().restart();
        }
    }

    @Test
    void everyEventHasOneRecordWhereverTheLedgerEnds() throws Exception {
        AgentJar agent = AgentJar.in(RunningSystem.ownFolder("agent"));
        ServiceProcess ledger = system.ledgerProcess();
        load.enrol();
        for (Step step : Step.values()) {
            ledger.startWith(agent.at(step.point()));
            Awaitility.await("the ledger to end " + step)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> hasEnded(ledger));
            assertThat(Files.readString(ledger.log())).contains(Countdown.REACHED);
            Books.assertChained(books.rows(Books.HEBEI));
        }
        ledger.restart();

        load.awaitHandedIn();
        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
    }

    /// Gives it something to do until then, one payroll after another.
    private boolean hasEnded(ServiceProcess ledger) throws SQLException {
        if (ledger.isAlive() && books.lastSeq(Books.HEBEI) >= enough) {
            enough = books.lastSeq(Books.HEBEI) + PERSONS;
            load.handInPayroll();
        }
        return !ledger.isAlive();
    }
}
