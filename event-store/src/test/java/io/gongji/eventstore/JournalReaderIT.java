package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.local.LocalServers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalReaderIT {
    private static final Topics TOPICS =
            new Topics(LocalServers.shared().kafka().bootstrapServers());
    private static final AtomicInteger BOOKS = new AtomicInteger();

    private final TestStore store = new TestStore();
    private final BookId book = BookMap.bookOf(BOOKS.getAndIncrement());
    private final Journals journal = Journals.answering(book, store.source, 8);
    private final Collection<EventId> woken = new CopyOnWriteArrayList<>();

    @BeforeEach
    void createATableForTheHandler() {
        store.owner.useHandle(handle ->
                handle.execute(
                        "CREATE TABLE handled (n bigserial PRIMARY KEY, book text, seq bigint)"));
    }

    @Test
    void everyAnswerIsHandledOnceInOrder() {
        TOPICS.publish(journal, 1, 2, 3, 4, 5, 6, 7, 8);
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> woken.size() == 8);
        }

        assertThat(handled(book)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(woken).containsExactly(eventIds());
        assertThat(answered(store.source)).containsExactly(8L);
    }

    private EventId[] eventIds() {
        List<EventId> ids = new ArrayList<>();
        for (int seq = 1; seq <= 8; seq++) {
            ids.add(journal.eventId(seq));
        }
        return ids.toArray(EventId[]::new);
    }

    @Test
    void theAnswersToOthersMoveTheCursorOnly() {
        Journals mixed =
                new Journals(book)
                        .answer("/test/others", 1)
                        .answer(store.source, 1)
                        .answer("/test/others", 2);
        TOPICS.publish(mixed, 1, 2, 3);
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> seq() == 3);
        }

        assertThat(handled(book)).containsExactly(2L);
        assertThat(answered("/test/others")).isEmpty();
    }

    @Test
    void aRecordThatComesAgainIsSkipped() {
        TOPICS.publish(journal, 1, 2, 1, 2, 3, 3, 2, 4);
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> seq() == 4);
        }

        assertThat(handled(book)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.alarms.recent()).noneMatch(alarm -> isOf(alarm, book));
    }

    @Test
    void readingGoesOnWhereItStoppedAfterARestart() {
        TOPICS.publish(journal, 1, 2, 3);
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> seq() == 3);
        }
        TOPICS.publish(journal, 4);
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> seq() == 4);
        }

        assertThat(handled(book)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void afterAGapTheReaderWaitsForTheMissingRecord() {
        TOPICS.publish(journal, 1, 2, 4, 5);
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> alarmed("journal-gap/"));
            assertThat(handled(book)).containsExactly(1L, 2L);

            TOPICS.publish(journal, 3);

            await().until(() -> seq() == 5);
            await().until(() -> !alarmed("journal-gap/"));
        }
        assertThat(handled(book)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aBreakStopsItsBookAndNoOther() {
        BookId otherBook = BookMap.bookOf(BOOKS.getAndIncrement());
        Journals other = Journals.answering(otherBook, store.source, 3);
        Journals forged = Journals.answering(book, "/test/forger", 3);
        TOPICS.publish(journal, 1, 2);
        TOPICS.publish(book, List.of(forged.value(3)));
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> alarmed("journal-break/"));
            TOPICS.publish(journal, 3);
            TOPICS.publish(other, 1, 2, 3);

            await().until(() -> handled(otherBook).size() == 3);
        }
        assertThat(handled(book)).containsExactly(1L, 2L);
    }

    @Test
    void bytesThatAreNoRecordStopTheBook() {
        TOPICS.publish(book, List.of("{}".getBytes(UTF_8)));
        try (JournalReader reader = started(this::handle)) {
            await().until(() -> alarmed("journal-break/"));
        }

        assertThat(handled(book)).isEmpty();
    }

    @Test
    void aHandlerThatThrowsIsTriedAgainAndNothingIsSkipped() {
        AtomicBoolean ill = new AtomicBoolean(true);
        TOPICS.publish(journal, 1, 2, 3, 4, 5, 6);
        try (JournalReader reader =
                started((handle, record) -> {
                    handle(handle, record);
                    if (record.seq() == 3 && ill.get()) {
                        throw new IllegalStateException("ill");
                    }
                })) {
            await().until(() -> alarmed("journal-handler/"));
            assertThat(handled(book)).containsExactly(1L, 2L);

            ill.set(false);

            await().until(() -> seq() == 6);
            await().until(() -> !alarmed("journal-handler/"));
        }
        assertThat(handled(book)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void twoReadersOfOneGroupHandleEveryAnswerOnce() {
        try (JournalReader one = started(this::handle);
                JournalReader two = started(this::handle)) {
            TOPICS.publish(journal, 1, 2, 3, 4, 5, 6, 7, 8);
            await().until(() -> seq() == 8);
        }

        assertThat(handled(book)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    private JournalReader started(AnswerHandler handler) {
        JournalReader reader =
                new JournalReader(
                        store.app,
                        TOPICS.settings(),
                        store.settings,
                        store.alarms,
                        store.source,
                        Set.of(store.source),
                        handler);
        reader.afterCommit(woken::addAll);
        reader.start();
        return reader;
    }

    private void handle(Handle handle, JournalRecord record) {
        handle.execute(
                "INSERT INTO handled (book, seq) VALUES (?, ?)",
                record.book().value(),
                record.seq());
    }

    private List<Long> handled(BookId of) {
        return numbers("SELECT seq FROM handled WHERE book = ? ORDER BY n", of.value());
    }

    private List<Long> answered(String source) {
        return numbers("SELECT position FROM answered WHERE source = ?", source);
    }

    private long seq() {
        List<Long> found = numbers("SELECT seq FROM journal_cursor WHERE book = ?", book.value());
        return found.isEmpty() ? 0 : Collections.max(found);
    }

    private List<Long> numbers(String sql, String argument) {
        return store.owner.withHandle(
                handle -> handle.createQuery(sql).bind(0, argument).mapTo(Long.class).list());
    }

    private boolean alarmed(String name) {
        return store.alarms.current().stream().anyMatch(alarm -> alarm.name().equals(name + book));
    }

    private static boolean isOf(Alarms.Alarm alarm, BookId book) {
        return alarm.name().endsWith("/" + book);
    }
}
