package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What the agency's cashiers do: receipts in suspense, the treasury, persons' dues, interest.
public final class MoneyDesk {
    private final Api payment;
    private final Api ledger;
    private final Caller caller;

    public MoneyDesk(Services services, Caller caller) {
        this.payment = services.payment();
        this.ledger = services.ledger();
        this.caller = caller;
    }

    /// What waits in the suspense of a book, the oldest first.
    public JsonNode suspense(String book) {
        return ledger.get("/v1/books/" + book + "/suspense?limit=500")
                .orFail("the suspense of a book")
                .body()
                .path("receipts");
    }

    /// Says what money of a receipt is for.
    public Answer match(String receipt, Map<String, Object> target) {
        return caller.write(payment, "/v1/receipts/" + receipt + "/matches", target);
    }

    /// Money of a receipt that went back by its channel.
    public Answer giveBack(String receipt, long amountFen) {
        return caller.write(
                payment,
                "/v1/receipts/" + receipt + "/returns",
                Map.of(
                        "reason",
                        "REFUND",
                        "channelReference",
                        reference(),
                        "amountFen",
                        amountFen));
    }

    /// What a channel has taken in a region for the employee fund and not passed on.
    public long channelDueFen(String book, String region, String channel) {
        for (JsonNode line :
                ledger.get("/v1/books/" + book + "/channels")
                        .orFail("what channels owe")
                        .body()
                        .path("channels")) {
            if (line.path("channel").asText().equals(channel)
                    && line.path("region").asText().equals(region)
                    && line.path("fund").asText().equals("EMPLOYEE")) {
                return line.path("dueFen").asLong();
            }
        }
        return 0;
    }

    public Answer remitted(String region, String channel, long amountFen) {
        return treasury(
                "remittances", region, amountFen, Map.of("fund", "EMPLOYEE", "channel", channel));
    }

    public Answer subsidyCame(String region, String kind, int year, long amountFen) {
        return treasury("subsidies", region, amountFen, Map.of("kind", kind, "year", year));
    }

    public Answer feesPaidOver(String region, long amountFen) {
        return treasury("large-cost-fees", region, amountFen, Map.of());
    }

    private Answer treasury(
            String what, String region, long amountFen, Map<String, Object> further) {
        Map<String, Object> body = new LinkedHashMap<>(further);
        body.put("region", region);
        body.put("bankReference", reference());
        body.put("amountFen", amountFen);
        return caller.write(payment, "/v1/treasury/" + what, body);
    }

    /// What the treasury has paid of one kind for a year.
    public long publicMoneyFen(String book, String region, String kind, int year) {
        for (JsonNode line :
                ledger.get("/v1/books/" + book + "/public-money")
                        .orFail("public money")
                        .body()
                        .path("sums")) {
            if (line.path("region").asText().equals(region)
                    && line.path("kind").asText().equals(kind)
                    && line.path("year").asInt() == year) {
                return line.path("receivedFen").asLong();
            }
        }
        return 0;
    }

    public Answer assessCatchUp(String memberId, int paidMonths) {
        return caller.write(
                payment, "/v1/catch-ups", Map.of("memberId", memberId, "paidMonths", paidMonths));
    }

    /// Money for a due or a debt that came by a channel.
    ///
    /// @param due such as `catch-ups/MEMBER/2025` or `debts/MEMBER`
    public Answer came(String due, String channel, long amountFen) {
        return caller.write(
                payment,
                "/v1/" + due + "/receipts",
                Map.of(
                        "channel", channel,
                        "channelReference", reference(),
                        "amountFen", amountFen));
    }

    public Answer interest(String book, int year, int ratePermille) {
        return caller.write(
                payment,
                "/v1/interest-runs/" + book + "/" + year,
                Map.of("ratePermille", ratePermille));
    }

    private static String reference() {
        return "REF-" + UUID.randomUUID();
    }
}
