package io.gongji.ledger.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Every limit of the ledger's engine, for a process of 512 MB.
@ConfigMapping(prefix = "gongji.ledger")
public interface LedgerLimits {
    /// Requests in one transaction.
    @WithDefault("1000")
    @Min(1)
    @Max(5000)
    int batchMax();

    /// Bytes of requests in one transaction; one is always taken.
    @WithDefault("4194304")
    @Min(1024)
    @Max(16777216)
    int batchBytesMax();

    /// Requests of one book that wait in memory before its partitions are paused.
    @WithDefault("6000")
    @Min(1)
    @Max(100000)
    int queueMax();

    /// Bytes of requests of one book that wait in memory before its partitions are paused.
    @WithDefault("12582912")
    @Min(1024)
    @Max(67108864)
    int queueBytesMax();

    /// Bytes of requests of all books that wait in memory; beyond them only a book with an empty
    /// queue is read.
    @WithDefault("12582912")
    @Min(1024)
    @Max(1073741824)
    int waitingBytesMax();

    /// Bytes of requests of all books that are being answered, which take several times that memory
    /// as objects.
    @WithDefault("6291456")
    @Min(1024)
    @Max(1073741824)
    int answeringBytesMax();

    /// Owners whose accounts all books together keep in memory between batches, some 700 bytes
    /// each; each book that has any may keep an equal share.
    @WithDefault("10000")
    @Min(0)
    @Max(1000000)
    int cachedOwnersMax();

    /// Books that compare themselves with the journal topic at the same time.
    @WithDefault("4")
    @Min(1)
    @Max(40)
    int adoptionsMax();

    /// Records that the relay sends of one book before it waits for their acknowledgement.
    @WithDefault("2000")
    @Min(1)
    @Max(10000)
    int relayBatchMax();

    /// How often the relay looks for records when nobody wakes it.
    @WithDefault("200ms")
    Duration relayPoll();

    /// How often the topics are checked for lost records.
    @WithDefault("10s")
    Duration topicCheck();

    /// The longest wait between two attempts at something that failed.
    @WithDefault("5s")
    Duration backOffMax();

    /// How long a book that leaves this process may take to finish its batch.
    @WithDefault("20s")
    Duration releaseWait();

    /// A book without work gives its connection back after this time.
    @WithDefault("60s")
    Duration idleConnection();

    /// The server ends a transaction that waits this long for its next statement.
    @WithDefault("10s")
    Duration idleInTransaction();

    /// The server ends a transaction that takes this long.
    @WithDefault("30s")
    Duration transaction();

    /// The server gives up waiting for another writer's lock after this time.
    @WithDefault("5s")
    Duration lock();

    /// A request to Kafka that takes longer has failed.
    @WithDefault("15s")
    Duration kafkaRequest();

    /// A process that Kafka does not hear from for this long loses its books.
    @WithDefault("10s")
    Duration kafkaSession();

    /// Whether the calendar rolls years and releases premiums by itself; operators can do it at any
    /// time.
    @WithDefault("true")
    boolean yearBegins();

    /// How often the calendar is looked at.
    @WithDefault("60s")
    Duration yearCheck();

    /// How often the calendar looks for holds whose time is over.
    @WithDefault("1s")
    Duration holdCheck();

    /// How long another book may leave a transfer untaken before it is told again; the wait doubles
    /// each time.
    @WithDefault("30s")
    Duration dispatchAgain();
}
