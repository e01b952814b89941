package io.gongji.eventstore;

import org.jdbi.v3.core.Jdbi;

/// Sends the event table to Kafka (interface; the loop follows).
public final class EventRelay implements AutoCloseable {
    public EventRelay(Jdbi jdbi, KafkaSettings kafka, EventStoreSettings settings, Alarms alarms) {}

    /// Starts the relay's daemon thread; returns at once, whether or not Kafka and PostgreSQL are
    /// up.
    public void start() {}

    /// Something was committed: look now. Cheap, never blocks, may be called from any thread.
    public void wake() {}

    /// How far the relay is behind; asks the database.
    public RelayStatus status() {
        return new RelayStatus(false, 0, java.time.Duration.ZERO);
    }

    /// Stops the thread and gives the lock back.
    @Override
    public void close() {}
}
