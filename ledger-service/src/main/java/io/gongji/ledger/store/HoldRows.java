package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.HoldLeg;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.ledger.domain.CaptureState;
import io.gongji.ledger.domain.CorruptBook;
import io.gongji.ledger.domain.HoldState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables `hold`, `hold_leg` and `hold_capture`; what a capture used is read from its record.
final class HoldRows {
    private HoldRows() {}

    static List<HoldState> named(Connection connection, BookId book, Set<HoldId> holds)
            throws SQLException {
        List<HoldState> found = new ArrayList<>();
        if (!holds.isEmpty()) {
            String sql =
                    """
                    SELECT h.hold_id, h.member_id, h.region, h.provider, h.provider_region, h.expires_at, h.year,
                           h.stage, h.seq, h.ended_seq, l.buckets, l.grants, l.placed, l.lefts
                    FROM hold h CROSS JOIN LATERAL (
                        SELECT array_agg(l.bucket ORDER BY l.line) AS buckets,
                               array_agg(l.grant_id ORDER BY l.line) AS grants,
                               array_agg(l.amount_fen ORDER BY l.line) AS placed,
                               array_agg(l.left_fen ORDER BY l.line) AS lefts
                        FROM hold_leg l WHERE l.hold_id = h.hold_id AND l.book = h.book) l
                    WHERE h.hold_id = ANY (?::uuid[]) AND h.book = ?
                    """;
            Bulk.of(connection, sql, holds)
                    .uuids(HoldId::value)
                    .with(book.value())
                    .query(row -> found.add(read(row)));
        }
        return found;
    }

    static List<CaptureState> captures(Connection connection, BookId book, Set<CaptureId> captures)
            throws SQLException {
        List<CaptureState> found = new ArrayList<>();
        if (!captures.isEmpty()) {
            String sql =
                    """
                    SELECT c.capture_id, c.hold_id, c.seq, c.voided_by_seq, j.value
                    FROM hold_capture c JOIN journal j ON j.book = c.book AND j.seq = c.seq
                    WHERE c.capture_id = ANY (?::uuid[]) AND c.book = ?
                    """;
            Bulk.of(connection, sql, captures)
                    .uuids(CaptureId::value)
                    .with(book.value())
                    .query(row -> found.add(readCapture(row)));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<HoldState> holds)
            throws SQLException {
        if (holds.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO hold (book, hold_id, member_id, region, provider, provider_region, expires_at, year,
                    stage, seq, ended_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::int4[], ?::text[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (hold_id, book) DO UPDATE SET stage = excluded.stage, ended_seq = excluded.ended_seq
                """;
        Bulk.of(connection, sql, holds)
                .with(book.value())
                .uuids(hold -> hold.id().value())
                .uuids(hold -> hold.memberId().value())
                .texts(HoldState::region)
                .texts(HoldState::provider)
                .texts(HoldState::providerRegion)
                .instants(HoldState::expiresAt)
                .ints(HoldState::year)
                .texts(HoldState::stage)
                .longs(HoldState::seq)
                .optionalLongs(HoldState::endedSeq)
                .update();
        saveLegs(connection, book, holds);
    }

    private static void saveLegs(Connection connection, BookId book, Collection<HoldState> holds)
            throws SQLException {
        List<Line> lines = new ArrayList<>();
        for (HoldState hold : holds) {
            for (int i = 0; i < hold.legs().size(); i++) {
                lines.add(new Line(hold.id(), i, hold.legs().get(i)));
            }
        }
        String sql =
                """
                INSERT INTO hold_leg (book, hold_id, line, bucket, grant_id, amount_fen, left_fen)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::uuid[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (hold_id, book, line) DO UPDATE SET left_fen = excluded.left_fen
                """;
        Bulk.of(connection, sql, lines)
                .with(book.value())
                .uuids(line -> line.hold().value())
                .ints(Line::number)
                .texts(line -> line.leg().placed().bucket())
                .uuids(Line::grant)
                .longs(line -> line.leg().placed().amountFen())
                .longs(line -> line.leg().leftFen())
                .update();
    }

    static void saveCaptures(Connection connection, BookId book, Collection<CaptureState> captures)
            throws SQLException {
        if (captures.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO hold_capture (book, capture_id, hold_id, amount_fen, seq, voided_by_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::uuid[], ?::int8[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (capture_id, book) DO UPDATE SET voided_by_seq = excluded.voided_by_seq
                """;
        Bulk.of(connection, sql, captures)
                .with(book.value())
                .uuids(capture -> capture.id().value())
                .uuids(capture -> capture.holdId().value())
                .longs(capture -> HoldLeg.sumFen(capture.legs()))
                .longs(CaptureState::seq)
                .optionalLongs(CaptureState::voidedBySeq)
                .update();
    }

    private static HoldState read(ResultSet row) throws SQLException {
        return new HoldState(
                new HoldId(row.getObject(1, UUID.class)),
                new MemberId(row.getObject(2, UUID.class)),
                new RegionCode(row.getString(3)),
                new ProviderId(row.getString(4)),
                new RegionCode(row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getInt(7),
                legs(row),
                HoldState.Stage.valueOf(row.getString(8)),
                row.getLong(9),
                row.getObject(10, Long.class));
    }

    private static List<HoldState.Leg> legs(ResultSet row) throws SQLException {
        String[] buckets = (String[]) row.getArray(11).getArray();
        @Nullable UUID[] grants = (UUID[]) row.getArray(12).getArray();
        Long[] placed = (Long[]) row.getArray(13).getArray();
        Long[] left = (Long[]) row.getArray(14).getArray();
        List<HoldState.Leg> legs = new ArrayList<>();
        for (int i = 0; i < buckets.length; i++) {
            UUID grant = grants[i];
            legs.add(
                    new HoldState.Leg(
                            new HoldLeg(
                                    HoldLeg.Bucket.valueOf(buckets[i]),
                                    grant == null ? null : new GrantId(grant),
                                    placed[i]),
                            left[i]));
        }
        return legs;
    }

    private static CaptureState readCapture(ResultSet row) throws SQLException {
        CaptureId id = new CaptureId(row.getObject(1, UUID.class));
        for (Change change : Legs.changesOf(JournalCodec.decode(row.getBytes(5)))) {
            if (change instanceof Change.HoldCaptured made && made.captureId().equals(id)) {
                return new CaptureState(
                        id,
                        new HoldId(row.getObject(2, UUID.class)),
                        made.legs(),
                        row.getLong(3),
                        row.getObject(4, Long.class));
            }
        }
        throw new CorruptBook("capture " + id + " was made by a record that makes none");
    }

    private record Line(HoldId hold, int number, HoldState.Leg leg) {
        @Nullable UUID grant() {
            GrantId grant = leg.placed().grant();
            return grant == null ? null : grant.value();
        }
    }
}
