package io.gongji.payment.domain.payroll;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.RegionCode;
import java.time.YearMonth;

/// One employer's payroll of one month in one region: what is assessed, received and allotted
/// together.
public record PayrollId(EmployerId employer, YearMonth month, RegionCode region) {
    /// The subject of its events: `payroll/<employer>/<yyyy-MM>`.
    public String subject() {
        return "payroll/" + employer + "/" + month;
    }

    /// `<employer>/<yyyy-MM>/<region>`.
    @Override
    public String toString() {
        return employer + "/" + month + "/" + region;
    }
}
