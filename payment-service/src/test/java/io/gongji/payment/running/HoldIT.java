package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.EventId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.payment.running.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Holds through the running service, with a ledger that answers, declines or is silent.
class HoldIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final String member = api.member("130100");

    @Test
    void aHoldIsPlacedCapturedInPartsAndEndsWithTheLast() {
        ObjectNode body = hold(50_000);
        String key = Api.newKey();
        Answer placed = place(key, body);

        Answer first = capture(placed, 20_000, "STAYS_HELD");
        Answer tooMuch = capture(placed, 30_001, "STAYS_HELD");
        Answer last = capture(placed, 10_000, "GOES_BACK");
        Answer late = capture(placed, 1, "STAYS_HELD");

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("status")).isEqualTo("ACTIVE");
        assertThat(placed.fen("ownFen")).isEqualTo(50_000);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("POSTED");
        assertThat(api.get(first.location().orElseThrow()).body()).isEqualTo(first.body());
        assertThat(tooMuch.text("code")).isEqualTo("HOLD_EXCEEDED");
        assertThat(last.status()).isEqualTo(201);
        assertThat(late.text("code")).isEqualTo("HOLD_ENDED");
        Answer now = place(key, body);
        assertThat(now.text("status")).isEqualTo("CAPTURED");
        assertThat(now.fen("leftFen")).isZero();
        assertThat(now.body().path("captures")).hasSize(2);
    }

    @Test
    void aNumberStandsForOneHoldOrCapture() {
        ObjectNode body = hold(50_000);
        Answer placed = place(Api.newKey(), body);
        ObjectNode capture = captureBody(10_000, "STAYS_HELD");
        Answer captured = capture(placed, capture);

        assertThat(place(Api.newKey(), body).text("holdId")).isEqualTo(placed.text("holdId"));
        assertThat(place(Api.newKey(), body.deepCopy().put("amountFen", 50_001)).text("code"))
                .isEqualTo("PROVIDER_NUMBER_REUSED");
        assertThat(capture(placed, capture).text("captureId"))
                .isEqualTo(captured.text("captureId"));
        assertThat(capture(placed, capture.deepCopy().put("amountFen", 9_999)).text("code"))
                .isEqualTo("PROVIDER_NUMBER_REUSED");
    }

    @Test
    void aCaptureIsVoidedOnceAndAReleasedHoldIsEnded() {
        Answer placed = place(Api.newKey(), hold(50_000));
        Answer captured = capture(placed, 20_000, "STAYS_HELD");

        Answer voided = post(captured.location().orElseThrow() + "/void");
        Answer again = post(captured.location().orElseThrow() + "/void");
        Answer released = post(placed.location().orElseThrow() + "/release");
        Answer ended = post(placed.location().orElseThrow() + "/release");

        assertThat(voided.text("status")).isEqualTo("VOIDED");
        assertThat(again.text("code")).isEqualTo("ALREADY_VOIDED");
        assertThat(released.text("status")).isEqualTo("RELEASED");
        assertThat(ended.text("code")).isEqualTo("HOLD_ENDED");
    }

    @Test
    void theLedgersRefusalsReachTheProvider() {
        Answer poor = place(Api.newKey(), hold(LedgerStandIn.DECLINED_FEN));
        Answer placed = place(Api.newKey(), hold(50_000));
        Answer late = capture(placed, LedgerStandIn.DECLINED_FEN, "STAYS_HELD");

        assertThat(poor.status()).isEqualTo(422);
        assertThat(poor.text("code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(late.text("code")).isEqualTo("HOLD_ENDED");
        assertThat(api.get(placed.location().orElseThrow()).fen("leftFen")).isEqualTo(50_000);
    }

    @Test
    void onlyItsProviderCapturesAHoldAndItsTimeHasBounds() {
        Answer placed = place(Api.newKey(), hold(50_000));

        Answer other =
                capture(placed, captureBody(1_000, "STAYS_HELD").put("providerId", "PROV0002"));

        assertThat(other.text("code")).isEqualTo("UNKNOWN_HOLD");
        for (int seconds : new int[] {59, 604_801}) {
            assertThat(
                            place(Api.newKey(), hold(50_000).put("expiresInSeconds", seconds))
                                    .text("code"))
                    .isEqualTo("INVALID_FIELD");
        }
    }

    @Test
    void whileARequestIsOpenTheNextIsRefused() {
        String hold = "/v1/holds/" + place(Api.newKey(), hold(50_000)).text("holdId");
        ObjectNode body = captureBody(20_000, "STAYS_HELD");
        String path = hold + "/captures";
        Answer pending;
        Answer refused;
        world.hebei.paused(true);
        try {
            pending = api.write(path, Api.newKey(), body, "Prefer", "wait=0");
            refused = post(hold + "/release");
        } finally {
            world.hebei.paused(false);
        }
        Answer posted = api.write(path, Api.newKey(), body, "Prefer", "wait=30");

        assertThat(pending.status()).isEqualTo(202);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("HOLD_PENDING");
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.text("captureId")).isEqualTo(pending.text("captureId"));
    }

    @Test
    void theCalendarsEndOfAHoldIsSeen() {
        Answer placed = place(Api.newKey(), hold(50_000));
        HoldId id = HoldId.parse(placed.text("holdId"));

        world.hebei.tell(expired(id));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(api.get(placed.location().orElseThrow()).text("status"))
                                .isEqualTo("EXPIRED"));
    }

    private EventMessage expired(HoldId id) {
        return new EventMessage(
                new Envelope(
                        new EventId(UUID.randomUUID()),
                        "/ledger/operations",
                        1,
                        new RegionCode("130100").book(),
                        "hold/" + id,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        LocalDate.of(2025, 3, 12),
                        null,
                        "calendar",
                        id.toString(),
                        null,
                        null),
                new HoldEvent.Expired(id, MemberId.parse(member), new RegionCode("130100")));
    }

    private ObjectNode hold(long amountFen) {
        return Api.JSON
                .createObjectNode()
                .put("memberId", member)
                .put("providerId", "PROV0001")
                .put("providerRegion", "130100")
                .put("providerNumber", "H-" + UUID.randomUUID())
                .put("purpose", "OUTPATIENT")
                .put("amountFen", amountFen)
                .put("expiresInSeconds", 3_600);
    }

    /// On a day of which the region's policy says which money is used first.
    private Answer place(String key, ObjectNode body) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        world.clock.at("2025-03-12T10:00", () -> answer.set(api.write("/v1/holds", key, body)));
        return answer.get();
    }

    private static ObjectNode captureBody(long amountFen, String rest) {
        return Api.JSON
                .createObjectNode()
                .put("providerId", "PROV0001")
                .put("providerNumber", "C-" + UUID.randomUUID())
                .put("amountFen", amountFen)
                .put("rest", rest);
    }

    private Answer capture(Answer hold, long amountFen, String rest) {
        return capture(hold, captureBody(amountFen, rest));
    }

    private Answer capture(Answer hold, ObjectNode body) {
        return api.write("/v1/holds/" + hold.text("holdId") + "/captures", Api.newKey(), body);
    }

    private Answer post(String path) {
        return api.write(path, Api.newKey(), Api.JSON.createObjectNode());
    }
}
