package io.gongji.payment.domain.withdrawal;

import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.contracts.event.WithdrawalEvent.WithdrawalReason;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why somebody asks for cash, and what domain I4 makes of it.
public enum Cause {
    DEATH(WithdrawalReason.DEATH, ClosureReason.DECEASED),
    SETTLED_ABROAD(WithdrawalReason.SETTLED_ABROAD, ClosureReason.SETTLED_ABROAD),
    /// The person moves, and the new region does not take the balance.
    TRANSFER_NOT_TAKEN(WithdrawalReason.TRANSFER_NOT_TAKEN, null),
    /// The person moves, and the new region takes the balance: it is transferred there.
    TRANSFER_TAKEN(null, null),
    LOCAL_RULE(WithdrawalReason.LOCAL_RULE, null),
    /// No cause that the rules know.
    NONE(null, null);

    private final @Nullable WithdrawalReason reason;
    private final @Nullable ClosureReason closure;

    Cause(@Nullable WithdrawalReason reason, @Nullable ClosureReason closure) {
        this.reason = reason;
        this.closure = closure;
    }

    /// What the ledger is told; empty when the rules allow no cash.
    public Optional<WithdrawalReason> reason() {
        return Optional.ofNullable(reason);
    }

    /// Why the account is closed with the approval; empty when it stays open.
    public Optional<ClosureReason> closure() {
        return Optional.ofNullable(closure);
    }

    /// The papers that are asked for (domain I4, I5).
    public Set<Document> proofs() {
        return switch (this) {
            case DEATH ->
                    Set.of(
                            Document.APPLICATION_FORM,
                            Document.DEATH_CERTIFICATE,
                            Document.INHERITANCE_PROOF);
            case SETTLED_ABROAD ->
                    Set.of(Document.APPLICATION_FORM, Document.PROOF_OF_SETTLING_ABROAD);
            case TRANSFER_NOT_TAKEN ->
                    Set.of(Document.APPLICATION_FORM, Document.REFUSAL_OF_DESTINATION);
            case LOCAL_RULE -> Set.of(Document.APPLICATION_FORM, Document.LOCAL_PROOF);
            case TRANSFER_TAKEN, NONE -> Set.of();
        };
    }
}
