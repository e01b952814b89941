package io.gongji.ledger.proof;

import io.gongji.contracts.journal.HoldLeg;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.HoldState;
import io.gongji.ledger.proof.Difference.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of holds against a fold.
final class LiveHolds {
    private final Comparison tables;

    LiveHolds(Comparison tables) {
        this.tables = tables;
    }

    void requireEqual(BookState state) {
        holds(state);
        legs(state);
        captures(state);
    }

    private void holds(BookState state) {
        tables.compare(
                Where.HOLD,
                state.holds().stream()
                        .collect(Collectors.toMap(hold -> hold.id().toString(), LiveHolds::text)),
                "SELECT * FROM hold WHERE book = :book ORDER BY seq, hold_id",
                (row, _) -> new Comparison.Row(row.getString("hold_id"), text(row)));
    }

    private static String text(HoldState hold) {
        return hold(
                hold.memberId() + "@" + hold.region(),
                hold.provider() + "@" + hold.providerRegion(),
                hold.expiresAt(),
                hold.year(),
                hold.stage().name(),
                hold.seq(),
                hold.endedSeq());
    }

    private static String text(ResultSet row) throws SQLException {
        return hold(
                row.getString("member_id") + "@" + row.getString("region"),
                row.getString("provider") + "@" + row.getString("provider_region"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("year"),
                row.getString("stage"),
                row.getLong("seq"),
                row.getObject("ended_seq", Long.class));
    }

    private static String hold(
            String member,
            String provider,
            Instant expiresAt,
            int year,
            String stage,
            long seq,
            @Nullable Long endedSeq) {
        return "of "
                + member
                + " for "
                + provider
                + " until "
                + expiresAt
                + ", caps of "
                + year
                + ", "
                + stage
                + ", placed by record "
                + seq
                + (endedSeq == null ? "" : ", ended by record " + endedSeq);
    }

    private void legs(BookState state) {
        Map<String, String> expected = new HashMap<>();
        for (HoldState hold : state.holds()) {
            for (int i = 0; i < hold.legs().size(); i++) {
                HoldLeg placed = hold.legs().get(i).placed();
                expected.put(
                        hold.id() + " leg " + i,
                        leg(
                                placed.bucket().name(),
                                String.valueOf(placed.grant()),
                                placed.amountFen(),
                                hold.legs().get(i).leftFen()));
            }
        }
        tables.compare(
                Where.HOLD_LEG,
                expected,
                "SELECT * FROM hold_leg WHERE book = :book ORDER BY hold_id, line",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("hold_id") + " leg " + row.getInt("line"),
                                leg(
                                        row.getString("bucket"),
                                        String.valueOf(row.getString("grant_id")),
                                        row.getLong("amount_fen"),
                                        row.getLong("left_fen"))));
    }

    private static String leg(String bucket, String grant, long amountFen, long leftFen) {
        return bucket + " under grant " + grant + ": " + amountFen + " fen, left " + leftFen;
    }

    private void captures(BookState state) {
        tables.compare(
                Where.HOLD_CAPTURE,
                state.captures().stream()
                        .collect(
                                Collectors.toMap(
                                        capture -> capture.id().toString(),
                                        capture ->
                                                capture(
                                                        capture.holdId().toString(),
                                                        HoldLeg.sumFen(capture.legs()),
                                                        capture.seq(),
                                                        capture.voidedBySeq()))),
                "SELECT * FROM hold_capture WHERE book = :book ORDER BY seq, capture_id",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("capture_id"),
                                capture(
                                        row.getString("hold_id"),
                                        row.getLong("amount_fen"),
                                        row.getLong("seq"),
                                        row.getObject("voided_by_seq", Long.class))));
    }

    private static String capture(
            String hold, long amountFen, long seq, @Nullable Long voidedBySeq) {
        return amountFen
                + " fen of hold "
                + hold
                + " by record "
                + seq
                + (voidedBySeq == null ? "" : ", voided by record " + voidedBySeq);
    }
}
