package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.ledger.view.OwnedAccounts.Total;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the agency owes a provider or paid it in advance, and what it is owed by a channel.
@Singleton
public final class OwnedAccountQueries {
    private static final String ACCOUNTS =
            """
            SELECT code, fund, region, owner FROM account
             WHERE book = ANY(:books) AND owner = :owner AND code = ANY(:codes)
             ORDER BY code, fund, region
            """;

    private final Snapshots snapshots;

    OwnedAccountQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// 2210 and 1310 of a provider.
    ///
    /// @param time what the books had recorded by then; null for now
    /// @param through counts only services up to this day; null for all
    public OwnedAccounts ofProvider(
            ProviderId provider, @Nullable Instant time, @Nullable LocalDate through) {
        return of(
                provider.toString(),
                List.of(AccountCode.PROVIDER_PAYABLE, AccountCode.PROVIDER_ADVANCE),
                time,
                through);
    }

    /// 1020 of a channel.
    ///
    /// @param time what the books had recorded by then; null for now
    /// @param through counts only services up to this day; null for all
    public OwnedAccounts ofChannel(
            Channel channel, @Nullable Instant time, @Nullable LocalDate through) {
        return of(channel.toString(), List.of(AccountCode.CHANNEL_CLEARING), time, through);
    }

    private OwnedAccounts of(
            String owner,
            List<AccountCode> codes,
            @Nullable Instant time,
            @Nullable LocalDate through) {
        return snapshots.read(handle -> {
            Map<BookId, Point> points = new HashMap<>();
            List<AccountBalance> balances = new ArrayList<>();
            Map<Kind, Long> totals = new LinkedHashMap<>();
            for (Account account : accounts(handle, owner, codes)) {
                Point point =
                        points.computeIfAbsent(
                                account.book(), book -> Point.at(handle, book, time));
                long fen = Balances.of(handle, point, account, through);
                balances.add(AccountBalance.of(account, point.seq(), fen, through));
                totals.merge(new Kind(account.code(), account.fund()), fen, Math::addExact);
            }
            return new OwnedAccounts(
                    owner,
                    balances,
                    totals.entrySet().stream()
                            .map(total ->
                                    new Total(
                                            total.getKey().code.code(),
                                            total.getKey().fund,
                                            total.getValue()))
                            .toList());
        });
    }

    private static List<Account> accounts(Handle handle, String owner, List<AccountCode> codes) {
        return handle.createQuery(ACCOUNTS)
                .bindArray(
                        "books", String.class, BookMap.all().stream().map(BookId::value).toList())
                .bind("owner", owner)
                .bindArray("codes", String.class, codes.stream().map(AccountCode::code).toList())
                .map((row, _) -> account(row))
                .list();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                AccountCode.ofCode(row.getString("code")),
                Fund.valueOf(row.getString("fund")),
                new RegionCode(row.getString("region")),
                row.getString("owner"));
    }

    private record Kind(AccountCode code, Fund fund) {}
}
