package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Balances of personal accounts by effective date, page by page.
@Singleton
public final class InterestBaseQueries {
    private static final String PERSONS =
            """
            SELECT DISTINCT owner FROM account
             WHERE book = :book AND owner > :after AND code IN ('2110', '2120')
             ORDER BY owner LIMIT :limit
            """;
    private static final String BALANCES =
            """
            SELECT a.owner, -sum(p.amount_fen)::bigint AS fen
              FROM account a JOIN posting p ON p.account_id = a.id AND p.seq <= :seq AND p.effective_date <= :on
             WHERE a.book = :book AND a.owner = ANY(:owners) AND a.code IN ('2110', '2120')
             GROUP BY a.owner HAVING -sum(p.amount_fen) > 0 ORDER BY a.owner
            """;

    private final Snapshots snapshots;

    InterestBaseQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// One page, in the order of the persons' ids.
    ///
    /// @param after the last person of the page before
    public Answer<InterestBases> page(
            BookId book, LocalDate on, AsOf asOf, @Nullable MemberId after, int limit) {
        return snapshots.read(handle ->
                Point.find(handle, book, asOf)
                        .then(point -> Answer.found(page(handle, point, on, after, limit))));
    }

    private static InterestBases page(
            Handle handle, Point point, LocalDate on, @Nullable MemberId after, int limit) {
        List<String> owners =
                handle.createQuery(PERSONS)
                        .bind("book", point.book().value())
                        .bind("after", after == null ? "" : after.toString())
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .list();
        List<InterestBases.Line> lines =
                handle.createQuery(BALANCES)
                        .bind("book", point.book().value())
                        .bind("seq", point.seq())
                        .bind("on", on)
                        .bindArray("owners", String.class, owners)
                        .map((row, _) ->
                                new InterestBases.Line(
                                        MemberId.parse(row.getString("owner")), row.getLong("fen")))
                        .list();
        return new InterestBases(
                point.book(),
                on,
                point.seq(),
                lines,
                owners.size() < limit ? null : owners.getLast());
    }
}
