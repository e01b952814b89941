package io.gongji.ledger.proof;

import io.gongji.ledger.domain.Freeze;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A freeze as text, from the fold and from its columns.
final class FreezeText {
    private FreezeText() {}

    static String of(@Nullable Freeze freeze) {
        return freeze == null
                ? ""
                : text(freeze.reason().name(), freeze.orderReference(), freeze.seq());
    }

    static String of(ResultSet row) throws SQLException {
        String reason = row.getString("freeze_reason");
        return reason == null
                ? ""
                : text(reason, row.getString("freeze_order"), row.getLong("freeze_seq"));
    }

    private static String text(String reason, String order, long seq) {
        return ", frozen by record " + seq + " (" + reason + ", " + order + ")";
    }
}
