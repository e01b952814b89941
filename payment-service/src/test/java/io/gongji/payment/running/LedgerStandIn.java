package io.gongji.payment.running;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.HoldLeg;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Answers this service's events of one book as a ledger would that has nothing on any account:
/// each event once, in the order of its source, by journal records that chain. Self-pay is all
/// cash. It can be paused.
final class LedgerStandIn {
    /// A bill of this total is declined with ACCOUNT_CLOSED, a withdrawal with
    /// INSUFFICIENT_BALANCE.
    static final long DECLINED_FEN = 44_444;

    private final BookId book;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Long> positions = new HashMap<>();
    private long seq;
    private Sha256 hash = Sha256.ZERO;
    private volatile boolean paused;
    private final Queue<EventMessage> toTell = new ConcurrentLinkedQueue<>();

    /// Payers whose premiums are declined, and why.
    final Map<MemberId, Refusal> declined = new ConcurrentHashMap<>();

    /// All that was told, in order.
    final List<GongjiEvent> told = new CopyOnWriteArrayList<>();

    private final Map<EventId, Long> suspendedFen = new ConcurrentHashMap<>();

    /// What was told about money, in order.
    final List<ContributionEvent> heard = new CopyOnWriteArrayList<>();

    LedgerStandIn(String bootstrapServers, BookId book) {
        this.book = book;
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers);
        this.consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        List<TopicPartition> partitions =
                Stream.of(Topic.MEMBERS, Topic.CONTRIBUTIONS, Topic.SETTLEMENTS, Topic.OPERATIONS)
                        .map(topic -> new TopicPartition(topic.topicName(), book.number()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Thread.ofPlatform().daemon().name("ledger-stand-in-" + book).start(this::loop);
    }

    void paused(boolean isPaused) {
        paused = isPaused;
    }

    private void loop() {
        while (true) {
            if (paused) {
                consumer.pause(consumer.assignment());
            } else {
                consumer.resume(consumer.paused());
            }
            consumer.poll(Duration.ofMillis(20)).forEach(this::answer);
            for (EventMessage own = toTell.poll(); own != null; own = toTell.poll()) {
                publish(own, new Cause.Coordinate(Topic.OPERATIONS.topicName(), 0));
            }
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            EventMessage message = EventCodec.decode(record.value());
            String source = message.envelope().source();
            long position = message.envelope().position();
            if (position == positions.getOrDefault(source, 0L) + 1) {
                positions.put(source, position);
                publish(message, new Cause.Coordinate(record.topic(), record.offset()));
            }
        } catch (Exception e) {
            throw new AssertionError("the service sent what nobody can read", e);
        }
    }

    private void publish(EventMessage message, Cause.Coordinate coordinate) {
        var envelope = message.envelope();
        Cause cause =
                new Cause.OfEvent(
                        envelope.eventId(),
                        EventType.of(message.event()).wireName(),
                        envelope.source(),
                        envelope.position(),
                        envelope.subject(),
                        envelope.policyVersion(),
                        coordinate);
        seq++;
        JournalRecord record =
                new JournalRecord(
                        book,
                        seq,
                        hash,
                        cause,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        envelope.effectiveDate(),
                        envelope.effectiveDate(),
                        1,
                        outcome(message));
        byte[] value = JournalCodec.encode(record);
        hash = hash.chain(value);
        byte[] key = (book + "/" + seq).getBytes(StandardCharsets.UTF_8);
        Objects.requireNonNull(
                producer.send(
                        new ProducerRecord<>(
                                Topic.JOURNAL.topicName(), book.number(), key, value)));
    }

    /// Everybody has as much as is asked for; a capture of [#DECLINED_FEN] comes too late.
    private static Outcome held(HoldEvent event, int year) {
        return switch (event) {
            case HoldEvent.Placed placed when placed.amountFen() == DECLINED_FEN ->
                    new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
            case HoldEvent.Placed placed ->
                    new Outcome.Accepted(
                            List.of(
                                    new Change.HoldPlaced(
                                            placed.holdId(),
                                            placed.memberId(),
                                            placed.region(),
                                            placed.provider(),
                                            placed.providerRegion(),
                                            placed.expiresAt(),
                                            year,
                                            List.of(
                                                    new HoldLeg(
                                                            HoldLeg.Bucket.CURRENT,
                                                            null,
                                                            placed.amountFen())))),
                            List.of(),
                            null);
            case HoldEvent.Captured captured when captured.amountFen() == DECLINED_FEN ->
                    new Outcome.Declined(Refusal.HOLD_ENDED);
            case HoldEvent.Expired expired ->
                    new Outcome.Accepted(
                            List.of(
                                    new Change.HoldReleased(
                                            expired.holdId(), Change.HoldEnd.EXPIRED, 1)),
                            List.of(),
                            null);
            case HoldEvent.Captured _, HoldEvent.CaptureVoided _, HoldEvent.Released _ ->
                    new Outcome.Accepted(List.of(), List.of(), null);
        };
    }

    /// Records an event of the ledger's own calendar, which is in no topic that is read here.
    void tell(EventMessage message) {
        toTell.add(message);
    }

    private Outcome outcome(EventMessage message) {
        told.add(message.event());
        if (message.event() instanceof ContributionEvent contribution) {
            heard.add(contribution);
        }
        if (message.event() instanceof ContributionEvent.ReceiptUnidentified receipt) {
            suspendedFen.put(message.envelope().eventId(), receipt.amountFen());
        }
        if (message.event() instanceof ReceiptEvent.Matched matched
                && matched.paidFor().amountFen() > suspendedFen.get(matched.receipt())) {
            return new Outcome.Declined(Refusal.MATCH_EXCEEDED);
        }
        if (message.event() instanceof ReceiptEvent.Identified identified) {
            return new Outcome.Accepted(duePaid(identified.paidFor()), List.of(), null);
        }
        if (message.event() instanceof ContributionEvent.OwnPaymentRequested own) {
            return new Outcome.Accepted(duePaid(own.paidFor()), List.of(), null);
        }
        if (message.event() instanceof ContributionEvent.PremiumFromAccountRequested asked
                && declined.containsKey(asked.payer())) {
            return new Outcome.Declined(declined.get(asked.payer()));
        }
        if (message.event() instanceof SettlementEvent.Requested bill) {
            return bill.totalFen() == DECLINED_FEN
                    ? new Outcome.Declined(Refusal.ACCOUNT_CLOSED)
                    : new Outcome.Accepted(
                            List.of(),
                            List.of(),
                            new Memo.BillPaid(
                                    bill.totalFen(),
                                    bill.fundFen(),
                                    0,
                                    0,
                                    0,
                                    bill.totalFen() - bill.fundFen()));
        }
        if (message.event() instanceof HoldEvent hold) {
            return held(hold, message.envelope().effectiveDate().getYear());
        }
        if (message.event() instanceof WithdrawalEvent.Requested withdrawal
                && withdrawal.amountFen() == DECLINED_FEN) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        return new Outcome.Accepted(List.of(), List.of(), null);
    }

    private static List<Change> duePaid(PaidFor paidFor) {
        if (paidFor instanceof PaidFor.CatchUp due) {
            return List.of(
                    new Change.DuePaid(
                            Change.Due.CATCH_UP, due.memberId(), due.year(), due.amountFen()));
        }
        return paidFor instanceof PaidFor.LargeCostFee due
                ? List.of(
                        new Change.DuePaid(
                                Change.Due.LARGE_COST_FEE,
                                due.memberId(),
                                due.year(),
                                due.amountFen()))
                : List.of();
    }
}
