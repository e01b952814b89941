package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchRoomTest {
    private static final long BATCH_BYTES = 4L << 20;

    private final BatchRoom room = new BatchRoom(8 << 20);
    private final ExecutorService books = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        books.shutdownNow();
    }

    @Test
    void asManyBatchesEnterAsThereIsRoomFor() throws Exception {
        BatchRoom.Place first = room.tryEnter(BATCH_BYTES);
        BatchRoom.Place second = room.tryEnter(BATCH_BYTES);

        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(room.tryEnter(1)).isNull();
    }

    @Test
    void whoeverWaitsEntersWhenOneLeaves() throws Exception {
        BatchRoom.Place all = room.tryEnter(2 * BATCH_BYTES);
        CompletableFuture<BatchRoom.Place> waiting = enter(BATCH_BYTES, new AtomicBoolean());
        assertThat(waiting).isNotDone();

        all.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aPlaceIsGivenBackOnce() throws Exception {
        BatchRoom.Place place = room.tryEnter(BATCH_BYTES);
        place.close();
        place.close();

        assertThat(room.tryEnter(2 * BATCH_BYTES)).isNotNull();
        assertThat(room.tryEnter(BATCH_BYTES)).isNull();
    }

    @Test
    void aBatchLargerThanAllOfItIsTakenAlone() throws Exception {
        BatchRoom.Place large = room.tryEnter(100 * BATCH_BYTES);

        assertThat(large).isNotNull();
        assertThat(room.tryEnter(1)).isNull();
        large.close();
        assertThat(room.tryEnter(1)).isNotNull();
    }

    @Test
    void whoeverGivesUpHasNoPlace() throws Exception {
        BatchRoom.Place all = room.tryEnter(2 * BATCH_BYTES);
        AtomicBoolean givesUp = new AtomicBoolean();
        CompletableFuture<BatchRoom.Place> waiting = enter(BATCH_BYTES, givesUp);

        givesUp.set(true);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isNull();
        all.close();
        assertThat(room.tryEnter(2 * BATCH_BYTES)).isNotNull();
    }

    private CompletableFuture<BatchRoom.Place> enter(long bytes, AtomicBoolean givesUp) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return room.enter(bytes, givesUp::get);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                books);
    }
}
