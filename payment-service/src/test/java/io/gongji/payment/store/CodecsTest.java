package io.gongji.payment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.counters.CountersFact;
import io.gongji.payment.domain.flexible.FlexibleFact;
import io.gongji.payment.domain.hold.HoldFact;
import io.gongji.payment.domain.hold.Placement;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberFact;
import io.gongji.payment.domain.payroll.LineFact;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.settlement.Bills;
import io.gongji.payment.domain.settlement.SettlementFact;
import io.gongji.payment.domain.withdrawal.Application;
import io.gongji.payment.domain.withdrawal.Cause;
import io.gongji.payment.domain.withdrawal.Document;
import io.gongji.payment.domain.withdrawal.WithdrawalFact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored is read back, and its name and form stay as they are: old rows must be read by
/// every later release.
class CodecsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final EventId ASKED = new EventId(new UUID(0, 9));
    private static final CaptureId CAPTURE = new CaptureId(new UUID(0, 8));
    private static final SettlementId BILL = new SettlementId(new UUID(0, 5));
    private static final Act ACT =
            new Act(
                    Instant.parse("2025-06-15T01:02:03Z"),
                    Given.TODAY,
                    "test",
                    "c1",
                    null,
                    null,
                    null);

    static final List<Arguments> INTERNAL =
            List.of(
                    frozen(
                            new MemberCodec(),
                            new MemberFact.Categorised(Category.RETIRED),
                            "payment.member.categorised.v1",
                            "{'category':'RETIRED'}"),
                    frozen(
                            new MemberCodec(),
                            new MemberFact.InsuranceEnded(DAY),
                            "payment.member.insurance-ended.v1",
                            "{'lastDay':'2025-03-01'}"),
                    frozen(
                            new PayrollCodec(),
                            new PayrollFact.LinesAdded(3, 1, 2, 4),
                            "payment.payroll.lines-added.v1",
                            "{'lines':3,'payrollFen':1,'basesFen':2,'employeeShareFen':4}"),
                    frozen(
                            new PayrollCodec(),
                            new PayrollFact.LinesAllotted(3, 7),
                            "payment.payroll.lines-allotted.v1",
                            "{'lines':3,'amountFen':7}"),
                    frozen(
                            new PayrollCodec(),
                            new PayrollFact.Matched(3, 7),
                            "payment.payroll.matched.v1",
                            "{'employeePartFen':3,'employerPartFen':7}"),
                    frozen(
                            new PayrollCodec(),
                            new PayrollFact.Returned(3, 7),
                            "payment.payroll.returned.v1",
                            "{'employeePartFen':3,'employerPartFen':7}"),
                    frozen(
                            new FlexibleCodec(),
                            new FlexibleFact.Matched(7),
                            "payment.flexible.matched.v1",
                            "{'amountFen':7}"),
                    frozen(
                            new FlexibleCodec(),
                            new FlexibleFact.Returned(7),
                            "payment.flexible.returned.v1",
                            "{'amountFen':7}"),
                    frozen(
                            new SettlementCodec(),
                            new SettlementFact.Posted(Bills.payment()),
                            "payment.settlement.posted.v1",
                            "{'payment':{'book':'13','seq':42,'ownFen':20000,'poolFen':15000,'walletFen':0,'cashFen':2500,"
                                    + "'grants':[{'grantId':'00000000-0000-0000-0000-000000000006','amountFen':15000}]}}"),
                    frozen(
                            new SettlementCodec(),
                            new SettlementFact.Declined(Refusal.ACCOUNT_CLOSED),
                            "payment.settlement.declined.v1",
                            "{'reason':'ACCOUNT_CLOSED'}"),
                    frozen(
                            new SettlementCodec(),
                            new SettlementFact.ReversalAsked(ASKED, DAY),
                            "payment.settlement.reversal-asked.v1",
                            "{'asked':'00000000-0000-0000-0000-000000000009','today':'2025-03-01'}"),
                    frozen(
                            new SettlementCodec(),
                            new SettlementFact.Voided(43),
                            "payment.settlement.voided.v1",
                            "{'seq':43}"),
                    frozen(
                            new SettlementCodec(),
                            new SettlementFact.VoidDeclined(Refusal.UNKNOWN_SETTLEMENT),
                            "payment.settlement.void-declined.v1",
                            "{'reason':'UNKNOWN_SETTLEMENT'}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.Placed(new Placement(new BookId("13"), 42, 100, 150, 0)),
                            "payment.hold.placed.v1",
                            "{'placement':{'book':'13','seq':42,'ownFen':100,'poolFen':150,'walletFen':0}}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.Declined(Refusal.INSUFFICIENT_BALANCE),
                            "payment.hold.declined.v1",
                            "{'reason':'INSUFFICIENT_BALANCE'}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.Captured(CAPTURE, 43),
                            "payment.hold.captured.v1",
                            "{'captureId':'00000000-0000-0000-0000-000000000008','seq':43}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.CaptureDeclined(CAPTURE, Refusal.HOLD_ENDED),
                            "payment.hold.capture-declined.v1",
                            "{'captureId':'00000000-0000-0000-0000-000000000008','reason':'HOLD_ENDED'}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.CaptureVoided(CAPTURE, 44),
                            "payment.hold.capture-voided.v1",
                            "{'captureId':'00000000-0000-0000-0000-000000000008','seq':44}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.VoidDeclined(CAPTURE, Refusal.ALREADY_VOIDED),
                            "payment.hold.void-declined.v1",
                            "{'captureId':'00000000-0000-0000-0000-000000000008','reason':'ALREADY_VOIDED'}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.Released(45),
                            "payment.hold.released.v1",
                            "{'seq':45}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.ReleaseDeclined(Refusal.HOLD_ENDED),
                            "payment.hold.release-declined.v1",
                            "{'reason':'HOLD_ENDED'}"),
                    frozen(
                            new HoldCodec(),
                            new HoldFact.Expired(46),
                            "payment.hold.expired.v1",
                            "{'seq':46}"),
                    frozen(
                            new WithdrawalCodec(),
                            new WithdrawalFact.Applied(
                                    new Application(
                                            new WithdrawalId(new UUID(0, 4)),
                                            Given.member(1),
                                            Given.SHIJIAZHUANG,
                                            Cause.SETTLED_ABROAD,
                                            Set.of(Document.APPLICATION_FORM),
                                            100L,
                                            "counter-1")),
                            "payment.withdrawal.applied.v1",
                            "{'application':{'withdrawalId':'00000000-0000-0000-0000-000000000004',"
                                    + "'memberId':'00000000-0000-0007-0000-000000000001','region':'130100',"
                                    + "'cause':'SETTLED_ABROAD','documents':['APPLICATION_FORM'],'amountFen':100,"
                                    + "'requestedBy':'counter-1'}}"),
                    frozen(
                            new WithdrawalCodec(),
                            new WithdrawalFact.Rejected("counter-2"),
                            "payment.withdrawal.rejected.v1",
                            "{'by':'counter-2'}"),
                    frozen(
                            new WithdrawalCodec(),
                            new WithdrawalFact.Taken(),
                            "payment.withdrawal.taken.v1",
                            "{}"),
                    frozen(
                            new WithdrawalCodec(),
                            new WithdrawalFact.Declined(Refusal.INSUFFICIENT_BALANCE),
                            "payment.withdrawal.declined.v1",
                            "{'reason':'INSUFFICIENT_BALANCE'}"),
                    frozen(
                            new CountersCodec(),
                            new CountersFact.Reserved(BILL, 50, ASKED),
                            "payment.counters.reserved.v1",
                            "{'settlementId':'00000000-0000-0000-0000-000000000005','fundFen':50,"
                                    + "'asked':'00000000-0000-0000-0000-000000000009'}"),
                    frozen(
                            new CountersCodec(),
                            new CountersFact.Confirmed(BILL),
                            "payment.counters.confirmed.v1",
                            "{'settlementId':'00000000-0000-0000-0000-000000000005'}"),
                    frozen(
                            new CountersCodec(),
                            new CountersFact.Freed(BILL),
                            "payment.counters.freed.v1",
                            "{'settlementId':'00000000-0000-0000-0000-000000000005'}"),
                    frozen(
                            new CountersCodec(),
                            new CountersFact.VoidStarted(BILL, ASKED),
                            "payment.counters.void-started.v1",
                            "{'settlementId':'00000000-0000-0000-0000-000000000005',"
                                    + "'asked':'00000000-0000-0000-0000-000000000009'}"),
                    frozen(
                            new CountersCodec(),
                            new CountersFact.Restored(BILL),
                            "payment.counters.restored.v1",
                            "{'settlementId':'00000000-0000-0000-0000-000000000005'}"),
                    frozen(
                            new CountersCodec(),
                            new CountersFact.VoidFailed(BILL),
                            "payment.counters.void-failed.v1",
                            "{'settlementId':'00000000-0000-0000-0000-000000000005'}"));

    @ParameterizedTest(name = "{2}")
    @FieldSource("INTERNAL")
    void anInternalEventKeepsItsNameAndForm(
            Codec<Object> codec, Object fact, String type, String json) {
        NewEvent written = codec.write(fact, ACT);

        assertThat(written.type()).isEqualTo(type);
        assertThat(new String(written.data(), StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(written.route()).isNull();
        assertThat(codec.read(stored(written))).isEqualTo(fact);
    }

    @ParameterizedTest(name = "{2} of {3}")
    @MethodSource("told")
    void aToldEventHasItsSourceAndSubjectAndIsReadBack(
            Codec<Object> codec, Object fact, String source, String subject) {
        NewEvent written = codec.write(fact, ACT);

        assertThat(written.route()).isNotNull();
        assertThat(written.route().source()).isEqualTo(source);
        assertThat(written.route().subject()).isEqualTo(subject);
        assertThat(codec.read(stored(written))).isEqualTo(fact);
    }

    static Stream<Arguments> told() {
        String member = "member/" + Given.member(1);
        String payroll = "payroll/ACME0001/2024-08";
        String settlement = "settlement/" + Bills.ID;
        return Stream.of(
                Arguments.of(
                        new MemberCodec(),
                        new MemberFact.Enrolled(
                                new MemberEvent.Enrolled(
                                        Given.member(1), Given.HENAN, Scheme.EMPLOYEE),
                                DAY),
                        Told.MEMBERS,
                        member),
                Arguments.of(
                        new MemberCodec(),
                        new MemberFact.Died(
                                new MemberEvent.Deceased(Given.member(1), Given.HENAN), DAY),
                        Told.MEMBERS,
                        member),
                Arguments.of(
                        new MemberCodec(),
                        new MemberFact.Closed(
                                new MemberEvent.Closed(
                                        Given.member(1), Given.HENAN, ClosureReason.DECEASED),
                                DAY),
                        Told.MEMBERS,
                        member),
                Arguments.of(
                        new PayrollCodec(),
                        new PayrollFact.EmployerShareAssessed(
                                new ContributionEvent.EmployerShareAssessed(
                                        Given.PAYROLL.employer(),
                                        Given.AUGUST,
                                        Given.HENAN,
                                        1,
                                        2,
                                        3)),
                        Told.CONTRIBUTIONS,
                        payroll),
                Arguments.of(
                        new PayrollCodec(),
                        new PayrollFact.Received(
                                new ContributionEvent.PayrollReceived(
                                        Given.PAYROLL.employer(),
                                        Given.AUGUST,
                                        Given.HENAN,
                                        Given.BANK,
                                        "R",
                                        1,
                                        2)),
                        Told.CONTRIBUTIONS,
                        payroll),
                Arguments.of(
                        new LineCodec(),
                        new LineFact.Assessed(
                                new ContributionEvent.PayrollLineAssessed(
                                        Given.PAYROLL.employer(),
                                        Given.AUGUST,
                                        Given.HENAN,
                                        Given.member(1),
                                        1,
                                        2,
                                        3)),
                        Told.CONTRIBUTIONS,
                        payroll),
                Arguments.of(
                        new LineCodec(),
                        new LineFact.Corrected(
                                new ContributionEvent.AllotmentCorrected(
                                        Given.PAYROLL.employer(),
                                        Given.AUGUST,
                                        Given.HENAN,
                                        Given.member(1),
                                        1)),
                        Told.CONTRIBUTIONS,
                        payroll),
                Arguments.of(
                        new FlexibleCodec(),
                        new FlexibleFact.Received(
                                new ContributionEvent.FlexibleReceived(
                                        Given.member(1),
                                        Given.AUGUST,
                                        Given.HENAN,
                                        626_000,
                                        50_080,
                                        Given.BANK,
                                        "R")),
                        Told.CONTRIBUTIONS,
                        "flexible/" + Given.member(1) + "/2024-08"),
                Arguments.of(
                        new SettlementCodec(),
                        new SettlementFact.Requested(Bills.bill()),
                        Told.SETTLEMENTS,
                        settlement),
                Arguments.of(
                        new SettlementCodec(),
                        new SettlementFact.VoidRequested(
                                new SettlementEvent.VoidRequested(
                                        Bills.ID, Given.member(1), Given.HENAN),
                                ASKED),
                        Told.SETTLEMENTS,
                        settlement));
    }

    @Test
    void anUnknownNameStops() {
        NewEvent unknown =
                NewEvent.internal("payment.member.flew.v1", new byte[0], ACT.effective(DAY));

        assertThatThrownBy(() -> new MemberCodec().read(stored(unknown)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("payment.member.flew.v1");
    }

    private static Arguments frozen(Codec<?> codec, Object fact, String type, String json) {
        return Arguments.of(codec, fact, type, json.replace('\'', '"'));
    }

    private static Stored stored(NewEvent event) {
        return new Stored(
                1,
                event.eventId(),
                new StreamId("test", "1"),
                1,
                event.type(),
                event.data(),
                event.metadata());
    }
}
