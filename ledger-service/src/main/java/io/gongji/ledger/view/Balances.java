package io.gongji.ledger.view;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Balances of accounts at a point: from the account rows at the head, from the last posting up to
/// it before.
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
    private static final String ONE = " AND code = :code AND fund = :fund AND region = :region";

    private Balances() {}

    /// What the accounts of a person hold, debit positive; a code that was never posted to is
    /// absent.
    static Map<AccountCode, Long> ofMember(Handle handle, Point point, MemberId member) {
        Map<AccountCode, Long> balances = new EnumMap<>(AccountCode.class);
        query(handle, point, "", member.toString())
                .map((row, _) ->
                        Map.entry(AccountCode.ofCode(row.getString("code")), row.getLong("fen")))
                .forEach(row -> balances.merge(row.getKey(), row.getValue(), Math::addExact));
        return balances;
    }

    /// The balance of one account, debit positive; 0 when it was never posted to.
    static long of(Handle handle, Point point, Account account) {
        return query(handle, point, ONE, account.owner())
                .bind("code", account.code().code())
                .bind("fund", account.fund().name())
                .bind("region", account.region().value())
                .map((row, _) -> row.getLong("fen"))
                .findOne()
                .orElse(0L);
    }

    private static Query query(Handle handle, Point point, String further, String owner) {
        Query query =
                handle.createQuery((point.live() ? LIVE : PAST) + further)
                        .bind("book", point.book().value())
                        .bind("owner", owner);
        return point.live() ? query : query.bind("seq", point.seq());
    }
}
