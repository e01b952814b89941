package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
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

    static Outcome decide(SettlementEvent event, LocalDate effectiveDate, BookState state) {
        return switch (event) {
            case SettlementEvent.Requested bill -> settle(bill, effectiveDate, state);
            case SettlementEvent.VoidRequested voided -> takeBack(voided, state);
        };
    }

    private static Outcome settle(
            SettlementEvent.Requested bill, LocalDate effectiveDate, BookState state) {
        if (state.isClosed(bill.memberId())) {
            return new Outcome.Declined(Refusal.ACCOUNT_CLOSED);
        }
        if (state.settlement(bill.settlementId()) != null) {
            return new Outcome.Declined(Refusal.ALREADY_POSTED);
        }
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, bill.memberId(), bill.region());
        RegionCode region = state.regionOf(bill.memberId(), bill.region());
        int year = effectiveDate.getYear();
        Split split = split(bill, state, region, year);
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
        return new Outcome.Accepted(changes, postings(bill, split, region), memo);
    }

    /// An unknown patient has nothing of one's own, and nobody can have given anything yet.
    private static Split split(
            SettlementEvent.Requested bill, BookState state, RegionCode region, int year) {
        if (state.member(bill.memberId()) == null) {
            return new Split(0, 0, 0, List.of(), bill.accountPayableFen());
        }
        return Split.of(
                state, bill.memberId(), region, bill.accountPayableFen(), bill.debitOrder(), year);
    }

    private static List<Posting> postings(
            SettlementEvent.Requested bill, Split split, RegionCode region) {
        MemberId patient = bill.memberId();
        Entry entry =
                new Entry(region)
                        .debit(
                                Account.of(expense(bill.benefit()), bill.fund(), region),
                                bill.fundFen())
                        .debit(
                                Account.ofMember(AccountCode.PERSONAL_CURRENT, region, patient),
                                split.ownCurrentFen())
                        .debit(
                                Account.ofMember(AccountCode.PERSONAL_PREVIOUS, region, patient),
                                split.ownPreviousFen())
                        .debit(
                                Account.ofMember(AccountCode.WALLET, region, patient),
                                split.walletFen());
        for (Split.Draw draw : split.draws()) {
            drawLegs(entry, draw);
        }
        long owedFen =
                Math.addExact(
                        Math.addExact(bill.fundFen(), split.ownFen()),
                        Math.addExact(split.walletFen(), split.poolFen()));
        entry.credit(
                Account.ofProvider(
                        AccountCode.PROVIDER_PAYABLE,
                        bill.fund(),
                        payableRegion(bill, region),
                        bill.provider()),
                owedFen);
        return entry.postings();
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

    private static AccountCode expense(SettlementEvent.Benefit benefit) {
        return switch (benefit) {
            case OUTPATIENT -> AccountCode.OUTPATIENT_BENEFIT;
        };
    }

    /// The provider is owed in its own region, which settles with the patient's by clearing (domain
    /// K22); a provider of another book is owed by the patient's region, for an entry stays inside
    /// its book.
    private static RegionCode payableRegion(
            SettlementEvent.Requested bill, RegionCode patientRegion) {
        return bill.providerRegion().book().equals(patientRegion.book())
                ? bill.providerRegion()
                : patientRegion;
    }

    private static Outcome takeBack(SettlementEvent.VoidRequested event, BookState state) {
        SettlementState bill = state.settlement(event.settlementId());
        if (bill == null) {
            return new Outcome.Declined(Refusal.UNKNOWN_SETTLEMENT);
        }
        if (bill.voidedBySeq() != null) {
            return new Outcome.Declined(Refusal.ALREADY_VOIDED);
        }
        List<Change> changes = new ArrayList<>();
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
        return new Outcome.Accepted(
                changes, mirrored(bill, event.region(), state), bill.posted().memo());
    }

    /// Each leg goes back to the bucket that holds that money now (design 3.5); clearing legs are
    /// made anew, since a bucket may be in another region than the one the money came from.
    private static List<Posting> mirrored(SettlementState bill, RegionCode home, BookState state) {
        Entry entry = new Entry(home);
        for (Posting leg : bill.posted().postings()) {
            switch (leg.account().code()) {
                case REGION_RECEIVABLE, REGION_PAYABLE, FUND_CLEARING -> {}
                case EARMARK -> GivenBack.toEarmark(entry, leg, bill, state);
                case PERSONAL_CURRENT, PERSONAL_PREVIOUS, WALLET ->
                        entry.leg(GivenBack.toPerson(leg, state));
                default -> entry.leg(new Posting(leg.account(), -leg.amountFen(), leg.grant()));
            }
        }
        return entry.postings();
    }

    /// Where the money of a voided bill belongs today.
    private static final class GivenBack {
        static Posting toPerson(Posting leg, BookState state) {
            Account account = leg.account();
            boolean closed = state.isClosed(MemberId.parse(account.owner()));
            return new Posting(
                    closed
                            ? Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, account.region())
                            : account,
                    -leg.amountFen(),
                    leg.grant());
        }

        static void toEarmark(Entry entry, Posting leg, SettlementState bill, BookState state) {
            GrantState grant = leg.grant() == null ? null : state.grant(leg.grant());
            if (grant == null) {
                throw new CorruptBook("bill " + bill.id() + " drew on an earmark that is unknown");
            }
            if (grant.active()) {
                entry.leg(new Posting(leg.account(), -leg.amountFen(), grant.id()));
                return;
            }
            for (Change change : bill.posted().changes()) {
                if (change instanceof Change.GrantDrawn drawn
                        && drawn.grantId().equals(grant.id())) {
                    GrantRules.creditGiver(
                            entry, grant, drawn.currentFen(), drawn.previousFen(), state);
                }
            }
        }
    }
}
