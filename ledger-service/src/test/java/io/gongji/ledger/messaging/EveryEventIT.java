package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.LedgerDecider;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EveryEventIT {
    private final BookId book = FreshBooks.next();
    private final TestEvents events = new TestEvents(book);
    private final TestSource members = new TestSource(book, Topic.MEMBERS);
    private final TestSource contributions = new TestSource(book, Topic.CONTRIBUTIONS);
    private final TestSource settlements = new TestSource(book, Topic.SETTLEMENTS);
    private final TestSource transfers = new TestSource(book, Topic.TRANSFERS);
    private final TestLedger ledger = TestLedger.empty();
    private final MemberId giver = TestEvents.member();
    private final MemberId patient = TestEvents.member();

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void foldingTheJournalGivesWhatTheTablesHold() {
        ledger.start();
        members.add(events.enrolled(giver)).add(events.enrolled(patient)).sendAll();
        contributions
                .add(events.assessed(giver, 100_000))
                .add(events.assessed(patient, 20_000))
                .add(events.received(120_000))
                .add(events.allotted(giver, 100_000))
                .add(events.allotted(patient, 20_000))
                .add(events.corrected(patient, 5_000))
                .add(events.flexible(TestEvents.member()))
                .sendAll();
        ledger.awaitRecords(book, 9);
        GrantId authorised = TestEvents.grant();
        GrantId earmarked = TestEvents.grant();
        transfers
                .add(events.authorised(authorised, giver, patient, 30_000))
                .add(events.earmark(earmarked, giver, patient, 10_000))
                .add(events.earmark(TestEvents.grant(), patient, giver, 9_999_999))
                .sendAll();
        ledger.awaitRecords(book, 12);
        SettlementId first = TestEvents.settlement();
        SettlementId second = TestEvents.settlement();
        settlements
                .add(events.bill(first, patient, 63_000, 27_000))
                .add(events.bill(second, patient, 1_000, 26_000))
                .sendAll();
        ledger.awaitRecords(book, 14);
        transfers.add(events.ended(earmarked, giver, patient)).send(4);
        ledger.awaitRecords(book, 15);
        settlements
                .add(events.voided(first, patient))
                .add(events.voided(first, patient))
                .send(3, 4);
        ledger.awaitRecords(book, 17);
        members.add(events.closed(patient)).send(3);

        List<JournalRecord> records = ledger.awaitRecords(book, 18);

        assertThat(records.stream().filter(record -> record.outcome() instanceof Outcome.Declined))
                .hasSize(2);
        BookState folded = BookState.complete(book);
        records.forEach(record -> LedgerDecider.evolve(folded, record));
        assertThat(text("SELECT code || ' ' || owner || ' ' || balance_fen FROM account"))
                .containsExactlyInAnyOrderElementsOf(
                        folded.balances().entrySet().stream()
                                .map(account ->
                                        account.getKey().code().code()
                                                + " "
                                                + account.getKey().owner()
                                                + " "
                                                + account.getValue())
                                .toList());
        assertThat(text("SELECT member_id || ' ' || status FROM member"))
                .containsExactlyInAnyOrderElementsOf(
                        folded.members().stream()
                                .map(member -> member.id() + " " + member.status())
                                .toList());
        assertThat(
                        text(
                                "SELECT grant_id || ' ' || active || ' ' || left_current_fen || ' ' || left_previous_fen || ' '"
                                        + " || coalesce((SELECT sum(drawn_fen) FROM grant_draw d WHERE d.grant_id = g.grant_id), 0)"
                                        + " || ' ' || recorded_seq FROM grant_state g"))
                .containsExactlyInAnyOrderElementsOf(
                        folded.grants().stream().map(EveryEventIT::line).toList());
        assertThat(
                        text(
                                "SELECT settlement_id || ' ' || seq || ' ' || coalesce(voided_by_seq, 0) FROM settlement"))
                .containsExactlyInAnyOrderElementsOf(
                        folded.settlements().stream()
                                .map(bill ->
                                        bill.id()
                                                + " "
                                                + bill.seq()
                                                + " "
                                                + (bill.voidedBySeq() == null
                                                        ? 0
                                                        : bill.voidedBySeq()))
                                .toList());
        assertThat(
                        ledger.number(
                                "SELECT count(*) FROM account a WHERE balance_fen <>"
                                        + " (SELECT p.balance_after_fen FROM posting p WHERE p.account_id = a.id"
                                        + " ORDER BY p.seq DESC, p.line DESC LIMIT 1)"))
                .isZero();
        assertThat(TestTopic.values(Topic.JOURNAL, book))
                .containsExactlyElementsOf(ledger.values(book));
    }

    private static String line(GrantState grant) {
        long drawn = grant.drawnFenByYear().values().stream().mapToLong(fen -> fen).sum();
        return grant.id()
                + " "
                + grant.active()
                + " "
                + grant.leftCurrentFen()
                + " "
                + grant.leftPreviousFen()
                + " "
                + drawn
                + " "
                + grant.recordedSeq();
    }

    private List<String> text(String query) {
        return ledger.app.withHandle(handle ->
                handle.createQuery(query + " WHERE book = :book")
                        .bind("book", book.value())
                        .mapTo(String.class)
                        .list());
    }
}
