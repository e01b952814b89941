package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.event.ContributionEvent.ReceiptUnidentified;
import io.gongji.payment.running.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Premiums ordered from a channel, through the running service.
class PremiumOrderIT {
    private static final String OCTOBER = "2024-10-15T10:00";

    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Premium premium = new Premium(api);

    @Test
    void anOrderIsPaidByItsCallBackAndCoversTheYear() { // worked examples 7 and 9
        String member = premium.resident(Premium.FUZHOU);
        String reference = Premium.reference();
        world.clock.at(
                OCTOBER,
                () -> {
                    Answer order = premium.order(member);
                    Answer paid = premium.report(order.text("orderId"), reference, 45_000, OCTOBER);
                    Answer again =
                            premium.report(order.text("orderId"), reference, 45_000, OCTOBER);

                    assertThat(order.status()).isEqualTo(201);
                    assertThat(order.text("status")).isEqualTo("AWAITING_PAYMENT");
                    assertThat(order.fen("ownFen")).isEqualTo(45_000);
                    assertThat(order.fen("subsidyFen")).isEqualTo(80_000);
                    assertThat(order.text("payUrl")).isEqualTo("http://127.0.0.1:8092/v1/payments");
                    assertThat(paid.status()).isEqualTo(201);
                    assertThat(again.body()).isEqualTo(paid.body());
                    assertThat(again.status()).isEqualTo(201);
                    Answer receipt = posted(paid.text("receiptId"));
                    assertThat(receipt.text("paidBy")).isEqualTo("CHANNEL");
                    assertThat(receipt.text("coveredFrom")).isEqualTo("2025-01-01");
                    assertThat(receipt.text("coveredTo")).isEqualTo("2025-12-31");
                    assertThat(receipt.fen("totalFen")).isEqualTo(125_000);
                    assertThat(api.get(order.location().orElseThrow()).text("status"))
                            .isEqualTo("PAID");
                    assertThat(premium.order(member).text("code")).isEqualTo("ALREADY_PAID");
                });
        assertThat(covered(member, "2024-12-31")).isFalse();
        assertThat(covered(member, "2025-01-01")).isTrue();
        assertThat(covered(member, "2026-01-01")).isFalse();
        assertThat(api.get("/v1/members/" + member + "/premiums").body().path("premiums"))
                .hasSize(1);
    }

    @Test
    void theExtensionCoversFromThePaymentDayAndThenTheWindowIsClosed() { // worked examples 10, 11
        String member = premium.resident(Premium.FUZHOU);
        String late = premium.resident(Premium.FUZHOU);
        world.clock.at(
                "2025-02-10T09:00",
                () -> {
                    Answer order = premium.order(member);
                    Answer paid =
                            premium.report(
                                    order.text("orderId"),
                                    Premium.reference(),
                                    45_000,
                                    "2025-02-10T09:00");

                    assertThat(posted(paid.text("receiptId")).text("coveredFrom"))
                            .isEqualTo("2025-02-10");
                });
        world.clock.at(
                "2025-03-01T00:00",
                () -> {
                    Answer refused = premium.order(late);

                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.text("code")).isEqualTo("WINDOW_CLOSED");
                    assertThat(refused.text("detail")).contains("2024-09-01", "2025-02-28");
                });
    }

    @Test
    void moneyIsJudgedByTheMomentTheChannelTookIt() {
        String member = premium.resident(Premium.FUZHOU);
        String tooLate = premium.resident(Premium.FUZHOU);
        String[] orders = new String[2];
        world.clock.at(
                "2025-02-28T23:50",
                () -> {
                    orders[0] = premium.order(member).text("orderId");
                    orders[1] = premium.order(tooLate).text("orderId");
                });
        world.clock.at(
                "2025-03-01T00:10",
                () -> {
                    Answer paid =
                            premium.report(
                                    orders[0], Premium.reference(), 45_000, "2025-02-28T23:59");
                    Answer held =
                            premium.report(
                                    orders[1], Premium.reference(), 45_000, "2025-03-01T00:01");

                    assertThat(paid.status()).isEqualTo(201);
                    assertThat(posted(paid.text("receiptId")).text("coveredFrom"))
                            .isEqualTo("2025-02-28");
                    assertThat(held.status()).isEqualTo(202);
                    assertThat(held.text("reason")).isEqualTo("WINDOW_CLOSED");
                });
    }

    @Test
    void whileAnOrderWaitsNobodyElsePaysUntilItIsCancelledOrExpires() {
        String member = premium.resident(Premium.HULUDAO);
        String payer = premium.payer(Premium.HULUDAO);
        Answer[] first = new Answer[1];
        world.clock.at(
                OCTOBER,
                () -> {
                    first[0] = premium.order(member);
                    assertThat(premium.order(member).text("code")).isEqualTo("PAYMENT_IN_PROGRESS");
                    assertThat(
                                    premium.pay(member, payer, Premium.PASSWORD, Api.newKey())
                                            .text("code"))
                            .isEqualTo("PAYMENT_IN_PROGRESS");
                    assertThat(premium.cancel(first[0]).text("status")).isEqualTo("CANCELLED");
                    assertThat(premium.cancel(first[0]).text("code"))
                            .isEqualTo("PAYMENT_ORDER_CLOSED");
                    first[0] = premium.order(member);
                    assertThat(first[0].status()).isEqualTo(201);
                });
        world.clock.at(
                "2024-10-15T10:31",
                () -> {
                    assertThat(api.get(first[0].location().orElseThrow()).text("status"))
                            .isEqualTo("EXPIRED");
                    Answer second = premium.order(member);
                    Answer late =
                            premium.report(
                                    first[0].text("orderId"),
                                    Premium.reference(),
                                    40_000,
                                    "2024-10-15T10:31");
                    Answer twice =
                            premium.report(
                                    second.text("orderId"),
                                    Premium.reference(),
                                    40_000,
                                    "2024-10-15T10:31");

                    assertThat(late.status()).isEqualTo(201);
                    assertThat(api.get(second.location().orElseThrow()).text("status"))
                            .isEqualTo("CANCELLED");
                    assertThat(twice.status()).isEqualTo(202);
                    assertThat(twice.text("status")).isEqualTo("UNIDENTIFIED");
                    assertThat(twice.text("reason")).isEqualTo("ALREADY_PAID");
                });
    }

    @Test
    void moneyThatFitsNoOrderGoesIntoSuspenseOnce() {
        String member = premium.resident(Premium.FUZHOU);
        String unknown = Api.newKey();
        String reference = Premium.reference();
        String little = Premium.reference();
        world.clock.at(
                OCTOBER,
                () -> {
                    Answer order = premium.order(member);
                    Answer held = premium.report(unknown, reference, 45_000, OCTOBER);
                    Answer again = premium.report(unknown, reference, 45_000, OCTOBER);
                    Answer wrong = premium.report(order.text("orderId"), little, 44_999, OCTOBER);
                    Answer reused = premium.report(order.text("orderId"), little, 45_000, OCTOBER);

                    assertThat(held.status()).isEqualTo(202);
                    assertThat(again.body()).isEqualTo(held.body());
                    assertThat(held.text("reason")).isEqualTo("NOT_FOUND");
                    assertThat(wrong.text("reason")).isEqualTo("AMOUNT_DIFFERS");
                    assertThat(reused.text("code")).isEqualTo("CHANNEL_REFERENCE_REUSED");
                    assertThat(api.get(order.location().orElseThrow()).text("status"))
                            .isEqualTo("AWAITING_PAYMENT");
                });
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(suspended(reference, little))
                                .extracting(ReceiptUnidentified::amountFen)
                                .containsExactlyInAnyOrder(45_000L, 44_999L));
    }

    @Test
    void onlyTheChannelsOwnSignatureIsTaken() {
        byte[] body =
                ("{\"orderId\":\""
                                + Api.newKey()
                                + "\",\"channelReference\":\"X1\",\"amountFen\":1,"
                                + "\"paidAt\":\"2024-10-15T02:00:00Z\"}")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(premium.report("WECHAT", body, Premium.sign(4, body)).status()).isEqualTo(401);
        assertThat(premium.report("NOBODY", body, Premium.sign(3, body)).status()).isEqualTo(401);
        assertThat(premium.report("WECHAT", body, "t=1,v1=00").text("code"))
                .isEqualTo("SIGNATURE_INVALID");
    }

    @Test
    void whatTheAssistanceCoversWholeIsPostedAtOnce() {
        String member = premium.resident(Premium.HULUDAO);
        ObjectNode poor = Api.JSON.createObjectNode();
        poor.putArray("categories")
                .addObject()
                .put("category", "EXTREME_POVERTY")
                .put("from", "2024-01-01");
        Answer said = api.put("/v1/members/" + member + "/resident-categories", Api.newKey(), poor);

        assertThat(said.status()).isEqualTo(201);
        world.clock.at(
                OCTOBER,
                () -> {
                    Answer order = premium.order(member);

                    assertThat(order.status()).isEqualTo(201);
                    assertThat(order.text("status")).isEqualTo("PAID");
                    Answer receipt = api.get("/v1/premium-receipts/" + order.text("receiptId"));
                    assertThat(receipt.text("status")).isEqualTo("POSTED");
                    assertThat(receipt.text("paidBy")).isEqualTo("ASSISTANCE");
                    assertThat(receipt.fen("assistanceFen")).isEqualTo(40_000);
                });
    }

    @Test
    void aCategoryThatNoPackNamesIsRefused() {
        String member = premium.resident(Premium.FUZHOU);
        ObjectNode body = Api.JSON.createObjectNode();
        body.putArray("categories")
                .addObject()
                .put("category", "NO_SUCH_THING")
                .put("from", "2024-01-01");

        assertThat(
                        api.put(
                                        "/v1/members/" + member + "/resident-categories",
                                        Api.newKey(),
                                        body)
                                .text("code"))
                .isEqualTo("CATEGORY_UNKNOWN");
    }

    @Test
    void manyOrdersAtOnceAreOneOrder() {
        String member = premium.resident(Premium.FUZHOU);
        world.clock.at(
                OCTOBER,
                () -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        List<Integer> answers =
                                IntStream.range(0, 8)
                                        .mapToObj(_ ->
                                                CompletableFuture.supplyAsync(
                                                        () -> premium.order(member).status(),
                                                        threads))
                                        .toList()
                                        .stream()
                                        .map(CompletableFuture::join)
                                        .toList();

                        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
                        assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
                    }
                });
    }

    private Answer posted(String receiptId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> api.get("/v1/premium-receipts/" + receiptId),
                        receipt -> receipt.text("status").equals("POSTED"));
    }

    private boolean covered(String member, String day) {
        return api.get("/v1/members/" + member + "/coverage?on=" + day)
                .body()
                .path("covered")
                .asBoolean();
    }

    private List<ReceiptUnidentified> suspended(String... references) {
        return world.fujian.heard.stream()
                .filter(ReceiptUnidentified.class::isInstance)
                .map(ReceiptUnidentified.class::cast)
                .filter(held -> List.of(references).contains(held.channelReference()))
                .toList();
    }
}
