package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.AnswerWaiter.FirstLook;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Answers;
import io.gongji.payment.store.Answers.Answer;
import io.gongji.payment.store.Json;
import io.gongji.payment.store.WriteResults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Runs writes: one transaction that claims the Idempotency-Key, decides and appends; then the wait
/// for the ledger.
public final class Writes {
    private static final String CLAIMED = "claimed";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final WriteResults results = new WriteResults();
    private final Answers answers = new Answers();
    private final AnswerWaiter waiter;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final Semaphore room;

    /// Bounds the writes at work.
    ///
    /// @param businessClock says when an act of a person was received, and on which day
    /// @param clock makes the ids
    /// @param waitingMax writes at work or waiting at the same time; another is TOO_BUSY
    public Writes(
            Jdbi jdbi,
            Transactions transactions,
            IdempotencyKeys keys,
            AnswerWaiter waiter,
            BusinessClock businessClock,
            Clock clock,
            int waitingMax) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.keys = keys;
        this.waiter = waiter;
        this.businessClock = businessClock;
        this.clock = clock;
        this.room = new Semaphore(waitingMax);
    }

    /// The day it is in China.
    public LocalDate today() {
        return businessClock.today();
    }

    /// A new id of the day's kind (UUIDv7).
    UUID newId() {
        return Uuids.version7(clock.millis());
    }

    /// Runs something that only reads.
    <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /// Runs one write. The work is called inside a transaction, perhaps more than once.
    public <R> Written<R> write(
            WriteHead head, Class<R> type, BiFunction<Handle, Act, Decided<R>> work) {
        return inRoom(() -> {
            long deadline = System.nanoTime() + head.waiting().toNanos();
            Act act = act(head);
            while (true) {
                Once<R> once = transactions.run(handle -> once(handle, head, act, type, work));
                switch (once.decided()) {
                    case Decided.Refused<R> refused -> {
                        return new Written.Refused<>(refused.reason(), refused.detail());
                    }
                    case Decided.Done<R> done -> {
                        return answered(done, deadline, once.first());
                    }
                    case Decided.Busy<R> busy -> {
                        if (await(busy.open(), deadline, FirstLook.AT_ONCE).isEmpty()) {
                            return new Written.Refused<>(
                                    Refusal.SETTLEMENT_IN_PROGRESS, Sentence.NONE);
                        }
                    }
                }
            }
        });
    }

    /// Runs a write of many transactions, each of which may be run again without harm. Its key is
    /// claimed first and has a result only when all are done: one that was cut off goes on when the
    /// same request comes again.
    ///
    /// @param check refuses before anything is written; empty when nothing speaks against it
    /// @param work runs its own transactions
    <R> Written<R> writeLong(
            WriteHead head,
            Class<R> type,
            Supplier<Optional<Decided.Refused<R>>> check,
            Function<Act, Decided.Done<R>> work) {
        return inRoom(() -> {
            long deadline = System.nanoTime() + head.waiting().toNanos();
            Optional<Decided<R>> before = jdbi.withHandle(handle -> known(handle, head, type));
            Decided<R> decided = before.isPresent() ? before.get() : goOn(head, type, check, work);
            return switch (decided) {
                case Decided.Done<R> done -> answered(done, deadline, FirstLook.AT_ONCE);
                case Decided.Refused<R> refused ->
                        new Written.Refused<>(refused.reason(), refused.detail());
                case Decided.Busy<R> _ -> new Written.Refused<>(Refusal.TOO_BUSY, Sentence.NONE);
            };
        });
    }

    /// What became of a request that was made before under its key; empty when the key is free.
    <R> Optional<Written<R>> again(WriteHead head, Class<R> type) {
        Optional<Decided<R>> before = jdbi.withHandle(handle -> known(handle, head, type));
        return before.map(decided ->
                inRoom(() ->
                        switch (decided) {
                            case Decided.Done<R> done ->
                                    answered(
                                            done,
                                            System.nanoTime() + head.waiting().toNanos(),
                                            FirstLook.AT_ONCE);
                            case Decided.Refused<R> refused ->
                                    new Written.Refused<>(refused.reason(), refused.detail());
                            case Decided.Busy<R> _ ->
                                    new Written.Refused<>(Refusal.TOO_BUSY, Sentence.NONE);
                        }));
    }

    private <R> Decided<R> goOn(
            WriteHead head,
            Class<R> type,
            Supplier<Optional<Decided.Refused<R>>> check,
            Function<Act, Decided.Done<R>> work) {
        Optional<Decided.Refused<R>> refused = check.get();
        if (refused.isPresent()) {
            return refused.get();
        }
        IdempotencyKeys.Claim claim = transactions.run(handle -> claim(handle, head));
        if (claim instanceof IdempotencyKeys.Claim.Reused) {
            return new Decided.Refused<>(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE);
        }
        Decided.Done<R> done = work.apply(act(head));
        return transactions.run(handle -> {
            keep(handle, head, done);
            return known(handle, head, type).orElseThrow();
        });
    }

    private <R> Optional<Decided<R>> known(Handle handle, WriteHead head, Class<R> type) {
        Optional<IdempotencyKeys.Claim> claim =
                keys.find(handle, head.caller(), head.key(), head.requestDigest());
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        return switch (claim.get()) {
            case IdempotencyKeys.Claim.Claimed _ -> Optional.empty();
            case IdempotencyKeys.Claim.Reused _ ->
                    Optional.of(
                            new Decided.Refused<>(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE));
            case IdempotencyKeys.Claim.Known _ -> kept(handle, head, type).map(done -> done);
        };
    }

    /// How one transaction ended, and when the answer it asks for may be looked for.
    private record Once<R>(Decided<R> decided, FirstLook first) {}

    private <R> Once<R> once(
            Handle handle,
            WriteHead head,
            Act act,
            Class<R> type,
            BiFunction<Handle, Act, Decided<R>> work) {
        handle.savepoint(CLAIMED);
        return switch (claim(handle, head)) {
            case IdempotencyKeys.Claim.Reused _ ->
                    new Once<>(
                            new Decided.Refused<>(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE),
                            FirstLook.AT_ONCE);
            case IdempotencyKeys.Claim.Known _ ->
                    new Once<>(
                            kept(handle, head, type)
                                    .orElseThrow(() ->
                                            new IllegalStateException("a key without its result")),
                            FirstLook.AT_ONCE);
            case IdempotencyKeys.Claim.Claimed _ -> {
                Decided<R> decided = work.apply(handle, act);
                switch (decided) {
                    case Decided.Done<R> done -> keep(handle, head, done);
                    case Decided.Refused<R> _, Decided.Busy<R> _ ->
                            handle.rollbackToSavepoint(CLAIMED);
                }
                yield new Once<>(decided, FirstLook.WHEN_WOKEN);
            }
        };
    }

    private IdempotencyKeys.Claim claim(Handle handle, WriteHead head) {
        return keys.claim(handle, head.caller(), head.key(), head.requestDigest(), head.path());
    }

    private <R> void keep(Handle handle, WriteHead head, Decided.Done<R> done) {
        byte[] json = Json.write(Objects.requireNonNull(done.result()));
        results.insert(
                handle, head.caller(), head.key(), new WriteResults.Kept(done.awaited(), json));
    }

    private <R> Optional<Decided.Done<R>> kept(Handle handle, WriteHead head, Class<R> type) {
        return results.find(handle, head.caller(), head.key())
                .map(kept -> new Decided.Done<>(Json.read(kept.json(), type), kept.awaited()));
    }

    private <R> Written<R> answered(Decided.Done<R> done, long deadline, FirstLook first) {
        EventId awaited = done.awaited();
        if (awaited == null) {
            return new Written.Posted<>(done.result(), null);
        }
        Optional<Answer> answer = await(awaited, deadline, first);
        if (answer.isEmpty()) {
            return new Written.Pending<>(done.result());
        }
        Refusal refusal = answer.get().refusal();
        return refusal == null
                ? new Written.Posted<>(
                        done.result(), new Written.Place(answer.get().book(), answer.get().seq()))
                : new Written.Refused<>(refusal, Sentence.NONE);
    }

    private Optional<Answer> await(EventId eventId, long deadline, FirstLook first) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return waiter.await(
                eventId,
                left,
                first,
                () -> jdbi.withHandle(handle -> answers.find(handle, eventId)));
    }

    private <R> Written<R> inRoom(Supplier<Written<R>> work) {
        if (!room.tryAcquire()) {
            return new Written.Refused<>(Refusal.TOO_BUSY, Sentence.NONE);
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    /// The act as it was received: judged once, however long it waits.
    private Act act(WriteHead head) {
        Instant now = businessClock.instant();
        return new Act(
                now,
                LocalDate.ofInstant(now, BusinessClock.ZONE),
                head.caller(),
                head.correlationId(),
                null,
                IdempotencyKeys.digestOf(head.caller(), head.key()),
                null);
    }
}
