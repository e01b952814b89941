package io.gongji.contracts.event;

import static io.gongji.contracts.event.EventSamples.put;

import io.gongji.contracts.EventId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What operators and the calendar of a ledger ask of a book.
final class OperationSamples {
    private OperationSamples() {}

    static void operations(Map<String, EventMessage> all) {
        String withdrawal = "withdrawal/" + EventSamples.WITHDRAWAL;
        put(
                all,
                "",
                withdrawal,
                null,
                new WithdrawalEvent.Requested(
                        EventSamples.WITHDRAWAL,
                        EventSamples.PATIENT,
                        EventSamples.SHIJIAZHUANG,
                        321_055,
                        WithdrawalEvent.WithdrawalReason.DEATH));
        put(
                all,
                "",
                withdrawal,
                null,
                new WithdrawalEvent.Paid(
                        EventSamples.WITHDRAWAL,
                        EventSamples.SHIJIAZHUANG,
                        321_055,
                        "ICBC-20250312-0007"));
        String period = "period/13/2025-03";
        put(
                all,
                "",
                period,
                null,
                new OperationEvent.PeriodLocked(EventSamples.SHIJIAZHUANG, EventSamples.MONTH));
        put(
                all,
                "",
                period,
                null,
                new OperationEvent.PeriodUnlocked(EventSamples.SHIJIAZHUANG, EventSamples.MONTH));
        put(
                all,
                "",
                period,
                null,
                new OperationEvent.PeriodClosed(EventSamples.SHIJIAZHUANG, EventSamples.MONTH));
        put(
                all,
                "",
                "year/13/2026",
                null,
                new OperationEvent.YearRolled(
                        EventSamples.SHIJIAZHUANG,
                        2026,
                        List.of(EventSamples.GIVER, EventSamples.PATIENT)));
        put(
                all,
                "",
                "premium-year/211400/2025",
                null,
                new OperationEvent.PremiumYearBegun(EventSamples.HULUDAO, 2025));
    }

    /// The receipt of a payroll month was parked and is released.
    static void parking(Map<String, EventMessage> all) {
        EventMessage parked =
                Objects.requireNonNull(all.get(EventType.PAYROLL_RECEIVED.wireName() + ".json"));
        byte[] original =
                EventCodec.encode(
                        EventType.PAYROLL_RECEIVED,
                        parked.envelope(),
                        EventCodec.encodeData(parked.event()));
        Envelope envelope =
                new Envelope(
                        EventId.parse("01958a2d-4e80-7000-8000-000000000701"),
                        "/ledger/operations",
                        70,
                        EventSamples.SHIJIAZHUANG.book(),
                        parked.envelope().subject(),
                        Instant.parse("2025-03-14T01:30:00.123456Z"),
                        LocalDate.of(2025, 3, 12),
                        null,
                        "counter-7",
                        "01958a2d-4e80-7000-8000-000000000702",
                        parked.envelope().eventId(),
                        null);
        all.put(
                EventType.PARKED_EVENT_RELEASED.wireName() + ".json",
                new EventMessage(
                        envelope,
                        new ParkingEvent.Released(
                                EventSamples.SHIJIAZHUANG,
                                parked.envelope().eventId(),
                                4,
                                Base64.getEncoder().encodeToString(original))));
    }
}
