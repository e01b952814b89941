package io.gongji.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fold of the journal is the live state, after every batch.
class VerifierIT {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void foldingTheJournalGivesTheLiveStateAtEveryCut(long seed) throws SQLException {
        try (WrittenBook written = WrittenBook.random(seed, 0)) {
            for (int cut = 0; cut < 25; cut++) {
                VerificationReport report = verified(written);
                assertThat(report.firstDifference()).isNull();
                assertThat(report.ok()).isTrue();
                assertThat(report.records())
                        .isEqualTo(report.headSeq())
                        .isEqualTo(written.values().size());
                written.go(10);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {34, 35, 36, 37})
    void soItIsOverMonthsYearsPremiumsTransfersAndWithdrawals(long seed) throws SQLException {
        try (WrittenBook written = WrittenBook.ofEverything(seed, 0)) {
            for (int cut = 0; cut < 15; cut++) {
                written.go(25);
                assertThat(verified(written).firstDifference()).isNull();
            }
        }
    }

    @ParameterizedTest(name = "{0} records at a time")
    @ValueSource(ints = {1, 7, 400})
    void aBookRestoredFromItsRecordsIsTheSame(int atATime) throws SQLException {
        try (WrittenBook written = WrittenBook.ofEverything(38, 300);
                WrittenBook restored = WrittenBook.random(1, 0)) {
            restored.adopt(written.values(), atATime);

            assertThat(verified(restored))
                    .returns(null, VerificationReport::firstDifference)
                    .returns(verified(written).headHash(), VerificationReport::headHash);
        }
    }

    @Test
    void aBookWithoutRecordsIsRight() throws SQLException {
        try (WrittenBook written = WrittenBook.random(1, 0)) {
            assertThat(verified(written))
                    .returns(true, VerificationReport::ok)
                    .returns(0L, VerificationReport::records)
                    .returns("0".repeat(64), VerificationReport::headHash);
        }
    }

    private static VerificationReport verified(WrittenBook written) {
        return ((Verification.Done) verifier(written).verify(written.book, ProofSource.DATABASE))
                .report();
    }

    static Verifier verifier(WrittenBook written) {
        return new Verifier(
                written.asService(),
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                Duration.ofSeconds(1));
    }
}
