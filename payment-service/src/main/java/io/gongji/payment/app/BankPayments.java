package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Sha256;
import io.gongji.payment.store.BankReferences;
import io.gongji.payment.store.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Writes about money that a bank moved: the bank's number stands for one of them, under whatever
/// Idempotency-Key it comes.
final class BankPayments {
    private static final Sentence REUSED =
            new Sentence(
                    "bankReference: this number stands for another payment; check it.",
                    "bankReference：该流水号已用于另一笔款项，请核对。");

    private final BankReferences references = new BankReferences();

    /// Decides once for a number; the same payment again is answered like the first.
    ///
    /// @param what the payment is, in texts and numbers, without its number
    /// @param result of the first, for a repeat
    /// @param decide the write itself
    <R> Decided<R> once(
            Handle handle,
            String reference,
            List<Object> what,
            R result,
            Supplier<Decided<R>> decide) {
        Sha256 digest = Sha256.digestOf(Json.write(what.stream().map(Object::toString).toList()));
        Optional<BankReferences.Used> used = references.find(handle, reference);
        if (used.isPresent()) {
            return used.get().digest().equals(digest)
                    ? new Decided.Done<>(result, used.get().asked())
                    : reused();
        }
        Decided<R> decided = decide.get();
        if (decided instanceof Decided.Done<R> done) {
            BankReferences.Used mine =
                    new BankReferences.Used(digest, Objects.requireNonNull(done.awaited()));
            return references.take(handle, reference, mine) ? decided : reused();
        }
        return decided;
    }

    private static <R> Decided<R> reused() {
        return new Decided.Refused<>(Refusal.BANK_REFERENCE_REUSED, REUSED);
    }
}
