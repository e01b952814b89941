package io.gongji.payment.domain.payroll;

import static io.gongji.payment.domain.Given.BANK;
import static io.gongji.payment.domain.Given.PAYROLL;
import static io.gongji.payment.domain.Given.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.ContributionEvent.PayrollAllotted;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayrollDeciderTest {
    private static final PayrollDecider DECIDER = new PayrollDecider();

    private final List<PayrollFact> facts = new ArrayList<>();

    @Test
    void theEmployerOfTheWorkedExampleOwesItsShare() {
        add(3, 3_800_000, 3_253_600, 65_072);

        assertThat(state().employerShareFen()).isEqualTo(304_000); // worked example 17
        assertThat(state().employeeShareFen()).isEqualTo(65_072);
    }

    @Test
    void theSumOfBasesCountsWhereItIsLargerThanThePayroll() {
        add(1, 300_000, 375_600, 7_512);

        assertThat(state().employerShareFen()).isEqualTo(30_048); // A2
    }

    @Test
    void moreLinesRaiseTheEmployersShareByTheDifferenceOnly() {
        add(1, 300_000, 375_600, 7_512);
        add(2, 3_500_000, 2_878_000, 57_560);

        assertThat(state().employerShareFen()).isEqualTo(304_000);
        assertThat(facts.stream().filter(PayrollFact.EmployerShareAssessed.class::isInstance))
                .hasSize(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void howeverLinesAreCutIntoChunksTheEmployerOwesTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long payrollFen = 0;
        long basesFen = 0;
        for (int chunk = 0; chunk < 20; chunk++) {
            long wageFen = random.nextLong(0, 3_000_000);
            long baseFen = Shares.baseFen(wageFen, RULES);
            add(1, wageFen, baseFen, Shares.employeeShareFen(baseFen, RULES));
            payrollFen += wageFen;
            basesFen += baseFen;
        }

        assertThat(state().employerShareFen())
                .isEqualTo(Shares.employerShareFen(payrollFen, basesFen, RULES));
    }

    @Test
    void nothingAssessedNothingReceivedOrAllotted() {
        assertThat(refused(receive(1))).isEqualTo(Refusal.NOTHING_ASSESSED);
        assertThat(refused(new PayrollCommand.Allot(PAYROLL, List.of())))
                .isEqualTo(Refusal.NOTHING_ASSESSED);
    }

    @ParameterizedTest(
            name = "after {0}, a receipt of {1} pays {2} of the employees and {3} of the employer")
    @CsvSource({
        "    0,  65071, 65071,      0",
        "    0,  65072, 65072,      0",
        "    0,  65073, 65072,      1",
        "    0, 369072, 65072, 304000",
        "65000,    100,    72,     28",
        "65072,    100,     0,    100"
    })
    void aReceiptPaysTheEmployeesPartFirst(
            long beforeFen, long amountFen, long employeeFen, long employerFen) {
        add(3, 3_800_000, 3_253_600, 65_072);
        if (beforeFen > 0) {
            run(receive(beforeFen));
        }

        PayrollFact.Received received = (PayrollFact.Received) run(receive(amountFen)).getFirst();

        assertThat(received.told().employeePartFen()).isEqualTo(employeeFen);
        assertThat(received.told().employerPartFen()).isEqualTo(employerFen);
    }

    @Test
    void moreThanIsDueIsRefused() {
        add(3, 3_800_000, 3_253_600, 65_072);
        run(receive(369_000));

        assertThat(refused(receive(73))).isEqualTo(Refusal.RECEIPT_EXCEEDS_ASSESSED);
        assertThat(refused(receive(0))).isEqualTo(Refusal.INVALID_AMOUNT);
        assertThat(Given.accepted(DECIDER.decide(receive(72), state()))).hasSize(1);
    }

    @ParameterizedTest(name = "{0} fen cover {1} lines")
    @CsvSource({"7511, 0", "7512, 1", "27511, 1", "27512, 2", "65071, 2", "65072, 3"})
    void receiptsAreAllottedInOrderAndInWholeLines(long receivedFen, int lines) {
        add(3, 3_800_000, 3_253_600, 65_072);
        run(receive(receivedFen));

        List<PayrollFact> allotted = run(allot(7_512, 20_000, 37_560));

        assertThat(allotted).hasSize(lines == 0 ? 0 : 1);
        assertThat(state().allottedLines()).isEqualTo(lines);
    }

    @Test
    void aLineThatIsNotCoveredHoldsUpThoseBehindIt() {
        add(3, 3_800_000, 3_253_600, 65_072);
        run(receive(30_000));

        assertThat(run(allot(37_560, 7_512, 20_000))).isEmpty();
    }

    @Test
    void theLedgerIsToldTheFirstOfThoseThatWaited() {
        add(3, 3_800_000, 3_253_600, 65_072);
        run(receive(30_000));
        PayrollCommand.Allot allot = allot(7_512, 20_000, 37_560);

        PayrollFact.LinesAllotted allotted = (PayrollFact.LinesAllotted) run(allot).getFirst();

        assertThat(PayrollDecider.told(allot, allotted).lines())
                .extracting(PayrollAllotted.Line::amountFen)
                .containsExactly(7_512L, 20_000L);
    }

    @Test
    void aMonthBeyondAllBoundsIsRefused() {
        add(1, Money.MAX_FEN, 1_878_000, 37_560);

        assertThat(refused(new PayrollCommand.AddLines(PAYROLL, 1, 1, 375_600, 7_512, RULES)))
                .isEqualTo(Refusal.INVALID_AMOUNT);
    }

    @Test
    void anAllotmentWithoutMoneyIsACorruptStream() {
        assertThatThrownBy(() ->
                        DECIDER.evolve(DECIDER.initial(), new PayrollFact.LinesAllotted(1, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        add(3, 3_800_000, 3_253_600, 65_072);
        run(receive(30_000));
        run(allot(7_512, 20_000, 37_560));
        add(1, 300_000, 375_600, 7_512);
        run(receive(40_000));

        Given.assertFoldLaw(DECIDER, facts);
    }

    private void add(long lines, long payrollFen, long basesFen, long employeeShareFen) {
        run(
                new PayrollCommand.AddLines(
                        PAYROLL, lines, payrollFen, basesFen, employeeShareFen, RULES));
    }

    private static PayrollCommand receive(long amountFen) {
        return new PayrollCommand.Receive(PAYROLL, BANK, "R1", amountFen);
    }

    private static PayrollCommand.Allot allot(long... sharesFen) {
        List<PayrollAllotted.Line> waiting = new ArrayList<>();
        for (long shareFen : sharesFen) {
            waiting.add(new PayrollAllotted.Line(Given.member(waiting.size()), shareFen));
        }
        return new PayrollCommand.Allot(PAYROLL, waiting);
    }

    private List<PayrollFact> run(PayrollCommand command) {
        List<PayrollFact> more = Given.accepted(DECIDER.decide(command, state()));
        facts.addAll(more);
        return more;
    }

    private Refusal refused(PayrollCommand command) {
        return Given.refused(DECIDER.decide(command, state()));
    }

    private PayrollState state() {
        return Decider.fold(DECIDER, facts);
    }
}
