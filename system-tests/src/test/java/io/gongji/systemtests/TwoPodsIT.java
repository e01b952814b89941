package io.gongji.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.Service;
import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two processes of payment-service on one database: only one of them reads the journal of a book,
/// and a caller must not notice which.
class TwoPodsIT {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BILLS_EACH = 6;
    private static ServiceProcess second;
    private static Api one;
    private static Api other;

    @BeforeAll
    static void startTheSecond() {
        second = SYSTEM.stack().startAnother(Service.PAYMENT);
        one = SYSTEM.services().payment();
        other = new Api(URI.create(second.url()));
    }

    @AfterAll
    static void stopTheSecond() {
        second.close();
    }

    @Test
    void whatOneWasAskedTheOtherAnswers() {
        PaymentDesk.Bill bill = RunningSystem.bill(SYSTEM.employeeWith(20_000), 10_000);
        Answer asked = send(one, bill, Caller.freshKey(), 0);

        Answer told =
                Awaitility.await("the bill's answer at the other process")
                        .atMost(PATIENCE)
                        .until(
                                () -> other.get(asked.location()),
                                now -> now.text("status").equals("POSTED"));

        assertThat(asked.status()).isIn(201, 202);
        assertThat(told.fen("ownFen")).isEqualTo(10_000);
    }

    @Test
    void bothWaitForTheirAnswersThoughOneOfThemReadsTheJournal() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < BILLS_EACH; i++) {
                for (Api pod : List.of(one, other)) {
                    PaymentDesk.Bill bill = RunningSystem.bill(SYSTEM.employeeWith(20_000), 10_000);
                    answers.add(
                            CompletableFuture.supplyAsync(
                                    () -> send(pod, bill, Caller.freshKey(), 20), executor));
                }
            }
        }

        assertThat(answers.stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201))
                .allSatisfy(answer -> assertThat(answer.text("status")).isEqualTo("POSTED"));
    }

    @Test
    void aRequestThatIsRepeatedAtTheOtherIsTheSameRequest() {
        PaymentDesk.Bill bill = RunningSystem.bill(SYSTEM.employeeWith(20_000), 10_000);
        String key = Caller.freshKey();

        Answer first = send(one, bill, key, 20);
        Answer again = send(other, bill, key, 20);

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(SYSTEM.ledger().availableFen(bill.memberId())).isEqualTo(10_000);
    }

    @Test
    void theSameRequestAtBothAtOnceIsDoneOnce() {
        PaymentDesk.Bill bill = RunningSystem.bill(SYSTEM.employeeWith(20_000), 10_000);
        String key = Caller.freshKey();

        List<Answer> answers;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    List.of(one, other, one, other).stream()
                            .map(pod ->
                                    CompletableFuture.supplyAsync(
                                            () -> send(pod, bill, key, 20), executor))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::location)
                .containsOnly(answers.getFirst().location());
        assertThat(SYSTEM.ledger().availableFen(bill.memberId())).isEqualTo(10_000);
    }

    private static Answer send(Api pod, PaymentDesk.Bill bill, String key, int waitSeconds) {
        return pod.post(
                "/v1/settlements",
                "application/json",
                Api.json(bill.request()),
                Map.of("Idempotency-Key", key, "Prefer", "wait=" + waitSeconds));
    }
}
