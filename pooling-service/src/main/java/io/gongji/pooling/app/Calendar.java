package io.gongji.pooling.app;

import io.gongji.eventstore.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The time by which acts of persons are judged: instants to the microsecond, business days of
/// China. Ids, keys and timeouts go by the system's clock.
public record Calendar(BusinessClock clock) {
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
        return LocalDate.ofInstant(instant, BusinessClock.ZONE);
    }
}
