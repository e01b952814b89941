package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// What a family does at payment-service about resident premiums, and what a channel does.
public final class PremiumDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api payment;
    private final Api channel;
    private final Caller caller;

    public PremiumDesk(Services services, Caller caller) {
        this.payment = services.payment();
        this.channel = services.channel();
        this.caller = caller;
    }

    /// What a premium of a region, year and categories would be, or that of a member.
    public Answer quote(Map<String, Object> question) {
        return payment.ask("/v1/premium-quotes", question);
    }

    /// The same for several persons, with the sums.
    public Answer familyQuote(String region, int year, List<Map<String, Object>> persons) {
        return payment.ask(
                "/v1/family-premium-quotes",
                Map.of("region", region, "year", year, "persons", persons));
    }

    /// Says which categories a resident belongs to from a day on.
    public Answer categories(String memberId, List<Map<String, Object>> categories) {
        return caller.replace(
                payment,
                "/v1/members/" + memberId + "/resident-categories",
                Map.of("categories", categories));
    }

    /// An order for a channel; nothing moves before the channel's call-back.
    public Answer order(String memberId, int year, String byChannel) {
        return caller.write(
                payment,
                "/v1/premium-orders",
                Map.of("memberId", memberId, "year", year, "channel", byChannel));
    }

    public Answer orderNow(String orderId) {
        return payment.get("/v1/premium-orders/" + orderId).orFail("an order");
    }

    public Answer cancel(String orderId) {
        return caller.write(payment, "/v1/premium-orders/" + orderId + "/cancel", Map.of());
    }

    /// Lets the channel's simulator take the money and call back, and waits until it is posted.
    public Answer payOrder(Answer order) {
        payAtChannel(order.text("orderId"), order.text("channel"), order.fen("ownFen"))
                .orFail("a payment at the channel");
        Awaitility.await("the payment of order " + order.text("orderId"))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> orderNow(order.text("orderId")),
                        now -> now.text("status").equals("PAID"));
        return Awaitility.await("the posting of order " + order.text("orderId"))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> premium(order.text("memberId"), (int) order.fen("year")),
                        premium -> !premium.pending());
    }

    /// Lets the channel's simulator take any money for an order and call back.
    public Answer payAtChannel(String orderId, String byChannel, long amountFen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("orderId", orderId);
        body.put("amountFen", amountFen);
        body.put(
                "callbackUrl",
                payment.base().resolve("/v1/channels/" + byChannel + "/callbacks").toString());
        return channel.ask("/v1/payments", body);
    }

    /// Pays from an account of one's own or of a relative who has authorised it.
    public Answer fromAccount(String memberId, int year, String payerId, String password) {
        return caller.write(
                payment, "/v1/premium-payments", premium(memberId, year, payerId, password));
    }

    /// The same sent once, and again only while the ledger has not answered: a wrong password
    /// counts each time it is tried.
    public Answer fromAccountOnce(
            String memberId, int year, String payerId, String password, String key) {
        return Awaitility.await("the payment of a premium")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(
                        () ->
                                payment.post(
                                        "/v1/premium-payments",
                                        premium(memberId, year, payerId, password),
                                        key),
                        answer -> !answer.pending());
    }

    private static Map<String, Object> premium(
            String memberId, int year, String payerId, String password) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("memberId", memberId);
        body.put("year", year);
        body.put("payerId", payerId);
        body.put("password", password);
        return body;
    }

    public Answer setPassword(String memberId, String password) {
        return payment.send(
                "PUT",
                "/v1/members/" + memberId + "/payment-password",
                "application/json",
                Api.json(Map.of("password", password)),
                Map.of("Idempotency-Key", Caller.freshKey()));
    }

    /// The history of a person's premiums.
    public Answer premiums(String memberId) {
        return payment.get("/v1/members/" + memberId + "/premiums").orFail("premiums");
    }

    /// The one premium of a year, as it stands in the history.
    public Answer premium(String memberId, int year) {
        Answer history = premiums(memberId);
        for (JsonNode premium : history.body().path("premiums")) {
            if (premium.path("year").asInt() == year) {
                return Answer.of(premium);
            }
        }
        return history;
    }

    public Answer coverage(String memberId, String day) {
        return payment.get("/v1/members/" + memberId + "/coverage?on=" + day).orFail("coverage");
    }

    public Answer catchUp(Map<String, Object> question) {
        return payment.ask("/v1/catch-up-quotes", question);
    }
}
