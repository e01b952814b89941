package io.gongji.ledger.domain;

import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent.PremiumFromAccountRequested;
import io.gongji.contracts.event.ContributionEvent.PremiumReceived;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resident premiums (居民医保, domain 4.4): assessed and received in one entry, in advance (2320) for
/// a year that has not begun, and income when it begins.
final class PremiumRules {
    /// What a premium becomes: the own share, the assistance and the subsidy.
    static final List<AccountCode> INCOMES =
            List.of(
                    AccountCode.RESIDENT_PREMIUM_INCOME,
                    AccountCode.PREMIUM_ASSISTANCE_INCOME,
                    AccountCode.FISCAL_SUBSIDY_INCOME);

    private PremiumRules() {}

    /// A fact. What came for a year that is paid already waits in suspense.
    static Outcome received(PremiumReceived event, Years years, BookState state) {
        Entry entry = new Entry(event.region());
        if (state.hasPremium(event.memberId(), event.year())) {
            arrive(event, entry);
            entry.credit(
                    Account.of(AccountCode.SUSPENSE, Fund.RESIDENT, event.region()),
                    event.ownFen());
            return new Outcome.Accepted(List.of(), entry.postings(), null);
        }
        Premium premium =
                new Premium(
                        event.region(),
                        event.year(),
                        event.ownFen(),
                        event.assistanceFen(),
                        event.subsidyFen());
        premium.assess(entry, years);
        arrive(event, entry);
        premium.receive(entry);
        return new Outcome.Accepted(
                List.of(new Change.PremiumPosted(event.memberId(), event.year())),
                entry.postings(),
                null);
    }

    private static void arrive(PremiumReceived event, Entry entry) {
        Channel channel = event.channel();
        if (channel != null) {
            entry.debit(Account.ofChannel(Fund.RESIDENT, event.region(), channel), event.ownFen());
        }
    }

    /// A request: all or nothing (domain E8). Nobody pays for another person without a grant to
    /// that person (design 3.7).
    static Outcome fromAccount(PremiumFromAccountRequested event, Years years, BookState state) {
        if (state.hasPremium(event.memberId(), event.year())) {
            return new Outcome.Declined(Refusal.ALREADY_PAID);
        }
        Refusal refusal = mayNot(event.payer(), event.memberId(), state);
        if (refusal != null) {
            return new Outcome.Declined(refusal);
        }
        RegionCode payerRegion = state.regionOf(event.payer(), event.payerRegion());
        Split split =
                Split.own(
                        years,
                        state,
                        event.payer(),
                        payerRegion,
                        event.ownFen(),
                        event.debitOrder());
        if (split.cashFen() > 0) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.region());
        Premium premium =
                new Premium(
                        event.region(),
                        event.year(),
                        event.ownFen(),
                        event.assistanceFen(),
                        event.subsidyFen());
        premium.assess(entry, years);
        years.open(event.payer(), changes, entry);
        split.debitOwn(entry, payerRegion, event.payer());
        premium.receive(entry);
        changes.add(new Change.PremiumPosted(event.memberId(), event.year()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// Why a payer may not pay for a person, or null.
    private static @Nullable Refusal mayNot(MemberId payer, MemberId member, BookState state) {
        Refusal barrier = state.barrier(payer);
        if (barrier == null) {
            barrier = state.absence(member);
        }
        if (barrier != null || payer.equals(member)) {
            return barrier;
        }
        List<GrantState> grants =
                state.activeGrantsTo(member).stream()
                        .filter(grant -> grant.giver().equals(payer))
                        .filter(grant -> grant.mechanism() == Mechanism.AUTHORISATION)
                        .toList();
        if (grants.isEmpty()) {
            return Refusal.NO_ACTIVE_GRANT;
        }
        return grants.stream().anyMatch(state::mayPay) ? null : Refusal.GRANT_FROZEN;
    }

    /// What was received in advance for a year is income now; what comes for it later is at once.
    static Outcome yearBegun(OperationEvent.PremiumYearBegun event, BookState state) {
        Entry entry = new Entry(event.region());
        for (AccountCode income : INCOMES) {
            Account inAdvance = Account.inAdvance(event.region(), event.year(), income);
            Account earned = Account.of(income, Fund.RESIDENT, event.region());
            long fen = state.creditFen(inAdvance);
            if (fen >= 0) {
                entry.debit(inAdvance, fen).credit(earned, fen);
            } else { // more was given back than was still there
                entry.debit(earned, -fen).credit(inAdvance, -fen);
            }
        }
        return new Outcome.Accepted(List.of(), entry.postings(), null);
    }

    /// Pays a premium out of money that came before.
    static void pay(PaidFor.Premium paid, Entry entry, List<Change> changes, Years years) {
        Premium premium = Premium.of(paid);
        premium.assess(entry, years);
        premium.receive(entry);
        changes.add(new Change.PremiumPosted(paid.memberId(), paid.year()));
    }

    /// Takes a premium back with the public money that went with it; the caller takes the own
    /// share.
    static void giveBack(PaidFor.Premium paid, Entry entry, List<Change> changes, Years years) {
        Premium.of(paid).giveBack(entry, years);
        changes.add(new Change.PremiumReturned(paid.memberId(), paid.year()));
    }

    /// The legs of one premium.
    private record Premium(
            RegionCode region, int year, long ownFen, long assistanceFen, long subsidyFen) {
        void assess(Entry entry, Years years) {
            entry.debit(receivable(AccountCode.RESIDENT_CONTRIBUTIONS_RECEIVABLE), ownFen)
                    .debit(receivable(AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE), assistanceFen)
                    .debit(receivable(AccountCode.FISCAL_SUBSIDY_RECEIVABLE), subsidyFen)
                    .credit(earned(AccountCode.RESIDENT_PREMIUM_INCOME, years), ownFen)
                    .credit(earned(AccountCode.PREMIUM_ASSISTANCE_INCOME, years), assistanceFen)
                    .credit(earned(AccountCode.FISCAL_SUBSIDY_INCOME, years), subsidyFen);
        }

        static Premium of(PaidFor.Premium paid) {
            return new Premium(
                    paid.region(),
                    paid.year(),
                    paid.ownFen(),
                    paid.assistanceFen(),
                    paid.subsidyFen());
        }

        void giveBack(Entry entry, Years years) {
            entry.debit(earned(AccountCode.RESIDENT_PREMIUM_INCOME, years), ownFen)
                    .debit(earned(AccountCode.PREMIUM_ASSISTANCE_INCOME, years), assistanceFen)
                    .debit(earned(AccountCode.FISCAL_SUBSIDY_INCOME, years), subsidyFen)
                    .credit(receivable(AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE), assistanceFen)
                    .credit(receivable(AccountCode.FISCAL_SUBSIDY_RECEIVABLE), subsidyFen);
        }

        void receive(Entry entry) {
            entry.credit(receivable(AccountCode.RESIDENT_CONTRIBUTIONS_RECEIVABLE), ownFen);
        }

        private Account receivable(AccountCode code) {
            return Account.of(code, Fund.RESIDENT, region);
        }

        private Account earned(AccountCode income, Years years) {
            return years.accountingYear() < year
                    ? Account.inAdvance(region, year, income)
                    : Account.of(income, Fund.RESIDENT, region);
        }
    }
}
