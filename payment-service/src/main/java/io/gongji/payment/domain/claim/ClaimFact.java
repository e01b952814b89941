package io.gongji.payment.domain.claim;

import io.gongji.contracts.RecourseId;
import io.gongji.contracts.event.ClaimEvent;
import org.jspecify.annotations.Nullable;

/// What happened to a claim. `told` goes to the ledger.
public sealed interface ClaimFact {
    record Submitted(Application application) implements ClaimFact {}

    /// Who approved it, and by which rule when no pack priced it.
    record Reviewed(String by, @Nullable String rule) implements ClaimFact {}

    record Approved(ClaimEvent.Approved told) implements ClaimFact {}

    record Rejected(String by) implements ClaimFact {}

    /// A recourse owes it, and told the ledger.
    record PaidFirst(RecourseId recourseId, long amountFen) implements ClaimFact {}

    record Paid(ClaimEvent.Paid told) implements ClaimFact {}

    record Returned(ClaimEvent.PaymentReturned told) implements ClaimFact {}
}
