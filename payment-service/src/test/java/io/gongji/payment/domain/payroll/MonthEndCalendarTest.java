package io.gongji.payment.domain.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthEndCalendarTest {
    @ParameterizedTest(name = "at {0}, {1} the last: {2}")
    @CsvSource({
        // nothing was ever begun: only on the last day, from 20:00 on
        "2025-01-30T23:59, ,        ",
        "2025-01-31T19:59, ,        ",
        "2025-01-31T20:00, ,        2025-01",
        "2025-01-31T23:59, ,        2025-01",
        "2025-02-01T00:00, ,        ",
        "2024-02-28T21:00, ,        ",
        "2024-02-29T21:00, ,        2024-02",
        // once a month
        "2025-01-31T20:00, 2024-12, 2025-01",
        "2025-01-31T20:00, 2025-01, ",
        "2025-01-31T20:00, 2025-02, ",
        // a month that was missed
        "2025-02-01T00:00, 2024-12, 2025-01",
        "2025-02-27T12:00, 2024-12, 2025-01",
        "2025-02-01T00:00, 2025-01, ",
        // an evening that was missed is made up for before the next one
        "2025-02-28T19:00, 2024-12, 2025-01",
        "2025-02-28T20:00, 2024-12, 2025-02"
    })
    void aMonthIsDueFromItsLastEveningOn(LocalDateTime now, YearMonth latest, YearMonth due) {
        assertThat(MonthEndCalendar.due(now, LocalTime.of(20, 0), latest).orElse(null))
                .isEqualTo(due);
    }
}
