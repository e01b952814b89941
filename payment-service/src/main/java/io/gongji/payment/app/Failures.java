package io.gongji.payment.app;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/// What may be said of an exception: its texts reach neither a caller nor a log, since a driver's
/// message may repeat what was written.
public final class Failures {
    private Failures() {}

    /// The database is out of reach or short of something: that says nothing about what was asked.
    public static boolean isOutage(Throwable e) {
        return causes(e)
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

    /// Class names, SQL states and the places in our code: all that is safe to log.
    public static String reason(Throwable e) {
        String names =
                causes(e)
                        .map(cause ->
                                cause.getClass().getName()
                                        + (cause instanceof SQLException sql
                                                ? "[" + sql.getSQLState() + "]"
                                                : ""))
                        .collect(Collectors.joining("<"));
        String places =
                causes(e)
                        .flatMap(cause -> Stream.of(cause.getStackTrace()))
                        .filter(frame -> frame.getClassName().startsWith("io.gongji"))
                        .limit(5)
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .collect(Collectors.joining(","));
        return names + " at=" + places;
    }

    /// The exception and what led to it.
    public static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(10);
    }
}
