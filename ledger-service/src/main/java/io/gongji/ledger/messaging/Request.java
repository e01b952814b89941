package io.gongji.ledger.messaging;

import io.gongji.ledger.store.DeadLetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// What stood at one place of a request topic, with nothing of the client's buffers: a record of
/// the client keeps the whole answer of the broker in memory, for its headers.
///
/// @param value null when there was none
/// @param bytes about how much memory it takes
@SuppressWarnings("ArrayRecordComponent") // bytes travel as they are; nobody compares two of these
record Request(
        String topic,
        int partition,
        long offset,
        List<DeadLetter.Header> headers,
        byte @Nullable [] value,
        int bytes) {
    /// What holds it together, and the headers of an event; whoever sends longer ones has them
    /// counted.
    private static final int OVERHEAD_BYTES = 300;

    /// Takes requests as they were polled. Headers that say the same as those of the one before are
    /// kept once.
    static List<Request> of(List<ConsumerRecord<byte[], byte @Nullable []>> polled) {
        List<Request> requests = new ArrayList<>(polled.size());
        List<DeadLetter.Header> before = List.of();
        for (ConsumerRecord<byte[], byte @Nullable []> record : polled) {
            List<DeadLetter.Header> headers = headers(record, before);
            requests.add(
                    new Request(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            headers,
                            record.value(),
                            bytes(headers, record.value())));
            before = headers;
        }
        return requests;
    }

    private static List<DeadLetter.Header> headers(
            ConsumerRecord<byte[], byte @Nullable []> record, List<DeadLetter.Header> before) {
        List<DeadLetter.Header> headers = new ArrayList<>(8);
        for (Header header : record.headers()) {
            int place = headers.size();
            DeadLetter.Header same = place < before.size() ? before.get(place) : null;
            boolean isKept =
                    same != null
                            && same.name().equals(header.key())
                            && Arrays.equals(same.value(), header.value());
            headers.add(
                    same != null && isKept
                            ? same
                            : new DeadLetter.Header(header.key(), header.value()));
        }
        return List.copyOf(headers);
    }

    /// The last header of a name; null when there is none.
    DeadLetter.@Nullable Header header(String name) {
        DeadLetter.Header last = null;
        for (DeadLetter.Header header : headers) {
            if (header.name().equals(name)) {
                last = header;
            }
        }
        return last;
    }

    private static int bytes(List<DeadLetter.Header> headers, byte @Nullable [] value) {
        int inHeaders = 0;
        for (DeadLetter.Header header : headers) {
            byte[] text = header.value();
            inHeaders += header.name().length() + (text == null ? 0 : text.length);
        }
        return Math.max(OVERHEAD_BYTES, inHeaders) + (value == null ? 0 : value.length);
    }
}
