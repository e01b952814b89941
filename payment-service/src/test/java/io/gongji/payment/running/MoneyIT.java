package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.payment.running.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Receipts, dues and the treasury through the running service.
class MoneyIT {
    private static final String OCTOBER = "2024-10-15T10:00";

    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Premium premium = new Premium(api);

    @Test
    void aRemittanceIsOneFactHoweverOftenItIsSaid() {
        String reference = "B" + World.number();

        Answer first = remit(reference, 100_000);
        Answer again = remit(reference, 100_000);
        Answer other = remit(reference, 100_001);

        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("POSTED");
        assertThat(first.text("type")).isEqualTo("gongji.channel.remitted.v1");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(other.text("code")).isEqualTo("CHANNEL_REFERENCE_REUSED");
        assertThat(api.get(first.location().orElseThrow()).body().path("data").path("amountFen"))
                .hasToString("100000");
        assertThat(
                        told(world.hebei, TreasuryEvent.ChannelRemitted.class).stream()
                                .filter(of -> of.bankReference().equals(reference)))
                .hasSize(1);
    }

    @Test
    void theTwoKindsOfPublicMoneyAreTaken() {
        for (String kind : List.of("SUBSIDY", "ASSISTANCE")) {
            Answer taken =
                    api.write(
                            "/v1/treasury/subsidies",
                            Api.newKey(),
                            Api.JSON
                                    .createObjectNode()
                                    .put("region", "130100")
                                    .put("kind", kind)
                                    .put("year", 2025)
                                    .put("bankReference", "S" + World.number())
                                    .put("amountFen", 64_000));

            assertThat(taken.status()).as("%s", taken).isEqualTo(201);
            assertThat(taken.body().path("data").path("kind").textValue()).isEqualTo(kind);
        }
    }

    @Test
    void moneyInSuspensePaysAPremiumAndGoesBackWithItsCover() {
        String member = premium.resident(Premium.FUZHOU);
        world.clock.at(
                OCTOBER,
                () -> {
                    String receipt = unidentified(45_100);

                    Answer matched = match(receipt, premiumOf(member, 45_000));
                    Answer again = match(receipt, premiumOf(member, 45_000));

                    assertThat(matched.status()).as("%s", matched).isEqualTo(201);
                    assertThat(again.text("code")).isEqualTo("ALREADY_PAID");
                    assertThat(covered(member)).isTrue();
                    assertThat(premium.order(member).text("code")).isEqualTo("ALREADY_PAID");

                    Answer part = giveBack(receipt, "REFUND", 100L);
                    Answer tooMuch = giveBack(receipt, "REFUND", 1L);
                    Answer whole = giveBack(receipt, "CHARGE_BACK", null);
                    Answer nothing = giveBack(receipt, "CHARGE_BACK", null);

                    assertThat(part.status()).as("%s", part).isEqualTo(201);
                    assertThat(tooMuch.text("code")).isEqualTo("AMOUNT_DIFFERS");
                    assertThat(whole.status()).as("%s", whole).isEqualTo(201);
                    assertThat(whole.body().path("data").path("amountFen").longValue())
                            .isEqualTo(45_000);
                    assertThat(nothing.text("code")).isEqualTo("AMOUNT_DIFFERS");
                    assertThat(covered(member)).isFalse();
                    assertThat(api.get("/v1/receipts/" + receipt).body().path("uses")).hasSize(3);
                    assertThat(premium.order(member).status()).isEqualTo(201);
                });
        ReceiptEvent.Returned back =
                told(world.fujian, ReceiptEvent.Returned.class).stream()
                        .filter(of -> of.amountFen() == 45_000)
                        .toList()
                        .getLast();
        assertThat(back.paidFor()).hasSize(1);
        assertThat(back.paidFor().getFirst()).isInstanceOf(PaidFor.Premium.class);
    }

    @Test
    void aChargedBackPremiumCoversNothingAndMayBePaidAnew() {
        String member = premium.resident(Premium.FUZHOU);
        world.clock.at(
                OCTOBER,
                () -> {
                    Answer paid =
                            premium.report(
                                    premium.order(member).text("orderId"),
                                    Premium.reference(),
                                    45_000,
                                    OCTOBER);
                    assertThat(covered(member)).isTrue();

                    Answer back = giveBack(paid.text("receiptId"), "CHARGE_BACK", null);

                    assertThat(back.status()).as("%s", back).isEqualTo(201);
                    assertThat(covered(member)).isFalse();
                    assertThat(
                                    api.get("/v1/premium-receipts/" + paid.text("receiptId"))
                                            .text("status"))
                            .isEqualTo("RETURNED");
                    assertThat(premium.order(member).status()).isEqualTo(201);
                });
    }

    @Test
    void whatTheLedgerDeclinesIsOwedAgain() {
        String member = premium.resident(Premium.FUZHOU);
        world.clock.at(
                OCTOBER,
                () -> {
                    String receipt = unidentified(LedgerStandIn.DECLINED_FEN);

                    Answer declined = match(receipt, premiumOf(member, 45_000));

                    assertThat(declined.text("code")).isEqualTo("MATCH_EXCEEDED");
                    assertThat(covered(member)).isFalse();
                    assertThat(premium.order(member).status()).isEqualTo(201);
                });
    }

    /// Worked examples 19 and 21 of domain 3.1.
    @Test
    void aCatchUpIsAssessedAndPaidAndBenefitsBeginInItsMonth() {
        String member = premium.payer(Premium.FUZHOU);
        world.clock.at(
                "2025-06-20T10:00",
                () -> {
                    Answer before = api.get("/v1/catch-ups/" + member + "/2025");
                    Answer unassessed = own("/v1/catch-ups/" + member + "/2025", null);
                    Answer assessed =
                            api.write(
                                    "/v1/catch-ups",
                                    Api.newKey(),
                                    Api.JSON
                                            .createObjectNode()
                                            .put("memberId", member)
                                            .put("paidMonths", 260));
                    Answer paid = own("/v1/catch-ups/" + member + "/2025", null);
                    Answer after = api.get("/v1/catch-ups/" + member + "/2025");

                    assertThat(before.status()).isEqualTo(404);
                    assertThat(unassessed.text("code")).isEqualTo("NOTHING_ASSESSED");
                    assertThat(assessed.status()).as("%s", assessed).isEqualTo(201);
                    assertThat(assessed.body().path("data").path("amountFen").longValue())
                            .isEqualTo(1_777_760);
                    assertThat(paid.status()).as("%s", paid).isEqualTo(201);
                    assertThat(after.text("benefitsFrom")).isEqualTo("2025-06");
                    assertThat(after.text("paidOn")).isEqualTo("2025-06-20");
                });
    }

    @Test
    void aLargeCostFeeAndADebtComeByAChannel() {
        String member = premium.payer("130100");
        String fee = "/v1/large-cost-fees/" + member + "/2025";

        Answer came = come(fee + "/receipts", 6_000);
        Answer repaid = come("/v1/debts/" + member + "/receipts", 500);
        Answer own = own(fee, 6_000L);

        assertThat(came.status()).as("%s", came).isEqualTo(201);
        assertThat(api.get(fee).body().path("paid").booleanValue()).isTrue();
        assertThat(api.get(fee).text("paidOn")).isNotEmpty();
        assertThat(repaid.status()).as("%s", repaid).isEqualTo(201);
        assertThat(own.status()).as("%s", own).isEqualTo(201);
    }

    private Answer remit(String reference, long amountFen) {
        return api.write(
                "/v1/treasury/remittances",
                Api.newKey(),
                Api.JSON
                        .createObjectNode()
                        .put("region", "130100")
                        .put("fund", "EMPLOYEE")
                        .put("channel", "WECHAT")
                        .put("bankReference", reference)
                        .put("amountFen", amountFen));
    }

    /// Money whose order nobody knows waits in suspense, in the region that is configured.
    private String unidentified(long amountFen) {
        Answer held = premium.report(Api.newKey(), Premium.reference(), amountFen, OCTOBER);
        assertThat(held.status()).as("%s", held).isEqualTo(202);
        return held.text("suspendedReceiptId");
    }

    private static ObjectNode premiumOf(String member, long amountFen) {
        return Api.JSON
                .createObjectNode()
                .put("kind", "PREMIUM")
                .put("memberId", member)
                .put("year", 2025)
                .put("amountFen", amountFen);
    }

    private Answer match(String receipt, ObjectNode target) {
        return api.write("/v1/receipts/" + receipt + "/matches", Api.newKey(), target);
    }

    private Answer giveBack(String receipt, String reason, Long amountFen) {
        ObjectNode body =
                Api.JSON
                        .createObjectNode()
                        .put("reason", reason)
                        .put("channelReference", "R" + World.number());
        if (amountFen != null) {
            body.put("amountFen", amountFen);
        }
        return api.write("/v1/receipts/" + receipt + "/returns", Api.newKey(), body);
    }

    private Answer come(String address, long amountFen) {
        return api.write(
                address,
                Api.newKey(),
                Api.JSON
                        .createObjectNode()
                        .put("channel", "WECHAT")
                        .put("channelReference", Premium.reference())
                        .put("amountFen", amountFen));
    }

    private Answer own(String due, Long amountFen) {
        ObjectNode body = Api.JSON.createObjectNode().put("password", Premium.PASSWORD);
        if (amountFen != null) {
            body.put("amountFen", amountFen);
        }
        return api.write(due + "/account-payment", Api.newKey(), body);
    }

    private boolean covered(String member) {
        return api.get("/v1/members/" + member + "/coverage?on=2025-03-01")
                .body()
                .path("covered")
                .booleanValue();
    }

    private static <T extends GongjiEvent> List<T> told(LedgerStandIn ledger, Class<T> kind) {
        return ledger.told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
