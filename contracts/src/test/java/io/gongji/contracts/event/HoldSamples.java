package io.gongji.contracts.event;

import static io.gongji.contracts.event.EventSamples.CAPTURE;
import static io.gongji.contracts.event.EventSamples.HOLD;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.PROVIDER;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.event.EventSamples.TANGSHAN;

import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [EventSamples] about holds.
final class HoldSamples {
    private HoldSamples() {}

    static Map<String, EventMessage> all() {
        Map<String, EventMessage> all = new LinkedHashMap<>();
        put(
                all,
                new HoldEvent.Placed(
                        HOLD,
                        PATIENT,
                        SHIJIAZHUANG,
                        PROVIDER,
                        TANGSHAN,
                        "PROV-20250312-0042",
                        HoldEvent.Purpose.OUTPATIENT,
                        25_000,
                        List.of(
                                DebitSource.OWN_CURRENT,
                                DebitSource.OWN_PREVIOUS,
                                DebitSource.WALLET,
                                DebitSource.GRANTS),
                        Instant.parse("2025-03-12T02:00:00Z")));
        put(
                all,
                new HoldEvent.Captured(
                        HOLD,
                        CAPTURE,
                        PATIENT,
                        SHIJIAZHUANG,
                        "PROV-20250312-0043",
                        18_000,
                        HoldEvent.Rest.GOES_BACK));
        put(all, new HoldEvent.CaptureVoided(HOLD, CAPTURE, PATIENT, SHIJIAZHUANG));
        put(all, new HoldEvent.Released(HOLD, PATIENT, SHIJIAZHUANG));
        put(all, new HoldEvent.Expired(HOLD, PATIENT, SHIJIAZHUANG));
        return all;
    }

    private static void put(Map<String, EventMessage> all, HoldEvent event) {
        EventSamples.put(all, "", "hold/" + HOLD, null, event);
    }
}
