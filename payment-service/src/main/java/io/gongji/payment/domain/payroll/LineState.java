package io.gongji.payment.domain.payroll;

/// One employee's line in a payroll month.
public sealed interface LineState {
    record Unassessed() implements LineState {}

    /// Assessed, in fen.
    ///
    /// @param takenBackFen what corrections took back of what was allotted
    record Assessed(long wageFen, long baseFen, long employeeShareFen, long takenBackFen)
            implements LineState {}
}
