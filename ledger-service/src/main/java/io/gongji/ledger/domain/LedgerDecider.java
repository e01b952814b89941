package io.gongji.ledger.domain;

import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The ledger in two functions. `decide` answers an event from the state and nothing else: no
/// clock, no ids, no configuration. `evolve` is the only writer of state, and never refuses: a
/// record that cannot follow is a [CorruptBook].
public final class LedgerDecider {
    /// Goes up whenever `decide` would answer any event differently than before; every record names
    /// it.
    public static final int RULES_VERSION = 1;

    private LedgerDecider() {}

    /// The answer to one event.
    ///
    /// @param effectiveDate of the service, from the event's envelope
    /// @param state has everything that [References] names for the event
    public static Outcome decide(GongjiEvent event, LocalDate effectiveDate, BookState state) {
        return switch (event) {
            case MemberEvent member -> MemberRules.decide(member, state);
            case ContributionEvent contribution -> ContributionRules.decide(contribution, state);
            case SettlementEvent settlement ->
                    SettlementRules.decide(settlement, effectiveDate, state);
            case GrantEvent grant -> GrantRules.decide(grant, state);
        };
    }

    /// Applies one record.
    public static void evolve(BookState state, JournalRecord record) {
        switch (record.outcome()) {
            case Outcome.Accepted accepted -> apply(state, record.seq(), accepted);
            case Outcome.Declined _, Outcome.Unreadable _ -> {}
        }
    }

    private static void apply(BookState state, long seq, Outcome.Accepted accepted) {
        for (Change change : accepted.changes()) {
            apply(state, seq, change, accepted);
        }
        for (Posting posting : accepted.postings()) {
            state.post(posting.account(), posting.amountFen());
        }
    }

    private static void apply(BookState state, long seq, Change change, Outcome.Accepted accepted) {
        switch (change) {
            case Change.AccountOpened opened -> {
                require(state.member(opened.memberId()) == null, "an account is opened twice", seq);
                state.put(
                        new MemberState(
                                opened.memberId(), opened.region(), MemberState.Status.OPEN));
            }
            case Change.AccountClosed closed ->
                    state.put(
                            known(
                                            state.member(closed.memberId()),
                                            "an unknown account is closed",
                                            seq)
                                    .closed());
            case Change.GrantRecorded recorded -> {
                require(state.grant(recorded.grantId()) == null, "a grant is recorded twice", seq);
                state.put(GrantState.recorded(recorded, seq));
            }
            case Change.GrantDrawn drawn ->
                    state.put(
                            known(state.grant(drawn.grantId()), "an unknown grant is drawn on", seq)
                                    .drawn(drawn));
            case Change.GrantEnded ended ->
                    state.put(
                            known(state.grant(ended.grantId()), "an unknown grant is ended", seq)
                                    .ended());
            case Change.SettlementPosted posted -> {
                require(
                        state.settlement(posted.settlementId()) == null,
                        "a bill is posted twice",
                        seq);
                state.put(new SettlementState(posted.settlementId(), seq, null, accepted));
            }
            case Change.SettlementVoided voided -> {
                SettlementState bill =
                        known(
                                state.settlement(voided.settlementId()),
                                "an unknown bill is voided",
                                seq);
                require(
                        bill.voidedBySeq() == null && bill.seq() == voided.reversedSeq(),
                        "a bill is voided twice",
                        seq);
                state.put(bill.voided(seq));
            }
        }
    }

    private static <T> T known(@Nullable T found, String otherwise, long seq) {
        if (found == null) {
            throw new CorruptBook(otherwise + " by record " + seq);
        }
        return found;
    }

    private static void require(boolean holds, String otherwise, long seq) {
        if (!holds) {
            throw new CorruptBook(otherwise + " by record " + seq);
        }
    }
}
