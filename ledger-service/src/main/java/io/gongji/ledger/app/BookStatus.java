package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import java.util.List;

/// What this process knows about a book at a moment.
///
/// @param seq the last record that this process wrote or found; 0 where the book is not assigned to
///   it
/// @param publishedSeq the last record that Kafka has acknowledged, as far as this process knows
/// @param lag deliveries that wait in Kafka and in memory
/// @param queued deliveries of them that wait in memory, bounded by `gongji.ledger.queue-max` and
///   one poll
/// @param behind how far it is behind each topic, where it is
/// @param stopped topics that are read no further
/// @param alarms what somebody should look at, as sentences
public record BookStatus(
        BookId book,
        Phase phase,
        long seq,
        long publishedSeq,
        long lag,
        int queued,
        List<TopicLag> behind,
        List<StoppedTopic> stopped,
        List<String> alarms) {
    public BookStatus {
        behind = List.copyOf(behind);
        stopped = List.copyOf(stopped);
        alarms = List.copyOf(alarms);
    }

    /// Whether somebody must see to this book before all of it goes on.
    public boolean needsAttention() {
        return phase == Phase.STOPPED || !stopped.isEmpty();
    }

    /// Seconds since the oldest event that waits for this book was put into its topic.
    public long secondsBehind() {
        return behind.stream().mapToLong(TopicLag::seconds).max().orElse(0);
    }

    /// What a book is doing in this process.
    public enum Phase {
        /// Another process has it, or none has.
        NOT_ASSIGNED,
        /// Its database is being compared with the journal topic.
        ADOPTING,
        RUNNING,
        /// It takes nothing more until somebody has seen to it.
        STOPPED
    }
}
