package io.gongji.eventstore;

import java.time.Duration;

/// Every limit of this module, with its bounds. [#defaults] is meant for production; tests shorten
/// the waits.
///
/// @param eventBytesMax most bytes of data in one event; with its envelope it must stay below
///   Kafka's 1 MiB
/// @param retriesMax how often [Transactions] runs a transaction again after a conflict
public record EventStoreSettings(
        int eventBytesMax,
        int retriesMax,
        Relay relay,
        Journal journal,
        Answers answers,
        Keys keys) {
    public EventStoreSettings {
        Limits.number("eventBytesMax", eventBytesMax, 1_000, 1_000_000);
        Limits.number("retriesMax", retriesMax, 0, 10);
    }

    /// Sending the event table to Kafka.
    ///
    /// @param batchMax rows numbered and sent together
    /// @param poll how long to sleep when nobody wakes the relay
    /// @param retry the pause after a failure, and between two tries for the lock
    /// @param kafkaCheck how often the topics are compared with what Kafka acknowledged
    /// @param deliveryTimeout how long one send may take before it counts as failed
    /// @param unansweredAfter how long the oldest sent event may lack an answer before it is sent
    ///   again
    /// @param unansweredMax up to which that wait doubles while nothing changes
    /// @param resendMax events sent again at a time
    public record Relay(
            int batchMax,
            Duration poll,
            Duration retry,
            Duration kafkaCheck,
            Duration deliveryTimeout,
            Duration unansweredAfter,
            Duration unansweredMax,
            int resendMax) {
        public Relay {
            Limits.number("relay.batchMax", batchMax, 1, 5_000);
            Limits.duration("relay.poll", poll, Duration.ofMillis(10), Duration.ofSeconds(10));
            Limits.duration("relay.retry", retry, Duration.ofMillis(10), Duration.ofMinutes(1));
            Limits.duration(
                    "relay.kafkaCheck", kafkaCheck, Duration.ofMillis(100), Duration.ofMinutes(10));
            Limits.duration(
                    "relay.deliveryTimeout",
                    deliveryTimeout,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2));
            Limits.duration(
                    "relay.unansweredAfter",
                    unansweredAfter,
                    Duration.ofMillis(100),
                    Duration.ofHours(1));
            Limits.duration(
                    "relay.unansweredMax", unansweredMax, unansweredAfter, Duration.ofDays(1));
            Limits.number("relay.resendMax", resendMax, 1, 5_000);
        }
    }

    /// Reading the journal.
    ///
    /// @param batchMax records of one book handled in one transaction
    /// @param poll longest wait for records
    /// @param retry the pause before a book whose handler failed is tried again
    /// @param kafkaCheck how often the topic's identity is looked at
    public record Journal(int batchMax, Duration poll, Duration retry, Duration kafkaCheck) {
        public Journal {
            Limits.number("journal.batchMax", batchMax, 1, 5_000);
            Limits.duration("journal.poll", poll, Duration.ofMillis(10), Duration.ofSeconds(10));
            Limits.duration("journal.retry", retry, Duration.ofMillis(10), Duration.ofMinutes(10));
            Limits.duration(
                    "journal.kafkaCheck",
                    kafkaCheck,
                    Duration.ofMillis(100),
                    Duration.ofMinutes(10));
        }
    }

    /// Waiting for an answer.
    ///
    /// @param poll when a waiter looks by itself, because another pod may have stored the answer;
    ///   each time after twice as long, up to 16 times this
    /// @param waitersMax beyond it nobody waits: the caller gets what is known now
    public record Answers(Duration poll, int waitersMax) {
        public Answers {
            Limits.duration("answers.poll", poll, Duration.ofMillis(10), Duration.ofSeconds(10));
            Limits.number("answers.waitersMax", waitersMax, 1, 100_000);
        }
    }

    /// Idempotency keys.
    ///
    /// @param kept how long a key is remembered
    /// @param sweepMax rows removed by one sweep
    public record Keys(Duration kept, int sweepMax) {
        public Keys {
            Limits.duration("keys.kept", kept, Duration.ofDays(1), Duration.ofDays(4_000));
            Limits.number("keys.sweepMax", sweepMax, 1, 100_000);
        }
    }

    /// What production runs with.
    public static EventStoreSettings defaults() {
        return new EventStoreSettings(
                1_000_000,
                3,
                new Relay(
                        500,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofHours(1),
                        500),
                new Journal(
                        200, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10)),
                new Answers(Duration.ofMillis(100), 10_000),
                new Keys(Duration.ofDays(400), 10_000));
    }
}
