package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// While the ledger is down, payment-service and pooling-service take what they are asked, say
/// honestly that it is not decided, and everything is settled once afterwards.
class LedgerDownIT {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);

    /// A write as it was sent, to be sent again.
    private record Write(Api api, String path, Object body, String key) {
        Answer send() {
            return api.post(
                    path,
                    "application/json",
                    Api.json(body),
                    Map.of("Idempotency-Key", key, "Prefer", "wait=1"));
        }
    }

    @AfterEach
    void theLedgerRunsAgain() {
        if (!system.ledgerProcess().isAlive()) {
            system.ledgerProcess().restart();
        }
    }

    @Test
    void aLedgerThatIsDownForAMoment() throws Exception {
        everythingIsSettledOnceAfter(Duration.ofSeconds(10));
    }

    @Test
    @Tag("long")
    void aLedgerThatIsDownForTenMinutes() throws Exception {
        everythingIsSettledOnceAfter(Duration.ofMinutes(10));
    }

    private void everythingIsSettledOnceAfter(Duration down) throws Exception {
        String giver = system.employeeWith(100_000);
        String patient = system.employeeWith(20_000);
        system.pooling().bind(giver, patient, "SPOUSE").orFail("a binding");
        List<Write> writes = writes(giver, patient);
        ServiceProcess ledger = system.ledgerProcess();

        ledger.kill();
        writes.forEach(LedgerDownIT::assertHonest);
        assertUnavailable(system.payment().trial(RunningSystem.bill(patient, 10_000)));
        Awaitility.await("the ledger to be down for " + down)
                .atMost(down.plus(Duration.ofMinutes(1)))
                .pollInterval(Duration.ofSeconds(5))
                .during(down)
                .until(() -> writes.getFirst().send().status() == ACCEPTED);
        ledger.restart();

        for (Write write : writes) {
            Awaitility.await("the answer to " + write.path())
                    .atMost(SETTLED_WITHIN)
                    .until(write::send, answer -> answer.status() != ACCEPTED)
                    .orFail(write.path());
        }
        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
        assertThat(system.ledger().availableFen(patient)).isEqualTo(10_000);
        assertThat(system.ledger().familyPool(patient).fen("derivedFen")).isEqualTo(100_000);
    }

    /// A bill of the patient's own money, a payroll line and a grant.
    private List<Write> writes(String giver, String patient) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("memberId", giver);
        line.put("wageFen", 800_000);
        line.put("region", SHIJIAZHUANG);
        Api payment = system.services().payment();
        return List.of(
                new Write(
                        payment,
                        "/v1/settlements",
                        RunningSystem.bill(patient, 10_000).request(),
                        Caller.freshKey()),
                new Write(
                        payment,
                        PaymentDesk.payroll(RunningSystem.freshEmployer(), "2025-03") + "/lines",
                        line,
                        Caller.freshKey()),
                new Write(
                        system.services().pooling(),
                        "/v1/grants",
                        Map.of("giverId", giver, "memberId", patient, "mechanism", "AUTHORISATION"),
                        Caller.freshKey()));
    }

    /// 202, where the resource will be, and there it says that nothing is decided.
    private static void assertHonest(Write write) {
        Answer answer = write.send();
        assertThat(answer.status()).as("%s: %s", write.path(), answer.body()).isEqualTo(ACCEPTED);
        assertThat(answer.text("status")).isEqualTo("PENDING");
        assertThat(answer.location()).isNotEmpty();
        Answer again = write.send();
        assertThat(again.status()).isEqualTo(ACCEPTED);
        assertThat(again.location()).isEqualTo(answer.location());
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
    }
}
