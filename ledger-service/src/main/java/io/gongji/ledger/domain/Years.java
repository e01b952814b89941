package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The year roll on touch (年度结转, domain I6), for the entry of one record: before it takes from or
/// gives to a person whose open year is over, that person's current-year money becomes money of
/// previous years. Balances read here are those after the roll.
final class Years {
    private final BookState state;
    private final int accountingYear;
    private final Set<MemberId> opened = new HashSet<>();

    private Years(BookState state, int accountingYear) {
        this.state = state;
        this.accountingYear = accountingYear;
    }

    static Years of(LocalDate effectiveDate, BookState state) {
        return in(state.periods().accountingDate(effectiveDate).getYear(), state);
    }

    static Years in(int accountingYear, BookState state) {
        return new Years(state, accountingYear);
    }

    /// The year in which this record is accounted.
    int accountingYear() {
        return accountingYear;
    }

    /// What a person has on an account that grows by credits; an unknown person has nothing.
    long creditFen(AccountCode code, RegionCode region, MemberId member) {
        if (state.member(member) == null) {
            return 0;
        }
        if (!isOver(member)) {
            return balanceFen(code, region, member);
        }
        if (code == AccountCode.PERSONAL_CURRENT) {
            return 0;
        }
        return code == AccountCode.PERSONAL_PREVIOUS
                ? Math.addExact(
                        balanceFen(AccountCode.PERSONAL_CURRENT, region, member),
                        balanceFen(code, region, member))
                : balanceFen(code, region, member);
    }

    private long balanceFen(AccountCode code, RegionCode region, MemberId member) {
        return state.creditFen(Account.ofMember(code, region, member));
    }

    /// Opens the accounting year for a person, once in an entry and before the person's own legs.
    void open(MemberId id, List<Change> changes, Entry entry) {
        MemberState member = state.member(id);
        if (member == null || !isOver(id) || !opened.add(id)) {
            return;
        }
        changes.add(new Change.YearOpened(id, accountingYear));
        RegionCode region = member.region();
        long currentFen = balanceFen(AccountCode.PERSONAL_CURRENT, region, id);
        entry.debit(Account.ofMember(AccountCode.PERSONAL_CURRENT, region, id), currentFen)
                .credit(Account.ofMember(AccountCode.PERSONAL_PREVIOUS, region, id), currentFen);
    }

    /// Where new money of this accounting year goes: a year that is over for the person is one of
    /// the previous ones.
    AccountCode bucket(MemberId id) {
        MemberState member = state.member(id);
        return member != null && accountingYear < member.openYear()
                ? AccountCode.PERSONAL_PREVIOUS
                : AccountCode.PERSONAL_CURRENT;
    }

    /// Where money goes back to that record `seq` took from the current year: what was there then
    /// may be rolled by now.
    AccountCode bucketOf(MemberId id, long seq) {
        MemberState member = state.member(id);
        return member != null && (isOver(id) || seq < member.openYearSeq())
                ? AccountCode.PERSONAL_PREVIOUS
                : AccountCode.PERSONAL_CURRENT;
    }

    /// The buckets in which money of a year is looked for, the likeliest first.
    List<AccountCode> bucketsOf(MemberId id, int year) {
        MemberState member = state.member(id);
        boolean over = member != null && year < Math.max(member.openYear(), accountingYear);
        return over
                ? List.of(AccountCode.PERSONAL_PREVIOUS, AccountCode.PERSONAL_CURRENT)
                : List.of(AccountCode.PERSONAL_CURRENT, AccountCode.PERSONAL_PREVIOUS);
    }

    private boolean isOver(MemberId id) {
        MemberState member = state.member(id);
        return member != null && member.openYear() < accountingYear;
    }
}
