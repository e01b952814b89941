package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Month-end allotments by hand and by the business clock.
class MonthEndIT {
    private static final String JULY = "/v1/month-ends/2024-07/allotments";
    private static final String SEPTEMBER = "/v1/month-ends/2024-09/allotments";

    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void byHandEveryEmployersCoveredLinesAreAllottedOnce() {
        String paid = employer("2024-07", true);
        String unpaid = employer("2024-07", false);
        String next = employer("2024-08", true);
        String key = Api.newKey();

        Answer done = api.write(JULY, key, Api.JSON.createObjectNode());

        assertThat(done.status()).as("%s", done).isEqualTo(201);
        assertThat(done.text("status")).isEqualTo("DONE");
        assertThat(done.fen("persons")).isEqualTo(1);
        assertThat(done.fen("allottedFen")).isEqualTo(20_000);
        assertThat(allotted(paid, "2024-07")).isEqualTo(20_000);
        assertThat(allotted(unpaid, "2024-07")).isZero();
        assertThat(allotted(next, "2024-08")).isZero();
        assertThat(api.write(JULY, key, Api.JSON.createObjectNode()).body()).isEqualTo(done.body());
        assertThat(api.get(JULY).body()).isEqualTo(done.body());
        receive(unpaid, "2024-07");
        Answer again = api.write(JULY, Api.newKey(), Api.JSON.createObjectNode());
        assertThat(again.fen("run")).isEqualTo(done.fen("run") + 1);
        assertThat(again.fen("persons")).isEqualTo(1);
        assertThat(allotted(unpaid, "2024-07")).isEqualTo(20_000);
    }

    @Test
    void onTheLastEveningPodsShareOneRunAndNobodyIsPaidTwice() {
        world.clock.at(
                "2024-09-30T20:00",
                () -> {
                    List<String> employers =
                            Stream.generate(() -> employer("2024-09", true)).limit(12).toList();
                    assertThat(api.get(SEPTEMBER).status()).isEqualTo(404);
                    Process other = another();
                    try {
                        await().atMost(Duration.ofSeconds(60))
                                .until(() -> api.get(SEPTEMBER).status() == 200);
                        Answer joined =
                                api.write(
                                        SEPTEMBER,
                                        Api.newKey(),
                                        Api.JSON.createObjectNode(),
                                        "Prefer",
                                        "wait=30");

                        assertThat(joined.status()).as("%s", joined).isEqualTo(201);
                        await().atMost(Duration.ofSeconds(30))
                                .until(() -> api.get(SEPTEMBER).text("status").equals("DONE"));
                        assertThat(employers)
                                .allSatisfy(employer ->
                                        assertThat(allotted(employer, "2024-09"))
                                                .isEqualTo(20_000));
                    } finally {
                        other.destroy();
                        other.onExit().join();
                    }
                });
        theBooksAreReadAgain();
    }

    /// A process that leaves hands its books back; until then their answers wait.
    private void theBooksAreReadAgain() {
        for (String region : List.of("130100", "410000", "350100", "210200")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            api.write("/v1/members", Api.newKey(), Api.person(region)).status()
                                    == 201);
        }
    }

    @Test
    void aMonthThatHasNotBegunIsRefused() {
        Answer refused =
                api.write(
                        "/v1/month-ends/2099-01/allotments",
                        Api.newKey(),
                        Api.JSON.createObjectNode());

        assertThat(refused.text("code")).isEqualTo("INVALID_FIELD");
    }

    private Process another() {
        try {
            return world.startAnother(
                    Path.of("target/payment-service-other.log"),
                    "GONGJI_MONTH_END_CHECK_EVERY",
                    "100ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An employer with one line of 10,000 yuan, 200 of which are the employee's share.
    private String employer(String month, boolean paid) {
        String employer = "MEND" + World.number();
        ObjectNode line =
                Api.JSON
                        .createObjectNode()
                        .put("memberId", api.member("410000"))
                        .put("wageFen", 1_000_000);
        Answer assessed = api.write(payroll(employer, month) + "/lines", Api.newKey(), line);
        assertThat(assessed.status()).as("%s", assessed).isEqualTo(201);
        if (paid) {
            receive(employer, month);
        }
        return employer;
    }

    private void receive(String employer, String month) {
        ObjectNode receipt =
                Api.JSON
                        .createObjectNode()
                        .put("channel", "BANK")
                        .put("channelReference", "ME" + World.number())
                        .put("amountFen", 100_000);
        Answer received = api.write(payroll(employer, month) + "/receipts", Api.newKey(), receipt);
        assertThat(received.status()).as("%s", received).isEqualTo(201);
    }

    private long allotted(String employer, String month) {
        return api.get(payroll(employer, month)).fen("allottedFen");
    }

    private static String payroll(String employer, String month) {
        return "/v1/employers/" + employer + "/payrolls/" + month;
    }
}
