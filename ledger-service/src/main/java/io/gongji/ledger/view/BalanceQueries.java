package io.gongji.ledger.view;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Balances of a person and of any one account, now or at any point of the past.
@Singleton
public final class BalanceQueries {
    private final Snapshots snapshots;

    BalanceQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// What a person has.
    ///
    /// @param through counts only services up to this day; without it all
    public Answer<MemberBalance> ofMember(MemberId id, AsOf asOf, @Nullable LocalDate through) {
        return snapshots.read(handle ->
                MemberRow.find(handle, id)
                        .then(member ->
                                Point.find(handle, member.book(), asOf)
                                        .then(point ->
                                                Answer.found(
                                                        balance(handle, member, point, through)))));
    }

    /// Where a person's account stands now.
    public Answer<MemberAccount> account(MemberId id) {
        return snapshots.read(handle ->
                MemberRow.find(handle, id)
                        .then(member -> {
                            Standing standing = Standings.live(handle, member.book(), id);
                            return Answer.found(
                                    new MemberAccount(
                                            id,
                                            member.region(),
                                            member.book(),
                                            Point.headSeq(handle, member.book()),
                                            standing.status(),
                                            standing));
                        }));
    }

    /// What one account holds; an account that was never posted to holds nothing.
    ///
    /// @param through counts only services up to this day; without it all
    public Answer<AccountBalance> ofAccount(
            Account account, AsOf asOf, @Nullable LocalDate through) {
        return snapshots.read(handle ->
                Point.find(handle, account.book(), asOf)
                        .then(point ->
                                Answer.found(
                                        AccountBalance.of(
                                                account,
                                                point.seq(),
                                                Balances.of(handle, point, account, through),
                                                through))));
    }

    private static MemberBalance balance(
            Handle handle, MemberRow member, Point point, @Nullable LocalDate through) {
        Map<AccountCode, Long> balances = Balances.ofMember(handle, point, member.id(), through);
        Standing standing = Standings.at(handle, point, member.id());
        long current = creditFen(balances, AccountCode.PERSONAL_CURRENT);
        long previous = creditFen(balances, AccountCode.PERSONAL_PREVIOUS);
        long wallet = creditFen(balances, AccountCode.WALLET);
        HeldMoney held = HeldMoney.of(handle, point, member.id(), through);
        return new MemberBalance(
                member.id(),
                member.region(),
                member.book(),
                point.seq(),
                current,
                previous,
                wallet,
                held.ownFen(),
                Math.addExact(Math.addExact(current, previous), wallet),
                balances.getOrDefault(AccountCode.RECOVERABLE_FROM_MEMBER, 0L),
                held.holds(),
                held.underGrants(),
                standing.status(),
                standing,
                through);
    }

    private static long creditFen(Map<AccountCode, Long> balances, AccountCode code) {
        return Math.negateExact(balances.getOrDefault(code, 0L));
    }
}
