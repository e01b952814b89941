package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.IdempotencyKeys.Claim;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import io.gongji.ledger.domain.Operation;
import io.gongji.ledger.domain.Operation.Correction;
import io.gongji.ledger.store.OperationStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Corrections of records by two people (domain US-38): one asks, another approves or rejects. Only
/// then is the book asked.
public final class Corrections {
    private final Transactions transactions;
    private final OperationStore store;
    private final IdempotencyKeys keys;
    private final BusinessClock clock;

    public Corrections(
            Transactions transactions,
            OperationStore store,
            IdempotencyKeys keys,
            BusinessClock clock) {
        this.transactions = transactions;
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /// Asks that a record be taken back.
    ///
    /// @param effectiveDate the record's, and so its mirror's
    /// @param reference the number of the paper that explains it, 1 to 100 characters
    public Reply request(
            RequestKey key,
            BookId book,
            long seq,
            LocalDate effectiveDate,
            CorrectionReason reason,
            String reference) {
        Operation operation =
                new Operation(
                        Uuids.version7(System.currentTimeMillis()),
                        book,
                        Operation.Kind.CORRECT,
                        null,
                        null,
                        "record/" + book + "/" + seq,
                        new Correction(seq, reason, reference, effectiveDate));
        Instant now = clock.instant();
        return transactions.run(handle ->
                switch (claim(handle, key, operation.id())) {
                    case Claim.Known(String target) -> new Reply.Begun(UUID.fromString(target));
                    case Claim.Reused _ -> reused();
                    case Claim.Claimed _ -> {
                        store.await(handle, operation, metadata(operation, now, key));
                        yield new Reply.Begun(operation.id());
                    }
                });
    }

    /// Approves a correction: the book is asked now.
    public Reply approve(RequestKey key, BookId book, UUID id) {
        return decide(
                key,
                book,
                id,
                (handle, waiting) -> {
                    Correction correction =
                            Objects.requireNonNull(waiting.operation().correction());
                    store.approve(
                            handle,
                            waiting.operation(),
                            new OperationEvent.CorrectionApproved(
                                    Operations.regionOf(book),
                                    correction.seq(),
                                    correction.reason(),
                                    correction.reference(),
                                    waiting.requestedBy(),
                                    key.caller()),
                            metadata(waiting.operation(), clock.instant(), key));
                });
    }

    /// Rejects a correction: nothing is asked of the book.
    public Reply reject(RequestKey key, BookId book, UUID id) {
        return decide(
                key,
                book,
                id,
                (handle, waiting) ->
                        store.reject(
                                handle,
                                waiting.operation(),
                                metadata(waiting.operation(), clock.instant(), key)));
    }

    private Reply decide(RequestKey key, BookId book, UUID id, Decision decision) {
        return transactions.run(handle -> {
            Optional<Claim> before =
                    keys.find(handle, key.caller(), key.keyDigest(), key.requestDigest());
            if (before.isPresent()) {
                return before.get() instanceof Claim.Known ? new Reply.Begun(id) : reused();
            }
            Optional<OperationStore.Waiting> waiting = store.waiting(handle, id);
            if (waiting.isEmpty() || !waiting.get().operation().book().equals(book)) {
                return new Reply.Refused(Refusal.CORRECTION_NOT_OPEN, Sentence.NONE);
            }
            if (waiting.get().requestedBy().equals(key.caller())) {
                return new Reply.Refused(
                        Refusal.FOUR_EYES,
                        new Sentence(
                                "Gongji-Caller: whoever asked for the correction may not decide on it; let a colleague do so.",
                                "Gongji-Caller：申请人不得审批本人提出的更正，请由同事审批。"));
            }
            return switch (claim(handle, key, id)) {
                case Claim.Known _ -> new Reply.Begun(id);
                case Claim.Reused _ -> reused();
                case Claim.Claimed _ -> {
                    decision.take(handle, waiting.get());
                    yield new Reply.Begun(id);
                }
            };
        });
    }

    private Claim claim(Handle handle, RequestKey key, UUID id) {
        return keys.claim(
                handle, key.caller(), key.keyDigest(), key.requestDigest(), id.toString());
    }

    private static Metadata metadata(Operation operation, Instant now, RequestKey key) {
        return Operations.metadata(operation, now, key.caller(), key.keyDigest());
    }

    private static Reply reused() {
        return new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE);
    }

    private interface Decision {
        void take(Handle handle, OperationStore.Waiting waiting);
    }
}
