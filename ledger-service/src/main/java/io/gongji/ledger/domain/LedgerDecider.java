package io.gongji.ledger.domain;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;

/// The ledger in two functions. `decide` answers an event from the state and nothing else: no
/// clock, no ids, no configuration. `evolve` is the only writer of state, and never refuses: a
/// record that cannot follow is a [CorruptBook].
public final class LedgerDecider {
    /// Goes up whenever `decide` would answer any event differently than before; every record names
    /// it. 2: years are rolled, months are locked and closed. 3: accounts and grants are frozen,
    /// persons die, records are taken back, events are parked and released, money is held, receipts
    /// are matched and go back; providers, claims and recourse.
    public static final int RULES_VERSION = 3;

    private LedgerDecider() {}

    /// Where the record of an event is accounted, whatever the answer is.
    ///
    /// @param effectiveDate of the service, from the event's envelope
    /// @param state before that record
    public static LocalDate accountingDate(LocalDate effectiveDate, BookState state) {
        return state.periods().accountingDate(effectiveDate);
    }

    /// The answer to one event.
    ///
    /// @param effectiveDate of the service, from the event's envelope
    /// @param state has everything that [References] names for the event
    public static Outcome decide(GongjiEvent event, LocalDate effectiveDate, BookState state) {
        Years years = Years.of(effectiveDate, state);
        return switch (event) {
            case MemberEvent member -> MemberRules.decide(member, state);
            case ContributionEvent contribution ->
                    ContributionRules.decide(contribution, years, state);
            case ReceiptEvent receipt -> ReceiptRules.decide(receipt, years, state);
            case TreasuryEvent treasury -> TreasuryRules.decide(treasury, years, state);
            case SettlementEvent settlement ->
                    SettlementRules.decide(settlement, effectiveDate, years, state);
            case HoldEvent hold -> HoldRules.decide(hold, effectiveDate.getYear(), years, state);
            case ProviderEvent provider -> ProviderRules.decide(provider, state);
            case ClaimEvent claim -> ClaimRules.decide(claim, state);
            case RecourseEvent recourse -> RecourseRules.decide(recourse, state);
            case GrantEvent grant -> GrantRules.decide(grant, years, state);
            case WalletEvent wallet -> WalletRules.decide(wallet, years, state);
            case WithdrawalEvent withdrawal -> WithdrawalRules.decide(withdrawal, years, state);
            case OperationEvent operation ->
                    OperationRules.decide(operation, effectiveDate, years, state);
            case ParkingEvent parking -> ParkingRules.decide(parking, state);
        };
    }

    /// Applies one record.
    public static void evolve(BookState state, JournalRecord record) {
        switch (record.outcome()) {
            case Outcome.Accepted accepted -> new Evolution(state, record, accepted).apply();
            case Outcome.Declined(Refusal reason) -> {
                if (reason == Refusal.PARKED) {
                    park(state, record);
                }
            }
            case Outcome.Unreadable _ -> {}
        }
    }

    private static void park(BookState state, JournalRecord record) {
        if (record.cause() instanceof Cause.OfEvent event) {
            state.put(ParkedState.parked(event, record.seq()));
        }
    }
}
