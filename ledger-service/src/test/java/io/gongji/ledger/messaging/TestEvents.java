package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// Events of one book with one employer, all in the province's own region.
record TestEvents(BookId book) {
    private static final EmployerId EMPLOYER = new EmployerId("EMP00001");
    private static final YearMonth MONTH = YearMonth.of(2025, 3);
    private static final Channel BANK = new Channel("BANK");

    RegionCode region() {
        return new RegionCode(book + "0000");
    }

    static MemberId member() {
        return new MemberId(Uuids.version7(System.currentTimeMillis()));
    }

    MemberEvent enrolled(MemberId member) {
        return new MemberEvent.Enrolled(member, region(), Scheme.EMPLOYEE);
    }

    MemberEvent closed(MemberId member) {
        return new MemberEvent.Closed(member, region(), MemberEvent.ClosureReason.DECEASED);
    }

    ContributionEvent assessed(MemberId member, long shareFen) {
        return new ContributionEvent.PayrollLineAssessed(
                EMPLOYER, MONTH, region(), member, shareFen * 50, shareFen * 50, shareFen);
    }

    ContributionEvent received(long employeeFen) {
        return new ContributionEvent.PayrollReceived(
                EMPLOYER, MONTH, region(), BANK, "REF-1", employeeFen, 0);
    }

    ContributionEvent allotted(MemberId member, long amountFen) {
        return new ContributionEvent.PayrollAllotted(
                EMPLOYER,
                MONTH,
                region(),
                List.of(new ContributionEvent.PayrollAllotted.Line(member, amountFen)));
    }

    /// At most 500 persons.
    ContributionEvent allottedTo(Map<MemberId, Long> amountsFen) {
        return new ContributionEvent.PayrollAllotted(
                EMPLOYER,
                MONTH,
                region(),
                amountsFen.entrySet().stream()
                        .map(line ->
                                new ContributionEvent.PayrollAllotted.Line(
                                        line.getKey(), line.getValue()))
                        .toList());
    }

    ContributionEvent corrected(MemberId member, long fen) {
        return new ContributionEvent.AllotmentCorrected(EMPLOYER, MONTH, region(), member, fen);
    }

    ContributionEvent flexible(MemberId member) {
        return new ContributionEvent.FlexibleReceived(
                member, MONTH, region(), 626000, 50080, BANK, "FLEX-1");
    }

    SettlementEvent bill(SettlementId id, MemberId patient, long fundFen, long payableFen) {
        return new SettlementEvent.Requested(
                id,
                patient,
                region(),
                Fund.EMPLOYEE,
                new ProviderId("PROV0001"),
                region(),
                "BILL-" + id,
                SettlementEvent.Benefit.OUTPATIENT,
                fundFen + payableFen,
                fundFen,
                payableFen,
                0,
                List.of(
                        SettlementEvent.DebitSource.OWN_CURRENT,
                        SettlementEvent.DebitSource.OWN_PREVIOUS,
                        SettlementEvent.DebitSource.WALLET,
                        SettlementEvent.DebitSource.GRANTS),
                new SettlementEvent.Pricing(
                        2025, "ACTIVE_UNDER_45", fundFen + payableFen, 700, 500000, 0));
    }

    HoldEvent held(HoldId id, MemberId patient, long amountFen, Instant expiresAt) {
        return new HoldEvent.Placed(
                id,
                patient,
                region(),
                new ProviderId("PROV0001"),
                region(),
                "HOLD-" + id,
                HoldEvent.Purpose.OUTPATIENT,
                amountFen,
                List.of(
                        SettlementEvent.DebitSource.OWN_CURRENT,
                        SettlementEvent.DebitSource.OWN_PREVIOUS,
                        SettlementEvent.DebitSource.WALLET,
                        SettlementEvent.DebitSource.GRANTS),
                expiresAt);
    }

    HoldEvent captured(HoldId id, CaptureId capture, MemberId patient, long amountFen) {
        return new HoldEvent.Captured(
                id,
                capture,
                patient,
                region(),
                "CAPTURE-" + capture,
                amountFen,
                HoldEvent.Rest.STAYS_HELD);
    }

    SettlementEvent voided(SettlementId id, MemberId patient) {
        return new SettlementEvent.VoidRequested(id, patient, region());
    }

    GrantEvent authorised(GrantId id, MemberId giver, MemberId member, long yearCapFen) {
        return new GrantEvent.Authorised(id, giver, region(), member, region(), yearCapFen);
    }

    GrantEvent earmark(GrantId id, MemberId giver, MemberId member, long amountFen) {
        return new GrantEvent.EarmarkRequested(id, giver, region(), member, region(), amountFen);
    }

    GrantEvent ended(GrantId id, MemberId giver, MemberId member) {
        return new GrantEvent.Ended(id, giver, region(), member, GrantEvent.EndReason.GIVER_ENDED);
    }

    static SettlementId settlement() {
        return new SettlementId(Uuids.version7(System.currentTimeMillis()));
    }

    static HoldId hold() {
        return new HoldId(Uuids.version7(System.currentTimeMillis()));
    }

    static CaptureId capture() {
        return new CaptureId(Uuids.version7(System.currentTimeMillis()));
    }

    static GrantId grant() {
        return new GrantId(Uuids.version7(System.currentTimeMillis()));
    }
}
