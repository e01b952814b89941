package io.gongji.contracts.journal;

import io.gongji.contracts.BookId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// One line of a book, never changed and never removed.
///
/// @param seq 1, 2, 3, … without a gap in its book
/// @param previousHash the chain up to the record before; [Sha256#ZERO] for the first
/// @param recordedAt the ledger's clock, to the microsecond, never before its predecessor's
/// @param accountingDate in an open period; trial balances and closings use it
/// @param effectiveDate of the service
/// @param rulesVersion of the decider that answered
public record JournalRecord(
        BookId book,
        long seq,
        Sha256 previousHash,
        Cause cause,
        Instant recordedAt,
        LocalDate accountingDate,
        LocalDate effectiveDate,
        int rulesVersion,
        Outcome outcome) {
    public JournalRecord {
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
        if (!recordedAt.truncatedTo(ChronoUnit.MICROS).equals(recordedAt)) {
            throw new IllegalArgumentException("recordedAt is finer than a microsecond");
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            requireInside(book, accepted);
        }
        if ((outcome instanceof Outcome.Unreadable) != (cause instanceof Cause.OfBytes)) {
            throw new IllegalArgumentException(
                    "bytes that are no event are unreadable, and nothing else is");
        }
    }

    private static void requireInside(BookId book, Outcome.Accepted accepted) {
        for (Posting posting : accepted.postings()) {
            if (!posting.account().book().equals(book)) {
                throw new IllegalArgumentException(
                        "a posting outside its book: " + posting.account());
            }
        }
        for (Change change : accepted.changes()) {
            boolean inside =
                    switch (change) {
                        case Change.AccountOpened opened -> opened.region().book().equals(book);
                        case Change.GrantRecorded grant ->
                                grant.giverRegion().book().equals(book)
                                        && grant.memberRegion().book().equals(book);
                        case Change.TransferSent sent -> sent.payerRegion().book().equals(book);
                        case Change.TransferArrived arrived ->
                                arrived.payeeRegion().book().equals(book);
                        case Change.TransferStranded stranded ->
                                stranded.payeeRegion().book().equals(book)
                                        && !stranded.toBook().equals(book);
                        case Change.TransferDispatched dispatched ->
                                !dispatched.toBook().equals(book);
                        case Change.HoldPlaced placed -> placed.region().book().equals(book);
                        case Change.SuspenseTaken taken -> taken.region().book().equals(book);
                        case Change.PublicMoneyReceived received ->
                                received.region().book().equals(book);
                        case Change.AccountClosed _,
                                Change.AccountDeceased _,
                                Change.AccountFrozen _,
                                Change.AccountUnfrozen _,
                                Change.GrantFrozen _,
                                Change.GrantUnfrozen _,
                                Change.RecordReversed _,
                                Change.GrantEnded _,
                                Change.GrantDrawn _,
                                Change.SettlementPosted _,
                                Change.SettlementVoided _,
                                Change.YearOpened _,
                                Change.PremiumPosted _,
                                Change.PremiumReturned _,
                                Change.DueAssessed _,
                                Change.DuePaid _,
                                Change.DueReturned _,
                                Change.PeriodLocked _,
                                Change.PeriodUnlocked _,
                                Change.PeriodClosed _,
                                Change.TransferCredited _,
                                Change.TransferReturned _,
                                Change.WithdrawalRecorded _,
                                Change.WithdrawalPaid _,
                                Change.ParkedEventReleased _,
                                Change.HoldCaptured _,
                                Change.CaptureVoided _,
                                Change.HoldReleased _ ->
                                true;
                    };
            if (!inside) {
                throw new IllegalArgumentException("a change outside its book");
            }
        }
    }
}
