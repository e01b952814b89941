package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.OpeningBalance;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Opening balances (期初余额): a fact that opens the accounts it names. What a region and fund has
/// more or less than it owes is its fund balance (3110, 3120).
final class OpeningRules {
    private OpeningRules() {}

    static Outcome post(
            ContributionEvent.OpeningBalancesPosted event, Years years, BookState state) {
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.region());
        Map<Account, Long> balanceFen = new LinkedHashMap<>();
        for (OpeningBalance line : event.lines()) {
            Account named = line.toAccount();
            Account account =
                    named.code().owner() == AccountCode.Owner.MEMBER
                            ? ofPerson(named, changes, entry, years, state)
                            : named;
            entry.leg(new Posting(account, line.amountFen(), null));
            balanceFen.merge(
                    fundBalance(account.fund(), account.region()),
                    -line.amountFen(),
                    Math::addExact);
        }
        balanceFen.forEach((account, fen) -> {
            if (fen != 0) {
                entry.leg(new Posting(account, fen, null));
            }
        });
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// Money of a year that is over for the person is that of previous years; what a closed account
    /// cannot take goes to suspense (design 3.1).
    private static Account ofPerson(
            Account named, List<Change> changes, Entry entry, Years years, BookState state) {
        MemberId member = MemberId.parse(named.owner());
        MemberRules.openIfNew(changes, state, member, named.region());
        RegionCode region = state.regionOf(member, named.region());
        if (state.isClosed(member) && named.code().neverNegative()) {
            return Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, region);
        }
        years.open(member, changes, entry);
        AccountCode code =
                named.code() == AccountCode.PERSONAL_CURRENT ? years.bucket(member) : named.code();
        return Account.ofMember(code, region, member);
    }

    private static Account fundBalance(Fund fund, RegionCode region) {
        return Account.of(
                switch (fund) {
                    case EMPLOYEE -> AccountCode.EMPLOYEE_FUND_BALANCE;
                    case RESIDENT -> AccountCode.RESIDENT_FUND_BALANCE;
                },
                fund,
                region);
    }
}
