package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bills through the running service, with a ledger that answers, declines or is silent.
class SettlementIT {
    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void aBillIsPricedPostedAndFoundByBothNumbers() {
        ObjectNode bill = Api.bill(api.member("130100"), 90_000);

        Answer posted = settle(bill, Api.newKey());

        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.text("status")).isEqualTo("POSTED");
        assertThat(posted.fen("fundFen")).isEqualTo(54_000);
        assertThat(posted.fen("cashFen")).isEqualTo(36_000);
        assertThat(api.get(posted.location().orElseThrow()).body()).isEqualTo(posted.body());
        assertThat(
                        api.get(
                                        "/v1/providers/PROV0001/settlements/"
                                                + bill.path("providerNumber").asText())
                                .body())
                .isEqualTo(posted.body());
    }

    @Test
    void aRepeatIsTheSameBillAndAnotherBillUnderTheNumberIsRefused() {
        ObjectNode bill = Api.bill(api.member("130100"), 90_000);
        String key = Api.newKey();
        Answer first = settle(bill, key);

        assertThat(settle(bill, key).body()).isEqualTo(first.body());
        assertThat(settle(bill, Api.newKey()).body()).isEqualTo(first.body());
        assertThat(settle(bill.deepCopy().put("totalFen", 90_001), key).text("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(settle(bill.deepCopy().put("totalFen", 90_001), Api.newKey()).text("code"))
                .isEqualTo("PROVIDER_NUMBER_REUSED");
    }

    @Test
    void theCapIsUsedUpToTheFenAndAVoidGivesItBack() {
        String member = api.member("130100");
        Answer first = settle(Api.bill(member, 583_332), Api.newKey());
        Answer second = settle(Api.bill(member, 1_000), Api.newKey());
        Answer tooEarly = voidBill(first);
        Answer voided = voidBill(second);

        assertThat(first.fen("fundFen")).isEqualTo(349_999);
        assertThat(second.fen("fundFen")).isEqualTo(1);
        assertThat(tooEarly.text("code")).isEqualTo("LATER_SETTLEMENT_EXISTS");
        assertThat(voided.text("status")).isEqualTo("VOIDED");
        assertThat(voidBill(second).text("code")).isEqualTo("ALREADY_VOIDED");
        assertThat(voidBill(first).text("status")).isEqualTo("VOIDED");
        assertThat(settle(Api.bill(member, 1_000), Api.newKey()).fen("fundFen")).isEqualTo(600);
    }

    @Test
    void aBillThatTheLedgerDeclinesFreesTheCapAndIsRefusedEachTime() {
        String member = api.member("130100");
        ObjectNode bill = Api.bill(member, LedgerStandIn.DECLINED_FEN);
        String key = Api.newKey();

        Answer declined = settle(bill, key);

        assertThat(declined.status()).isEqualTo(422);
        assertThat(declined.text("code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(settle(bill, key).text("code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(
                        api.get(
                                        "/v1/providers/PROV0001/settlements/"
                                                + bill.path("providerNumber").asText())
                                .text("status"))
                .isEqualTo("DECLINED");
        assertThat(settle(Api.bill(member, 700_000), Api.newKey()).fen("fundFen"))
                .isEqualTo(350_000);
    }

    @Test
    void whileABillIsOpenTheNextWaitsOrIsRefused() {
        String member = api.member("130100");
        ObjectNode bill = Api.bill(member, 1_000);
        String key = Api.newKey();
        world.hebei.paused(true);
        Answer pending = api.write("/v1/settlements", key, bill, "Prefer", "wait=0");
        Answer refused =
                api.write(
                        "/v1/settlements",
                        Api.newKey(),
                        Api.bill(member, 1_000),
                        "Prefer",
                        "wait=1");
        Answer notYet =
                api.write(
                        "/v1/settlements/" + pending.text("settlementId") + "/void",
                        Api.newKey(),
                        Api.JSON.createObjectNode(),
                        "Prefer",
                        "wait=0");
        world.hebei.paused(false);
        Answer posted = api.write("/v1/settlements", key, bill, "Prefer", "wait=30");

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("status")).isEqualTo("PENDING");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("SETTLEMENT_IN_PROGRESS");
        assertThat(notYet.text("code")).isEqualTo("SETTLEMENT_IN_PROGRESS");
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.text("settlementId")).isEqualTo(pending.text("settlementId"));
    }

    @Test
    void manyBillsOfOnePersonAtOnceNeverExceedTheCap() {
        String member = api.member("130100");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> calls =
                    IntStream.range(0, 10)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    api.write(
                                                            "/v1/settlements",
                                                            Api.newKey(),
                                                            Api.bill(member, 100_000),
                                                            "Prefer",
                                                            "wait=30"),
                                            threads))
                            .toList();
            List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers.stream().mapToLong(answer -> answer.fen("fundFen")).sum())
                    .isEqualTo(350_000);
        }
    }

    private Answer settle(ObjectNode bill, String key) {
        return api.write("/v1/settlements", key, bill);
    }

    private Answer voidBill(Answer settlement) {
        return api.write(
                "/v1/settlements/" + settlement.text("settlementId") + "/void",
                Api.newKey(),
                Api.JSON.createObjectNode());
    }
}
