package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.ledger.view.GrantView.Status;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// Single grants.
@Singleton
public final class GrantQueries {
    private final Snapshots snapshots;

    GrantQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// One grant, also after it has ended.
    public Answer<GrantView> of(GrantId id) {
        return snapshots.read(handle ->
                handle.createQuery(
                                """
                                SELECT g.*, f.effective_date AS freeze_since FROM grant_state g
                                  LEFT JOIN journal f ON f.book = g.book AND f.seq = g.freeze_seq
                                 WHERE g.grant_id = :id ORDER BY g.book LIMIT 1
                                """)
                        .bind("id", id.value())
                        .map((row, _) -> read(row))
                        .findOne()
                        .map(Answer::found)
                        .orElseGet(() ->
                                Answer.refused(
                                        Refusal.NOT_FOUND,
                                        new Sentence(
                                                "No book knows this grant; check the grantId.",
                                                "各账本均无此授权，请核对 grantId。"))));
    }

    private static GrantView read(ResultSet row) throws SQLException {
        Standing.Frozen freeze = Standings.freeze(row);
        Status frozen = freeze == null ? Status.ACTIVE : Status.FROZEN;
        return new GrantView(
                new GrantId(row.getObject("grant_id", UUID.class)),
                new BookId(row.getString("book")),
                Mechanism.valueOf(row.getString("mechanism")),
                new MemberId(row.getObject("giver", UUID.class)),
                new RegionCode(row.getString("giver_region")),
                new MemberId(row.getObject("member", UUID.class)),
                row.getBoolean("active") ? frozen : Status.ENDED,
                row.getObject("year_cap_fen", Long.class),
                Math.addExact(row.getLong("left_current_fen"), row.getLong("left_previous_fen")),
                row.getLong("recorded_seq"),
                freeze);
    }
}
