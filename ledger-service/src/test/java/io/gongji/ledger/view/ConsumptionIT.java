package io.gongji.ledger.view;

import static io.gongji.ledger.view.PastBalancesIT.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.proof.RandomHistory;
import io.gongji.ledger.proof.WrittenBook;
import io.gongji.ledger.view.Consumption.Asked;
import io.gongji.ledger.view.Consumption.Kind;
import io.gongji.ledger.view.Consumption.Line;
import io.gongji.ledger.view.Spendable.Bound;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What relatives spent is what the records of bills and voids say, and what can be spent is what
/// the next bill takes.
@TestInstance(Lifecycle.PER_CLASS)
class ConsumptionIT {
    private static final LocalDate DAY = LocalDate.of(2025, 2, 20);

    private WrittenBook written;
    private ConsumptionQueries consumption;
    private BookState state;
    private final List<Drawn> drawn = new ArrayList<>();

    private record Drawn(long seq, GrantId grant, long fen, LocalDate day) {}

    @BeforeAll
    void write() throws SQLException {
        written = WrittenBook.random(91, 700);
        consumption = new ConsumptionQueries(new Snapshots(written.asService()));
        state = WrittenBook.foldOf(written.book, written.records());
        for (JournalRecord record : written.records()) {
            if (record.outcome() instanceof Outcome.Accepted accepted) {
                Map<GrantId, Long> sums = new HashMap<>();
                for (Change change : accepted.changes()) {
                    if (change instanceof Change.GrantDrawn draw) {
                        sums.merge(
                                draw.grantId(), draw.currentFen() + draw.previousFen(), Long::sum);
                    }
                }
                sums.forEach((grant, fen) ->
                        drawn.add(new Drawn(record.seq(), grant, fen, record.effectiveDate())));
            }
        }
    }

    @AfterAll
    void close() {
        written.close();
    }

    @Test
    void everyDrawAndEveryVoidIsALineOfItsGiverAndOfItsGrant() {
        assertThat(drawn).anyMatch(draw -> draw.fen() < 0).anyMatch(draw -> draw.fen() > 0);
        for (int n = 0; n < RandomHistory.MEMBERS; n++) {
            MemberId giver = RandomHistory.member(n);
            Consumption all = found(consumption.ofGiver(giver, asked(null, null, null, null, 500)));
            assertSame(all, giversOf(giver));
        }
        for (GrantId grant : drawn.stream().map(Drawn::grant).distinct().toList()) {
            Consumption all =
                    found(consumption.ofGrant(grant, asked(grant, null, null, null, 500)));
            assertSame(all, drawn.stream().filter(draw -> draw.grant().equals(grant)).toList());
        }
    }

    @Test
    void aLineSaysWhoWhereAndByWhichBill() {
        for (int n = 0; n < RandomHistory.MEMBERS; n++) {
            Consumption all =
                    found(
                            consumption.ofGiver(
                                    RandomHistory.member(n), asked(null, null, null, null, 500)));
            for (Line line : all.lines()) {
                JournalRecord record = written.records().get((int) line.seq() - 1);
                var grant = Objects.requireNonNull(state.grant(line.grantId()));
                assertThat(line.memberId()).isEqualTo(grant.member());
                assertThat(line.giver()).isEqualTo(grant.giver());
                assertThat(line.provider()).isNotNull();
                assertThat(((Cause.OfEvent) record.cause()).subject())
                        .isEqualTo("settlement/" + line.settlementId());
                var bill =
                        Objects.requireNonNull(
                                state.settlement(Objects.requireNonNull(line.settlementId())));
                assertThat(line.kind())
                        .isEqualTo(bill.seq() == line.seq() ? Kind.SPENT : Kind.GIVEN_BACK);
                assertThat(line.voidedBySeq())
                        .isEqualTo(line.kind() == Kind.SPENT ? bill.voidedBySeq() : null);
            }
        }
    }

    @Test
    void asOfARecordThereIsWhatWasSpentByThen() throws SQLException {
        MemberId giver = busiestGiver();
        Consumption live = found(consumption.ofGiver(giver, asked(null, null, null, null, 500)));
        Line voided =
                live.lines().stream()
                        .filter(line -> line.voidedBySeq() != null)
                        .findFirst()
                        .orElseThrow();
        long before = Objects.requireNonNull(voided.voidedBySeq()) - 1;
        Consumption then = found(consumption.ofGiver(giver, asOf(before, null, 500)));
        assertThat(then.asOfSeq()).isEqualTo(before);
        assertSame(then, giversOf(giver).stream().filter(draw -> draw.seq() <= before).toList());
        assertThat(then.lines())
                .filteredOn(line -> line.seq() == voided.seq())
                .allSatisfy(line -> assertThat(line.voidedBySeq()).isNull());
        Consumption first = found(consumption.ofGiver(giver, asOf(before, null, 1)));
        Consumption second =
                found(consumption.ofGiver(giver, asOf(before + 1, first.nextCursor(), 1)));
        assertThat(second.asOfSeq()).as("a cursor keeps its record").isEqualTo(before);
    }

    private static Asked asOf(long seq, String cursor, int limit) {
        return new Asked(null, null, null, null, new AsOf.Seq(seq), cursor, limit);
    }

    @Test
    void pagesGiveEveryLineOnceAndTheSameSums() throws SQLException {
        MemberId giver = busiestGiver();
        Consumption whole = found(consumption.ofGiver(giver, asked(null, null, null, null, 500)));
        List<Line> lines = new ArrayList<>();
        String cursor = null;
        do {
            Consumption page =
                    found(
                            consumption.ofGiver(
                                    giver,
                                    new Asked(null, null, null, null, new AsOf.Live(), cursor, 2)));
            assertThat(page.spentFen()).isEqualTo(whole.spentFen());
            assertThat(page.asOfSeq()).isEqualTo(whole.asOfSeq());
            lines.addAll(page.lines());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(lines).isEqualTo(whole.lines());
    }

    @Test
    void aPeriodAndAMemberNarrowIt() {
        MemberId giver = busiestGiver();
        Consumption whole = found(consumption.ofGiver(giver, asked(null, null, null, null, 500)));
        LocalDate day = whole.lines().get(whole.lines().size() / 2).effectiveDate();
        MemberId spender = whole.lines().getFirst().memberId();
        assertThat(found(consumption.ofGiver(giver, asked(null, spender, day, day, 500))).lines())
                .isEqualTo(
                        whole.lines().stream()
                                .filter(line -> line.memberId().equals(spender))
                                .filter(line -> line.effectiveDate().equals(day))
                                .toList());
    }

    @Test
    void whatIsUnknownOrMeansNothingIsRefused() {
        MemberId unknown = RandomHistory.member(4711);
        assertRefused(
                consumption.ofGiver(unknown, asked(null, null, null, null, 5)),
                Refusal.MEMBER_UNKNOWN);
        GrantId grant = RandomHistory.grant(4711);
        assertRefused(
                consumption.ofGrant(grant, asked(grant, null, null, null, 5)), Refusal.NOT_FOUND);
        assertRefused(
                consumption.ofGiver(
                        RandomHistory.member(1),
                        new Asked(null, null, null, null, new AsOf.Live(), "x", 5)),
                Refusal.INVALID_FIELD);
        assertRefused(
                consumption.ofGiver(
                        RandomHistory.member(1), asked(null, null, DAY, DAY.minusDays(1), 5)),
                Refusal.INVALID_FIELD);
    }

    @Test
    void aBillOfEverythingTakesWhatIsSpendableInThatOrder() throws SQLException {
        try (WrittenBook fresh = WrittenBook.random(92, 300)) {
            SpendableQueries queries = new SpendableQueries(new Snapshots(fresh.asService()));
            for (int n = 0; n < RandomHistory.MEMBERS; n++) {
                MemberId patient = RandomHistory.member(n);
                Spendable before = found(queries.of(patient, DAY.getYear(), DebitSource.GRANTS));
                JournalRecord bill = fresh.write(fresh.history.bill(n, 1, 100_000_000), DAY);
                if (bill.outcome() instanceof Outcome.Accepted accepted
                        && accepted.memo() instanceof Memo.BillPaid paid) {
                    assertThat(before.totalFen())
                            .isEqualTo(paid.ownFen() + paid.walletFen() + paid.poolFen());
                    assertThat(before.walletFen()).isEqualTo(paid.walletFen());
                    assertThat(drawsOf(accepted)).isEqualTo(paying(before));
                } else {
                    assertThat(before.totalFen()).isZero();
                }
                assertThat(before.grants()).allSatisfy(ConsumptionIT::assertBounded);
            }
        }
    }

    private static List<GrantId> drawsOf(Outcome.Accepted accepted) {
        return accepted.changes().stream()
                .filter(Change.GrantDrawn.class::isInstance)
                .map(change -> ((Change.GrantDrawn) change).grantId())
                .toList();
    }

    private static List<GrantId> paying(Spendable spendable) {
        return spendable.grants().stream()
                .filter(grant -> grant.spendableFen() > 0)
                .map(Spendable.Grant::grantId)
                .toList();
    }

    private static void assertBounded(Spendable.Grant grant) {
        switch (grant.bound()) {
            case GIVER_CLOSED, GIVER_DECEASED, FROZEN -> assertThat(grant.spendableFen()).isZero();
            case YEAR_CAP ->
                    assertThat(grant.spendableFen() + grant.drawnFen())
                            .isGreaterThanOrEqualTo(Objects.requireNonNull(grant.capFen()));
            case BALANCE ->
                    assertThat(grant.capFen() == null ? Long.MAX_VALUE : grant.capFen())
                            .isGreaterThan(grant.spendableFen() + grant.drawnFen());
            case EARMARK -> assertThat(grant.bound()).isEqualTo(Bound.EARMARK);
        }
    }

    private List<Drawn> giversOf(MemberId giver) {
        return drawn.stream()
                .filter(draw ->
                        Objects.requireNonNull(state.grant(draw.grant())).giver().equals(giver))
                .toList();
    }

    private MemberId busiestGiver() {
        return state.members().stream()
                .map(member -> member.id())
                .max((a, b) -> Integer.compare(giversOf(a).size(), giversOf(b).size()))
                .orElseThrow();
    }

    private static void assertSame(Consumption found, List<Drawn> expected) {
        assertThat(found.lines())
                .extracting(line ->
                        new Drawn(
                                line.seq(), line.grantId(), line.amountFen(), line.effectiveDate()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found.lines()).extracting(Line::seq).isSorted();
        assertThat(found.netFen()).isEqualTo(expected.stream().mapToLong(Drawn::fen).sum());
        assertThat(found.spentFen() - found.givenBackFen()).isEqualTo(found.netFen());
    }

    private static void assertRefused(Answer<?> answer, Refusal reason) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Asked asked(
            GrantId grant, MemberId member, LocalDate from, LocalDate to, int limit) {
        return new Asked(grant, member, from, to, new AsOf.Live(), null, limit);
    }
}
