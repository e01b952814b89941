package io.gongji.ledger.domain;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A record that a correction names, as the journal has it.
public record PastRecord(long seq, Outcome outcome) {
    /// Why its mirror cannot be posted, or null. Whether it was taken back before is not asked.
    public @Nullable Refusal refusal() {
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            return Refusal.NOTHING_TO_REVERSE;
        }
        if (accepted.changes().stream().anyMatch(PastRecord::isReversal)) {
            return Refusal.REVERSAL_NOT_REVERSIBLE;
        }
        if (accepted.changes().stream().anyMatch(PastRecord::hasOwnWayBack)) {
            return Refusal.NOT_REVERSIBLE_HERE;
        }
        List<Posting> legs = legs();
        if (legs.isEmpty()) {
            return Refusal.NOTHING_TO_REVERSE;
        }
        if (leavesInSuspense(legs)) {
            return Refusal.NOT_REVERSIBLE_HERE;
        }
        long sum = legs.stream().mapToLong(Posting::amountFen).reduce(0, Math::addExact);
        return sum == 0 ? null : Refusal.NOT_REVERSIBLE_HERE;
    }

    /// What waits in suspense is matched or goes back by its channel: an item must not be there
    /// twice.
    private static boolean leavesInSuspense(List<Posting> legs) {
        return legs.stream()
                .anyMatch(
                        leg -> leg.account().code() == AccountCode.SUSPENSE && leg.amountFen() < 0);
    }

    private static boolean isReversal(Change change) {
        return change instanceof Change.RecordReversed
                || change instanceof Change.SettlementVoided
                || change instanceof Change.CaptureVoided;
    }

    /// What was done by a request that another request takes back, and what other services rest on.
    private static boolean hasOwnWayBack(Change change) {
        return switch (change) {
            case Change.SettlementPosted _,
                    Change.SettlementVoided _,
                    Change.GrantRecorded _,
                    Change.GrantEnded _,
                    Change.GrantDrawn _,
                    Change.PremiumPosted _,
                    Change.PremiumReturned _,
                    Change.SuspenseTaken _,
                    Change.DueAssessed _,
                    Change.DuePaid _,
                    Change.DueReturned _,
                    Change.PublicMoneyReceived _,
                    Change.WithdrawalRecorded _,
                    Change.WithdrawalPaid _,
                    Change.TransferSent _,
                    Change.TransferCredited _,
                    Change.TransferDispatched _,
                    Change.TransferArrived _,
                    Change.TransferStranded _,
                    Change.TransferReturned _,
                    Change.HoldPlaced _,
                    Change.HoldCaptured _,
                    Change.CaptureVoided _,
                    Change.HoldReleased _ ->
                    true;
            case Change.AccountOpened _,
                    Change.AccountClosed _,
                    Change.AccountDeceased _,
                    Change.AccountFrozen _,
                    Change.AccountUnfrozen _,
                    Change.GrantFrozen _,
                    Change.GrantUnfrozen _,
                    Change.RecordReversed _,
                    Change.YearOpened _,
                    Change.PeriodLocked _,
                    Change.PeriodUnlocked _,
                    Change.PeriodClosed _,
                    Change.ParkedEventReleased _ ->
                    false;
        };
    }

    /// What it moved: neither the clearing between regions and funds, which is made anew, nor the
    /// year rolls that came with it, which stay. A roll is a person's debit of 2110 with the credit
    /// of 2120 right after it.
    List<Posting> legs() {
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            return List.of();
        }
        Set<String> toRoll = new HashSet<>();
        for (Change change : accepted.changes()) {
            if (change instanceof Change.YearOpened opened) {
                toRoll.add(opened.memberId().toString());
            }
        }
        List<Posting> all = accepted.postings();
        List<Posting> legs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 < all.size()
                    && isRoll(all.get(i), all.get(i + 1))
                    && toRoll.remove(all.get(i).account().owner())) {
                i++;
            } else if (!isClearing(all.get(i).account().code())) {
                legs.add(all.get(i));
            }
        }
        return legs;
    }

    private static boolean isRoll(Posting first, Posting second) {
        return first.account().code() == AccountCode.PERSONAL_CURRENT
                && second.account().code() == AccountCode.PERSONAL_PREVIOUS
                && first.account().owner().equals(second.account().owner())
                && first.amountFen() > 0
                && first.amountFen() == -second.amountFen();
    }

    private static boolean isClearing(AccountCode code) {
        return code == AccountCode.REGION_RECEIVABLE
                || code == AccountCode.REGION_PAYABLE
                || code == AccountCode.FUND_CLEARING;
    }
}
