package io.gongji.ledger.store;

import io.gongji.contracts.FreezeReason;
import io.gongji.ledger.domain.Freeze;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The columns `freeze_reason`, `freeze_order` and `freeze_seq`, all null or none.
final class Freezes {
    private Freezes() {}

    static @Nullable Freeze read(ResultSet row) throws SQLException {
        String reason = row.getString("freeze_reason");
        return reason == null
                ? null
                : new Freeze(
                        FreezeReason.valueOf(reason),
                        row.getString("freeze_order"),
                        row.getLong("freeze_seq"));
    }

    static @Nullable FreezeReason reason(@Nullable Freeze freeze) {
        return freeze == null ? null : freeze.reason();
    }

    static @Nullable String order(@Nullable Freeze freeze) {
        return freeze == null ? null : freeze.orderReference();
    }

    static @Nullable Long seq(@Nullable Freeze freeze) {
        return freeze == null ? null : freeze.seq();
    }
}
