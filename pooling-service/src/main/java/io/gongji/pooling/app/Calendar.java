package io.gongji.pooling.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Time as this service reads it: instants to the microsecond, business days of China.
public record Calendar(Clock clock) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /// The present instant.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// The present business day.
    public LocalDate today() {
        return dayOf(now());
    }

    /// The business day that an instant falls on.
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }
}
