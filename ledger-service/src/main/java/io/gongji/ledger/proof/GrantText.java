package io.gongji.ledger.proof;

import io.gongji.ledger.domain.GrantState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A grant as one line of text, from the fold and from its row.
final class GrantText {
    private GrantText() {}

    static String of(GrantState grant) {
        return text(
                        grant.mechanism().name(),
                        grant.giver() + "@" + grant.giverRegion(),
                        grant.member() + "@" + grant.memberRegion(),
                        grant.yearCapFen(),
                        grant.leftCurrentFen(),
                        grant.leftPreviousFen(),
                        grant.active(),
                        grant.recordedSeq())
                + FreezeText.of(grant.freeze());
    }

    static String of(ResultSet row) throws SQLException {
        return text(
                        row.getString("mechanism"),
                        row.getString("giver") + "@" + row.getString("giver_region"),
                        row.getString("member") + "@" + row.getString("member_region"),
                        row.getObject("year_cap_fen", Long.class),
                        row.getLong("left_current_fen"),
                        row.getLong("left_previous_fen"),
                        row.getBoolean("active"),
                        row.getLong("recorded_seq"))
                + FreezeText.of(row);
    }

    private static String text(
            String mechanism,
            String giver,
            String member,
            @Nullable Long yearCapFen,
            long leftCurrentFen,
            long leftPreviousFen,
            boolean active,
            long recordedSeq) {
        return mechanism
                + " from "
                + giver
                + " to "
                + member
                + (active ? " active" : " ended")
                + (yearCapFen == null ? "" : ", cap " + yearCapFen + " fen a year")
                + ", left "
                + leftCurrentFen
                + " + "
                + leftPreviousFen
                + " fen, recorded by "
                + recordedSeq;
    }
}
