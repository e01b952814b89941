package io.gongji.eventstore;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a log and an alarm may say of an exception: its kinds, SQL states and the places in this
/// product where it arose. Its texts stay out, since a driver's message may repeat what was
/// written.
public final class Reason {
    private static final String OURS = "io.gongji.";
    private static final int MAX_PLACES = 5;

    private Reason() {}

    /// Such as `IllegalStateException at=SettlementAnswers.java:157,LedgerAnswers.java:95`.
    public static String of(Throwable error) {
        String kinds = causes(error).map(Reason::kind).collect(Collectors.joining("<"));
        String places =
                causes(error)
                        .flatMap(cause -> Stream.of(cause.getStackTrace()))
                        .filter(frame -> frame.getClassName().startsWith(OURS))
                        .limit(MAX_PLACES)
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .collect(Collectors.joining(","));
        return places.isEmpty() ? kinds : kinds + " at=" + places;
    }

    /// The exception and what led to it, ten at most.
    public static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(10);
    }

    private static String kind(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause instanceof SQLException sql ? name + "[" + sql.getSQLState() + "]" : name;
    }
}
