package io.gongji.ledger.app;

import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.store.DeadLetter;
import org.jspecify.annotations.Nullable;

/// A record as the journal topic has it.
///
/// @param letter for an unreadable one, the bytes that stand at its coordinate, if they still do
@SuppressWarnings("ArrayRecordComponent") // bytes travel as they are; nobody compares two of these
public record TopicRecord(
        long offset, byte[] value, JournalRecord record, @Nullable DeadLetter letter) {}
