package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.HENAN;
import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.LedgerDesk;
import io.gongji.systemtests.client.OperatorsDesk;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.PoolingDesk;
import io.gongji.systemtests.people.Person;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operators do to accounts and records, as people ask it of the running services.
class OperatorsIT {
    private final RunningSystem system = RunningSystem.get();
    private final PaymentDesk payment = system.payment();
    private final PoolingDesk pooling = system.pooling();
    private final LedgerDesk ledger = system.ledger();
    private final OperatorsDesk operators = new OperatorsDesk(system.services());

    @Test
    void nobodySpendsFromAFrozenAccountAndWhatComesArrives() {
        String giver = system.employeeWith(50_000);
        String patient = system.employeeWith(1_000);
        grant(giver, patient);

        operators.freezeAccount(giver).orFail("a freeze");

        assertThat(standing(giver)).isEqualTo("FROZEN");
        assertSplit(giver, 2_000, 0, 0);
        assertSplit(patient, 2_000, 1_000, 0);
        payment.feed(giver, RunningSystem.freshEmployer(), SHIJIAZHUANG, 10_000);
        operators.unfreezeAccount(giver).orFail("the end of a freeze");
        assertSplit(giver, 60_000, 60_000, 0);
    }

    @Test
    void aFrozenGrantPaysNothingAndItsGiverSpendsOn() {
        String giver = system.employeeWith(50_000);
        String patient = system.employeeWith(1_000);
        String grant = grant(giver, patient);

        operators.freezeGrant(grant).orFail("a freeze");

        assertSplit(patient, 2_000, 1_000, 0);
        assertSplit(giver, 3_000, 3_000, 0);
        operators.unfreezeGrant(grant).orFail("the end of a freeze");
        assertSplit(patient, 2_000, 0, 2_000);
    }

    @Test
    void aRecordIsTakenBackByTwoPeopleAndOnlyOnce() {
        String member = system.employeeWith(20_000);
        long allotment = lastSeq(member);

        Answer asked = operators.askForCorrection(Books.HEBEI, allotment, "wang");
        String operation = asked.text("operationId");
        assertThat(asked.text("status")).isEqualTo("AWAITING_APPROVAL");
        assertThat(operators.approveCorrection(Books.HEBEI, operation, "wang").code())
                .isEqualTo("FOUR_EYES");
        assertThat(ledger.availableFen(member)).isEqualTo(20_000);

        Answer done = operators.approveCorrection(Books.HEBEI, operation, "li");

        assertThat(done.orFail("a correction").text("decidedBy")).isEqualTo("li");
        assertThat(ledger.availableFen(member)).isLessThan(20_000);
        assertThat(lastSeq(member)).isEqualTo(done.fen("seq"));
        assertThat(operators.askForCorrection(Books.HEBEI, allotment, "wang").code())
                .isEqualTo("ALREADY_REVERSED");
        assertThat(operators.askForCorrection(Books.HEBEI, done.fen("seq"), "wang").code())
                .isEqualTo("REVERSAL_NOT_REVERSIBLE");
    }

    @Test
    void theMoneyOfTheDeadGoesToTheirHeirs() {
        String member = system.employeeWith(20_000);

        payment.death(member, "2025-03-12").orFail("a death");

        assertThat(standing(member)).isEqualTo("DECEASED");
        assertSplit(member, 2_000, 0, 0);
        Answer applied =
                payment.withdraw(
                                Map.of(
                                        "memberId",
                                        member,
                                        "reason",
                                        "DEATH",
                                        "documents",
                                        List.of(
                                                "APPLICATION_FORM",
                                                "DEATH_CERTIFICATE",
                                                "INHERITANCE_PROOF")))
                        .orFail("an application of heirs");
        payment.approveWithdrawal(applied.text("withdrawalId"), "second-person")
                .orFail("the approval");
        payment.payWithdrawal(applied.text("withdrawalId"), "BANK-" + member).orFail("the payment");
        assertThat(ledger.availableFen(member)).isZero();
        assertThat(standing(member)).isEqualTo("CLOSED");
    }

    @Test
    void openingBalancesWithWrongTotalsPostNothing() {
        String number = RunningSystem.freshIdNumber();
        String member = system.enrol(Person.employee("示例员工", number, HENAN));
        String file =
                "account,fund,region,owner,amount,side\n"
                        + "2120,EMPLOYEE,%s,%s,25.00,CREDIT\n1010,EMPLOYEE,%s,,30.00,DEBIT\n"
                                .formatted(HENAN, number, HENAN);

        Answer refused = opening(file, 2_499);

        assertThat(refused.code()).isEqualTo("CONTROL_TOTALS_DIFFER");
        assertThat(ledger.availableFen(member)).isZero();
        opening(file, 2_500).orFail("opening balances");
        assertThat(ledger.availableFen(member)).isEqualTo(2_500);
        assertThat(opening(file, 2_500).code()).isEqualTo("OPENING_BALANCES_KNOWN");
        assertThat(ledger.unbalanced(Books.HENAN)).isEmpty();
    }

    private Answer opening(String file, long personalFen) {
        return system.caller()
                .write(
                        payment.api(),
                        "/v1/opening-balance-files?book=41&effectiveDate=2024-12-31"
                                + "&lines=2&debitFen=3000&creditFen=2500&personalFen="
                                + personalFen,
                        "text/csv",
                        file.getBytes(StandardCharsets.UTF_8),
                        Caller.freshKey());
    }

    private String grant(String giver, String patient) {
        pooling.bind(giver, patient, "SPOUSE").orFail("a binding");
        return pooling.authorise(giver, patient).orFail("a grant").text("grantId");
    }

    /// The rest of the bill's own part is cash.
    private void assertSplit(String patient, long selfPayFen, long ownFen, long poolFen) {
        Answer bill = payment.settle(RunningSystem.bill(patient, selfPayFen)).orFail("a bill");
        assertThat(List.of(bill.fen("ownFen"), bill.fen("poolFen"), bill.fen("cashFen")))
                .containsExactly(ownFen, poolFen, selfPayFen - ownFen - poolFen);
    }

    private String standing(String memberId) {
        return ledger.api().get("/v1/members/" + memberId).orFail("an account").text("status");
    }

    /// The last record that moved a person's money.
    private long lastSeq(String memberId) {
        JsonNode lines =
                ledger.api()
                        .get("/v1/members/" + memberId + "/statement")
                        .orFail("a statement")
                        .body()
                        .path("lines");
        return lines.path(lines.size() - 1).path("seq").asLong();
    }
}
