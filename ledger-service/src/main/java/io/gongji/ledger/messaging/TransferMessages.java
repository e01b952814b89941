package io.gongji.ledger.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.store.OutgoingTransfers;
import io.gongji.ledger.store.OutgoingTransfers.Told;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// What one book tells another about a transfer. All of it, the event's id too, follows from the
/// journal, so that the same record gives the same bytes, however often it is sent and by whom.
final class TransferMessages {
    private static final String ACTOR = "ledger";

    private TransferMessages() {}

    static ProducerRecord<byte[], byte @Nullable []> of(Told told) {
        WalletEvent event = event(told);
        EventType type = EventType.of(event);
        Envelope envelope =
                new Envelope(
                        idOf(told),
                        OutgoingTransfers.sourceOf(told.book()),
                        told.ordinal(),
                        told.toBook(),
                        "wallet-transfer/" + told.transferId(),
                        told.recordedAt(),
                        told.effectiveDate(),
                        null,
                        ACTOR,
                        told.transferId().toString(),
                        told.cause(),
                        null);
        ProducerRecord<byte[], byte @Nullable []> record =
                new ProducerRecord<>(
                        type.topic().topicName(),
                        told.toBook().number(),
                        envelope.subject().getBytes(UTF_8),
                        EventCodec.encode(type, envelope, EventCodec.encodeData(event)));
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", envelope.eventId().toString());
        header(record, "ce_source", envelope.source());
        header(record, "ce_type", type.wireName());
        header(record, "ce_subject", envelope.subject());
        header(record, "ce_time", envelope.occurredAt().toString());
        return record;
    }

    private static WalletEvent event(Told told) {
        return told.isForward()
                ? new WalletEvent.Arrived(
                        told.transferId(),
                        told.payer(),
                        told.payerRegion(),
                        told.payee(),
                        told.payeeRegion(),
                        told.amountFen())
                : new WalletEvent.SentBack(
                        told.transferId(),
                        told.payerRegion(),
                        told.payeeRegion(),
                        told.amountFen());
    }

    /// A version 8 identifier made of the record's place.
    static EventId idOf(Told told) {
        String place = told.book() + "/" + told.seq();
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digestOf(place.getBytes(UTF_8)).toBytes());
        long high = (digest.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
        long low = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new EventId(new UUID(high, low));
    }

    private static void header(
            ProducerRecord<byte[], byte @Nullable []> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
