package io.gongji.payment.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// Every setting of this service, with its default and its bounds. Secrets have no default.
@ConfigMapping(prefix = "gongji")
public interface PaymentConfig {
    /// Stop at the start when something this service relies on is unsafe; else warn only.
    @WithDefault("false")
    boolean strict();

    /// Wraps the members' data keys: base64 of 32 bytes (GONGJI_MASTER_KEY).
    String masterKey();

    /// Makes the look-up of ID numbers: base64 of 32 other bytes (GONGJI_LOOKUP_KEY).
    String lookupKey();

    /// A folder of policy packs that add to or replace those that ship (GONGJI_POLICY_DIR).
    Optional<Path> policyDir();

    /// Base address of ledger-service (GONGJI_LEDGER_URL).
    @WithDefault("http://127.0.0.1:8083")
    URI ledgerUrl();

    /// How long a trial waits for the ledger.
    @WithDefault("3s")
    Duration ledgerTimeout();

    /// Where Kafka is (KAFKA_BOOTSTRAP_SERVERS).
    String kafkaBootstrap();

    /// A clock simulator, for demonstrations and tests (GONGJI_BUSINESS_CLOCK_URL); absent: the
    /// system's clock judges the acts of persons.
    Optional<URI> businessClockUrl();

    /// The consumer group that reads the journal.
    @WithDefault("payment-service")
    String journalGroup();

    Limit limit();

    /// Whose money it is when a channel reports a payment for an order that nobody knows: a region
    /// code (GONGJI_SUSPENSE_REGION). Wanted as soon as a channel has a key.
    Optional<String> suspenseRegion();

    Channels channel();

    Password password();

    Health health();

    Desk desk();

    /// How much is taken at once.
    interface Limit {
        /// Bytes of a JSON body.
        @WithDefault("65536")
        @Min(1024)
        @Max(1_048_576)
        int jsonBytes();

        /// Bytes of a file.
        @WithDefault("209715200")
        @Min(1024)
        @Max(1_073_741_824L)
        long fileBytes();

        /// Lines of a file, without its header.
        @WithDefault("1000000")
        @Min(1)
        @Max(5_000_000)
        int fileLines();

        /// Errors that a file's result names.
        @WithDefault("1000")
        @Min(1)
        @Max(10_000)
        int fileErrors();

        /// Lines worked on in one transaction.
        @WithDefault("500")
        @Min(1)
        @Max(5_000)
        int chunkLines();

        /// Writes at work, or waiting for the ledger, at the same time.
        @WithDefault("2000")
        @Min(1)
        @Max(100_000)
        int writesAtOnce();

        /// How long a write waits for the ledger when the caller does not say (Prefer: wait=N).
        @WithDefault("5s")
        Duration waitDefault();

        /// How long it waits at most.
        @WithDefault("30s")
        Duration waitMax();

        /// How often a waiting write looks by itself, since another pod may have stored its answer.
        @WithDefault("250ms")
        Duration answerPoll();

        /// Wages in one employer quote.
        @WithDefault("5000")
        @Min(1)
        @Max(100_000)
        int quoteWages();

        /// Files that come in, or whose senders wait, at the same time.
        @WithDefault("64")
        @Min(1)
        @Max(1_000)
        int filesAtOnce();

        /// Files that this process works on at the same time.
        @WithDefault("2")
        @Min(1)
        @Max(8)
        int fileWorkers();

        /// How long a worker stays with one file while others may wait.
        @WithDefault("1s")
        Duration fileSlice();

        /// How often an idle worker looks for files of other processes.
        @WithDefault("500ms")
        Duration filePoll();

        /// Failures at one line, not counting outages, that end the work on a file.
        @WithDefault("5")
        @Min(1)
        @Max(100)
        int fileFailures();
    }

    /// The agency's calendar with those who claim.
    interface Desk {
        /// The last day of the next month on which a provider's statement is not late (domain H1,
        /// K23).
        @WithDefault("10")
        @Min(1)
        @Max(28)
        int statementDueDay();

        /// Within how many months of the discharge a claim must come, the last day included (domain
        /// H7, K23).
        @WithDefault("3")
        @Min(1)
        @Max(60)
        int claimMonths();
    }

    /// When the service stops calling itself ready.
    interface Health {
        /// How old an unsent event may be.
        @WithDefault("30s")
        Duration unsentAge();

        /// How long Kafka may take to answer.
        @WithDefault("2s")
        Duration kafkaTimeout();
    }

    /// Payment channels.
    interface Channels {
        /// What channels sign their call-backs with (GONGJI_CHANNEL_KEYS): `CHANNEL=<base64 of at
        /// least 32 bytes>`, separated by commas; a channel twice while one key follows another.
        Optional<String> keys();

        /// Where a person pays (GONGJI_CHANNEL_URL); an order says it when it is known.
        Optional<URI> url();

        /// How old a signature may be.
        @WithDefault("5m")
        @DurationMin(seconds = 10)
        @DurationMax(minutes = 15)
        Duration tolerance();

        /// How long an order waits for its money.
        @WithDefault("30m")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 24)
        Duration orderTtl();
    }

    /// Payment passwords.
    interface Password {
        /// Memory of one hash. Two at a time take twice as much of the heap.
        @WithDefault("32768")
        @Min(19_456)
        @Max(262_144)
        int memoryKib();

        @WithDefault("3")
        @Min(2)
        @Max(20)
        int iterations();

        @WithDefault("1")
        @Min(1)
        @Max(4)
        int lanes();

        /// Hashes made at the same time.
        @WithDefault("2")
        @Min(1)
        @Max(8)
        int atOnce();

        /// How long a request waits until it may make its hash; then it is TOO_BUSY.
        @WithDefault("5s")
        @DurationMax(seconds = 30)
        Duration patience();

        /// Wrong tries in a row until it is locked.
        @WithDefault("5")
        @Min(3)
        @Max(10)
        int tries();

        /// How long it is locked, by business time.
        @WithDefault("24h")
        @DurationMin(minutes = 10)
        @DurationMax(days = 30)
        Duration lockedFor();
    }
}
