package io.gongji.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.proof.Difference.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final LocalDate LATE = LocalDate.of(2025, 1, 20);

    private final Fold fold = new Fold(new BookId("13"));

    @Test
    void aRecordAccountedInALockedMonthIsFound() {
        lockJanuary();

        DifferenceFound found =
                catchThrowableOfType(
                        DifferenceFound.class, () -> fold.apply(record(2, LATE, LATE)));

        assertThat(found.difference())
                .returns(Where.ACCOUNTING_DATE, Difference::where)
                .returns(2L, Difference::seq)
                .returns("2025-02-01", Difference::expected)
                .returns("2025-01-20", Difference::found);
    }

    @Test
    void aLateRecordAccountedInTheOpenMonthIsRight() {
        lockJanuary();

        assertThat(fold.apply(record(2, LocalDate.of(2025, 2, 1), LATE))).isEmpty();
    }

    @Test
    void aRecordAccountedLaterThanItMustIsFound() {
        assertThat(
                        catchThrowableOfType(
                                        DifferenceFound.class,
                                        () -> fold.apply(record(1, LATE.plusMonths(1), LATE)))
                                .difference()
                                .where())
                .isEqualTo(Where.ACCOUNTING_DATE);
    }

    private void lockJanuary() {
        fold.apply(
                record(
                        1,
                        LocalDate.of(2025, 2, 3),
                        LocalDate.of(2025, 2, 3),
                        new Change.PeriodLocked(YearMonth.of(2025, 1))));
    }

    private static JournalRecord record(
            long seq, LocalDate accounted, LocalDate effective, Change... changes) {
        return new JournalRecord(
                new BookId("13"),
                seq,
                Sha256.ZERO,
                new Cause.OfEvent(
                        new EventId(new UUID(1, seq)),
                        "gongji.test.v1",
                        "/test",
                        seq,
                        "test/1",
                        null,
                        new Cause.Coordinate("gongji.operations", seq)),
                Instant.parse("2025-02-03T00:00:00Z"),
                accounted,
                effective,
                2,
                new Outcome.Accepted(List.of(changes), List.of(), null));
    }
}
