package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KafkaTailIT {
    private static final int PARTITION = new BookId(Books.HEBEI).number();
    private static final String CONTRIBUTIONS = "gongji.contributions";
    private static final String JOURNAL = "gongji.journal";
    private static final int LINES = 12;
    private static final int JOURNAL_CUT = 25;

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);
    private final String payroll = PaymentDesk.payroll(RunningSystem.freshEmployer(), "2025-03");
    private final Map<String, byte[]> bodies = new LinkedHashMap<>();

    @Test
    void whatKafkaLostFromTheEndOfItsTopicsIsNoticedAndSentAgain() throws Exception {
        for (int i = 0; i < JOURNAL_CUT; i++) {
            system.employeeWith(0);
        }
        List<String> members = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            members.add(system.employeeWith(0));
        }
        books.awaitAllAnswered(Books.HEBEI);
        long records = system.ledger().seq(Books.HEBEI);
        books.awaitPublished(Books.HEBEI, records);
        long journalEnd = endOf(JOURNAL);
        long contributionsEnd = endOf(CONTRIBUTIONS);

        // With the ledger down, the lines are in Kafka and nowhere else but in payment-service.
        system.ledgerProcess().close();
        List<String> lines = sendLines(members);
        awaitEnd(CONTRIBUTIONS, contributionsEnd + LINES);
        system.stopKafka();
        KafkaTail tail = new KafkaTail(system.stack().data().kafka());
        assertThat(tail.cut(CONTRIBUTIONS, PARTITION, contributionsEnd + 1))
                .isLessThan(contributionsEnd + LINES);
        assertThat(tail.cut(JOURNAL, PARTITION, journalEnd - JOURNAL_CUT)).isLessThan(journalEnd);
        system.startKafka();
        assertThat(endOf(JOURNAL)).isLessThan(journalEnd);
        system.ledgerProcess().restart();

        books.awaitAllAnswered(Books.HEBEI);
        for (String line : lines) {
            awaitAnswer(line);
        }
        books.assertWhole(Books.HEBEI);
        assertThat(system.ledger().availableFen(system.employeeWith(20_000))).isEqualTo(20_000);
    }

    /// Payroll lines that nobody answers yet; gives their Idempotency-Keys.
    private List<String> sendLines(List<String> members) {
        for (String member : members) {
            String key = Caller.freshKey();
            bodies.put(
                    key,
                    Api.json(
                            Map.of(
                                    "memberId",
                                    member,
                                    "wageFen",
                                    800_000,
                                    "region",
                                    SHIJIAZHUANG)));
            assertThat(send(key).status()).isEqualTo(202);
        }
        return List.copyOf(bodies.keySet());
    }

    private Answer send(String key) {
        return system.payment()
                .api()
                .post(
                        payroll + "/lines",
                        "application/json",
                        bodies.get(key),
                        Map.of("Idempotency-Key", key, "Prefer", "wait=0"));
    }

    private void awaitAnswer(String key) {
        Awaitility.await("the answer to a payroll line that Kafka had lost")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> send(key).status() == 201);
    }

    private long endOf(String topic) {
        var records = KafkaReading.all(system.bootstrapServers(), topic, PARTITION);
        return records.isEmpty() ? 0 : records.getLast().offset() + 1;
    }

    private void awaitEnd(String topic, long end) {
        Awaitility.await(topic + " up to offset " + end)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> endOf(topic) >= end);
    }
}
