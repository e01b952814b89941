package io.gongji.payment.app;

import io.gongji.eventstore.Reason;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/// Which failures say nothing about what was asked.
public final class Failures {
    private Failures() {}

    /// The database is out of reach or short of something: that says nothing about what was asked.
    public static boolean isOutage(Throwable e) {
        return Reason.causes(e)
                .anyMatch(cause ->
                        cause instanceof ConnectionException
                                || (cause instanceof SQLException sql
                                        && isConnectionState(sql.getSQLState())));
    }

    /// 08: connection; 57P: the server goes down; 53: no resources.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }
}
