package io.gongji.payment.app;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.payment.domain.member.Category;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person to be enrolled, as written on a form.
public record Enrolment(
        String name,
        String idNumber,
        RegionCode region,
        Scheme scheme,
        @Nullable Category category,
        LocalDate insuredFrom) {
    /// Hides who it is.
    @Override
    public String toString() {
        return "Enrolment[hidden]";
    }
}
