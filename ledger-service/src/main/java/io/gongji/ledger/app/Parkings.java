package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.UnknownEventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.IdempotencyKeys.Claim;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Transactions;
import io.gongji.ledger.store.OperationStore;
import io.gongji.ledger.store.ParkingStore;
import io.gongji.ledger.store.ParkingStore.Parked;
import io.gongji.ledger.store.ParkingStore.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What operators do about an event that stops a topic: two of them park it, later one releases it.
/// A parking does not go through a topic, because the topic it would take may be the stopped one.
public final class Parkings {
    private final Transactions transactions;
    private final ParkingStore store;
    private final IdempotencyKeys keys;
    private final Originals originals;
    private final Clock clock;

    public Parkings(
            Transactions transactions,
            ParkingStore store,
            IdempotencyKeys keys,
            Originals originals,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.keys = keys;
        this.originals = originals;
        this.clock = clock;
    }

    /// One person proposes to park the event at which a topic stands still.
    public Reply propose(RequestKey key, BookId book, Cause.Coordinate at, String reason) {
        Instant now = clock.instant();
        UUID id = Uuids.version7(now.toEpochMilli());
        return once(
                key,
                id,
                handle -> {
                    if (!store.standsAt(handle, book, at)) {
                        return Refusal.NOT_STOPPED;
                    }
                    store.propose(
                            handle,
                            new ParkingStore.Proposal(id, book, at, key.caller(), reason, now));
                    return null;
                });
    }

    /// Another person agrees; the book acts on it within seconds.
    public Reply approve(RequestKey key, BookId book, UUID parking, String reason) {
        return once(
                key,
                parking,
                handle -> {
                    Optional<Standing> found = store.find(handle, book, parking);
                    if (found.isEmpty()) {
                        return Refusal.NOT_FOUND;
                    }
                    if (found.get().approvedBy() != null) {
                        return Refusal.PARKING_NOT_OPEN;
                    }
                    if (found.get().proposedBy().equals(key.caller())) {
                        return Refusal.FOUR_EYES;
                    }
                    store.approve(handle, parking, key.caller(), reason, clock.instant());
                    return null;
                });
    }

    /// Whatever stands still of a book is tried again, by the process that has it.
    public Reply resume(RequestKey key, BookId book, String reason) {
        Instant now = clock.instant();
        return once(
                key,
                Uuids.version7(now.toEpochMilli()),
                handle -> {
                    store.resume(handle, book, key.caller(), reason, now);
                    return null;
                });
    }

    /// The book is asked to handle a parked event after all.
    ///
    /// @return the id of the event that asks it
    public Reply release(RequestKey key, BookId book, long seq) {
        Optional<Parked> parked = transactions.run(handle -> store.parked(handle, book, seq));
        if (parked.isEmpty()) {
            return known(key).orElseGet(() -> refused(Refusal.NOT_PARKED));
        }
        byte[] value = originals.read(book, parked.get().at());
        if (value == null || value.length > ParkingEvent.ORIGINAL_BYTES_MAX) {
            return refused(Refusal.UNAVAILABLE);
        }
        EventMessage original;
        try {
            original = EventCodec.decode(value);
        } catch (MalformedEvent | UnknownEventType _) {
            return refused(Refusal.STILL_UNREADABLE);
        }
        if (!original.envelope().eventId().equals(parked.get().eventId())) {
            return refused(Refusal.UNAVAILABLE);
        }
        NewEvent asked = asked(key, original, parked.get(), seq, value);
        return once(
                key,
                asked.eventId().value(),
                handle -> {
                    store.release(handle, parked.get().eventId(), asked);
                    return null;
                });
    }

    /// A release that was asked for before, by the same key, and answered meanwhile.
    private Optional<Reply> known(RequestKey key) {
        EventId nothing = new EventId(new UUID(0, 0));
        Reply reply = once(key, nothing.value(), _ -> Refusal.NOT_PARKED);
        return reply instanceof Reply.Begun ? Optional.of(reply) : Optional.empty();
    }

    private NewEvent asked(
            RequestKey key, EventMessage original, Parked parked, long seq, byte[] value) {
        Metadata metadata =
                new Metadata(
                        clock.instant(),
                        original.envelope().effectiveDate(),
                        key.caller(),
                        original.envelope().correlationId(),
                        parked.eventId(),
                        original.envelope().policyVersion(),
                        key.keyDigest());
        return NewEvent.published(
                new ParkingEvent.Released(
                        original.event().region(),
                        parked.eventId(),
                        seq,
                        Base64.getEncoder().encodeToString(value)),
                OperationStore.SOURCE,
                parked.subject(),
                metadata);
    }

    /// Does something once for a key; what it refuses leaves the key free.
    private Reply once(RequestKey key, UUID target, Function<Handle, @Nullable Refusal> work) {
        try {
            return transactions.run(handle -> {
                Claim claim =
                        keys.claim(
                                handle,
                                key.caller(),
                                key.keyDigest(),
                                key.requestDigest(),
                                target.toString());
                return switch (claim) {
                    case Claim.Known(String before) -> new Reply.Begun(UUID.fromString(before));
                    case Claim.Reused _ -> refused(Refusal.IDEMPOTENCY_KEY_REUSED);
                    case Claim.Claimed _ -> {
                        Refusal refusal = work.apply(handle);
                        if (refusal != null) {
                            throw new RolledBack(refusal);
                        }
                        yield new Reply.Begun(target);
                    }
                };
            });
        } catch (RolledBack e) {
            return refused(e.reason);
        }
    }

    private static Reply refused(Refusal reason) {
        return new Reply.Refused(Objects.requireNonNull(reason), Sentence.NONE);
    }

    /// Takes the claim of the key back with everything else.
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Refusal reason;

        RolledBack(Refusal reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }
}
