package io.gongji.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Uuids;
import io.gongji.eventstore.AnswerWaiter.FirstLook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerWaiterTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final EventId eventId = new EventId(Uuids.version7(1));
    private final AtomicBoolean answered = new AtomicBoolean();

    @Test
    void anAnswerThatIsThereIsNotWaitedFor() {
        AnswerWaiter waiter = waiter(Duration.ofSeconds(10), 10);
        answered.set(true);

        assertThat(waiter.await(eventId, Duration.ZERO, answered::get)).isTrue();
    }

    @Test
    void aWaiterIsWokenByTheReader() {
        AnswerWaiter waiter = waiter(Duration.ofSeconds(10), 10);
        CompletableFuture<Boolean> waiting = inBackground(waiter, LONG);
        await().until(() -> waiter.waiting() == 1);
        answered.set(true);

        waiter.wake(List.of(eventId));

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
        assertThat(waiter.waiting()).isZero();
    }

    @Test
    void aWaiterLooksByItselfBecauseAnotherPodMayHaveStoredTheAnswer() {
        AnswerWaiter waiter = waiter(Duration.ofMillis(10), 10);
        CompletableFuture<Boolean> waiting = inBackground(waiter, LONG);

        answered.set(true);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
    }

    @Test
    void nobodyIsAskedForAnEventOfAMomentAgoUntilItsAnswerWakesTheWaiter() {
        AnswerWaiter waiter = waiter(Duration.ofSeconds(10), 10);
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Optional<Integer>> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                waiter.await(
                                        eventId,
                                        LONG,
                                        FirstLook.WHEN_WOKEN,
                                        () -> Optional.of(looks.incrementAndGet())),
                        Executors.newVirtualThreadPerTaskExecutor());
        await().until(() -> waiter.waiting() == 1);
        assertThat(looks).hasValue(0);

        waiter.wake(List.of(eventId));

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of(1));
    }

    @Test
    void anAnswerWhoseWakeWasMissedIsFoundAtTheNextLook() {
        AnswerWaiter waiter = waiter(Duration.ofMillis(10), 10);

        Optional<Boolean> found =
                waiter.await(eventId, LONG, FirstLook.WHEN_WOKEN, () -> Optional.of(true));

        assertThat(found).contains(true);
    }

    @Test
    void whoHasNoTimeToWaitIsToldWhatIsKnown() {
        AnswerWaiter waiter = waiter(Duration.ofSeconds(10), 10);

        Optional<Boolean> found =
                waiter.await(eventId, Duration.ZERO, FirstLook.WHEN_WOKEN, () -> Optional.of(true));

        assertThat(found).contains(true);
    }

    @Test
    void theTimeIsOverWithoutAnAnswer() {
        AnswerWaiter waiter = waiter(Duration.ofMillis(10), 10);

        assertThat(waiter.await(eventId, Duration.ofMillis(30), answered::get)).isFalse();
    }

    @Test
    void whoWaitsLongLooksLessAndLessOften() {
        AnswerWaiter waiter = waiter(Duration.ofMillis(10), 10);
        AtomicInteger looks = new AtomicInteger();

        boolean found =
                waiter.await(eventId, Duration.ofMillis(300), () -> looks.incrementAndGet() < 0);

        assertThat(found).isFalse();
        assertThat(looks).hasValueLessThanOrEqualTo(7);
    }

    @Test
    void nobodyWaitsBeyondTheLimit() {
        AnswerWaiter waiter = waiter(Duration.ofSeconds(10), 1);
        CompletableFuture<Boolean> first = inBackground(waiter, LONG);
        await().until(() -> waiter.waiting() == 1);

        assertThat(waiter.await(eventId, LONG, answered::get)).isFalse();

        answered.set(true);
        waiter.wake(List.of(eventId));
        assertThat(first).succeedsWithin(Duration.ofSeconds(5));
    }

    private CompletableFuture<Boolean> inBackground(AnswerWaiter waiter, Duration atMost) {
        return CompletableFuture.supplyAsync(
                () -> waiter.await(eventId, atMost, answered::get),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static AnswerWaiter waiter(Duration poll, int max) {
        EventStoreSettings defaults = EventStoreSettings.defaults();
        return new AnswerWaiter(
                new EventStoreSettings(
                        defaults.eventBytesMax(),
                        defaults.retriesMax(),
                        defaults.relay(),
                        defaults.journal(),
                        new EventStoreSettings.Answers(poll, max),
                        defaults.keys()));
    }
}
