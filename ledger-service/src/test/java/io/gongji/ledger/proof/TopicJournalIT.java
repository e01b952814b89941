package io.gongji.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.proof.Difference.Where;
import io.gongji.local.LocalServers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// The topic alone proves the book, or names where it does not. Each test has a province of its
/// own.
class TopicJournalIT {
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", LocalServers.shared().kafka().bootstrapServers());

    @Test
    void theTopicAloneGivesTheLiveState() throws SQLException {
        try (WrittenBook written = book(91)) {
            send(written, written.values());
            assertThat(verified(written))
                    .returns(true, VerificationReport::ok)
                    .returns(90L, VerificationReport::records);
        }
    }

    @Test
    void whatIsSentTwiceCountsOnce() throws SQLException {
        try (WrittenBook written = book(92)) {
            List<byte[]> values = written.values();
            List<byte[]> sent = new ArrayList<>(values.subList(0, 50));
            sent.addAll(values.subList(20, 90));
            sent.add(values.get(3));
            send(written, sent);
            assertThat(verified(written))
                    .returns(true, VerificationReport::ok)
                    .returns(90L, VerificationReport::records);
        }
    }

    @Test
    void aRecordThatCameTooEarlyWaitsForItsPredecessor() throws SQLException {
        try (WrittenBook written = book(93)) {
            List<byte[]> values = written.values();
            List<byte[]> sent = new ArrayList<>(values.subList(0, 30));
            sent.add(values.get(31));
            sent.addAll(values.subList(30, 90));
            send(written, sent);
            assertThat(verified(written)).returns(true, VerificationReport::ok);
        }
    }

    @Test
    void aLostTailIsNamed() throws SQLException {
        try (WrittenBook written = book(94)) {
            send(written, written.values().subList(0, 80));
            assertFound(written, Where.TOPIC, 81);
        }
    }

    @Test
    void aRecordThatIsMissingInTheMiddleIsNamed() throws SQLException {
        try (WrittenBook written = book(95)) {
            List<byte[]> sent = new ArrayList<>(written.values());
            sent.remove(39);
            send(written, sent);
            assertFound(written, Where.SEQ, 40);
        }
    }

    @Test
    void anotherRecordOfTheSameSeqIsABreak() throws SQLException {
        try (WrittenBook written = book(96)) {
            List<byte[]> values = written.values();
            List<byte[]> sent = new ArrayList<>(values.subList(0, 60));
            sent.add(otherRulesVersion(values.get(24)));
            sent.addAll(values.subList(60, 90));
            send(written, sent);
            assertFound(written, Where.REPEAT, 25);
        }
    }

    @Test
    void aChangedRecordBreaksTheChainAtTheNext() throws SQLException {
        try (WrittenBook written = book(97)) {
            List<byte[]> sent = new ArrayList<>(written.values());
            sent.set(24, otherRulesVersion(sent.get(24)));
            send(written, sent);
            assertFound(written, Where.PREVIOUS_HASH, 26);
        }
    }

    @Test
    void aDatabaseThatWasChangedIsFoundFromTheTopic() throws SQLException {
        try (WrittenBook written = book(98)) {
            send(written, written.values());
            written.asOwner()
                    .useHandle(handle ->
                            handle.execute(
                                    "UPDATE account SET balance_fen = balance_fen - 100 WHERE id = (SELECT max(id) FROM account)"));
            assertThat(verified(written).firstDifference())
                    .returns(Where.ACCOUNT, Difference::where);
        }
    }

    private static WrittenBook book(long seed) throws SQLException {
        RegionCode region = new RegionCode(FreshBooks.next() + "0000");
        return WrittenBook.random(seed, 90, List.of(region, region));
    }

    private static byte[] otherRulesVersion(byte[] value) {
        return new String(value, StandardCharsets.UTF_8)
                .replace("\"rulesVersion\":3", "\"rulesVersion\":9")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void assertFound(WrittenBook written, Where where, long seq) {
        VerificationReport report = verified(written);
        assertThat(report.ok()).isFalse();
        assertThat(report.firstDifference())
                .returns(where, Difference::where)
                .returns(seq, Difference::seq);
    }

    private static VerificationReport verified(WrittenBook written) {
        Verifier verifier = new Verifier(written.asService(), KAFKA, Duration.ofSeconds(5));
        return ((Verification.Done) verifier.verify(written.book, ProofSource.KAFKA)).report();
    }

    private static void send(WrittenBook written, List<byte[]> values) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    values.stream()
                            .map(value ->
                                    producer.send(
                                            new ProducerRecord<>(
                                                    Topic.JOURNAL.topicName(),
                                                    written.book.number(),
                                                    null,
                                                    value)))
                            .toList();
            producer.flush();
            assertThat(sent)
                    .allSatisfy(
                            record -> assertThat(record).succeedsWithin(Duration.ofSeconds(10)));
        }
    }
}
