package io.gongji.contracts.policy;

import java.time.LocalDate;

/// The days of a month on which premiums and contributions are taken; on the others funds are
/// settled (domain C7).
///
/// @param firstDay 1..28
/// @param lastDay not before the first, ..31
public record PaymentWindow(int firstDay, int lastDay) {
    public PaymentWindow {
        if (firstDay < 1 || firstDay > 28 || lastDay < firstDay || lastDay > 31) {
            throw new IllegalArgumentException(
                    "'firstDay' is 1 to 28 and 'lastDay' is 'firstDay' to 31");
        }
    }

    /// Whether payments are taken on a day.
    public boolean isOpenOn(LocalDate date) {
        return date.getDayOfMonth() >= firstDay && date.getDayOfMonth() <= lastDay;
    }
}
