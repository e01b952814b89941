package io.gongji.pooling.running;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Answers the transfers of one book as the ledger would that has [#RICH_FEN] on every account:
/// each event once, in order, by journal records that chain. It can be paused. Money between two
/// books it hands to the stand-in of the other.
final class LedgerStandIn {
    /// An earmark or a transfer above this is declined.
    static final long RICH_FEN = 100_000;

    private final BookId book;
    private final Map<BookId, LedgerStandIn> books;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TransferId, WalletEvent.Sent> sent = new ConcurrentHashMap<>();
    private final Set<MemberId> closed = ConcurrentHashMap.newKeySet();
    private long position;
    private long ordinal;
    private long seq;
    private Sha256 hash = Sha256.ZERO;
    private volatile boolean paused;

    /// @param books of every stand-in, this one added
    LedgerStandIn(String bootstrapServers, BookId book, Map<BookId, LedgerStandIn> books) {
        this.book = book;
        this.books = books;
        books.put(book, this);
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers);
        this.consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        TopicPartition partition = new TopicPartition(Topic.TRANSFERS.topicName(), book.number());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        Thread.ofPlatform().daemon().name("ledger-stand-in").start(this::loop);
    }

    void paused(boolean isPaused) {
        paused = isPaused;
    }

    /// From now on this person's account takes nothing.
    void closes(MemberId member) {
        closed.add(member);
    }

    private void loop() {
        while (true) {
            if (paused) {
                consumer.pause(consumer.assignment());
            } else {
                consumer.resume(consumer.paused());
            }
            consumer.poll(Duration.ofMillis(20)).forEach(this::answer);
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            EventMessage message = EventCodec.decode(record.value());
            var envelope = message.envelope();
            if (envelope.position() == position + 1) {
                position++;
                Cause cause =
                        new Cause.OfEvent(
                                envelope.eventId(),
                                EventType.of(message.event()).wireName(),
                                envelope.source(),
                                envelope.position(),
                                envelope.subject(),
                                envelope.policyVersion(),
                                new Cause.Coordinate(record.topic(), record.offset()));
                publish(cause, envelope.effectiveDate(), outcome(message.event()));
                if (message.event() instanceof WalletEvent.Accepted accepted) {
                    send(Objects.requireNonNull(sent.get(accepted.transferId())));
                }
            }
        } catch (Exception e) {
            throw new AssertionError("the service sent what nobody can read", e);
        }
    }

    private synchronized void publish(Cause cause, LocalDate effectiveDate, Outcome outcome) {
        seq++;
        JournalRecord record =
                new JournalRecord(
                        book,
                        seq,
                        hash,
                        cause,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        effectiveDate,
                        effectiveDate,
                        1,
                        outcome);
        byte[] value = JournalCodec.encode(record);
        hash = hash.chain(value);
        byte[] key = (book + "/" + seq).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Objects.requireNonNull(
                producer.send(
                        new ProducerRecord<>(
                                Topic.JOURNAL.topicName(), book.number(), key, value)));
    }

    private Outcome outcome(GongjiEvent event) {
        return switch (event) {
            case GrantEvent.EarmarkRequested asked when asked.amountFen() > RICH_FEN ->
                    new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
            case WalletEvent.Sent wish when wish.amountFen() > RICH_FEN ->
                    new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
            case WalletEvent.Sent wish -> {
                sent.put(wish.transferId(), wish);
                yield accepted(
                        new Change.TransferSent(
                                wish.transferId(),
                                wish.payer(),
                                wish.region(),
                                wish.payee(),
                                wish.payeeRegion(),
                                wish.amountFen(),
                                0,
                                0));
            }
            case WalletEvent.Accepted wish -> acceptance(wish);
            case WalletEvent.Returned fact ->
                    accepted(new Change.TransferReturned(fact.transferId()));
            default -> new Outcome.Accepted(List.of(), List.of(), null);
        };
    }

    private Outcome acceptance(WalletEvent.Accepted wish) {
        BookId to = Objects.requireNonNull(sent.get(wish.transferId())).payeeRegion().book();
        if (!to.equals(book)) {
            ordinal++;
            return accepted(new Change.TransferDispatched(wish.transferId(), to, ordinal));
        }
        return closed.contains(wish.payee())
                ? new Outcome.Declined(Refusal.ACCOUNT_CLOSED)
                : accepted(new Change.TransferCredited(wish.transferId()));
    }

    /// Tells the payee's book, and is told when that book sends it back.
    private void send(WalletEvent.Sent transfer) {
        LedgerStandIn other = Objects.requireNonNull(books.get(transfer.payeeRegion().book()));
        if (other == this) {
            return;
        }
        boolean stranded = other.closed.contains(transfer.payee());
        other.publish(
                told(transfer, EventType.WALLET_TRANSFER_ARRIVED, book),
                LocalDate.EPOCH,
                accepted(stranded ? other.stranded(transfer) : arrived(transfer)));
        if (stranded) {
            publish(
                    told(transfer, EventType.WALLET_TRANSFER_SENT_BACK, other.book),
                    LocalDate.EPOCH,
                    accepted(new Change.TransferReturned(transfer.transferId())));
        }
    }

    private static Change arrived(WalletEvent.Sent transfer) {
        return new Change.TransferArrived(
                transfer.transferId(),
                transfer.payer(),
                transfer.region(),
                transfer.payee(),
                transfer.payeeRegion(),
                transfer.amountFen());
    }

    private synchronized Change stranded(WalletEvent.Sent transfer) {
        ordinal++;
        return new Change.TransferStranded(
                transfer.transferId(),
                transfer.payer(),
                transfer.region(),
                transfer.payee(),
                transfer.payeeRegion(),
                transfer.amountFen(),
                transfer.region().book(),
                ordinal);
    }

    private Cause told(WalletEvent.Sent transfer, EventType type, BookId from) {
        return new Cause.OfEvent(
                new EventId(Uuids.version7(System.currentTimeMillis())),
                type.wireName(),
                "/ledger/" + from,
                Objects.requireNonNull(books.get(from)).ordinal,
                "wallet-transfer/" + transfer.transferId(),
                null,
                new Cause.Coordinate(Topic.OPERATIONS.topicName(), 0));
    }

    private static Outcome accepted(Change change) {
        return new Outcome.Accepted(List.of(change), List.of(), null);
    }
}
