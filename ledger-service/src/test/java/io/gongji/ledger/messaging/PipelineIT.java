package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.app.Ahead;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.Underway;
import io.gongji.ledger.domain.RandomEvents;
import io.gongji.ledger.store.OwnersShare;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Three batches in hand at once, one being read, one decided and one written, make the book that
/// one event after the other makes: byte for byte in the journal, and row for row beside it.
class PipelineIT {
    private static final BookId BOOK = new BookId("13");
    private static final int EVENTS = 900;
    private static final Instant NOW = Instant.parse("2025-03-14T01:00:00Z");

    private final TestLedger oneByOne = TestLedger.empty();
    private final TestLedger pipelined = TestLedger.empty();

    @AfterEach
    void close() {
        oneByOne.close();
        pipelined.close();
    }

    @ParameterizedTest(name = "seed {0}, {1} in a batch at most, {2} owners remembered")
    @CsvSource({"31, 8, 0", "32, 8, 5", "33, 40, 1000", "34, 3, 1000", "35, 100, 3"})
    void whatIsReadAheadMakesTheSameBook(long seed, int batchMax, int ownersMax)
            throws SQLException {
        SplittableRandom random = new SplittableRandom(seed);
        TestSource source = new TestSource(BOOK, Topic.OPERATIONS);
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            source.add("test/" + i % 50, RandomEvents.day(random, i), RandomEvents.next(random, i));
            deliveries.add(source.delivery(i + 1, i));
        }
        try (BookWriter writer = writer(oneByOne, 0)) {
            for (Delivery delivery : deliveries) {
                assertWritten(writer.write(List.of(delivery), Map.of()));
            }
        }

        int smooth;
        try (BookWriter writer = writer(pipelined, ownersMax)) {
            smooth = pipeline(writer, batches(deliveries, random, batchMax));
        }

        assertThat(smooth).isGreaterThan(EVENTS / batchMax / 10);
        assertThat(values(pipelined)).containsExactlyElementsOf(values(oneByOne));
        for (String table : tables()) {
            assertThat(rows(pipelined, table)).as(table).isEqualTo(rows(oneByOne, table));
        }
    }

    /// What the worker does, but a batch is read before the one in front of it is decided for
    /// certain. Returns how many batches went smoothly.
    private static int pipeline(BookWriter writer, List<List<Delivery>> batches)
            throws SQLException {
        assertWritten(writer.write(batches.getFirst(), Map.of()));
        int smooth = 0;
        List<Delivery> waiting = batches.get(1);
        Ahead ready = ready(writer, waiting);
        Underway begun = null;
        for (List<Delivery> batch : batches.subList(2, batches.size())) {
            Ahead next = ready(writer, batch);
            begun = writer.begin(ready, Map.of());
            if (begun == null) {
                assertWritten(writer.write(waiting, Map.of()));
            } else {
                smooth++;
            }
            waiting = batch;
            ready = next;
        }
        if (begun != null) {
            assertWritten(begun.result());
        }
        assertWritten(writer.write(waiting, Map.of()));
        return smooth;
    }

    private static Ahead ready(BookWriter writer, List<Delivery> batch) {
        Ahead ahead = writer.prepare(() -> batch);
        assertThat(ahead.deliveries()).isEqualTo(batch);
        return ahead;
    }

    private static void assertWritten(BatchResult result) {
        assertThat(result).isInstanceOf(BatchResult.Written.class);
    }

    private static BookWriter writer(TestLedger ledger, int ownersMax) throws SQLException {
        BookWriter writer =
                new BookWriter(
                        ledger.writing(),
                        BOOK,
                        InstantSource.fixed(NOW),
                        new OwnersShare(ownersMax),
                        _ -> {});
        writer.head();
        return writer;
    }

    private static List<List<Delivery>> batches(
            List<Delivery> deliveries, SplittableRandom random, int max) {
        List<List<Delivery>> batches = new ArrayList<>();
        List<Delivery> batch = new ArrayList<>();
        int size = random.nextInt(1, max + 1);
        for (Delivery delivery : deliveries) {
            if (batch.size() == size) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = random.nextInt(1, max + 1);
            }
            batch.add(delivery);
        }
        batches.add(batch);
        return batches;
    }

    private static List<String> values(TestLedger ledger) {
        return texts(ledger, "SELECT convert_from(value, 'UTF8') FROM journal ORDER BY seq");
    }

    private List<String> tables() {
        return texts(
                oneByOne,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'ledger'"
                        + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'");
    }

    /// All rows; accounts by what they are, for their ids come from a sequence.
    private static List<String> rows(TestLedger ledger, String table) {
        String query =
                switch (table) {
                    case "account" -> "SELECT (to_jsonb(t) - 'id')::text FROM account t";
                    case "posting", "account_day", "account_date" ->
                            "SELECT (to_jsonb(t) - 'account_id')::text || a.code || a.fund || a.region || a.owner"
                                    + " FROM %s t JOIN account a ON a.id = t.account_id"
                                            .formatted(table);
                    default -> "SELECT to_jsonb(t)::text FROM " + table + " t";
                };
        return texts(ledger, query + " ORDER BY 1");
    }

    private static List<String> texts(TestLedger ledger, String query) {
        return ledger.owner.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
