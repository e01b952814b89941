package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.Freeze;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A grant that was active at a point, by what never changes of it.
record PastGrant(
        GrantId id,
        Mechanism mechanism,
        MemberId giver,
        RegionCode giverRegion,
        MemberId member,
        RegionCode memberRegion,
        @Nullable Long yearCapFen,
        long recordedSeq) {
    private static final String DRAWING =
            """
            SELECT j.value FROM journal j WHERE j.book = :book AND j.seq IN (
                SELECT p.seq FROM posting p WHERE p.grant_id = :grant AND p.book = :book AND p.seq <= :seq)
            """;

    /// Grants of which a person is the giver or the member, oldest first: recorded by then and not
    /// ended by then. An ending is one record whose subject is the grant.
    ///
    /// @param side the column `giver` or `member`
    static List<PastGrant> activeOf(Handle handle, Point point, String side, MemberId person) {
        return handle.createQuery(
                        """
                        SELECT g.* FROM grant_state g
                         WHERE g.book = :book AND g.%s = :person AND g.recorded_seq <= :seq
                           AND (g.active OR NOT EXISTS (
                                SELECT FROM journal j WHERE j.subject = 'grant/' || g.grant_id AND j.book = g.book
                                   AND j.seq > g.recorded_seq AND j.seq <= :seq AND j.type = :ended AND j.outcome = 'ACCEPTED'))
                         ORDER BY g.recorded_seq, g.grant_id
                        """
                                .formatted(side))
                .bind("book", point.book().value())
                .bind("person", person.value())
                .bind("seq", point.seq())
                .bind("ended", EventType.GRANT_ENDED.wireName())
                .map((row, _) -> read(row))
                .list();
    }

    /// What bills of a year had drawn on it by then and not given back: the sum of what its records
    /// say.
    long drawnFen(Handle handle, Point point, int year) {
        return handle
                .createQuery(DRAWING)
                .bind("book", point.book().value())
                .bind("grant", id.value())
                .bind("seq", point.seq())
                .mapTo(byte[].class)
                .stream()
                .mapToLong(value -> drawnBy(value, year))
                .reduce(0, Math::addExact);
    }

    /// Whether it was frozen then.
    @Nullable Freeze freeze(Handle handle, Point point) {
        List<JournalRecord> records =
                handle.createQuery(
                                """
                                SELECT value FROM journal
                                 WHERE subject = :subject AND book = :book AND seq <= :seq AND outcome = 'ACCEPTED'
                                 ORDER BY seq
                                """)
                        .bind("subject", "grant/" + id)
                        .bind("book", point.book().value())
                        .bind("seq", point.seq())
                        .map((row, _) -> JournalCodec.decode(row.getBytes("value")))
                        .list();
        Freeze freeze = null;
        for (JournalRecord record : records) {
            if (record.outcome() instanceof Outcome.Accepted accepted) {
                for (Change change : accepted.changes()) {
                    if (change instanceof Change.GrantFrozen frozen) {
                        freeze = new Freeze(frozen.reason(), frozen.orderReference(), record.seq());
                    } else if (change instanceof Change.GrantUnfrozen) {
                        freeze = null;
                    }
                }
            }
        }
        return freeze;
    }

    private long drawnBy(byte[] value, int year) {
        if (!(JournalCodec.decode(value).outcome() instanceof Outcome.Accepted accepted)) {
            return 0;
        }
        long drawnFen = 0;
        for (Change change : accepted.changes()) {
            if (change instanceof Change.GrantDrawn drawn
                    && drawn.grantId().equals(id)
                    && drawn.year() == year) {
                drawnFen = Math.addExact(drawnFen, drawn.currentFen() + drawn.previousFen());
            }
        }
        return drawnFen;
    }

    private static PastGrant read(ResultSet row) throws SQLException {
        return new PastGrant(
                new GrantId(row.getObject("grant_id", UUID.class)),
                Mechanism.valueOf(row.getString("mechanism")),
                new MemberId(row.getObject("giver", UUID.class)),
                new RegionCode(row.getString("giver_region")),
                new MemberId(row.getObject("member", UUID.class)),
                new RegionCode(row.getString("member_region")),
                row.getObject("year_cap_fen", Long.class),
                row.getLong("recorded_seq"));
    }
}
