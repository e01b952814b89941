package io.gongji.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.gongji.contracts.BookId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Sha256;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CloudEventsIT {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String SCHEMAS = "classpath:io/gongji/contracts/schema/";
    private static final Map<String, JsonSchema> LOADED = new HashMap<>();
    private static final List<String> EVENT_TOPICS =
            List.of(
                    "gongji.members",
                    "gongji.contributions",
                    "gongji.settlements",
                    "gongji.transfers");

    /// One of each kind of event at least.
    @BeforeAll
    static void moveMoney() throws Exception {
        String giver = SYSTEM.employeeWith(50_000);
        String patient = SYSTEM.employeeWith(5_000);
        SYSTEM.pooling().bind(giver, patient, "SPOUSE").orFail("a binding");
        SYSTEM.pooling().authorise(giver, patient).orFail("an authorisation");
        Answer earmark = SYSTEM.pooling().earmark(giver, patient, 10_000).orFail("an earmark");
        Answer bill = SYSTEM.payment().settle(RunningSystem.bill(patient, 20_000)).orFail("a bill");
        SYSTEM.payment().voidBill(bill.text("settlementId")).orFail("a void");
        SYSTEM.pooling().end(earmark.text("grantId")).orFail("the end of a grant");
        new Books(SYSTEM).awaitAllAnswered(Books.HEBEI);
    }

    @Test
    void everyEventIsACloudEventInBinaryModeWhoseHeadersRepeatItsValue() {
        Set<String> types = new HashSet<>();
        for (String topic : EVENT_TOPICS) {
            for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
                JsonNode value = Api.read(record.value());
                types.add(value.path("type").asText());
                assertThat(headers(record))
                        .containsEntry("content-type", "application/json")
                        .containsEntry("ce_specversion", "1.0")
                        .containsEntry("ce_id", value.path("eventId").asText())
                        .containsEntry("ce_type", value.path("type").asText())
                        .containsEntry("ce_source", value.path("source").asText())
                        .containsEntry("ce_subject", value.path("subject").asText())
                        .containsKey("ce_time");
                assertThat(Instant.parse(headers(record).get("ce_time")))
                        .isEqualTo(Instant.parse(value.path("occurredAt").asText()));
                assertThat(new String(record.key(), UTF_8))
                        .isEqualTo(value.path("subject").asText());
                assertThat(topicOf(value)).isEqualTo(topic);
                assertValid(value.path("type").asText(), record.value());
            }
        }
        assertThat(types)
                .contains(
                        "gongji.member.enrolled.v1",
                        "gongji.payroll.line-assessed.v1",
                        "gongji.payroll.received.v1",
                        "gongji.payroll.allotted.v1",
                        "gongji.settlement.requested.v1",
                        "gongji.settlement.void-requested.v1",
                        "gongji.grant.authorised.v1",
                        "gongji.grant.earmark-requested.v1",
                        "gongji.grant.ended.v1");
    }

    @Test
    void positionsHaveNoGapPerSource() {
        for (String topic : EVENT_TOPICS) {
            Map<String, Long> last = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
                JsonNode value = Api.read(record.value());
                long position = value.path("position").asLong();
                long before = last.getOrDefault(value.path("source").asText(), 0L);
                assertThat(position)
                        .as("%s at offset %d", topic, record.offset())
                        .isLessThanOrEqualTo(before + 1);
                last.put(value.path("source").asText(), Math.max(position, before));
            }
        }
    }

    @Test
    void theJournalIsOneChainOfCloudEvents() {
        Sha256 hash = Sha256.ZERO;
        long seq = 0;
        for (ConsumerRecord<byte[], byte[]> record : read("gongji.journal")) {
            JsonNode value = Api.read(record.value());
            long found = value.path("seq").asLong();
            assertThat(found).isLessThanOrEqualTo(seq + 1);
            if (found == seq + 1) {
                seq = found;
                assertThat(value.path("previousHash").asText()).isEqualTo(hash.toString());
                hash = hash.chain(record.value());
                assertThat(headers(record)).containsEntry("ce_recordhash", hash.toString());
            }
            assertThat(new String(record.key(), UTF_8)).isEqualTo("13/" + found);
            assertThat(headers(record))
                    .containsEntry("content-type", "application/json")
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_id", "13/" + found)
                    .containsEntry("ce_source", "/ledger/13")
                    .containsEntry("ce_type", "gongji.journal.recorded.v1")
                    .containsKeys("ce_subject", "ce_time");
            assertValid("gongji.journal.recorded.v1", record.value());
        }
        assertThat(seq).isEqualTo(SYSTEM.ledger().seq("13"));
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records =
                KafkaReading.all(SYSTEM.bootstrapServers(), topic, new BookId("13").number());
        assertThat(records).as(topic).isNotEmpty();
        return records;
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(
                        Collectors.toMap(
                                header -> header.key(),
                                header -> new String(header.value(), UTF_8)));
    }

    private static String topicOf(JsonNode value) {
        return EventType.named(value.path("type").asText()).orElseThrow().topic().topicName();
    }

    private static void assertValid(String type, byte[] value) {
        JsonSchema schema =
                LOADED.computeIfAbsent(
                        type,
                        name ->
                                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                        .getSchema(SchemaLocation.of(SCHEMAS + name + ".json")));
        assertThat(schema.validate(Api.read(value))).as("%s", type).isEmpty();
    }
}
