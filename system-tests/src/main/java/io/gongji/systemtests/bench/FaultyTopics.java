package io.gongji.systemtests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.systemtests.bench.RandomEvents.Message;
import io.gongji.systemtests.bench.RandomEvents.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Fills the topics as sources do on a bad day: events come twice, an event is missing until its
/// source sends again from it on, and bytes stand between them that are no events.
final class FaultyTopics {
    private static final int TWICE_ONE_IN = 20;
    private static final int BAD_ONE_IN = 200;
    private static final int MISSING_ONE_IN = 500;
    private static final int TOO_EARLY = 5;
    private static final int REMEMBERED = 500;
    private static final List<String> BAD =
            List.of("", "no event", "{\"type\":1}", "[]", "{\"data\":{}}", "\u0000\u0001");

    private final RandomEvents events;
    private final SplittableRandom random;
    private final List<Message> recent = new ArrayList<>();
    private final Map<Source, List<Message>> missing = new HashMap<>();
    private long twice;
    private long early;
    private long bad;

    FaultyTopics(RandomEvents events, long seed) {
        this.events = events;
        this.random = new SplittableRandom(seed + 1);
    }

    /// How many events were sent once more, beside those that came too early.
    long twice() {
        return twice;
    }

    /// How many events came before one that they should have followed, and then again after it.
    long early() {
        return early;
    }

    /// How many times bytes were sent that are no event.
    long bad() {
        return bad;
    }

    /// Sends so many events, and what comes between them.
    void fill(String bootstrap, long count, Progress progress) throws IOException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long sent = 1; sent <= count; sent++) {
                next(producer, events.next());
                disturb(producer);
                progress.at(sent, count);
            }
            missing.values().forEach(late -> late.forEach(message -> send(producer, message)));
            missing.clear();
        }
    }

    private void next(KafkaProducer<byte[], byte[]> producer, Message message) {
        List<Message> late = missing.get(message.source());
        if (late != null) {
            send(producer, message);
            early++;
            late.add(message);
            if (late.size() > TOO_EARLY) {
                missing.remove(message.source());
                late.forEach(again -> send(producer, again));
            }
        } else if (random.nextInt(MISSING_ONE_IN) == 0) {
            missing.put(message.source(), new ArrayList<>(List.of(message)));
            return;
        } else {
            send(producer, message);
        }
        remember(message);
    }

    private void disturb(KafkaProducer<byte[], byte[]> producer) {
        if (!recent.isEmpty() && random.nextInt(TWICE_ONE_IN) == 0) {
            send(producer, recent.get(random.nextInt(recent.size())));
            twice++;
        }
        if (!recent.isEmpty() && random.nextInt(BAD_ONE_IN) == 0) {
            Source beside = recent.get(random.nextInt(recent.size())).source();
            send(
                    producer,
                    new Message(beside, BAD.get(random.nextInt(BAD.size())).getBytes(UTF_8)));
            bad++;
        }
    }

    private void remember(Message message) {
        if (recent.size() < REMEMBERED) {
            recent.add(message);
        } else {
            recent.set(random.nextInt(REMEMBERED), message);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Message message) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                message.source().topic().topicName(),
                                message.source().book().number(),
                                "k".getBytes(UTF_8),
                                message.value()));
    }
}
