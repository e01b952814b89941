package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Reversals by the provider's own number (冲正), through the running service.
class ReversalIT {
    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void aPostedBillIsVoidedAndItsNumberBarred() {
        String member = api.member("130100");
        ObjectNode bill = Api.bill(member, 700_000);
        String key = Api.newKey();
        Answer posted = api.write("/v1/settlements", key, bill);

        Answer reversed = reverse(bill);

        assertThat(reversed.status()).as("%s", reversed).isEqualTo(201);
        assertThat(reversed.text("status")).isEqualTo("REVERSED");
        assertThat(reversed.text("settlementId")).isEqualTo(posted.text("settlementId"));
        assertThat(reverse(bill).text("status")).isEqualTo("REVERSED");
        assertThat(stateOf(bill)).isEqualTo("VOIDED");
        assertThat(settle(bill).text("code")).isEqualTo("SETTLEMENT_REVERSED");
        assertThat(api.write("/v1/settlements", key, bill).text("status")).isEqualTo("VOIDED");
        assertThat(settle(Api.bill(member, 700_000)).fen("fundFen")).isEqualTo(350_000);
    }

    @Test
    void aNumberWithoutABillIsBarredForEver() {
        ObjectNode bill = Api.bill(api.member("130100"), 1_000);

        Answer barred = reverse(bill);
        Answer late = settle(bill);

        assertThat(barred.status()).isEqualTo(201);
        assertThat(barred.text("status")).isEqualTo("BARRED");
        assertThat(reverse(bill).body()).isEqualTo(barred.body());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("SETTLEMENT_REVERSED");
        assertThat(
                        api.get(
                                        "/v1/providers/PROV0001/settlements/"
                                                + bill.path("providerNumber").asText())
                                .status())
                .isEqualTo(404);
    }

    @Test
    void anOpenBillIsVoidedAsSoonAsTheLedgerHasAnsweredIt() {
        String member = api.member("130100");
        ObjectNode bill = Api.bill(member, 1_000);
        String key = Api.newKey();
        world.hebei.paused(true);
        Answer open = api.write("/v1/settlements", Api.newKey(), bill, "Prefer", "wait=0");
        Answer pending = reverse(bill, key, "wait=0");
        Answer next =
                api.write(
                        "/v1/settlements",
                        Api.newKey(),
                        Api.bill(member, 1_000),
                        "Prefer",
                        "wait=0");
        world.hebei.paused(false);
        Answer reversed = reverse(bill, key, "wait=30");

        assertThat(open.status()).isEqualTo(202);
        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("status")).isEqualTo("PENDING");
        assertThat(next.text("code")).isEqualTo("SETTLEMENT_IN_PROGRESS");
        assertThat(reversed.status()).isEqualTo(201);
        assertThat(reversed.text("status")).isEqualTo("REVERSED");
        assertThat(stateOf(bill)).isEqualTo("VOIDED");
        assertThat(reverse(bill).text("status")).isEqualTo("REVERSED");
    }

    @Test
    void aReversalOfABillThatTheLedgerThenDeclinesHasNothingLeftToDo() {
        ObjectNode bill = Api.bill(api.member("130100"), LedgerStandIn.DECLINED_FEN);
        String key = Api.newKey();
        world.hebei.paused(true);
        api.write("/v1/settlements", Api.newKey(), bill, "Prefer", "wait=0");
        reverse(bill, key, "wait=0");
        world.hebei.paused(false);

        assertThat(reverse(bill, key, "wait=30").text("status")).isEqualTo("REVERSED");
        assertThat(reverse(bill).text("status")).isEqualTo("REVERSED");
        assertThat(stateOf(bill)).isEqualTo("DECLINED");
        assertThat(settle(bill).text("code")).isEqualTo("SETTLEMENT_REVERSED");
    }

    @Test
    void aBillOnWhichALaterPriceRestsIsReversedAfterThatOne() {
        String member = api.member("130100");
        ObjectNode first = Api.bill(member, 1_000);
        ObjectNode second = Api.bill(member, 1_000);
        settle(first);
        settle(second);

        assertThat(reverse(first).text("code")).isEqualTo("LATER_SETTLEMENT_EXISTS");
        assertThat(reverse(second).text("status")).isEqualTo("REVERSED");
        assertThat(reverse(first).text("status")).isEqualTo("REVERSED");
    }

    @Test
    void billAndReversalAtTheSameMomentLeaveNothingPosted() {
        String member = api.member("130100");
        List<ObjectNode> bills =
                IntStream.range(0, 8).mapToObj(_ -> Api.bill(member, 1_000)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ObjectNode bill : bills) {
                CompletableFuture<Answer> sent =
                        CompletableFuture.supplyAsync(() -> settle(bill), threads);
                Answer reversed = reverse(bill, Api.newKey(), "wait=30");
                sent.join();

                assertThat(reversed.status()).as("%s", reversed).isEqualTo(201);
                assertThat(stateOf(bill)).isIn("VOIDED", "NOT_FOUND");
            }
        }
    }

    private Answer settle(ObjectNode bill) {
        return api.write("/v1/settlements", Api.newKey(), bill);
    }

    private Answer reverse(ObjectNode bill) {
        return reverse(bill, Api.newKey(), "wait=10");
    }

    private Answer reverse(ObjectNode bill, String key, String prefer) {
        return api.write(
                "/v1/providers/PROV0001/settlements/"
                        + bill.path("providerNumber").asText()
                        + "/reversal",
                key,
                Api.JSON.createObjectNode(),
                "Prefer",
                prefer);
    }

    /// The bill's status, or the code of the problem when there is no bill.
    private String stateOf(ObjectNode bill) {
        Answer answer =
                api.get(
                        "/v1/providers/PROV0001/settlements/"
                                + bill.path("providerNumber").asText());
        return answer.status() == 200 ? answer.text("status") : answer.text("code");
    }
}
