package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.systemtests.client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExactlyOnceIT {
    private static final List<String> EVENT_TOPICS =
            List.of(
                    "gongji.members",
                    "gongji.contributions",
                    "gongji.settlements",
                    "gongji.transfers",
                    "gongji.operations");
    private static final int PERSONS = 1_200;
    private static final int KILLS = 3;
    private static final long SEED = 20250310;

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);

    @Test
    void everyEventHasOneRecordHoweverOftenItIsDeliveredAndHoweverOftenTheLedgerDies()
            throws Exception {
        Load load = new Load(system, SHIJIAZHUANG, 1, PERSONS);
        load.enrol();
        String giver = system.employeeWith(100_000);
        String patient = system.employeeWith(20_000);
        system.pooling().bind(giver, patient, "SPOUSE").orFail("a binding");
        system.pooling().authorise(giver, patient).orFail("an authorisation");

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < KILLS; i++) {
                long before = system.ledger().seq(Books.HEBEI);
                CompletableFuture<Answer> payroll = load.payroll(executor);
                killTheLedgerPast(before);
                sendEverythingAgain(SEED + i);
                system.ledgerProcess().restart();
                assertThat(payroll.join().fen("accepted")).isEqualTo(PERSONS);
            }
            Answer bill =
                    system.payment().settle(RunningSystem.bill(patient, 35_000)).orFail("a bill");
            sendEverythingAgain(SEED + KILLS);
            assertThat(bill.fen("poolFen")).isEqualTo(15_000);
        }

        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
        assertThat(system.ledger().availableFen(giver)).isEqualTo(85_000);
        assertThat(system.caller().differences()).isEmpty();
    }

    /// The record before the file is read before the file is sent: a fast machine may have posted
    /// all of it by the time of the first question.
    private void killTheLedgerPast(long before) {
        Awaitility.await("the first records of a payroll file")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> system.ledger().seq(Books.HEBEI) > before);
        system.ledgerProcess().kill();
    }

    /// Every record of every topic once more, as it was, with the topics in any order.
    private void sendEverythingAgain(long seed) {
        int partition = new BookId(Books.HEBEI).number();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String topic : EVENT_TOPICS) {
            records.addAll(KafkaReading.all(system.bootstrapServers(), topic, partition));
        }
        Collections.shuffle(records, new Random(seed));
        try (KafkaProducer<byte[], byte[]> producer =
                KafkaReading.producer(system.bootstrapServers())) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        record.topic(),
                                        partition,
                                        record.timestamp(),
                                        record.key(),
                                        record.value(),
                                        record.headers()));
            }
            producer.flush();
        }
    }
}
