package io.gongji.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends a batch and waits for its acknowledgements. After any failure the Kafka producer is thrown
/// away, because it does not say which of its records may still arrive; the next batch starts from
/// the cursor with a new one.
final class RelayProducer {
    private static final int REQUEST_BYTES_MAX = 1_048_576;

    private final Map<String, Object> properties;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    RelayProducer(KafkaSettings kafka, EventStoreSettings.Relay settings) {
        int delivery = Math.toIntExact(settings.deliveryTimeout().toMillis());
        this.properties =
                kafka.with(
                        Map.of(
                                "acks",
                                "all",
                                "enable.idempotence",
                                true,
                                "max.in.flight.requests.per.connection",
                                5,
                                "linger.ms",
                                0,
                                "delivery.timeout.ms",
                                delivery,
                                "request.timeout.ms",
                                Math.max(1, delivery / 2),
                                "max.block.ms",
                                Math.max(1, delivery / 2),
                                "max.request.size",
                                REQUEST_BYTES_MAX,
                                "batch.size",
                                131_072,
                                "client.id",
                                "gongji-relay"));
    }

    /// What Kafka acknowledged of one cursor's events, without a gap from the first.
    ///
    /// @param firstOffset -1 when Kafka did not say
    record Acked(long position, long firstOffset, long lastOffset) {}

    /// @param failure why the rest was not acknowledged, if there is a rest
    record Result(Map<RelayCursor, Acked> acked, @Nullable Exception failure) {}

    Result send(List<Outgoing> batch) {
        KafkaProducer<byte[], byte[]> current = current();
        List<Future<RecordMetadata>> futures = new ArrayList<>();
        for (Outgoing outgoing : batch) {
            Future<RecordMetadata> future = current.send(outgoing.record());
            futures.add(future);
            if (future.isDone() && future.state() == Future.State.FAILED) {
                break;
            }
        }
        current.flush();
        Result result = collect(batch, futures);
        if (result.failure() != null) {
            discard();
        }
        return result;
    }

    private static Result collect(List<Outgoing> batch, List<Future<RecordMetadata>> futures) {
        Map<RelayCursor, Acked> acked = new LinkedHashMap<>();
        Set<RelayCursor> failed = new HashSet<>();
        Exception failure = null;
        for (int i = 0; i < futures.size(); i++) {
            Outgoing outgoing = batch.get(i);
            try {
                RecordMetadata metadata = futures.get(i).get();
                if (!failed.contains(outgoing.cursor())) {
                    acked.merge(outgoing.cursor(), acked(outgoing, metadata), RelayProducer::both);
                }
            } catch (ExecutionException e) {
                failed.add(outgoing.cursor());
                failure =
                        failure == null && e.getCause() instanceof Exception cause
                                ? cause
                                : failure;
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        return new Result(acked, failure);
    }

    private static Acked acked(Outgoing outgoing, RecordMetadata metadata) {
        long offset = metadata.hasOffset() ? metadata.offset() : -1;
        return new Acked(outgoing.position(), offset, offset);
    }

    private static Acked both(Acked first, Acked then) {
        return new Acked(
                then.position(),
                first.firstOffset(),
                Math.max(first.lastOffset(), then.lastOffset()));
    }

    private KafkaProducer<byte[], byte[]> current() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /// Drops the Kafka producer with whatever it still holds.
    void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
