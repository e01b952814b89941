package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/// What the treasury account (1010) got and gave, and interest (domain 4.4). All are facts.
final class TreasuryRules {
    private TreasuryRules() {}

    static Outcome decide(TreasuryEvent event, Years years, BookState state) {
        return switch (event) {
            case TreasuryEvent.ChannelRemitted remitted ->
                    into(
                            remitted.fund(),
                            remitted.region(),
                            Account.ofChannel(
                                    remitted.fund(), remitted.region(), remitted.channel()),
                            remitted.amountFen());
            case TreasuryEvent.SubsidyReceived received -> received(received);
            case TreasuryEvent.LargeCostFeePaidOver paid ->
                    new Outcome.Accepted(
                            List.of(),
                            new Entry(paid.region())
                                    .debit(
                                            Account.of(
                                                    AccountCode.LARGE_COST_FEE_PAYABLE,
                                                    Fund.EMPLOYEE,
                                                    paid.region()),
                                            paid.amountFen())
                                    .credit(
                                            treasury(Fund.EMPLOYEE, paid.region()),
                                            paid.amountFen())
                                    .postings(),
                            null);
            case TreasuryEvent.InterestReceived received ->
                    into(
                            received.fund(),
                            received.region(),
                            Account.of(
                                    AccountCode.INTEREST_INCOME,
                                    received.fund(),
                                    received.region()),
                            received.amountFen());
            case TreasuryEvent.InterestCredited credited -> credited(credited, years, state);
        };
    }

    private static Outcome into(Fund fund, RegionCode region, Account credit, long amountFen) {
        return new Outcome.Accepted(
                List.of(),
                new Entry(region)
                        .debit(treasury(fund, region), amountFen)
                        .credit(credit, amountFen)
                        .postings(),
                null);
    }

    private static Outcome received(TreasuryEvent.SubsidyReceived event) {
        AccountCode receivable =
                switch (event.kind()) {
                    case SUBSIDY -> AccountCode.FISCAL_SUBSIDY_RECEIVABLE;
                    case ASSISTANCE -> AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE;
                };
        Entry entry =
                new Entry(event.region())
                        .debit(treasury(Fund.RESIDENT, event.region()), event.amountFen())
                        .credit(
                                Account.of(receivable, Fund.RESIDENT, event.region()),
                                event.amountFen());
        return new Outcome.Accepted(
                List.of(
                        new Change.PublicMoneyReceived(
                                event.region(), event.kind(), event.year(), event.amountFen())),
                entry.postings(),
                null);
    }

    /// Interest is money of previous years (2120), for a closed account it goes to suspense.
    private static Outcome credited(
            TreasuryEvent.InterestCredited event, Years years, BookState state) {
        Entry entry = new Entry(event.region());
        List<Change> changes = new ArrayList<>();
        for (TreasuryEvent.InterestCredited.Line line : event.lines()) {
            MemberId member = line.memberId();
            MemberRules.openIfNew(changes, state, member, event.region());
            years.open(member, changes, entry);
            RegionCode region = state.regionOf(member, event.region());
            entry.debit(
                            Account.of(AccountCode.INTEREST_CREDITED, Fund.EMPLOYEE, region),
                            line.amountFen())
                    .credit(
                            state.isClosed(member)
                                    ? Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, region)
                                    : Account.ofMember(
                                            AccountCode.PERSONAL_PREVIOUS, region, member),
                            line.amountFen());
        }
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Account treasury(Fund fund, RegionCode region) {
        return Account.of(AccountCode.TREASURY, fund, region);
    }
}
