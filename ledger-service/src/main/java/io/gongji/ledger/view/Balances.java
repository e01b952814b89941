package io.gongji.ledger.view;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Balances of accounts at a point: from the account rows at the head, from the last posting up to
/// it before, and of services up to a day from the sum of their postings.
final class Balances {
    private static final String LIVE =
            """
            SELECT code, balance_fen AS fen FROM account WHERE book = :book AND owner = :owner
            """;
    private static final String PAST =
            """
            SELECT a.code, p.balance_after_fen AS fen
              FROM account a
              CROSS JOIN LATERAL (SELECT balance_after_fen FROM posting
                                   WHERE account_id = a.id AND seq <= :seq
                                   ORDER BY seq DESC, line DESC LIMIT 1) p
             WHERE a.book = :book AND a.owner = :owner
            """;
    private static final String SERVED =
            """
            SELECT a.code, sum(p.amount_fen)::bigint AS fen
              FROM account a JOIN posting p ON p.account_id = a.id AND p.seq <= :seq
               AND p.effective_date <= :through
             WHERE a.book = :book AND a.owner = :owner GROUP BY a.code
            """;
    private static final String ONE = " AND code = :code AND fund = :fund AND region = :region";

    private Balances() {}

    /// What the accounts of a person hold, debit positive; a code that was never posted to is
    /// absent.
    ///
    /// @param through only of services up to this day, or of all
    static Map<AccountCode, Long> ofMember(
            Handle handle, Point point, MemberId member, @Nullable LocalDate through) {
        Query query =
                through == null
                        ? query(handle, point, "", member.toString())
                        : handle.createQuery(SERVED)
                                .bind("book", point.book().value())
                                .bind("owner", member.toString())
                                .bind("seq", point.seq())
                                .bind("through", through);
        Map<AccountCode, Long> balances = new EnumMap<>(AccountCode.class);
        query.map((row, _) ->
                        Map.entry(AccountCode.ofCode(row.getString("code")), row.getLong("fen")))
                .forEach(row -> balances.merge(row.getKey(), row.getValue(), Math::addExact));
        return balances;
    }

    /// The balance of one account, debit positive; 0 when it was never posted to.
    ///
    /// @param through only of services up to this day, or of all
    static long of(Handle handle, Point point, Account account, @Nullable LocalDate through) {
        if (through == null) {
            return keyed(query(handle, point, ONE, account.owner()), account)
                    .map((row, _) -> row.getLong("fen"))
                    .findOne()
                    .orElse(0L);
        }
        Period period = Period.through(DateBy.EFFECTIVE, through);
        return idOf(handle, account)
                .map(id -> AccountSums.of(handle, point, account, id, period).closingFen())
                .orElse(0L);
    }

    /// The row of an account that was posted to.
    static Optional<Long> idOf(Handle handle, Account account) {
        Query query =
                handle.createQuery(
                        "SELECT id FROM account WHERE book = :book AND owner = :owner" + ONE);
        return keyed(
                        query.bind("book", account.book().value()).bind("owner", account.owner()),
                        account)
                .mapTo(Long.class)
                .findOne();
    }

    private static Query keyed(Query query, Account account) {
        return query.bind("code", account.code().code())
                .bind("fund", account.fund().name())
                .bind("region", account.region().value());
    }

    private static Query query(Handle handle, Point point, String further, String owner) {
        Query query =
                handle.createQuery((point.live() ? LIVE : PAST) + further)
                        .bind("book", point.book().value())
                        .bind("owner", owner);
        return point.live() ? query : query.bind("seq", point.seq());
    }
}
