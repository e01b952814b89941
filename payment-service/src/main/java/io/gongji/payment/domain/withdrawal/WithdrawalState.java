package io.gongji.payment.domain.withdrawal;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;

/// Where a withdrawal stands; amounts in fen.
public sealed interface WithdrawalState {
    /// There is no such withdrawal.
    record Absent() implements WithdrawalState {}

    /// Taken in; nobody has said yes or no.
    record Applied(Application application) implements WithdrawalState {}

    record Rejected(Application application, String by) implements WithdrawalState {}

    /// Approved; the ledger has not answered.
    record Approved(Application application, long amountFen, EventId asked)
            implements WithdrawalState {}

    /// The ledger declined it, since the money is not there.
    record Declined(Application application, long amountFen, Refusal reason)
            implements WithdrawalState {}

    /// The money is set aside (2240) and may be paid out.
    record Payable(Application application, long amountFen) implements WithdrawalState {}

    record Paid(Application application, long amountFen, String bankReference)
            implements WithdrawalState {}
}
