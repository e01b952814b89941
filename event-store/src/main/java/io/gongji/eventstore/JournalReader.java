package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/// Reads the journal (interface; the loop follows).
public final class JournalReader implements AutoCloseable {
    /// @param group the consumer group, one per service
    /// @param sources the service's own sources; the handler sees the answers to these
    public JournalReader(
            Jdbi jdbi,
            KafkaSettings kafka,
            EventStoreSettings settings,
            Alarms alarms,
            String group,
            Set<String> sources,
            AnswerHandler handler) {}

    /// Adds a listener that is told, after each commit, which of the service's events were
    /// answered.
    public void afterCommit(Consumer<Collection<EventId>> listener) {}

    /// Starts the reader's daemon thread; returns at once, whether or not Kafka and PostgreSQL are
    /// up.
    public void start() {}

    /// Stops the thread.
    @Override
    public void close() {}
}
