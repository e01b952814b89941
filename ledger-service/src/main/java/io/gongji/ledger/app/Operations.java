package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.IdempotencyKeys.Claim;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import io.gongji.ledger.domain.Operation;
import io.gongji.ledger.domain.Operation.Kind;
import io.gongji.ledger.store.OperationStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Begins what an operator or the calendar asks of a book. The book decides on months; what a new
/// year brings is a fact to it, so whether the year has begun is judged here.
public final class Operations {
    private final Transactions transactions;
    private final OperationStore store;
    private final IdempotencyKeys keys;
    private final BusinessClock clock;
    private final Runnable begun;

    /// @param begun called when a sweep has begun
    public Operations(
            Transactions transactions,
            OperationStore store,
            IdempotencyKeys keys,
            BusinessClock clock,
            Runnable begun) {
        this.transactions = transactions;
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.begun = begun;
    }

    /// Locks, unlocks or closes an accounting month.
    public Reply ofPeriod(RequestKey key, BookId book, Kind kind, YearMonth month) {
        Instant now = clock.instant();
        return begin(key, now, new Operation(newId(), book, kind, month, null, null, null), null);
    }

    /// Sweeps a book after a year has begun, or releases its premiums.
    public Reply ofYear(RequestKey key, BookId book, Kind kind, int year) {
        Instant now = clock.instant();
        if (year > dayOf(now).getYear()) {
            return new Reply.Refused(
                    Refusal.PERIOD_NOT_OVER,
                    new Sentence(
                            "The year has not begun; ask again on its first day.",
                            "该年度尚未开始，请于 1 月 1 日起办理。"));
        }
        return begin(key, now, new Operation(newId(), book, kind, null, year, null, null), null);
    }

    /// Freezes or unfreezes an account or a grant (domain US-37).
    ///
    /// @param subject `member/…` or `grant/…`
    /// @param event what the book is told
    public Reply ofFreeze(RequestKey key, Kind kind, String subject, OperationEvent event) {
        Instant now = clock.instant();
        BookId book = event.region().book();
        return begin(
                key, now, new Operation(newId(), book, kind, null, null, subject, null), event);
    }

    /// @param event what the book is asked, where the operation itself does not say it
    private Reply begin(
            RequestKey key, Instant now, Operation operation, @Nullable OperationEvent event) {
        Reply reply =
                transactions.run(handle -> {
                    Claim claim =
                            keys.claim(
                                    handle,
                                    key.caller(),
                                    key.keyDigest(),
                                    key.requestDigest(),
                                    operation.id().toString());
                    return switch (claim) {
                        case Claim.Known(String target) -> new Reply.Begun(UUID.fromString(target));
                        case Claim.Reused _ ->
                                new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE);
                        case Claim.Claimed _ -> {
                            store.begin(
                                    handle,
                                    operation,
                                    event == null ? asked(handle, operation) : List.of(event),
                                    metadata(operation, now, key.caller(), key.keyDigest()));
                            yield new Reply.Begun(operation.id());
                        }
                    };
                });
        begun.run();
        return reply;
    }

    /// Begins what the calendar asks for, once.
    ///
    /// @return false when it had begun before, or there is nothing to do
    boolean begin(Operation operation) {
        Instant now = clock.instant();
        boolean done =
                transactions.run(handle -> {
                    if (store.isKnown(handle, operation.id()) || !isNeeded(handle, operation)) {
                        return false;
                    }
                    store.begin(
                            handle,
                            operation,
                            asked(handle, operation),
                            metadata(operation, now, "calendar", null));
                    return true;
                });
        if (done) {
            begun.run();
        }
        return done;
    }

    private boolean isNeeded(Handle handle, Operation operation) {
        return switch (operation.kind()) {
            case LOCK_PERIOD,
                    UNLOCK_PERIOD,
                    CLOSE_PERIOD,
                    FREEZE_ACCOUNT,
                    UNFREEZE_ACCOUNT,
                    FREEZE_GRANT,
                    UNFREEZE_GRANT,
                    CORRECT ->
                    true;
            case ROLL_YEAR ->
                    !store.unrolled(handle, operation.book(), yearOf(operation), null, 1).isEmpty();
            case RELEASE_PREMIUMS ->
                    !store.withPremiumsInAdvance(handle, operation.book(), yearOf(operation))
                            .isEmpty();
        };
    }

    private List<OperationEvent> asked(Handle handle, Operation operation) {
        RegionCode region = regionOf(operation.book());
        return switch (operation.kind()) {
            case LOCK_PERIOD ->
                    List.of(new OperationEvent.PeriodLocked(region, monthOf(operation)));
            case UNLOCK_PERIOD ->
                    List.of(new OperationEvent.PeriodUnlocked(region, monthOf(operation)));
            case CLOSE_PERIOD ->
                    List.of(new OperationEvent.PeriodClosed(region, monthOf(operation)));
            case ROLL_YEAR -> List.of();
            case CORRECT -> List.of();
            case FREEZE_ACCOUNT, UNFREEZE_ACCOUNT, FREEZE_GRANT, UNFREEZE_GRANT ->
                    throw new IllegalArgumentException(operation.kind() + " brings its event");
            case RELEASE_PREMIUMS ->
                    store
                            .withPremiumsInAdvance(handle, operation.book(), yearOf(operation))
                            .stream()
                            .<OperationEvent>map(of ->
                                    new OperationEvent.PremiumYearBegun(of, yearOf(operation)))
                            .toList();
        };
    }

    /// What a new year brings belongs to its first day, a correction to the day of what it
    /// corrects, and everything else to today.
    static Metadata metadata(
            Operation operation, Instant now, String actor, @Nullable String keyDigest) {
        Integer year = operation.year();
        Operation.Correction correction = operation.correction();
        LocalDate day = year == null ? dayOf(now) : LocalDate.of(year, 1, 1);
        return new Metadata(
                now,
                correction == null ? day : correction.effectiveDate(),
                actor,
                operation.id().toString(),
                null,
                null,
                keyDigest);
    }

    /// A region that stands for its book: the province's own.
    static RegionCode regionOf(BookId book) {
        return new RegionCode(book + "0000");
    }

    static int yearOf(Operation operation) {
        return Objects.requireNonNull(operation.year());
    }

    private static YearMonth monthOf(Operation operation) {
        return Objects.requireNonNull(operation.month());
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, BusinessClock.ZONE);
    }

    /// By the system's clock: a business clock that stands still or is set back makes no order of
    /// ids.
    private static UUID newId() {
        return Uuids.version7(System.currentTimeMillis());
    }
}
