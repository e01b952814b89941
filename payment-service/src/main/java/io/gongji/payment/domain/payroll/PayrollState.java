package io.gongji.payment.domain.payroll;

/// The totals of a payroll month, in fen; all zero when nothing was assessed.
public record PayrollState(
        long lines,
        long payrollFen,
        long basesFen,
        long employeeShareFen,
        long employerShareFen,
        long receivedEmployeeFen,
        long receivedEmployerFen,
        long allottedLines,
        long allottedFen) {
    static final PayrollState EMPTY = new PayrollState(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Assessed and not yet received.
    public long dueFen() {
        return employeeShareFen + employerShareFen - receivedFen();
    }

    public long receivedFen() {
        return receivedEmployeeFen + receivedEmployerFen;
    }

    /// Employees' money that arrived and is on no account yet.
    public long allottableFen() {
        return receivedEmployeeFen - allottedFen;
    }
}
