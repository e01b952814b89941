package io.gongji.eventstore;

import static io.gongji.eventstore.TestStore.internal;
import static io.gongji.eventstore.TestStore.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.UnableToProduceResultException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStoreIT {
    private static final TestStore STORE = new TestStore();

    private final StreamId stream = stream(Uuids.version7(System.currentTimeMillis()).toString());

    @Test
    void whatIsAppendedIsLoadedAsItWas() {
        Metadata metadata =
                new Metadata(
                        Instant.parse("2026-01-02T03:04:05.123456Z"),
                        LocalDate.parse("2026-01-02"),
                        "counter-7",
                        "c-1",
                        new EventId(Uuids.version7(1)),
                        new PolicyVersion("130100@2026.1"),
                        IdempotencyKeys.digestOf("counter-7", "k"));
        NewEvent event = NewEvent.internal("member.noted", new byte[] {'{', '}'}, metadata);

        append(stream, 0, event, internal());

        assertThat(load(stream)).extracting(Stored::version).containsExactly(1L, 2L);
        assertThat(load(stream).getFirst())
                .satisfies(stored -> {
                    assertThat(stored.metadata()).isEqualTo(metadata);
                    assertThat(stored.eventId()).isEqualTo(event.eventId());
                    assertThat(stored.type()).isEqualTo("member.noted");
                    assertThat(stored.data()).isEqualTo(event.data());
                });
    }

    @Test
    void aStreamThatDoesNotExistIsEmpty() {
        assertThat(load(stream)).isEmpty();
    }

    @Test
    void manyStreamsAreAppendedAndLoadedAtOnce() {
        StreamId other = stream(stream.id() + "-other");

        STORE.transactions.run(handle -> {
            STORE.events.appendAll(
                    handle,
                    List.of(
                            new Append(
                                    stream,
                                    0,
                                    List.of(internal(), STORE.published(new BookId("13")))),
                            new Append(other, 0, List.of(internal()))));
            return stream;
        });

        Map<StreamId, List<Stored>> loaded =
                STORE.app.withHandle(
                        handle -> STORE.events.loadAll(handle, List.of(other, stream)));
        assertThat(loaded.keySet()).containsExactly(other, stream);
        assertThat(loaded.get(stream)).hasSize(2);
        assertThat(loaded.get(other)).hasSize(1);
    }

    @Test
    void whatIsRefusedByTheDatabaseIsNotRepeatedInTheError() {
        NewEvent event = internal();
        append(stream, 0, event);
        StreamId other = stream(stream.id() + "-other");

        assertThatExceptionOfType(UnableToProduceResultException.class)
                .isThrownBy(() -> append(other, 0, event))
                .satisfies(e ->
                        assertThat(Reason.causes(e).map(Throwable::getMessage))
                                .anyMatch(said -> said.contains("event_event_id_key"))
                                .noneMatch(said ->
                                        said.contains(other.id()) || said.contains("INSERT")));
    }

    @Test
    void aVersionThatWasNotReadIsAConflictThatNamesTheStream() {
        append(stream, 0, internal());

        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> append(stream, 0, internal()))
                .satisfies(conflict -> assertThat(conflict.stream()).isEqualTo(stream));
    }

    @Test
    void aVersionThatIsNotThereYetIsAConflict() {
        append(stream, 0, internal());

        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> append(stream, 2, internal()));
        assertThat(load(stream)).hasSize(1);
    }

    @Test
    void ofTwoWritersAtTheSameVersionOneWins() {
        CompletableFuture<Void> second;
        try (Handle first = STORE.app.open()) {
            first.begin();
            STORE.events.append(first, stream, 0, List.of(internal()));
            second = CompletableFuture.runAsync(() -> append(stream, 0, internal()));
            STORE.awaitAWaitingInsert();
            first.commit();
        }

        assertThat(second)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(VersionConflict.class);
        assertThat(load(stream)).hasSize(1);
    }

    @Test
    void theLoserOfAConflictRunsAgainOverWhatTheWinnerWrote() {
        AtomicInteger runs = new AtomicInteger();

        STORE.transactions.run(handle -> {
            long version = STORE.events.load(handle, stream).size();
            if (runs.incrementAndGet() == 1) {
                CompletableFuture.runAsync(() -> append(stream, 0, internal())).join();
            }
            STORE.events.append(handle, stream, version, List.of(internal()));
            return stream;
        });

        assertThat(runs).hasValue(2);
        assertThat(load(stream)).extracting(Stored::version).containsExactly(1L, 2L);
    }

    @Test
    void anEventThatKafkaWouldRefuseIsRefusedHere() {
        NewEvent large =
                NewEvent.internal("member.noted", new byte[1_000_001], TestStore.metadata());

        assertThatExceptionOfType(EventTooLarge.class).isThrownBy(() -> append(stream, 0, large));
    }

    @Test
    void oneStreamTwiceInOneAppendIsABug() {
        Append once = new Append(stream, 0, List.of(internal()));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        STORE.app.useTransaction(
                                handle -> STORE.events.appendAll(handle, List.of(once, once))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = id",
                "stream_kind = 'x'",
                "stream_id = 'x'",
                "version = 9",
                "event_id = gen_random_uuid()",
                "type = 'x'",
                "data = '\\x00'",
                "occurred_at = now()",
                "effective_date = now()",
                "actor = 'x'",
                "correlation_id = 'x'",
                "causation_id = NULL",
                "policy_version = NULL",
                "idempotency_digest = NULL",
                "topic = NULL",
                "source = NULL",
                "book = NULL",
                "subject = NULL"
            })
    void noColumnOfAnEventIsEverChanged(String assignment) {
        append(stream, 0, internal());

        assertRefused("UPDATE event SET " + assignment);
    }

    @Test
    void everyColumnButThePositionIsHeldByTheTrigger() {
        List<String> free =
                STORE.owner.withHandle(handle ->
                        handle.createQuery(
                                        """
                                        SELECT attname FROM pg_attribute
                                        WHERE attrelid = 'event'::regclass AND attnum > 0 AND attnum NOT IN (
                                            SELECT unnest(tgattr) FROM pg_trigger WHERE tgname = 'event_data_never_changes')\
                                        """)
                                .mapTo(String.class)
                                .list());

        assertThat(free).containsExactly("position");
    }

    @Test
    void anEventIsNeverRemoved() {
        append(stream, 0, internal());

        assertRefused("DELETE FROM event");
        assertRefused("TRUNCATE event");
    }

    @Test
    void aPositionIsGivenOnce() {
        append(stream, 0, STORE.published(new BookId("14")));
        STORE.owner.useHandle(handle -> RelayRows.number(handle, 1_000));

        assertRefused("UPDATE event SET position = position + 1 WHERE position IS NOT NULL");
    }

    private static void assertRefused(String sql) {
        assertThatExceptionOfType(UnableToExecuteStatementException.class)
                .isThrownBy(() -> STORE.owner.useHandle(handle -> handle.execute(sql)))
                .withStackTraceContaining("an event is never changed or removed");
    }

    private static void append(StreamId stream, long version, NewEvent... events) {
        STORE.app.useTransaction(
                handle -> STORE.events.append(handle, stream, version, List.of(events)));
    }

    private static List<Stored> load(StreamId stream) {
        return STORE.app.withHandle(handle -> STORE.events.load(handle, stream));
    }
}
