package io.gongji.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The names of events on the wire, `gongji.<subject>.<what-happened>.v<n>`, each with its topic
/// and its record. A published name is frozen by its golden file: a changed event gets a new
/// version beside the old one.
public enum EventType {
    MEMBER_ENROLLED("gongji.member.enrolled.v1", Topic.MEMBERS, MemberEvent.Enrolled.class),
    MEMBER_CLOSED("gongji.member.closed.v1", Topic.MEMBERS, MemberEvent.Closed.class),
    MEMBER_DECEASED("gongji.member.deceased.v1", Topic.MEMBERS, MemberEvent.Deceased.class),
    PAYROLL_LINE_ASSESSED(
            "gongji.payroll.line-assessed.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.PayrollLineAssessed.class),
    PAYROLL_EMPLOYER_SHARE_ASSESSED(
            "gongji.payroll.employer-share-assessed.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.EmployerShareAssessed.class),
    PAYROLL_RECEIVED(
            "gongji.payroll.received.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.PayrollReceived.class),
    PAYROLL_ALLOTTED(
            "gongji.payroll.allotted.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.PayrollAllotted.class),
    PAYROLL_ALLOTMENT_CORRECTED(
            "gongji.payroll.allotment-corrected.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.AllotmentCorrected.class),
    FLEXIBLE_RECEIVED(
            "gongji.flexible.received.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.FlexibleReceived.class),
    PREMIUM_RECEIVED(
            "gongji.premium.received.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.PremiumReceived.class),
    PREMIUM_FROM_ACCOUNT_REQUESTED(
            "gongji.premium.from-account-requested.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.PremiumFromAccountRequested.class),
    RECEIPT_UNIDENTIFIED(
            "gongji.receipt.unidentified.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.ReceiptUnidentified.class),
    OPENING_BALANCES_POSTED(
            "gongji.opening-balances.posted.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.OpeningBalancesPosted.class),
    RECEIPT_IDENTIFIED(
            "gongji.receipt.identified.v1", Topic.CONTRIBUTIONS, ReceiptEvent.Identified.class),
    RECEIPT_MATCHED("gongji.receipt.matched.v1", Topic.CONTRIBUTIONS, ReceiptEvent.Matched.class),
    RECEIPT_RETURNED(
            "gongji.receipt.returned.v1", Topic.CONTRIBUTIONS, ReceiptEvent.Returned.class),
    CATCH_UP_ASSESSED(
            "gongji.catch-up.assessed.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.CatchUpAssessed.class),
    OWN_PAYMENT_REQUESTED(
            "gongji.own-payment.requested.v1",
            Topic.CONTRIBUTIONS,
            ContributionEvent.OwnPaymentRequested.class),
    CHANNEL_REMITTED(
            "gongji.channel.remitted.v1", Topic.CONTRIBUTIONS, TreasuryEvent.ChannelRemitted.class),
    SUBSIDY_RECEIVED(
            "gongji.subsidy.received.v1", Topic.CONTRIBUTIONS, TreasuryEvent.SubsidyReceived.class),
    LARGE_COST_FEE_PAID_OVER(
            "gongji.large-cost-fee.paid-over.v1",
            Topic.CONTRIBUTIONS,
            TreasuryEvent.LargeCostFeePaidOver.class),
    INTEREST_RECEIVED(
            "gongji.interest.received.v1",
            Topic.CONTRIBUTIONS,
            TreasuryEvent.InterestReceived.class),
    INTEREST_CREDITED(
            "gongji.interest.credited.v1",
            Topic.CONTRIBUTIONS,
            TreasuryEvent.InterestCredited.class),
    SETTLEMENT_REQUESTED(
            "gongji.settlement.requested.v1", Topic.SETTLEMENTS, SettlementEvent.Requested.class),
    SETTLEMENT_VOID_REQUESTED(
            "gongji.settlement.void-requested.v1",
            Topic.SETTLEMENTS,
            SettlementEvent.VoidRequested.class),
    HOLD_PLACED("gongji.hold.placed.v1", Topic.SETTLEMENTS, HoldEvent.Placed.class),
    HOLD_CAPTURED("gongji.hold.captured.v1", Topic.SETTLEMENTS, HoldEvent.Captured.class),
    HOLD_CAPTURE_VOIDED(
            "gongji.hold.capture-voided.v1", Topic.SETTLEMENTS, HoldEvent.CaptureVoided.class),
    HOLD_RELEASED("gongji.hold.released.v1", Topic.SETTLEMENTS, HoldEvent.Released.class),
    HOLD_EXPIRED("gongji.hold.expired.v1", Topic.OPERATIONS, HoldEvent.Expired.class),
    PROVIDER_ADVANCE_PAID(
            "gongji.provider.advance-paid.v1", Topic.SETTLEMENTS, ProviderEvent.AdvancePaid.class),
    PROVIDER_STATEMENT_APPROVED(
            "gongji.provider-statement.approved.v1",
            Topic.SETTLEMENTS,
            ProviderEvent.StatementApproved.class),
    PROVIDER_STATEMENT_DISALLOWED(
            "gongji.provider-statement.disallowed.v1",
            Topic.SETTLEMENTS,
            ProviderEvent.StatementDisallowed.class),
    PROVIDER_PAID("gongji.provider.paid.v1", Topic.SETTLEMENTS, ProviderEvent.Paid.class),
    PROVIDER_FINAL_ACCOUNT_SETTLED(
            "gongji.provider.final-account-settled.v1",
            Topic.SETTLEMENTS,
            ProviderEvent.FinalAccountSettled.class),
    CLAIM_APPROVED("gongji.claim.approved.v1", Topic.SETTLEMENTS, ClaimEvent.Approved.class),
    CLAIM_PAID("gongji.claim.paid.v1", Topic.SETTLEMENTS, ClaimEvent.Paid.class),
    CLAIM_PAYMENT_RETURNED(
            "gongji.claim.payment-returned.v1",
            Topic.SETTLEMENTS,
            ClaimEvent.PaymentReturned.class),
    RECOURSE_OPENED("gongji.recourse.opened.v1", Topic.SETTLEMENTS, RecourseEvent.Opened.class),
    RECOURSE_RECOVERED(
            "gongji.recourse.recovered.v1", Topic.SETTLEMENTS, RecourseEvent.Recovered.class),
    RECOURSE_WRITTEN_OFF(
            "gongji.recourse.written-off.v1", Topic.SETTLEMENTS, RecourseEvent.WrittenOff.class),
    GRANT_AUTHORISED("gongji.grant.authorised.v1", Topic.TRANSFERS, GrantEvent.Authorised.class),
    GRANT_EARMARK_REQUESTED(
            "gongji.grant.earmark-requested.v1",
            Topic.TRANSFERS,
            GrantEvent.EarmarkRequested.class),
    GRANT_ENDED("gongji.grant.ended.v1", Topic.TRANSFERS, GrantEvent.Ended.class),
    WALLET_TRANSFER_SENT("gongji.wallet-transfer.sent.v1", Topic.TRANSFERS, WalletEvent.Sent.class),
    WALLET_TRANSFER_ACCEPTED(
            "gongji.wallet-transfer.accepted.v1", Topic.TRANSFERS, WalletEvent.Accepted.class),
    WALLET_TRANSFER_RETURNED(
            "gongji.wallet-transfer.returned.v1", Topic.TRANSFERS, WalletEvent.Returned.class),
    WALLET_TRANSFER_ARRIVED(
            "gongji.wallet-transfer.arrived.v1", Topic.OPERATIONS, WalletEvent.Arrived.class),
    WALLET_TRANSFER_SENT_BACK(
            "gongji.wallet-transfer.sent-back.v1", Topic.OPERATIONS, WalletEvent.SentBack.class),
    WITHDRAWAL_REQUESTED(
            "gongji.withdrawal.requested.v1", Topic.OPERATIONS, WithdrawalEvent.Requested.class),
    WITHDRAWAL_PAID("gongji.withdrawal.paid.v1", Topic.OPERATIONS, WithdrawalEvent.Paid.class),
    PERIOD_LOCKED("gongji.period.locked.v1", Topic.OPERATIONS, OperationEvent.PeriodLocked.class),
    PERIOD_UNLOCKED(
            "gongji.period.unlocked.v1", Topic.OPERATIONS, OperationEvent.PeriodUnlocked.class),
    PERIOD_CLOSED("gongji.period.closed.v1", Topic.OPERATIONS, OperationEvent.PeriodClosed.class),
    ACCOUNT_FROZEN(
            "gongji.account.frozen.v1", Topic.OPERATIONS, OperationEvent.AccountFrozen.class),
    ACCOUNT_UNFROZEN(
            "gongji.account.unfrozen.v1", Topic.OPERATIONS, OperationEvent.AccountUnfrozen.class),
    GRANT_FROZEN("gongji.grant.frozen.v1", Topic.OPERATIONS, OperationEvent.GrantFrozen.class),
    GRANT_UNFROZEN(
            "gongji.grant.unfrozen.v1", Topic.OPERATIONS, OperationEvent.GrantUnfrozen.class),
    CORRECTION_APPROVED(
            "gongji.correction.approved.v1",
            Topic.OPERATIONS,
            OperationEvent.CorrectionApproved.class),
    YEAR_ROLLED("gongji.year.rolled.v1", Topic.OPERATIONS, OperationEvent.YearRolled.class),
    PREMIUM_YEAR_BEGUN(
            "gongji.premium.year-begun.v1",
            Topic.OPERATIONS,
            OperationEvent.PremiumYearBegun.class),
    PARKED_EVENT_RELEASED(
            "gongji.parked-event.released.v1", Topic.OPERATIONS, ParkingEvent.Released.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<? extends GongjiEvent>, EventType> BY_RECORD =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final Class<? extends GongjiEvent> record;

    EventType(String wireName, Topic topic, Class<? extends GongjiEvent> record) {
        this.wireName = wireName;
        this.topic = topic;
        this.record = record;
    }

    /// The type of an event; every record of [GongjiEvent] has exactly one.
    public static EventType of(GongjiEvent event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("no wire name for " + event.getClass());
        }
        return type;
    }

    /// The type with a wire name, if this release knows it.
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    public String wireName() {
        return wireName;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends GongjiEvent> record() {
        return record;
    }
}
