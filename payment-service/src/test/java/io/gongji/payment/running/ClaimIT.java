package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Claims and recourse through the running service (domain H4 to H7, I1, I2; examples 39 and 76).
class ClaimIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final String member = api.member("130100");

    @Test
    void aPackPricesTheClaimAndItsCounterIsUsedByTheNextBill() {
        String address = submit(claim(500_000)).location().orElseThrow(); // 60 %: 3,000.00

        Answer alone = approve(address, "counter-1", null);
        Answer bySomebody = approve(address, "counter-2", 100L);
        Answer approved = approve(address, "counter-2", null);
        Answer next = api.write("/v1/settlements", Api.newKey(), Api.bill(member, 100_000));

        assertThat(alone.text("code")).isEqualTo("FOUR_EYES");
        assertThat(bySomebody.text("code")).isEqualTo("INVALID_FIELD");
        assertThat(approved.status()).as("%s", approved).isEqualTo(201);
        assertThat(approved.fen("fundFen")).isEqualTo(300_000);
        assertThat(next.fen("fundFen")).as("%s", next).isEqualTo(50_000); // what the cap leaves
    }

    @Test
    void aReviewerSetsWhatNoPackPricesAndTheBankPaysIt() {
        ObjectNode claim = claim(2_000_00).put("benefit", "INPATIENT");
        String address = submit(claim).location().orElseThrow();
        String reference = "C-" + World.number();

        assertThat(approve(address, "counter-2", null).text("code")).isEqualTo("NOT_CONFIGURED");
        assertThat(approve(address, "counter-2", 2_000_01L).text("code"))
                .isEqualTo("INVALID_AMOUNT");
        Answer approved = approve(address, "counter-2", 1_105_00L);
        Answer paid = pay(address, reference);

        assertThat(approved.text("rule")).isEqualTo("D4");
        assertThat(paid.text("status")).isEqualTo("PAID");
        assertThat(pay(address, reference).body()).isEqualTo(paid.body());
        assertThat(pay(address, reference + "x").text("code")).isEqualTo("CLAIM_NOT_OPEN");
        Answer back = step(address + "/payment-return", "bankReference", reference + "r");
        assertThat(back.text("status")).isEqualTo("PAYABLE");
        assertThat(pay(address, reference + "2").text("status")).isEqualTo("PAID");
    }

    @ParameterizedTest
    @CsvSource({"WORK_INJURY", "THIRD_PARTY", "PUBLIC_HEALTH", "ABROAD"})
    void theFundDoesNotPayForExcludedCauses(String cause) { // 39
        assertThat(submit(claim(100).put("cause", cause)).text("code")).isEqualTo("EXCLUDED");
    }

    @Test
    void onlyALevelThreeHospitalRefersOutOfTheCity() { // 76
        ObjectNode referral = claim(100).put("route", "REFERRAL");

        assertThat(submit(referral).text("code")).isEqualTo("REFERRAL_NOT_ALLOWED");
        assertThat(submit(referral.put("referringLevel", 2)).text("code"))
                .isEqualTo("REFERRAL_NOT_ALLOWED");
        assertThat(submit(referral.put("referringLevel", 3)).status()).isEqualTo(201);
    }

    @Test
    void aRuralClaimComesWithinThreeMonthsTheLastDayIncluded() {
        ObjectNode rural =
                claim(100).put("route", "RURAL_OUT_OF_CITY").put("dischargedOn", "2025-01-31");

        world.clock.at(
                "2025-05-01T00:00:00",
                () -> assertThat(submit(rural).text("code")).isEqualTo("CLAIM_TOO_LATE"));
        world.clock.at(
                "2025-04-30T23:59:59",
                () -> {
                    assertThat(submit(rural.deepCopy().put("hospitalLevel", 1)).text("code"))
                            .isEqualTo("REFERRAL_NOT_ALLOWED");
                    assertThat(submit(rural).status()).isEqualTo(201);
                });
    }

    @Test
    void anInvoiceIsClaimedOnceUnlessItWasRejected() {
        ObjectNode claim = claim(100);
        Answer first = submit(claim);

        assertThat(submit(claim).body()).isEqualTo(first.body());
        assertThat(submit(claim.deepCopy().put("totalFen", 101)).text("code"))
                .isEqualTo("PAPER_NUMBER_REUSED");
        assertThat(step(first.location().orElseThrow() + "/rejection").text("status"))
                .isEqualTo("REJECTED");
        assertThat(submit(claim).text("claimId")).isNotEqualTo(first.text("claimId"));
    }

    @Test
    void theFundPaysAClaimFirstAndRecoversItInParts() {
        Answer claim = submit(claim(300_000).put("cause", "THIRD_PARTY_UNKNOWN"));
        String address = claim.location().orElseThrow();
        Answer direct = approve(address, "counter-2", null);

        Answer opened = recourse(claim.text("claimId"), 300_000);
        String recourse = opened.location().orElseThrow();

        assertThat(direct.text("code")).isEqualTo("CLAIM_NOT_OPEN");
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        assertThat(api.get(address).text("status")).isEqualTo("PAYABLE");
        assertThat(pay(address, "C-" + World.number()).text("status")).isEqualTo("PAID");
        assertThat(recover(recourse, 120_000).fen("openFen")).isEqualTo(180_000);
        assertThat(writeOff(recourse, "counter-2", 100L).text("code")).isEqualTo("FOUR_EYES");
        assertThat(writeOff(recourse, "counter-3", 180_001L).text("code"))
                .isEqualTo("AMOUNT_DIFFERS");
        assertThat(writeOff(recourse, "counter-3", 100_000L).fen("openFen")).isEqualTo(80_000);
        Answer over = recover(recourse, 90_000);
        assertThat(over.fen("openFen")).isZero();
        assertThat(over.fen("excessFen")).isEqualTo(10_000);
        assertThat(writeOff(recourse, "counter-3", null).text("code"))
                .isEqualTo("RECOURSE_NOT_OPEN");
    }

    @Test
    void theFundPaysAProviderFirst() {
        ObjectNode body =
                Api.JSON
                        .createObjectNode()
                        .put("caseNumber", "CASE-" + World.number())
                        .put("memberId", member)
                        .put("providerId", "PROV0001")
                        .put("benefit", "INPATIENT")
                        .put("amountFen", 50_000);
        Answer opened = api.write("/v1/recourses", Api.newKey(), body);
        Answer again = api.write("/v1/recourses", Api.newKey(), body);
        String address = opened.location().orElseThrow();
        String reference = "R-" + World.number();
        Answer paid = step(address + "/payment", "bankReference", reference);

        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        assertThat(again.body()).isEqualTo(opened.body());
        assertThat(paid.fen("providerPaidFen")).isEqualTo(50_000);
        assertThat(step(address + "/payment", "bankReference", reference + "x").text("code"))
                .isEqualTo("RECOURSE_NOT_OPEN");
    }

    @Test
    void anUnknownClaimOrRecourseIsNotFound() {
        assertThat(api.get("/v1/claims/" + Api.newKey()).status()).isEqualTo(404);
        assertThat(api.get("/v1/recourses/1").status()).isEqualTo(404);
        assertThat(recourse(Api.newKey(), 1).status()).isEqualTo(404);
    }

    private ObjectNode claim(long totalFen) {
        return Api.JSON
                .createObjectNode()
                .put("memberId", member)
                .put("benefit", "OUTPATIENT")
                .put("cause", "ILLNESS")
                .put("route", "EMERGENCY")
                .put("dischargedOn", "2025-03-01")
                .put("hospitalLevel", 2)
                .put("totalFen", totalFen)
                .put("issuer", "CITYHOSP9")
                .put("invoiceNumber", "I-" + World.number());
    }

    private Answer submit(ObjectNode claim) {
        ObjectNode body = claim.deepCopy();
        body.put("inScopeFen", body.path("totalFen").asLong());
        return api.write("/v1/claims", Api.newKey(), body, "Gongji-Caller", "counter-1");
    }

    private Answer approve(String address, String caller, Long fundFen) {
        ObjectNode body = Api.JSON.createObjectNode();
        return api.write(
                address + "/approval",
                Api.newKey(),
                fundFen == null ? body : body.put("fundFen", fundFen).put("rule", "D4"),
                "Gongji-Caller",
                caller);
    }

    private Answer pay(String address, String reference) {
        return step(address + "/payment", "bankReference", reference);
    }

    private Answer recourse(String claimId, long fen) {
        return api.write(
                "/v1/recourses",
                Api.newKey(),
                Api.JSON
                        .createObjectNode()
                        .put("caseNumber", "CASE-" + World.number())
                        .put("claimId", claimId)
                        .put("amountFen", fen),
                "Gongji-Caller",
                "counter-2");
    }

    private Answer recover(String address, long fen) {
        return api.write(
                address + "/recoveries",
                Api.newKey(),
                Api.JSON
                        .createObjectNode()
                        .put("amountFen", fen)
                        .put("bankReference", "V-" + World.number()));
    }

    private Answer writeOff(String address, String caller, Long fen) {
        ObjectNode body = Api.JSON.createObjectNode();
        return api.write(
                address + "/write-off",
                Api.newKey(),
                fen == null ? body : body.put("amountFen", fen),
                "Gongji-Caller",
                caller);
    }

    private Answer step(String address, String... field) {
        ObjectNode body = Api.JSON.createObjectNode();
        return api.write(
                address,
                Api.newKey(),
                field.length == 0 ? body : body.put(field[0], field[1]),
                "Gongji-Caller",
                "counter-2");
    }
}
