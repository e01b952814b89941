package io.gongji.ledger.domain;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Bills: one entry with all legs of the fund, the patient and the givers, or none; a void is its
/// mirror.
final class SettlementRules {
    private SettlementRules() {}

    static Outcome decide(
            SettlementEvent event, LocalDate effectiveDate, Years years, BookState state) {
        return switch (event) {
            case SettlementEvent.Requested bill ->
                    settle(bill, effectiveDate.getYear(), years, state);
            case SettlementEvent.VoidRequested voided -> takeBack(voided, years, state);
        };
    }

    private static Outcome settle(
            SettlementEvent.Requested bill, int year, Years years, BookState state) {
        if (state.isClosed(bill.memberId())) {
            return new Outcome.Declined(Refusal.ACCOUNT_CLOSED);
        }
        if (state.settlement(bill.settlementId()) != null) {
            return new Outcome.Declined(Refusal.ALREADY_POSTED);
        }
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, bill.memberId(), bill.region());
        RegionCode region = state.regionOf(bill.memberId(), bill.region());
        Split split =
                Split.of(
                        years,
                        state,
                        bill.memberId(),
                        region,
                        bill.accountPayableFen(),
                        bill.debitOrder(),
                        year);
        Entry entry = new Entry(region);
        postings(bill, split, region, years, changes, entry);
        changes.add(new Change.SettlementPosted(bill.settlementId()));
        for (Split.Draw draw : split.draws()) {
            changes.add(
                    new Change.GrantDrawn(
                            draw.grant().id(), year, draw.currentFen(), draw.previousFen()));
        }
        Memo memo =
                new Memo.BillPaid(
                        bill.totalFen(),
                        bill.fundFen(),
                        split.ownFen(),
                        split.poolFen(),
                        split.walletFen(),
                        Math.addExact(split.cashFen(), bill.cashOnlyFen()));
        return new Outcome.Accepted(changes, entry.postings(), memo);
    }

    private static void postings(
            SettlementEvent.Requested bill,
            Split split,
            RegionCode region,
            Years years,
            List<Change> changes,
            Entry entry) {
        entry.debit(Benefits.expense(bill.benefit(), bill.fund(), region), bill.fundFen());
        years.open(bill.memberId(), changes, entry);
        split.debitOwn(entry, region, bill.memberId());
        for (Split.Draw draw : split.draws()) {
            if (draw.grant().mechanism() == Mechanism.AUTHORISATION) {
                years.open(draw.grant().giver(), changes, entry);
            }
            drawLegs(entry, draw);
        }
        long owedFen =
                Math.addExact(
                        Math.addExact(bill.fundFen(), split.ownFen()),
                        Math.addExact(split.walletFen(), split.poolFen()));
        entry.credit(payable(bill, region), owedFen);
    }

    private static void drawLegs(Entry entry, Split.Draw draw) {
        GrantState grant = draw.grant();
        switch (grant.mechanism()) {
            case EARMARK ->
                    debitUnder(
                            entry,
                            grant,
                            Account.ofGrant(grant.memberRegion(), grant.id()),
                            draw.amountFen());
            case AUTHORISATION -> {
                debitUnder(
                        entry,
                        grant,
                        Account.ofMember(
                                AccountCode.PERSONAL_CURRENT, grant.giverRegion(), grant.giver()),
                        draw.currentFen());
                debitUnder(
                        entry,
                        grant,
                        Account.ofMember(
                                AccountCode.PERSONAL_PREVIOUS, grant.giverRegion(), grant.giver()),
                        draw.previousFen());
            }
        }
    }

    private static void debitUnder(Entry entry, GrantState grant, Account account, long amountFen) {
        if (amountFen > 0) {
            entry.leg(Posting.debit(account, amountFen).under(grant.id()));
        }
    }

    /// What the provider of a bill is owed.
    ///
    /// @param region the patient's
    static Account payable(SettlementEvent.Requested bill, RegionCode region) {
        return Account.ofProvider(
                AccountCode.PROVIDER_PAYABLE,
                bill.fund(),
                payableRegion(bill.providerRegion(), region),
                bill.provider());
    }

    /// The provider is owed in its own region, which settles with the patient's by clearing (domain
    /// K22); a provider of another book is owed by the patient's region, for an entry stays inside
    /// its book.
    static RegionCode payableRegion(RegionCode providerRegion, RegionCode patientRegion) {
        return providerRegion.book().equals(patientRegion.book()) ? providerRegion : patientRegion;
    }

    private static Outcome takeBack(
            SettlementEvent.VoidRequested event, Years years, BookState state) {
        SettlementState bill = state.settlement(event.settlementId());
        if (bill == null) {
            return new Outcome.Declined(Refusal.UNKNOWN_SETTLEMENT);
        }
        if (bill.voidedBySeq() != null) {
            return new Outcome.Declined(Refusal.ALREADY_VOIDED);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.region());
        mirror(bill, entry, new GivenBack(years, state, changes, entry), state);
        changes.add(new Change.SettlementVoided(bill.id(), bill.seq()));
        for (Change change : bill.posted().changes()) {
            if (change instanceof Change.GrantDrawn drawn) {
                changes.add(
                        new Change.GrantDrawn(
                                drawn.grantId(),
                                drawn.year(),
                                -drawn.currentFen(),
                                -drawn.previousFen()));
            }
        }
        return new Outcome.Accepted(changes, entry.postings(), bill.posted().memo());
    }

    /// Each leg goes back to the bucket that holds that money now (design 3.5); clearing legs are
    /// made anew, since a bucket may be in another region than the one the money came from. A year
    /// roll that came with the bill stays.
    private static void mirror(
            SettlementState bill, Entry entry, GivenBack givenBack, BookState state) {
        for (Posting leg : bill.legs()) {
            switch (leg.account().code()) {
                case REGION_RECEIVABLE, REGION_PAYABLE, FUND_CLEARING -> {}
                case EARMARK -> toEarmark(entry, leg, bill, givenBack, state);
                case PERSONAL_CURRENT, PERSONAL_PREVIOUS, WALLET ->
                        givenBack.toPerson(leg, bill.seq());
                default -> entry.leg(new Posting(leg.account(), -leg.amountFen(), leg.grant()));
            }
        }
    }

    /// What was drawn on an earmark goes back to it, or to its giver when it ended meanwhile.
    private static void toEarmark(
            Entry entry, Posting leg, SettlementState bill, GivenBack givenBack, BookState state) {
        GrantState grant = leg.grant() == null ? null : state.grant(leg.grant());
        if (grant == null) {
            throw new CorruptBook("bill " + bill.id() + " drew on an earmark that is unknown");
        }
        if (grant.active()) {
            entry.leg(new Posting(leg.account(), -leg.amountFen(), grant.id()));
            return;
        }
        for (Change change : bill.posted().changes()) {
            if (change instanceof Change.GrantDrawn drawn && drawn.grantId().equals(grant.id())) {
                givenBack.toGiver(grant, drawn.currentFen(), drawn.previousFen());
            }
        }
    }
}
