package io.gongji.ledger.view;

import static io.gongji.ledger.view.PastBalancesIT.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.ledger.proof.RandomHistory;
import io.gongji.ledger.proof.WrittenBook;
import io.gongji.ledger.view.Statement.Asked;
import io.gongji.ledger.view.Statement.Line;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Statements add up, in one page and in many (seed 52).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementIT {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    private WrittenBook written;
    private StatementQueries statements;
    private BalanceQueries balances;

    @BeforeAll
    void write() throws SQLException {
        written = WrittenBook.random(52, 300);
        Snapshots snapshots = new Snapshots(written.asService());
        statements = new StatementQueries(snapshots);
        balances = new BalanceQueries(snapshots);
    }

    @AfterAll
    void close() {
        written.close();
    }

    @Test
    void aWholeStatementEndsAtTheBalance() {
        for (int n = 0; n < RandomHistory.MEMBERS; n++) {
            Statement statement = found(statements.of(asked(n, null, null, null, 500)));
            MemberBalance balance =
                    found(balances.ofMember(RandomHistory.member(n), new AsOf.Live(), null));
            assertThat(statement.openingFen()).isZero();
            assertThat(statement.closingFen())
                    .isEqualTo(balance.availableFen() - balance.recoverableFen());
            assertAddsUp(statement.openingFen(), statement.lines(), statement.closingFen());
            assertThat(statement.nextCursor()).isNull();
        }
    }

    @Test
    void aPeriodOpensWhereTheOneBeforeItCloses() {
        for (int n = 0; n < RandomHistory.MEMBERS; n++) {
            Statement before =
                    found(statements.of(asked(n, null, NEW_YEAR.minusDays(1), null, 500)));
            Statement after = found(statements.of(asked(n, NEW_YEAR, null, null, 500)));
            assertThat(after.openingFen()).isEqualTo(before.closingFen());
            assertAddsUp(before.openingFen(), before.lines(), before.closingFen());
            assertAddsUp(after.openingFen(), after.lines(), after.closingFen());
            assertThat(after.lines())
                    .allSatisfy(
                            line -> assertThat(line.effectiveDate()).isAfterOrEqualTo(NEW_YEAR));
        }
    }

    @Test
    void pagesTogetherAreTheWhole() {
        Statement whole = found(statements.of(asked(3, NEW_YEAR, null, null, 500)));
        List<Line> lines = new ArrayList<>();
        String cursor = null;
        do {
            Statement page = found(statements.of(asked(3, NEW_YEAR, null, cursor, 4)));
            assertThat(page.lines()).hasSizeBetween(1, 4);
            assertThat(page.openingFen()).isEqualTo(whole.openingFen());
            assertThat(page.closingFen()).isEqualTo(whole.closingFen());
            lines.addAll(page.lines());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(lines).isEqualTo(whole.lines()).hasSizeGreaterThan(8);
    }

    @Test
    void pagesStayAsOfTheirFirstOneWhileTheBookGoesOn() throws SQLException {
        try (WrittenBook moving = WrittenBook.random(53, 200)) {
            StatementQueries queries = new StatementQueries(new Snapshots(moving.asService()));
            Statement first = found(queries.of(asked(1, null, null, null, 2)));
            moving.go(100);
            Statement second = found(queries.of(asked(1, null, null, first.nextCursor(), 500)));
            assertThat(second.asOfSeq()).isEqualTo(first.asOfSeq());
            assertThat(second.closingFen()).isEqualTo(first.closingFen());
            assertThat(second.lines().getLast().balanceFen()).isEqualTo(first.closingFen());
        }
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsAndAForeignCursorAreRefused() {
        assertRefused(
                statements.of(asked(1, NEW_YEAR, NEW_YEAR.minusDays(1), null, 10)),
                "to is before from");
        assertRefused(statements.of(asked(1, null, null, "not a cursor", 10)), "cursor");
        assertRefused(statements.of(asked(1, null, null, "OTk5OTk5LjEuMQ", 10)), "asOfSeq");
    }

    private static void assertRefused(Answer<Statement> answer, String detail) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Refusal.INVALID_FIELD);
                            assertThat(refused.detail().english()).contains(detail);
                        });
    }

    private static void assertAddsUp(long openingFen, List<Line> lines, long closingFen) {
        long balance = openingFen;
        for (Line line : lines) {
            balance += line.amountFen();
            assertThat(line.balanceFen()).isEqualTo(balance);
        }
        assertThat(balance).isEqualTo(closingFen);
    }

    private static Asked asked(int n, LocalDate from, LocalDate to, String cursor, int limit) {
        MemberId member = RandomHistory.member(n);
        return new Asked(
                member, new Period(DateBy.EFFECTIVE, from, to), new AsOf.Live(), cursor, limit);
    }
}
