package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.view.Answer;
import io.gongji.ledger.view.Clearing;
import io.gongji.ledger.view.TestViews;
import io.gongji.ledger.view.WalletTransfer;
import io.gongji.ledger.view.WalletTransfer.State;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Transfers between two books, through crashes at every place between record, publication, sending
/// and taking.
@TestInstance(Lifecycle.PER_CLASS)
class DispatchIT {
    private static final long AMOUNT = 60_00;

    private final List<BookId> books = FreshBooks.next(3);
    private final BookId home = books.get(0);
    private final BookId away = books.get(1);
    private final BookId deaf = books.get(2);
    private final TestEvents events = new TestEvents(home);
    private final TestEvents abroad = new TestEvents(away);
    private final TestSource contributions = new TestSource(home, Topic.CONTRIBUTIONS);
    private final TestSource transfers = new TestSource(home, Topic.TRANSFERS);
    private final TestSource members = new TestSource(away, Topic.MEMBERS);
    private final TestLedger ledger = TestLedger.empty();
    private final MemberId payer = TestEvents.member();
    private int contributed;
    private int transferred;
    private int enrolled;
    private int cameBack;

    @BeforeAll
    void givePayerMoney() {
        contributions.add(events.assessed(payer, 1_000_00));
        contributions.add(events.received(1_000_00));
        contributions.add(events.allotted(payer, 1_000_00));
        contributions.sendAll();
        contributed = 3;
        ledger.start();
        ledger.awaitRecords(home, contributed);
        ledger.stop();
    }

    @AfterEach
    void everyTransferIsInOnePlaceAndBothBooksAgree() {
        assertThat(clearing().agrees()).isTrue();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    @Test
    void anAcceptedTransferReachesThePayeesBookOnceAndClearingIsEven() {
        ledger.start();
        MemberId payee = TestEvents.member();
        TransferId id = sent(payee);
        assertThat(transfer(id)).returns(State.SENT, WalletTransfer::state);

        accepted(id, payee);

        awaitState(id, State.CREDITED);
        assertThat(walletFen(payee)).isEqualTo(AMOUNT);
        assertThat(pairs()).allMatch(pair -> pair.differenceFen() == 0);
        JournalRecord arrival = ledger.records(away).getLast();
        assertThat(((Cause.OfEvent) arrival.cause()).source()).isEqualTo("/ledger/" + home);
        ledger.stop();
    }

    @Test
    void aTransferWhosePayeeIsClosedComesBack() {
        ledger.start();
        MemberId payee = TestEvents.member();
        members.add(abroad.enrolled(payee));
        members.add(
                new MemberEvent.Closed(payee, abroad.region(), MemberEvent.ClosureReason.DECEASED));
        members.send(enrolled + 1, enrolled + 2);
        enrolled += 2;
        awaitRead(away, Topic.MEMBERS, enrolled);
        long before = ownFen(payer);
        TransferId id = sent(payee);

        accepted(id, payee);

        awaitState(id, State.RETURNED);
        cameBack++;
        assertThat(ownFen(payer)).isEqualTo(before);
        assertThat(walletFen(payee)).isZero();
        ledger.stop();
    }

    @Test
    void aCrashBeforePublicationLosesNothing() throws SQLException {
        MemberId payee = TestEvents.member();
        TransferId id = sentAndStopped(payee);
        record(id, payee);

        assertThat(transfer(id)).returns(State.ACCEPTED_NOT_CREDITED, WalletTransfer::state);
        assertThat(
                        TestViews.transfers(ledger.source("public"))
                                .all(State.ACCEPTED_NOT_CREDITED, null, 10)
                                .transfers())
                .extracting(WalletTransfer::transferId)
                .contains(id);
        assertThat(pairs())
                .anySatisfy(pair -> {
                    assertThat(pair.differenceFen()).isEqualTo(AMOUNT);
                    assertThat(pair.onTheWayFen()).isEqualTo(AMOUNT);
                });
        ledger.start();

        awaitState(id, State.CREDITED);
        assertThat(walletFen(payee)).isEqualTo(AMOUNT);
        ledger.stop();
    }

    @Test
    void aCrashBetweenPublicationAndSendingLosesNothing() throws SQLException {
        MemberId payee = TestEvents.member();
        TransferId id = sentAndStopped(payee);
        record(id, payee);
        publish();

        ledger.start();

        awaitState(id, State.CREDITED);
        assertThat(walletFen(payee)).isEqualTo(AMOUNT);
        ledger.stop();
    }

    @Test
    void aCrashAfterSendingSendsTheSameBytesAndTheyCountOnce() throws SQLException {
        MemberId payee = TestEvents.member();
        TransferId id = sentAndStopped(payee);
        record(id, payee);
        publish();
        List<byte[]> before = TestTopic.values(Topic.OPERATIONS, away);
        ledger.start();
        awaitState(id, State.CREDITED);
        ledger.stop();
        byte[] told = TestTopic.values(Topic.OPERATIONS, away).get(before.size());
        int records = ledger.records(away).size();

        // The process that crashed had sent it too; its message comes late.
        long offset = TestSource.send(Topic.OPERATIONS, away, told);
        ledger.start();
        ledger.awaitRead(away, Topic.OPERATIONS.topicName(), offset + 1);

        assertThat(ledger.records(away)).hasSize(records);
        assertThat(walletFen(payee)).isEqualTo(AMOUNT);
        ledger.stop();
    }

    @Test
    void whatAnotherBookDoesNotTakeIsToldAgainInTheSameBytes() {
        TestSource.send(
                Topic.OPERATIONS,
                deaf,
                "{\"type\":\"gongji.book.deafened.v9\",\"data\":{}}"
                        .getBytes(StandardCharsets.UTF_8));
        ledger.start();
        MemberId payee = TestEvents.member();
        TransferId id = sent(payee, deaf);
        accepted(id, payee);

        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> TestTopic.values(Topic.OPERATIONS, deaf).size() >= 4);

        List<byte[]> told = TestTopic.values(Topic.OPERATIONS, deaf);
        assertThat(told.subList(1, told.size()))
                .allMatch(bytes -> Arrays.equals(bytes, told.get(1)));
        assertThat(transfer(id)).returns(State.ACCEPTED_NOT_CREDITED, WalletTransfer::state);
        ledger.stop();
    }

    @Test
    void booksRestoredFromTheirTopicsSayTheSame() {
        ledger.start();
        MemberId payee = TestEvents.member();
        TransferId id = sent(payee);
        accepted(id, payee);
        awaitState(id, State.CREDITED);
        ledger.awaitPublished(away, ledger.records(away).size());
        ledger.stop();

        try (TestLedger restored = TestLedger.empty().start()) {
            assertThat(restored.awaitRecords(home, ledger.records(home).size()))
                    .isEqualTo(ledger.records(home));
            assertThat(restored.awaitRecords(away, ledger.records(away).size()))
                    .isEqualTo(ledger.records(away));
            assertThat(TestViews.transfers(restored.source("public")).all(null, null, 500))
                    .isEqualTo(TestViews.transfers(ledger.source("public")).all(null, null, 500));
        }
    }

    private TransferId sent(MemberId payee) {
        return sent(payee, away);
    }

    private TransferId sent(MemberId payee, BookId toBook) {
        TransferId id = new TransferId(Uuids.version7(System.currentTimeMillis()));
        transfers.add(
                new WalletEvent.Sent(
                        id,
                        payer,
                        events.region(),
                        payee,
                        new TestEvents(toBook).region(),
                        AMOUNT,
                        List.of(
                                DebitSource.OWN_CURRENT,
                                DebitSource.OWN_PREVIOUS,
                                DebitSource.WALLET)));
        transfers.send(++transferred);
        ledger.awaitRecords(home, contributed + transferred + cameBack);
        return id;
    }

    private void accepted(TransferId id, MemberId payee) {
        transfers.add(new WalletEvent.Accepted(id, events.region(), payee));
        transfers.send(++transferred);
    }

    private TransferId sentAndStopped(MemberId payee) {
        ledger.start();
        TransferId id = sent(payee);
        ledger.stop();
        return id;
    }

    /// The acceptance, recorded by a process that ends right after its commit.
    private void record(TransferId id, MemberId payee) throws SQLException {
        transfers.add(new WalletEvent.Accepted(id, events.region(), payee));
        try (BookWriter writer = new BookWriter(ledger.writing(), home, InstantSource.system())) {
            int position = ++transferred;
            transfers.send(position);
            assertThat(writer.write(List.of(transfers.delivery(position, position - 1)), Map.of()))
                    .isInstanceOf(BatchResult.Written.class);
        }
    }

    /// What the relay does with the last record, up to the moment after Kafka has it.
    private void publish() {
        long offset = TestSource.send(Topic.JOURNAL, home, ledger.values(home).getLast());
        ledger.app.useHandle(handle ->
                handle.execute(
                        "UPDATE journal_publication SET published_seq = ?, next_offset = ? WHERE book = ?",
                        ledger.values(home).size(),
                        offset + 1,
                        home.value()));
    }

    private void awaitState(TransferId id, State state) {
        Awaitility.await(id + " " + state)
                .atMost(Duration.ofSeconds(40))
                .until(() -> transfer(id).state() == state);
    }

    private void awaitRead(BookId book, Topic topic, long offset) {
        ledger.awaitRead(book, topic.topicName(), offset);
    }

    private WalletTransfer transfer(TransferId id) {
        return ((Answer.Found<WalletTransfer>) TestViews.transfers(ledger.source("public")).of(id))
                .value();
    }

    private Clearing clearing() {
        return TestViews.clearing(ledger.source("public")).now();
    }

    private List<Clearing.Pair> pairs() {
        return clearing().pairs().stream()
                .filter(pair -> pair.creditor().book().equals(away))
                .toList();
    }

    private long walletFen(MemberId member) {
        return creditFen(member, "'2140'");
    }

    private long ownFen(MemberId member) {
        return creditFen(member, "'2110', '2120', '2140'");
    }

    private long creditFen(MemberId member, String codes) {
        return ledger.number(
                "SELECT coalesce(-sum(balance_fen), 0)::bigint FROM account WHERE owner = '"
                        + member
                        + "' AND code IN ("
                        + codes
                        + ")");
    }
}
