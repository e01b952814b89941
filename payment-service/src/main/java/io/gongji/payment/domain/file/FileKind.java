package io.gongji.payment.domain.file;

import io.gongji.contracts.Channel;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.payroll.PayrollId;

/// What a file is about.
public sealed interface FileKind {
    /// Persons to be enrolled (参保登记).
    record Members() implements FileKind {}

    /// Wages of one employer's month (工资表).
    record Payroll(PayrollId payroll) implements FileKind {}

    /// Resident premiums of one year that a school or a village collected (学校、村集体代收).
    record Premiums(Collector collector, Collecting by, RegionCode region, int year)
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
