package io.gongji.payment.domain.file;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.payroll.PayrollId;
import java.time.LocalDate;

/// What a file is about.
public sealed interface FileKind {
    /// Persons to be enrolled (参保登记).
    record Members() implements FileKind {}

    /// Wages of one employer's month (工资表).
    record Payroll(PayrollId payroll) implements FileKind {}

    /// Resident premiums of one year that a school or a village collected (学校、村集体代收).
    record Premiums(Collector collector, Collecting by, RegionCode region, int year)
            implements FileKind {}

    /// Balances taken over from the books before (期初余额), all of one book.
    ///
    /// @param effectiveDate the day of the take-over
    /// @param totals what the file must add up to
    record OpeningBalances(BookId book, LocalDate effectiveDate, ControlTotals totals)
            implements FileKind {}

    /// Who collects.
    enum Collecting {
        SCHOOL,
        VILLAGE;

        /// The channel that this money comes through.
        public Channel channel() {
            return new Channel(name());
        }
    }
}
