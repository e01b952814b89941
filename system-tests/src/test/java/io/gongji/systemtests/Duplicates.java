package io.gongji.systemtests;

import io.gongji.contracts.BookId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends Hebei's events once more, as a relay does that lost its cursor.
final class Duplicates {
    private static final List<String> EVENT_TOPICS =
            List.of(
                    "gongji.members",
                    "gongji.contributions",
                    "gongji.settlements",
                    "gongji.transfers",
                    "gongji.operations");

    private Duplicates() {}

    /// Every record of every topic once more, as it was, with the topics in any order.
    static void sendEverythingAgain(RunningSystem system, long seed) {
        int partition = new BookId(Books.HEBEI).number();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String topic : EVENT_TOPICS) {
            records.addAll(KafkaReading.all(system.bootstrapServers(), topic, partition));
        }
        Collections.shuffle(records, new Random(seed));
        try (KafkaProducer<byte[], byte[]> producer =
                KafkaReading.producer(system.bootstrapServers())) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        record.topic(),
                                        partition,
                                        record.timestamp(),
                                        record.key(),
                                        record.value(),
                                        record.headers()));
            }
            producer.flush();
        }
    }
}
