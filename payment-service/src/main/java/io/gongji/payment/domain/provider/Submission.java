package io.gongji.payment.domain.provider;

import io.gongji.contracts.StatementId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// A statement as a provider sent it in (domain H1).
///
/// @param number the provider's own number of the statement, unique for ever
/// @param month of the bills
/// @param submittedOn the day it came in, Asia/Shanghai
/// @param dueOn the last day on which it was not late (domain K23); a later one is taken and marked
/// @param submittedBy the caller who sent it; another one approves it
/// @param bills at least one
public record Submission(
        StatementId statementId,
        String number,
        YearMonth month,
        LocalDate submittedOn,
        LocalDate dueOn,
        String submittedBy,
        List<BillLine> bills) {
    public Submission {
        bills = List.copyOf(bills);
    }

    public boolean late() {
        return submittedOn.isAfter(dueOn);
    }
}
