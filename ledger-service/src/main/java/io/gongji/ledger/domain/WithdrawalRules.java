package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.event.WithdrawalEvent.WithdrawalReason;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Withdrawals (支取, domain I4): the only way in which personal-account money becomes cash.
final class WithdrawalRules {
    private static final List<DebitSource> ORDER =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);

    private WithdrawalRules() {}

    static Outcome decide(WithdrawalEvent event, Years years, BookState state) {
        return switch (event) {
            case WithdrawalEvent.Requested requested -> request(requested, years, state);
            case WithdrawalEvent.Paid paid -> pay(paid, years, state);
        };
    }

    /// All or nothing; a closed account is where most of this money comes from.
    private static Outcome request(WithdrawalEvent.Requested event, Years years, BookState state) {
        if (state.withdrawal(event.withdrawalId()) != null) {
            return new Outcome.Declined(Refusal.WITHDRAWAL_NOT_OPEN);
        }
        Refusal refusal = mayNot(event, state);
        if (refusal != null) {
            return new Outcome.Declined(refusal);
        }
        RegionCode region = state.regionOf(event.memberId(), event.region());
        Split split =
                Split.ofEstate(years, state, event.memberId(), region, event.amountFen(), ORDER);
        if (split.cashFen() > 0) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(region);
        years.open(event.memberId(), changes, entry);
        split.debitOwn(entry, region, event.memberId());
        entry.credit(payable(region), event.amountFen());
        changes.add(
                new Change.WithdrawalRecorded(
                        event.withdrawalId(), event.memberId(), event.amountFen()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// A freeze holds for heirs too; what the dead leave goes to heirs and to nobody else.
    private static @Nullable Refusal mayNot(WithdrawalEvent.Requested event, BookState state) {
        if (state.isFrozen(event.memberId())) {
            return Refusal.ACCOUNT_FROZEN;
        }
        return state.barrier(event.memberId()) == Refusal.ACCOUNT_DECEASED
                        && event.reason() != WithdrawalReason.DEATH
                ? Refusal.ACCOUNT_DECEASED
                : null;
    }

    /// Money that left the bank is a fact. What is more than the withdrawal still had open the
    /// person owes (1430); a payment of an unknown withdrawal waits in suspense.
    private static Outcome pay(WithdrawalEvent.Paid event, Years years, BookState state) {
        WithdrawalState withdrawal = state.withdrawal(event.withdrawalId());
        if (withdrawal == null) {
            Entry entry =
                    new Entry(event.region())
                            .debit(
                                    Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, event.region()),
                                    event.amountFen())
                            .credit(treasury(event.region()), event.amountFen());
            return new Outcome.Accepted(List.of(), entry.postings(), null);
        }
        RegionCode region = state.regionOf(withdrawal.memberId(), event.region());
        long dueFen = Math.min(event.amountFen(), withdrawal.openFen());
        long owedFen = event.amountFen() - dueFen;
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(region);
        if (owedFen > 0) {
            years.open(withdrawal.memberId(), changes, entry);
        }
        entry.debit(payable(region), dueFen)
                .debit(
                        Account.ofMember(
                                AccountCode.RECOVERABLE_FROM_MEMBER, region, withdrawal.memberId()),
                        owedFen)
                .credit(treasury(region), event.amountFen());
        if (dueFen > 0) {
            changes.add(new Change.WithdrawalPaid(event.withdrawalId()));
        }
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Account payable(RegionCode region) {
        return Account.of(AccountCode.WITHDRAWAL_PAYABLE, Fund.EMPLOYEE, region);
    }

    private static Account treasury(RegionCode region) {
        return Account.of(AccountCode.TREASURY, Fund.EMPLOYEE, region);
    }
}
