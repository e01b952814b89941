package io.gongji.payment.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.eventstore.decider.Decision;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A provider's year (domain H1, H2): amounts are small whole numbers of fen.
class ProviderDeciderTest {
    private static final RegionCode REGION = new RegionCode("130100");
    private static final ProviderYearId YEAR =
            new ProviderYearId(new ProviderId("HOSPITAL1"), REGION, Fund.EMPLOYEE, 2025);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final StatementId STATEMENT = new StatementId(new UUID(0, 1));
    private static final SettlementId FIRST = new SettlementId(new UUID(0, 11));
    private static final SettlementId SECOND = new SettlementId(new UUID(0, 12));
    private static final LocalDate NEXT_YEAR = LocalDate.of(2026, 1, 1);

    private final ProviderDecider decider = new ProviderDecider();
    private ProviderYear state = decider.initial();

    @Test
    void anApprovalSetsOffNoMoreThanItOwesAndNoMoreThanWasAdvanced() {
        given(advance(150), submit(), approve(Map.of(FIRST, 20L)));

        assertThat(statement().payableFen()).isEqualTo(180);
        assertThat(statement().offsetFen()).isEqualTo(150);
        assertThat(statement().openFen()).isEqualTo(30);
        assertThat(state.advanceLeftFen()).isZero();
    }

    @Test
    void anAdvancePastWhatIsOwedWaitsForTheNextStatement() {
        given(advance(500), submit(), approve(Map.of()));

        assertThat(statement().offsetFen()).isEqualTo(200);
        assertThat(state.advanceLeftFen()).isEqualTo(300);
    }

    @Test
    void aBillThatWasVoidedMeanwhileDoesNotCount() {
        given(
                submit(),
                new ProviderCommand.Approve(YEAR, STATEMENT, "agency", Set.of(FIRST), Map.of()));

        assertThat(statement().payableFen()).isEqualTo(80);
        assertThat(refusal(disallow(FIRST, 1))).isEqualTo(Refusal.DISALLOWED_TOO_MUCH);
    }

    @Test
    void aStatementWhoseBillsAreAllVoidedIsNotApproved() {
        given(submit());

        assertThat(
                        refusal(
                                new ProviderCommand.Approve(
                                        YEAR,
                                        STATEMENT,
                                        "agency",
                                        Set.of(FIRST, SECOND),
                                        Map.of())))
                .isEqualTo(Refusal.BILL_NOT_CLAIMABLE);
    }

    @Test
    void noMoreThanTheFundsPartOfABillIsDisallowedHoweverOften() {
        given(submit(), approve(Map.of(FIRST, 40L)), disallow(FIRST, 29));

        assertThat(refusal(disallow(FIRST, 2))).isEqualTo(Refusal.DISALLOWED_TOO_MUCH);
        given(disallow(FIRST, 1));
        assertThat(statement().payableFen()).isEqualTo(130);
    }

    @Test
    void noMoreIsPaidThanIsOpen() {
        given(submit(), approve(Map.of()), pay(150L));

        assertThat(refusal(pay(51L))).isEqualTo(Refusal.AMOUNT_DIFFERS);
        given(pay(null));
        assertThat(statement().openFen()).isZero();
        assertThat(refusal(pay(null))).isEqualTo(Refusal.STATEMENT_NOT_OPEN);
    }

    @Test
    void theFinalAccountTopsUpWhatIsLeft() {
        given(advance(50), submit(), approve(Map.of()), pay(100L));

        ProviderEvent.FinalAccountSettled settled = settle("B-1");

        assertThat(settled.toppedUpFen()).isEqualTo(50);
        assertThat(settled.advanceLeftFen()).isZero();
    }

    @Test
    void theFinalAccountClawsBackWhatWasAdvancedOrPaidPastIt() {
        given(submit(), approve(Map.of()), pay(null), advance(30), disallow(FIRST, 20));

        ProviderEvent.FinalAccountSettled settled = settle("B-1");

        assertThat(settled.clawedBackFen()).isEqualTo(50);
        assertThat(settled.advanceLeftFen()).isEqualTo(30);
    }

    @Test
    void anEvenAccountMovesNothingAndClosesTheYear() {
        given(submit(), approve(Map.of()), pay(null));
        assertThat(refusal(new ProviderCommand.Settle(YEAR, NEXT_YEAR, "B-1")))
                .isEqualTo(Refusal.INVALID_FIELD);

        settle(null);

        assertThat(refusal(advance(1))).isEqualTo(Refusal.FINAL_ACCOUNT_SETTLED);
        assertThat(refusal(disallow(FIRST, 1))).isEqualTo(Refusal.FINAL_ACCOUNT_SETTLED);
    }

    @Test
    void aYearIsSettledWhenItIsOverAndNothingWaits() {
        given(submit());

        assertThat(refusal(new ProviderCommand.Settle(YEAR, NEXT_YEAR, null)))
                .isEqualTo(Refusal.FINAL_ACCOUNT_TOO_EARLY);
        given(new ProviderCommand.Reject(YEAR, STATEMENT, "agency"));
        assertThat(refusal(new ProviderCommand.Settle(YEAR, NEXT_YEAR.minusDays(1), null)))
                .isEqualTo(Refusal.FINAL_ACCOUNT_TOO_EARLY);
        assertThat(settle(null).payableFen()).isZero();
    }

    private void given(ProviderCommand... commands) {
        for (ProviderCommand command : commands) {
            switch (decider.decide(command, state)) {
                case Decision.Accepted<ProviderFact> yes ->
                        yes.events().forEach(fact -> state = decider.evolve(state, fact));
                case Decision.Refused<ProviderFact> no ->
                        throw new AssertionError(command + " is refused: " + no.reason());
            }
        }
    }

    private Refusal refusal(ProviderCommand command) {
        return switch (decider.decide(command, state)) {
            case Decision.Refused<ProviderFact> no -> no.reason();
            case Decision.Accepted<ProviderFact> yes ->
                    throw new AssertionError(command + " is taken: " + yes.events());
        };
    }

    private ProviderEvent.FinalAccountSettled settle(String reference) {
        given(new ProviderCommand.Settle(YEAR, NEXT_YEAR, reference));
        ProviderEvent.FinalAccountSettled settled = state.finalAccount();
        assertThat(settled).isNotNull();
        return settled;
    }

    private Statement statement() {
        return state.statements().get(STATEMENT);
    }

    private static ProviderCommand advance(long fen) {
        return new ProviderCommand.PayAdvance(YEAR, MARCH, fen, "A-" + fen);
    }

    private static ProviderCommand submit() {
        LocalDate day = LocalDate.of(2025, 4, 9);
        return new ProviderCommand.Submit(
                YEAR,
                new Submission(
                        STATEMENT,
                        "S-1",
                        MARCH,
                        day,
                        day,
                        "hospital",
                        List.of(line(FIRST, 120, 70), line(SECOND, 80, 80))));
    }

    private static BillLine line(SettlementId id, long payableFen, long fundFen) {
        return new BillLine(id, "N-" + id, REGION, Benefit.OUTPATIENT, payableFen, fundFen);
    }

    private static ProviderCommand approve(Map<SettlementId, Long> disallowed) {
        return new ProviderCommand.Approve(YEAR, STATEMENT, "agency", Set.of(), disallowed);
    }

    private static ProviderCommand disallow(SettlementId bill, long fen) {
        return new ProviderCommand.Disallow(YEAR, STATEMENT, Map.of(bill, fen));
    }

    private static ProviderCommand pay(Long fen) {
        return new ProviderCommand.Pay(YEAR, STATEMENT, fen, "P-" + fen);
    }
}
