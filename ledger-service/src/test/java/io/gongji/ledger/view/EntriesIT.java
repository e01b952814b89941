package io.gongji.ledger.view;

import static io.gongji.ledger.view.PastBalancesIT.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.proof.WrittenBook;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Records come out as they were written (seed 81).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntriesIT {
    private WrittenBook written;
    private EntryQueries entries;

    @BeforeAll
    void write() throws SQLException {
        written = WrittenBook.random(81, 120);
        entries = new EntryQueries(new Snapshots(written.asService()));
    }

    @AfterAll
    void close() {
        written.close();
    }

    @Test
    void pagesGiveEveryRecordAndItsPlaceInTheChain() {
        List<JournalEntry> read = new ArrayList<>();
        String cursor = "0";
        while (cursor != null) {
            EntryPage page = entries.after(written.book, Long.parseLong(cursor), 25);
            read.addAll(page.entries());
            cursor = page.nextCursor();
        }
        Sha256 hash = Sha256.ZERO;
        for (JournalEntry entry : read) {
            hash = hash.chain(entry.record().getBytes(StandardCharsets.UTF_8));
            assertThat(entry.hash()).isEqualTo(hash.toString());
        }
        assertThat(read).hasSize(120);
    }

    @Test
    void oneRecordIsFoundByItsPlaceAndByItsEvent() {
        JournalEntry seventh = found(entries.at(written.book, 7));
        assertThat(seventh.record()).startsWith("{\"book\":\"13\",\"seq\":7,");
        EventId event =
                written.records().stream()
                        .map(record ->
                                record.cause() instanceof Cause.OfEvent of && record.seq() == 7
                                        ? of.eventId()
                                        : null)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        assertThat(entries.ofEvent(event)).isEqualTo(new EntryPage(List.of(seventh), null));
        assertThat(entries.ofEvent(new EventId(new UUID(7, 7))).entries()).isEmpty();
    }

    @Test
    void aSubjectHasAllItsRecordsPageByPage() {
        String subject = "payroll/EMPLOYER01/2025-01";
        long expected =
                written.records().stream()
                        .filter(record ->
                                record.cause() instanceof Cause.OfEvent of
                                        && of.subject().equals(subject))
                        .count();
        EntryPage whole = entries.ofSubject(subject, EntryQueries.Place.START, 200);
        EntryPage first = entries.ofSubject(subject, EntryQueries.Place.START, 5);
        assertThat(whole.entries()).hasSize(Math.toIntExact(expected));
        assertThat(first.entries()).isEqualTo(whole.entries().subList(0, 5));
        assertThat(first.nextCursor()).startsWith("13.");
    }

    @Test
    void aRecordThatIsNotThereIsNotFound() {
        assertThat(entries.at(written.book, 121))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_FOUND));
    }
}
