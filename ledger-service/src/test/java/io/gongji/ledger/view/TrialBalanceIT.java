package io.gongji.ledger.view;

import static io.gongji.ledger.view.PastBalancesIT.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.proof.WrittenBook;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A trial balance as of a record, of a month and of a day is what adding up the records gives
/// (seed 57).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialBalanceIT {
    private static final List<YearMonth> MONTHS =
            Arrays.asList(YearMonth.of(2024, 11), YearMonth.of(2025, 1), null);
    private static final List<LocalDate> DAYS =
            Arrays.asList(
                    LocalDate.of(2024, 10, 31),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(2025, 1, 15),
                    LocalDate.of(2025, 12, 31),
                    null);

    private WrittenBook written;
    private List<JournalRecord> records;
    private List<Long> points;
    private TrialBalanceQueries trialBalances;

    @BeforeAll
    void write() throws SQLException {
        written = WrittenBook.recordedOverDays(57, 320);
        records = written.records();
        long head = records.size();
        points = List.of(0L, head / 2, head - 1, head);
        trialBalances = new TrialBalanceQueries(new Snapshots(written.asService()));
    }

    @AfterAll
    void close() {
        written.close();
    }

    @Test
    void aTrialBalanceByDatesHasWhatWasKnownAndCounts() {
        for (YearMonth month : MONTHS) {
            for (LocalDate day : DAYS) {
                for (long seq : points) {
                    TrialBalance trial =
                            found(
                                    trialBalances.of(
                                            new TrialBalance.Asked(
                                                    written.book, new AsOf.Seq(seq), month, day)));
                    assertThat(trial.throughMonth()).isEqualTo(Objects.toString(month, null));
                    assertThat(trial.effectiveDate()).isEqualTo(day);
                    assertThat(trial.sums()).allSatisfy(sum -> assertThat(sum.sumFen()).isZero());
                    assertThat(nets(trial))
                            .as("as of %s, through %s, services up to %s", seq, month, day)
                            .isEqualTo(nets(seq, record -> counts(record, month, day)));
                }
            }
        }
    }

    private static boolean counts(JournalRecord record, YearMonth month, LocalDate day) {
        return (month == null || !YearMonth.from(record.accountingDate()).isAfter(month))
                && (day == null || !record.effectiveDate().isAfter(day));
    }

    private static Map<String, Long> nets(TrialBalance trial) {
        Map<String, Long> nets = new HashMap<>();
        for (TrialBalance.Line line : trial.lines()) {
            nets.put(
                    line.account() + "/" + line.fund() + "/" + line.region(),
                    line.debitFen() - line.creditFen());
        }
        return nets;
    }

    /// The same by adding up the records: every code that a counted posting names.
    private Map<String, Long> nets(long seq, Predicate<JournalRecord> counts) {
        Map<String, Long> nets = new HashMap<>();
        for (JournalRecord record : records.subList(0, (int) seq)) {
            if (counts.test(record)
                    && record.outcome() instanceof Outcome.Accepted(_, List<Posting> legs, _)) {
                for (Posting leg : legs) {
                    Account account = leg.account();
                    nets.merge(
                            account.code().code() + "/" + account.fund() + "/" + account.region(),
                            leg.amountFen(),
                            Long::sum);
                }
            }
        }
        return nets;
    }
}
