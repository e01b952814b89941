package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Posting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes back the legs of one record in one entry. It remembers what it took, so that two legs
/// never take the same fen.
final class Mirror {
    private final long seq;
    private final Years years;
    private final BookState state;
    private final List<Change> changes;
    private final Entry entry;
    private final GivenBack givenBack;
    private final Map<Account, Long> takenFen = new HashMap<>();

    Mirror(long seq, Years years, BookState state, List<Change> changes, Entry entry) {
        this.seq = seq;
        this.years = years;
        this.state = state;
        this.changes = changes;
        this.entry = entry;
        this.givenBack = new GivenBack(years, state, changes, entry);
    }

    void leg(Posting leg) {
        boolean wasCredit = leg.amountFen() < 0;
        switch (leg.account().code()) {
            case PERSONAL_CURRENT, PERSONAL_PREVIOUS, WALLET -> {
                if (wasCredit) {
                    takeFromPerson(leg);
                } else {
                    givenBack.toPerson(leg, seq);
                }
            }
            case RECOVERABLE_FROM_MEMBER -> {
                if (wasCredit) {
                    plain(leg);
                } else {
                    forgive(leg);
                }
            }
            default -> {
                if (wasCredit && leg.account().code().neverNegative()) {
                    takeFromAgency(leg);
                } else {
                    plain(leg);
                }
            }
        }
    }

    private void plain(Posting leg) {
        entry.leg(new Posting(leg.account(), -leg.amountFen(), leg.grant()));
    }

    /// From the bucket that holds that money now; what it lacks the person owes (1430).
    private void takeFromPerson(Posting leg) {
        MemberId member = MemberId.parse(leg.account().owner());
        RegionCode region = leg.account().region();
        years.open(member, changes, entry);
        AccountCode was = leg.account().code();
        AccountCode now = was == AccountCode.PERSONAL_CURRENT ? years.bucketOf(member, seq) : was;
        Account account = Account.ofMember(now, region, member);
        long fen = take(account, years.creditFen(now, region, member), -leg.amountFen());
        entry.debit(account, fen)
                .debit(
                        Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, region, member),
                        -leg.amountFen() - fen);
    }

    /// What the person owes no more by it; what was paid off meanwhile is the person's again.
    private void forgive(Posting leg) {
        MemberId member = MemberId.parse(leg.account().owner());
        long owedFen = take(leg.account(), state.balanceFen(leg.account()), leg.amountFen());
        entry.credit(leg.account(), owedFen);
        long paidFen = leg.amountFen() - owedFen;
        if (paidFen > 0) {
            Account current =
                    Account.ofMember(AccountCode.PERSONAL_CURRENT, leg.account().region(), member);
            givenBack.toPerson(Posting.debit(current, paidFen), seq);
        }
    }

    /// Money that waits for persons: what is not there any more has to be explained (2310).
    private void takeFromAgency(Posting leg) {
        Account account = leg.account();
        long fen = take(account, state.creditFen(account), -leg.amountFen());
        entry.debit(account, fen)
                .debit(
                        Account.of(AccountCode.SUSPENSE, account.fund(), account.region()),
                        -leg.amountFen() - fen);
    }

    private long take(Account account, long thereFen, long wantedFen) {
        long before = takenFen.getOrDefault(account, 0L);
        long fen = Math.clamp(thereFen - before, 0, wantedFen);
        takenFen.put(account, before + fen);
        return fen;
    }
}
