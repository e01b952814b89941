package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What operators and the calendar ask of a book: accounting months and years.
final class OperationRules {
    private OperationRules() {}

    static Outcome decide(
            OperationEvent event, LocalDate effectiveDate, Years years, BookState state) {
        return switch (event) {
            case OperationEvent.PeriodLocked locked ->
                    lock(locked.month(), YearMonth.from(effectiveDate), state.periods());
            case OperationEvent.PeriodUnlocked unlocked ->
                    unlock(unlocked.month(), state.periods());
            case OperationEvent.PeriodClosed closed -> close(closed.month(), state.periods());
            case OperationEvent.YearRolled rolled -> roll(rolled, years, state);
            case OperationEvent.PremiumYearBegun begun -> PremiumRules.yearBegun(begun, state);
            case OperationEvent.AccountFrozen frozen -> FreezeRules.freeze(frozen, state);
            case OperationEvent.AccountUnfrozen unfrozen -> FreezeRules.unfreeze(unfrozen, state);
            case OperationEvent.GrantFrozen frozen -> FreezeRules.freeze(frozen, state);
            case OperationEvent.GrantUnfrozen unfrozen -> FreezeRules.unfreeze(unfrozen, state);
            case OperationEvent.CorrectionApproved approved ->
                    CorrectionRules.decide(approved, years, state);
        };
    }

    /// A month that has not begun on the day of the request cannot be locked: it would date today's
    /// records into the future.
    private static Outcome lock(YearMonth month, YearMonth now, Periods periods) {
        if (month.isAfter(now)) {
            return new Outcome.Declined(Refusal.PERIOD_NOT_OVER);
        }
        return changed(periods.isLocked(month), new Change.PeriodLocked(month));
    }

    private static Outcome unlock(YearMonth month, Periods periods) {
        if (periods.isClosed(month)) {
            return new Outcome.Declined(Refusal.PERIOD_CLOSED);
        }
        return changed(!periods.isLocked(month), new Change.PeriodUnlocked(month));
    }

    private static Outcome close(YearMonth month, Periods periods) {
        if (!periods.isLocked(month)) {
            return new Outcome.Declined(Refusal.PERIOD_NOT_LOCKED);
        }
        return changed(periods.isClosed(month), new Change.PeriodClosed(month));
    }

    private static Outcome changed(boolean already, Change change) {
        return new Outcome.Accepted(already ? List.of() : List.of(change), List.of(), null);
    }

    /// Those whom an entry of the new year touched before are rolled already; those whom the book
    /// does not know have nothing to roll.
    private static Outcome roll(OperationEvent.YearRolled event, Years years, BookState state) {
        Years begun = Years.in(Math.max(event.year(), years.accountingYear()), state);
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.region());
        for (MemberId member : event.members()) {
            begun.open(member, changes, entry);
        }
        return new Outcome.Accepted(changes, entry.postings(), null);
    }
}
