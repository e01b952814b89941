package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import org.junit.jupiter.api.Test;

/// Withdrawals through the running service (domain I3 to I5, examples 70 to 72).
class WithdrawalIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final String member = api.member("130100");

    @Test
    void anHeirIsPaidAndTheAccountIsClosed() {
        Answer applied = apply(death(321_055L));
        String address = applied.location().orElseThrow();

        Answer alone = step(address + "/approval", "counter-1");
        Answer tooEarly = pay(address);
        Answer approved = step(address + "/approval", "counter-2");
        Answer paid = pay(address);

        assertThat(applied.status()).as("%s", applied).isEqualTo(201);
        assertThat(applied.text("status")).isEqualTo("APPLIED");
        assertThat(alone.status()).isEqualTo(403);
        assertThat(alone.text("code")).isEqualTo("FOUR_EYES");
        assertThat(tooEarly.text("code")).isEqualTo("WITHDRAWAL_NOT_OPEN");
        assertThat(approved.status()).as("%s", approved).isEqualTo(201);
        assertThat(approved.text("status")).isEqualTo("PAYABLE");
        assertThat(approved.fen("amountFen")).isEqualTo(321_055);
        assertThat(api.get("/v1/members/" + member).text("status")).isEqualTo("CLOSED");
        assertThat(paid.text("status")).isEqualTo("PAID");
        assertThat(pay(address).text("code")).isEqualTo("WITHDRAWAL_NOT_OPEN");
        assertThat(api.get(address).text("bankReference")).isEqualTo("B-1");
    }

    @Test
    void anActiveMemberIsNotPaidInCash() {
        Answer refused = apply(request("NONE", 100L));
        Answer moved = apply(request("TRANSFER_TAKEN", 100L));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("NOT_WITHDRAWABLE");
        assertThat(moved.text("code")).isEqualTo("NOT_WITHDRAWABLE");
        assertThat(moved.text("detail")).contains("transferred");
    }

    @Test
    void aMoveToARegionThatDoesNotTakeTheBalanceIsPaidAndLeavesTheAccountOpen() {
        Answer applied = apply(request("TRANSFER_NOT_TAKEN", 500L, "REFUSAL_OF_DESTINATION"));
        String address = applied.location().orElseThrow();

        assertThat(step(address + "/approval", "counter-2").text("status")).isEqualTo("PAYABLE");
        assertThat(api.get("/v1/members/" + member).text("status")).isEqualTo("OPEN");
    }

    @Test
    void papersThatLackAreNamed() {
        Answer refused = apply(request("DEATH", null, "DEATH_CERTIFICATE"));

        assertThat(refused.text("code")).isEqualTo("INVALID_FIELD");
        assertThat(refused.text("detail")).contains("INHERITANCE_PROOF");
    }

    @Test
    void whatTheLedgerDeclinesIsOver() {
        String address =
                apply(request("LOCAL_RULE", LedgerStandIn.DECLINED_FEN, "LOCAL_PROOF"))
                        .location()
                        .orElseThrow();

        assertThat(step(address + "/approval", "counter-2").text("code"))
                .isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(api.get(address).text("status")).isEqualTo("DECLINED");
        assertThat(pay(address).text("code")).isEqualTo("WITHDRAWAL_NOT_OPEN");
    }

    @Test
    void anAccountStaysOpenWhenTheLedgerDeclinesTheWithdrawalThatWouldCloseIt() {
        String address = apply(death(LedgerStandIn.DECLINED_FEN)).location().orElseThrow();

        assertThat(step(address + "/approval", "counter-2").text("code"))
                .isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(api.get("/v1/members/" + member).text("status")).isEqualTo("OPEN");
    }

    @Test
    void theAccountOfTheDeadWaitsForTheHeirsAndIsClosedByTheirWithdrawal() {
        Answer registered =
                api.write(
                        "/v1/members/" + member + "/death",
                        Api.newKey(),
                        Api.JSON.createObjectNode().put("diedOn", "2025-03-12"));
        assertThat(registered.status()).as("%s", registered).isEqualTo(201);
        assertThat(api.get("/v1/members/" + member).text("status")).isEqualTo("DECEASED");

        String address = apply(death(500L)).location().orElseThrow();

        assertThat(step(address + "/approval", "counter-2").text("status")).isEqualTo("PAYABLE");
        assertThat(api.get("/v1/members/" + member).text("status")).isEqualTo("CLOSED");
    }

    @Test
    void whatIsRejectedIsOver() {
        String address = apply(request("LOCAL_RULE", 100L, "LOCAL_PROOF")).location().orElseThrow();

        assertThat(step(address + "/rejection", "counter-2").text("status")).isEqualTo("REJECTED");
        assertThat(step(address + "/approval", "counter-2").text("code"))
                .isEqualTo("WITHDRAWAL_NOT_OPEN");
    }

    @Test
    void allThereIsNeedsTheLedgersWord() {
        String address = apply(death(null)).location().orElseThrow();

        Answer approved = step(address + "/approval", "counter-2");

        assertThat(approved.status()).isEqualTo(503);
        assertThat(api.get(address).text("status")).isEqualTo("APPLIED");
        assertThat(api.get("/v1/members/" + member).text("status")).isEqualTo("OPEN");
    }

    @Test
    void anUnknownWithdrawalOrMemberIsNotFound() {
        ObjectNode nobody = death(1L).put("memberId", Api.newKey());

        assertThat(api.get("/v1/withdrawals/" + Api.newKey()).status()).isEqualTo(404);
        assertThat(step("/v1/withdrawals/" + Api.newKey() + "/approval", "counter-2").status())
                .isEqualTo(404);
        assertThat(apply(nobody).text("code")).isEqualTo("MEMBER_UNKNOWN");
    }

    private ObjectNode death(Long amountFen) {
        return request("DEATH", amountFen, "DEATH_CERTIFICATE", "INHERITANCE_PROOF");
    }

    private ObjectNode request(String reason, Long amountFen, String... documents) {
        ObjectNode request =
                Api.JSON.createObjectNode().put("memberId", member).put("reason", reason);
        if (amountFen != null) {
            request.put("amountFen", amountFen);
        }
        var papers = request.putArray("documents").add("APPLICATION_FORM");
        for (String document : documents) {
            papers.add(document);
        }
        return request;
    }

    private Answer apply(ObjectNode request) {
        return api.write("/v1/withdrawals", Api.newKey(), request, "Gongji-Caller", "counter-1");
    }

    private Answer step(String address, String caller) {
        return api.write(
                address, Api.newKey(), Api.JSON.createObjectNode(), "Gongji-Caller", caller);
    }

    private Answer pay(String address) {
        return api.write(
                address + "/payment",
                Api.newKey(),
                Api.JSON.createObjectNode().put("bankReference", "B-1"),
                "Gongji-Caller",
                "cashier");
    }
}
