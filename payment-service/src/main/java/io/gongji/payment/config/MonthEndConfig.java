package io.gongji.payment.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/// When month-end allotments run by themselves.
@ConfigMapping(prefix = "gongji.month-end")
public interface MonthEndConfig {
    /// The time in China on the last day of a month from which they run.
    @WithDefault("20:00")
    LocalTime from();

    /// How often it is looked whether they are due.
    @WithDefault("60s")
    Duration checkEvery();
}
