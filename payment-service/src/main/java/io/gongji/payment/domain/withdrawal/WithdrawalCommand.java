package io.gongji.payment.domain.withdrawal;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;

/// What can be asked of a withdrawal; the last two are the ledger's answers.
public sealed interface WithdrawalCommand {
    record Apply(Application application) implements WithdrawalCommand {}

    /// Say yes, by another caller than the one who took it in.
    ///
    /// @param amountFen what is withdrawn, 0 when the account is empty
    /// @param asked the event that will ask the ledger for it
    record Approve(String by, long amountFen, EventId asked) implements WithdrawalCommand {}

    record Reject(String by) implements WithdrawalCommand {}

    /// The bank has paid it out.
    record Pay(String bankReference) implements WithdrawalCommand {}

    record RecordTaken() implements WithdrawalCommand {}

    record RecordDeclined(Refusal reason) implements WithdrawalCommand {}
}
