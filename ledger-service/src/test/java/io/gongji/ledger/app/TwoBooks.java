package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.TransferState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/// Two books and what they tell each other: events made of their records, on their way for a while,
/// in the order of their numbers, and now and then sent again.
final class TwoBooks {
    final LoopedBook hebei = new LoopedBook(new BookId("13"));
    final LoopedBook henan = new LoopedBook(new BookId("41"));
    private final SplittableRandom random;
    private final FamilyEvents families;
    private final Deque<Message> onTheWay = new ArrayDeque<>();
    private final List<Message> delivered = new ArrayList<>();
    private final List<WalletEvent.Sent> unanswered = new ArrayList<>();

    TwoBooks(SplittableRandom random) {
        this.random = random;
        this.families = new FamilyEvents(random);
    }

    List<LoopedBook> all() {
        return List.of(hebei, henan);
    }

    /// What was told and not yet taken, in fen.
    long onTheWayFen() {
        return onTheWay.stream().mapToLong(Message::amountFen).sum();
    }

    /// One more step: something new, something from the other book, or something again.
    Step step() {
        Message message;
        int what = random.nextInt(10);
        if (what == 0 && !onTheWay.isEmpty()) {
            message = onTheWay.poll();
        } else if (what == 1 && !delivered.isEmpty()) {
            message = delivered.get(random.nextInt(delivered.size()));
        } else if (what == 2 && !unanswered.isEmpty()) {
            WalletEvent.Sent sent = unanswered.remove(random.nextInt(unanswered.size()));
            message = fresh(families.answerTo(sent));
        } else {
            message = fresh(families.next());
        }
        return deliver(message);
    }

    /// Lets everything arrive that is still on its way.
    List<Step> settle() {
        List<Step> steps = new ArrayList<>();
        for (Message next = onTheWay.poll(); next != null; next = onTheWay.poll()) {
            steps.add(deliver(next));
        }
        return steps;
    }

    private Message fresh(GongjiEvent event) {
        LoopedBook book = bookOf(event.region().book());
        return new Message(book, book.envelope(event, families.day()), event, 0);
    }

    private Step deliver(Message message) {
        boolean again = delivered.contains(message);
        List<JournalRecord> records = message.book.take(message.envelope, message.event);
        delivered.add(message);
        records.forEach(record -> tellFrom(message.book, record));
        if (message.event instanceof WalletEvent.Sent sent && !again) {
            unanswered.add(sent);
        }
        return new Step(message.book, message.event, again, records);
    }

    private void tellFrom(LoopedBook from, JournalRecord record) {
        if (!(record.outcome() instanceof Outcome.Accepted accepted)) {
            return;
        }
        for (Change change : accepted.changes()) {
            if (change instanceof Change.TransferDispatched dispatched) {
                TransferState transfer =
                        Objects.requireNonNull(from.state.transfer(dispatched.transferId()));
                GongjiEvent arrived =
                        new WalletEvent.Arrived(
                                transfer.id(),
                                transfer.payer(),
                                transfer.payerRegion(),
                                transfer.payee(),
                                transfer.payeeRegion(),
                                transfer.amountFen());
                tell(from, record, dispatched.ordinal(), arrived, transfer.amountFen());
            } else if (change instanceof Change.TransferStranded stranded) {
                GongjiEvent back =
                        new WalletEvent.SentBack(
                                stranded.transferId(),
                                stranded.payerRegion(),
                                stranded.payeeRegion(),
                                stranded.amountFen());
                tell(from, record, stranded.ordinal(), back, stranded.amountFen());
            }
        }
    }

    private void tell(
            LoopedBook from, JournalRecord record, long ordinal, GongjiEvent event, long fen) {
        LoopedBook to = bookOf(event.region().book());
        EventId id = new EventId(new UUID(1_000 + from.id.number(), record.seq()));
        Envelope envelope = to.envelope("/ledger/" + from.id, ordinal, id, record.effectiveDate());
        onTheWay.add(new Message(to, envelope, event, fen));
    }

    private LoopedBook bookOf(BookId id) {
        return id.equals(hebei.id) ? hebei : henan;
    }

    private record Message(LoopedBook book, Envelope envelope, GongjiEvent event, long amountFen) {}

    /// What happened.
    ///
    /// @param again whether the book had taken the event before
    record Step(LoopedBook book, GongjiEvent event, boolean again, List<JournalRecord> records) {}
}
