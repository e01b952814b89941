package io.gongji.eventstore;

import io.gongji.contracts.journal.JournalRecord;
import org.jdbi.v3.core.Handle;

/// What a service does with the ledger's answer to one of its own events.
@FunctionalInterface
public interface AnswerHandler {
    /// Called once per record, in the order of the book, inside the transaction that moves the
    /// reader's cursor. What it throws stops this book with an alarm until a later try succeeds;
    /// nothing is ever skipped.
    void on(Handle handle, JournalRecord record);
}
