package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Due;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sum pays, and what goes back with it (domain 4.4): the credits of a receipt whose debit
/// somebody else knows.
final class DueRules {
    private DueRules() {}

    static DueState.Key keyOf(ContributionEvent.CatchUpAssessed event) {
        return new DueState.Key(Due.CATCH_UP, event.memberId(), event.year());
    }

    static DueState.Key keyOf(PaidFor.CatchUp due) {
        return new DueState.Key(Due.CATCH_UP, due.memberId(), due.year());
    }

    static DueState.Key keyOf(PaidFor.LargeCostFee due) {
        return new DueState.Key(Due.LARGE_COST_FEE, due.memberId(), due.year());
    }

    /// A fact; what is assessed already stays as it is.
    static Outcome assess(ContributionEvent.CatchUpAssessed event, BookState state) {
        if (state.due(keyOf(event)) != null) {
            return new Outcome.Accepted(List.of(), List.of(), null);
        }
        Entry entry =
                new Entry(event.region())
                        .debit(
                                agency(AccountCode.CATCH_UP_RECEIVABLE, event.region()),
                                event.amountFen())
                        .credit(
                                agency(AccountCode.CATCH_UP_INCOME, event.region()),
                                event.amountFen());
        return new Outcome.Accepted(
                List.of(
                        new Change.DueAssessed(
                                Due.CATCH_UP, event.memberId(), event.year(), event.amountFen())),
                entry.postings(),
                null);
    }

    /// A request: all or nothing, never from a grant (domain P2).
    static Outcome fromAccount(
            ContributionEvent.OwnPaymentRequested event, Years years, BookState state) {
        MemberId payer = event.memberId();
        Refusal barrier = state.barrier(payer);
        if (barrier != null) {
            return new Outcome.Declined(barrier);
        }
        RegionCode region = state.regionOf(payer, event.region());
        long fen = event.paidFor().amountFen();
        Split split = Split.own(years, state, payer, region, fen, event.debitOrder());
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.paidFor().region());
        years.open(payer, changes, entry);
        split.debitOwn(entry, region, payer);
        Refusal refusal = pay(event.paidFor(), entry, changes, years, state);
        if (refusal != null) {
            return new Outcome.Declined(refusal);
        }
        return split.cashFen() > 0
                ? new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE)
                : new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// Credits what a sum is for. It adds nothing when it says why it cannot.
    static @Nullable Refusal pay(
            PaidFor paidFor, Entry entry, List<Change> changes, Years years, BookState state) {
        Refusal refusal = refusal(paidFor, state);
        if (refusal != null) {
            return refusal;
        }
        RegionCode region = paidFor.region();
        switch (paidFor) {
            case PaidFor.Payroll month ->
                    entry.credit(employee(month), month.employeePartFen())
                            .credit(employer(month), month.employerPartFen());
            case PaidFor.Flexible month ->
                    entry.credit(
                            agency(AccountCode.CONTRIBUTIONS_INCOME, region), month.amountFen());
            case PaidFor.Premium premium -> PremiumRules.pay(premium, entry, changes, years);
            case PaidFor.CatchUp due -> {
                entry.credit(agency(AccountCode.CATCH_UP_RECEIVABLE, region), due.amountFen());
                changes.add(paid(keyOf(due), due.amountFen()));
            }
            case PaidFor.LargeCostFee due -> {
                entry.credit(agency(AccountCode.LARGE_COST_FEE_PAYABLE, region), due.amountFen());
                changes.add(paid(keyOf(due), due.amountFen()));
            }
            case PaidFor.Debt debt ->
                    entry.credit(owed(debt.memberId(), region, state), debt.amountFen());
            case PaidFor.PersonalAccount own -> put(own, entry, changes, years, state);
        }
        return null;
    }

    private static @Nullable Refusal refusal(PaidFor paidFor, BookState state) {
        return switch (paidFor) {
            case PaidFor.Premium premium ->
                    state.hasPremium(premium.memberId(), premium.year())
                            ? Refusal.ALREADY_PAID
                            : null;
            case PaidFor.CatchUp due -> refusal(due, state.due(keyOf(due)));
            case PaidFor.LargeCostFee due ->
                    isPaid(keyOf(due), state) ? Refusal.ALREADY_PAID : null;
            case PaidFor.Debt debt ->
                    debt.amountFen() > owedFen(debt, state) ? Refusal.MATCH_EXCEEDED : null;
            case PaidFor.Payroll _, PaidFor.Flexible _, PaidFor.PersonalAccount _ -> null;
        };
    }

    private static @Nullable Refusal refusal(PaidFor.CatchUp due, @Nullable DueState assessed) {
        if (assessed == null) {
            return Refusal.NOTHING_ASSESSED;
        }
        if (assessed.paid()) {
            return Refusal.ALREADY_PAID;
        }
        return assessed.amountFen() == due.amountFen() ? null : Refusal.AMOUNT_DIFFERS;
    }

    /// Debits what a sum had paid; false, and nothing is added, when it is not paid now.
    static boolean giveBack(
            PaidFor paidFor, Entry entry, List<Change> changes, Years years, BookState state) {
        RegionCode region = paidFor.region();
        switch (paidFor) {
            case PaidFor.Payroll month ->
                    entry.debit(employee(month), month.employeePartFen())
                            .debit(employer(month), month.employerPartFen());
            case PaidFor.Flexible month ->
                    entry.debit(
                            agency(AccountCode.CONTRIBUTIONS_INCOME, region), month.amountFen());
            case PaidFor.Premium premium -> {
                if (!state.hasPremium(premium.memberId(), premium.year())) {
                    return false;
                }
                PremiumRules.giveBack(premium, entry, changes, years);
            }
            case PaidFor.CatchUp due -> {
                if (!isPaid(keyOf(due), state)) {
                    return false;
                }
                entry.debit(agency(AccountCode.CATCH_UP_RECEIVABLE, region), due.amountFen());
                changes.add(new Change.DueReturned(Due.CATCH_UP, due.memberId(), due.year()));
            }
            case PaidFor.LargeCostFee due -> {
                if (!isPaid(keyOf(due), state)) {
                    return false;
                }
                entry.debit(agency(AccountCode.LARGE_COST_FEE_PAYABLE, region), due.amountFen());
                changes.add(new Change.DueReturned(Due.LARGE_COST_FEE, due.memberId(), due.year()));
            }
            case PaidFor.Debt debt -> {
                MemberRules.openIfNew(changes, state, debt.memberId(), region);
                entry.debit(owed(debt.memberId(), region, state), debt.amountFen());
            }
            case PaidFor.PersonalAccount own -> take(own, entry, changes, years, state);
        }
        return true;
    }

    /// What a person owes (1430); an unknown one owes nothing.
    static long owedFen(PaidFor.Debt debt, BookState state) {
        return state.member(debt.memberId()) == null
                ? 0
                : state.balanceFen(owed(debt.memberId(), debt.region(), state));
    }

    /// What the person owes is cleared first, as an allotment does.
    private static void put(
            PaidFor.PersonalAccount own,
            Entry entry,
            List<Change> changes,
            Years years,
            BookState state) {
        MemberId member = own.memberId();
        MemberRules.openIfNew(changes, state, member, own.region());
        years.open(member, changes, entry);
        RegionCode region = state.regionOf(member, own.region());
        Account owed = owed(member, region, state);
        long owedFen = state.member(member) == null ? 0 : Math.max(0, state.balanceFen(owed));
        long clearedFen = Math.min(own.amountFen(), owedFen);
        entry.credit(owed, clearedFen)
                .credit(
                        Account.ofMember(years.bucket(member), region, member),
                        own.amountFen() - clearedFen);
    }

    /// What the account lacks the person owes.
    private static void take(
            PaidFor.PersonalAccount own,
            Entry entry,
            List<Change> changes,
            Years years,
            BookState state) {
        MemberId member = own.memberId();
        MemberRules.openIfNew(changes, state, member, own.region());
        years.open(member, changes, entry);
        RegionCode region = state.regionOf(member, own.region());
        long leftFen = own.amountFen();
        for (AccountCode code : years.bucketsOf(member, years.accountingYear())) {
            long fen = Math.min(leftFen, years.creditFen(code, region, member));
            entry.debit(Account.ofMember(code, region, member), fen);
            leftFen -= fen;
        }
        entry.debit(owed(member, region, state), leftFen);
    }

    private static boolean isPaid(DueState.Key key, BookState state) {
        DueState due = state.due(key);
        return due != null && due.paid();
    }

    private static Change paid(DueState.Key key, long amountFen) {
        return new Change.DuePaid(key.due(), key.memberId(), key.year(), amountFen);
    }

    private static Account owed(MemberId member, RegionCode otherwise, BookState state) {
        return Account.ofMember(
                AccountCode.RECOVERABLE_FROM_MEMBER, state.regionOf(member, otherwise), member);
    }

    private static Account employee(PaidFor.Payroll month) {
        return Account.ofEmployerMonth(
                AccountCode.EMPLOYEE_CONTRIBUTIONS_RECEIVABLE,
                month.region(),
                month.employer(),
                month.month());
    }

    private static Account employer(PaidFor.Payroll month) {
        return Account.ofEmployerMonth(
                AccountCode.EMPLOYER_CONTRIBUTIONS_RECEIVABLE,
                month.region(),
                month.employer(),
                month.month());
    }

    private static Account agency(AccountCode code, RegionCode region) {
        return Account.of(code, Fund.EMPLOYEE, region);
    }
}
