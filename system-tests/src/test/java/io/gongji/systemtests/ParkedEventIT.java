package io.gongji.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.systemtests.agent.AgentJar;
import io.gongji.systemtests.agent.FaultPoint;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.LedgerDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A poison event among good ones: the ledger, whose agent makes it fail on events of one kind,
/// cannot read it; two people park it; a ledger that reads it posts it. In a book that no other
/// test uses.
class ParkedEventIT {
    private static final BookId BOOK = new BookId("65");
    private static final RegionCode REGION = new RegionCode("650100");
    private static final String TOPIC = "gongji.contributions";
    private static final long AMOUNT_FEN = 40_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final FaultPoint POISON =
            new FaultPoint(
                    FaultPoint.Act.THROW,
                    ContributionEvent.ReceiptUnidentified.class.getName(),
                    "<init>",
                    FaultPoint.Edge.ENTRY,
                    "",
                    1);

    private final RunningSystem system = RunningSystem.get();
    private final Api ledger = system.services().ledger();
    private boolean upgraded;

    @AfterEach
    void theLedgerReadsEverythingAgain() {
        if (!upgraded) {
            system.ledgerProcess().restart();
        }
    }

    @Test
    void twoPeopleParkAPoisonEventAndALaterReleasePostsIt() throws Exception {
        AgentJar agent = AgentJar.in(RunningSystem.ownFolder("agent"));
        system.ledgerProcess().restartWith(agent.at(POISON));
        sendGood(1, "receipt/1");
        long poison = sendPoison(2, "receipt/2");
        sendGood(3, "receipt/2");
        sendGood(4, "receipt/4");
        await("a stopped topic", "", book -> !book.path("stopped").isEmpty());
        assertThat(system.ledgerProcess().isReady()).isFalse();

        park(poison);

        await("the topic to go on", "", book -> book.path("seq").asLong() == 4);
        assertThat(outcomes()).containsExactly("ACCEPTED", "PARKED", "PARKED", "ACCEPTED");
        assertThat(parked()).hasSize(2);
        assertThat(release(2).code()).isEqualTo("STILL_UNREADABLE");
        system.ledgerProcess().restart();
        upgraded = true;
        assertThat(release(3).code()).isEqualTo("EARLIER_PARKED");
        release(2).orFail("the release of the poison event");
        release(3).orFail("the release of what followed it");
        sendGood(5, "receipt/2");
        await("the next of its subject", "", book -> book.path("seq").asLong() == 8);
        assertThat(outcomes()).endsWith("EARLIER_PARKED", "ACCEPTED", "ACCEPTED", "ACCEPTED");
        assertThat(parked()).isEmpty();
        assertWhole();
    }

    /// One record for each event and each release, the money that came, and both proofs.
    private void assertWhole() {
        LedgerDesk desk = system.ledger();
        assertThat(-desk.codeFen(BOOK.value(), REGION.toString(), "2310")).isEqualTo(AMOUNT_FEN);
        assertThat(desk.unbalanced(BOOK.value())).isEmpty();
        await("publication", "", book -> book.path("publishedSeq").asLong() == 8);
        for (LedgerDesk.Source source : LedgerDesk.Source.values()) {
            Answer verified = desk.verify(BOOK.value(), source);
            assertThat(verified.body().path("ok").asBoolean()).as("%s", verified.body()).isTrue();
        }
    }

    private void park(long offset) {
        Map<String, Object> place =
                Map.of("topic", TOPIC, "offset", offset, "reason", "upgrade tonight");
        Answer proposed = write("/parkings", place, "wang").orFail("a proposal");
        String approvals = "/parkings/" + proposed.text("parkingId") + "/approvals";
        Map<String, Object> agreed = Map.of("reason", "agreed");
        assertThat(write(approvals, agreed, "wang").code()).isEqualTo("FOUR_EYES");
        write(approvals, agreed, "li").orFail("an approval");
    }

    private Answer release(long seq) {
        return write("/parked-events/" + seq + "/release", Map.of(), "li");
    }

    private JsonNode parked() {
        return get("/parked-events");
    }

    private List<String> outcomes() {
        return get("/entries")
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("record"))
                .map(record -> record.path("reason").asText(record.path("outcome").asText()))
                .toList();
    }

    private Answer write(String path, Map<String, Object> body, String caller) {
        return ledger.post(
                address(path),
                "application/json",
                Api.json(body),
                Map.of(
                        "Idempotency-Key",
                        Caller.freshKey(),
                        "Gongji-Caller",
                        caller,
                        "Prefer",
                        "wait=30"));
    }

    private JsonNode get(String path) {
        return ledger.get(address(path)).orFail(path).body();
    }

    private static String address(String path) {
        return "/v1/books/" + BOOK + path;
    }

    private void await(String what, String path, Predicate<JsonNode> holds) {
        Awaitility.await(what).atMost(PATIENCE).until(() -> get(path), holds);
    }

    private long sendPoison(long position, String subject) throws Exception {
        return send(
                position,
                subject,
                new ContributionEvent.ReceiptUnidentified(
                        REGION, Fund.RESIDENT, new Channel("WECHAT"), "R-" + position, AMOUNT_FEN));
    }

    private void sendGood(long position, String subject) throws Exception {
        long _ =
                send(
                        position,
                        subject,
                        new ContributionEvent.FlexibleReceived(
                                new MemberId(Uuids.version7(position)),
                                YearMonth.of(2025, 3),
                                REGION,
                                10 * AMOUNT_FEN,
                                AMOUNT_FEN,
                                new Channel("WECHAT"),
                                "R-" + position));
    }

    /// Gives its offset.
    private long send(long position, String subject, ContributionEvent event) throws Exception {
        EventType type = EventType.of(event);
        Envelope envelope =
                new Envelope(
                        new EventId(Uuids.version7(position)),
                        "/elsewhere/contributions",
                        position,
                        BOOK,
                        subject,
                        Instant.parse("2025-03-12T01:30:00Z"),
                        LocalDate.of(2025, 3, 12),
                        null,
                        "elsewhere",
                        "elsewhere",
                        null,
                        null);
        byte[] value = EventCodec.encode(type, envelope, EventCodec.encodeData(event));
        try (KafkaProducer<byte[], byte[]> producer =
                KafkaReading.producer(system.bootstrapServers())) {
            return producer.send(
                            new ProducerRecord<>(
                                    TOPIC, BOOK.number(), subject.getBytes(UTF_8), value))
                    .get()
                    .offset();
        }
    }
}
