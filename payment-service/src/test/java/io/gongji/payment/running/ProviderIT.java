package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import org.junit.jupiter.api.Test;

/// Providers through the running service (domain H1, H2, US-32, US-33, US-43, US-44; example 73).
class ProviderIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final String member = api.member("130100");
    private final String provider = "HOSP" + World.number();
    private int bills;

    @Test
    void aStatementIsReviewedSetOffAgainstTheAdvanceDisallowedAndPaid() {
        Answer advanced = advance("2025-03", 40_000, "A-" + provider);
        String first = bill("2025-03-05", 100_000); // fund 600.00
        String second = bill("2025-03-28", 50_000); // fund 300.00
        Answer submitted = submit("2025-03", "S-1", first, 60_000, second, 30_000);
        String address = submitted.location().orElseThrow();

        Answer alone = approve(address, "hospital", first, 1);
        Answer tooMuch = approve(address, "agency", first, 60_001);
        Answer approved = approve(address, "agency", first, 5_000);

        assertThat(advanced.status()).as("%s", advanced).isEqualTo(201);
        assertThat(submitted.status()).as("%s", submitted).isEqualTo(201);
        assertThat(submitted.fen("claimedFen")).isEqualTo(90_000);
        assertThat(alone.text("code")).isEqualTo("FOUR_EYES");
        assertThat(tooMuch.text("code")).isEqualTo("DISALLOWED_TOO_MUCH");
        assertThat(approved.status()).as("%s", approved).isEqualTo(201);
        assertThat(approved.fen("payableFen")).isEqualTo(85_000);
        assertThat(approved.fen("offsetFen")).isEqualTo(40_000);
        assertThat(approved.fen("openFen")).isEqualTo(45_000);

        assertThat(pay(address, 45_001L, "P-0" + provider).text("code"))
                .isEqualTo("AMOUNT_DIFFERS");
        assertThat(pay(address, 20_000L, "P-1" + provider).fen("openFen")).isEqualTo(25_000);
        assertThat(pay(address, null, "P-2" + provider).fen("openFen")).isZero();
        assertThat(disallow(address, second, 30_001).text("code")).isEqualTo("DISALLOWED_TOO_MUCH");
        assertThat(disallow(address, second, 1_000).fen("openFen")).isEqualTo(-1_000);
        assertThat(api.get(address).body().at("/bills/1/disallowedFen").asLong()).isEqualTo(1_000);
    }

    @Test
    void theFinalAccountClawsBackWhatWasAdvancedPastWhatIsOwed() {
        String bill = bill("2025-11-05", 100_000);
        advance("2025-11", 70_000, "A2-" + provider);
        String statement = submit("2025-11", "S-2", bill, 60_000).location().orElseThrow();
        Answer waiting = settle(2025, "F-1" + provider);
        approve(statement, "agency");

        Answer settled = settle(2025, "F-1" + provider);

        assertThat(waiting.text("code")).isEqualTo("FINAL_ACCOUNT_TOO_EARLY");
        assertThat(settled.status()).as("%s", settled).isEqualTo(201);
        assertThat(settled.body().at("/finalAccount/clawedBackFen").asLong()).isEqualTo(10_000);
        assertThat(settle(2025, "F-1" + provider).body()).isEqualTo(settled.body());
        assertThat(settle(2025, "F-2" + provider).text("code")).isEqualTo("FINAL_ACCOUNT_SETTLED");
        assertThat(advance("2025-12", 1, "A3-" + provider).text("code"))
                .isEqualTo("FINAL_ACCOUNT_SETTLED");
        Answer year =
                api.get("/v1/providers/" + provider + "/years/2025?region=130100&fund=EMPLOYEE");
        assertThat(year.body()).isEqualTo(settled.body());
    }

    @Test
    void theFinalAccountTopsUpAndNamesTheSum() {
        String bill = bill("2025-10-05", 100_000);
        approve(submit("2025-10", "S-3", bill, 60_000).location().orElseThrow(), "agency");

        assertThat(settle(2025, null).text("detail")).contains("600.00");
        assertThat(settle(2025, "F-3" + provider).body().at("/finalAccount/toppedUpFen").asLong())
                .isEqualTo(60_000);
        assertThat(settle(2098, null).text("code")).isEqualTo("FINAL_ACCOUNT_TOO_EARLY");
    }

    @Test
    void aStatementIsDueOnTheTenthAndTakenLater() { // 73: discharged on 2025-03-28
        String first = bill("2025-03-28", 1_000);
        String second = bill("2025-03-28", 1_000);
        world.clock.at(
                "2025-04-10T23:59:59",
                () -> {
                    Answer inTime = submit("2025-03", "S-4", first, 600);
                    assertThat(inTime.text("dueOn")).isEqualTo("2025-04-10");
                    assertThat(inTime.body().path("late").asBoolean()).isFalse();
                });
        world.clock.at(
                "2025-04-11T00:00:00",
                () -> {
                    Answer late = submit("2025-03", "S-5", second, 600);
                    assertThat(late.text("submittedOn")).isEqualTo("2025-04-11");
                    assertThat(late.body().path("late").asBoolean()).isTrue();
                });
    }

    @Test
    void theSameNumberIsTheSameStatementOrPayment() {
        String bill = bill("2025-02-05", 1_000);
        Answer first = submit("2025-02", "S-6", bill, 600);
        Answer paid = advance("2025-02", 500, "A6-" + provider);

        assertThat(submit("2025-02", "S-6", bill, 600).body()).isEqualTo(first.body());
        assertThat(submit("2025-02", "S-6", bill, 599).text("code"))
                .isEqualTo("PROVIDER_NUMBER_REUSED");
        assertThat(advance("2025-02", 500, "A6-" + provider).body()).isEqualTo(paid.body());
        assertThat(advance("2025-02", 501, "A6-" + provider).text("code"))
                .isEqualTo("BANK_REFERENCE_REUSED");
    }

    @Test
    void aBillIsOnOneStatementOfItsOwnMonthWithTheAmountTheLedgerOwes() {
        String bill = bill("2025-01-05", 1_000);

        assertThat(submit("2025-02", "S-7", bill, 600).text("detail")).contains("another month");
        assertThat(submit("2025-01", "S-7", bill, 601).text("detail")).contains("600");
        assertThat(submit("2025-01", "S-7", "NONE", 600).text("detail")).contains("NONE");
        String address = submit("2025-01", "S-7", bill, 600).location().orElseThrow();
        assertThat(submit("2025-01", "S-8", bill, 600).text("code"))
                .isEqualTo("BILL_NOT_CLAIMABLE");
        Answer rejected =
                api.write(
                        address + "/rejection",
                        Api.newKey(),
                        Api.JSON.createObjectNode(),
                        "Gongji-Caller",
                        "agency");
        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        assertThat(approve(address, "agency").text("code")).isEqualTo("STATEMENT_NOT_OPEN");
        assertThat(submit("2025-01", "S-8", bill, 600).status()).isEqualTo(201);
    }

    private String bill(String day, long totalFen) {
        String number = provider + "-" + ++bills;
        ObjectNode bill =
                Api.bill(member, totalFen)
                        .put("providerId", provider)
                        .put("providerRegion", "130100")
                        .put("providerNumber", number)
                        .put("serviceDate", day);
        Answer answer = api.write("/v1/settlements", Api.newKey(), bill);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return number;
    }

    private Answer advance(String month, long fen, String reference) {
        return send(
                "/v1/providers/" + provider + "/advances",
                fund().put("month", month).put("amountFen", fen).put("bankReference", reference),
                "agency");
    }

    private Answer submit(String month, String number, Object... numbersAndAmounts) {
        ObjectNode body = fund().put("month", month).put("statementNumber", number);
        named(body.putArray("bills"), numbersAndAmounts);
        return send("/v1/providers/" + provider + "/statements", body, "hospital");
    }

    private Answer approve(String address, String caller, Object... numbersAndAmounts) {
        ObjectNode body = Api.JSON.createObjectNode();
        if (numbersAndAmounts.length > 0) {
            named(body.putArray("disallowances"), numbersAndAmounts);
        }
        return send(address + "/approval", body, caller);
    }

    private Answer disallow(String address, Object... numbersAndAmounts) {
        ObjectNode body = Api.JSON.createObjectNode();
        named(body.putArray("disallowances"), numbersAndAmounts);
        return send(address + "/disallowances", body, "agency");
    }

    private Answer pay(String address, Long fen, String reference) {
        ObjectNode body = Api.JSON.createObjectNode().put("bankReference", reference);
        return send(
                address + "/payment", fen == null ? body : body.put("amountFen", fen), "agency");
    }

    private Answer settle(int year, String reference) {
        ObjectNode body = fund();
        return send(
                "/v1/providers/" + provider + "/years/" + year + "/final-account",
                reference == null ? body : body.put("bankReference", reference),
                "agency");
    }

    private Answer send(String path, ObjectNode body, String caller) {
        return api.write(path, Api.newKey(), body, "Gongji-Caller", caller);
    }

    private static ObjectNode fund() {
        return Api.JSON.createObjectNode().put("region", "130100").put("fund", "EMPLOYEE");
    }

    private static void named(ArrayNode array, Object... numbersAndAmounts) {
        for (int i = 0; i < numbersAndAmounts.length; i += 2) {
            array.addObject()
                    .put("providerNumber", (String) numbersAndAmounts[i])
                    .put("amountFen", ((Number) numbersAndAmounts[i + 1]).longValue());
        }
    }
}
