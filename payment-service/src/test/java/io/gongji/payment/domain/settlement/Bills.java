package io.gongji.payment.domain.settlement;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.payment.domain.Given;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A bill of 900 with 350 of self-pay, as in worked example 41.
public final class Bills {
    public static final SettlementId ID = new SettlementId(new UUID(0, 5));
    public static final LocalDate SERVICE_DATE = LocalDate.of(2025, 3, 1);

    private Bills() {}

    public static Bill bill() {
        return new Bill(
                new SettlementEvent.Requested(
                        ID,
                        Given.member(1),
                        Given.SHIJIAZHUANG,
                        Fund.EMPLOYEE,
                        new ProviderId("PROV0001"),
                        Given.SHIJIAZHUANG,
                        "N1",
                        Benefit.OUTPATIENT,
                        90_000,
                        52_500,
                        35_000,
                        2_500,
                        List.of(DebitSource.OWN_CURRENT, DebitSource.GRANTS),
                        new SettlementEvent.Pricing(
                                2025, "ACTIVE_UNDER_45", 87_500, 600, 350_000, 0)),
                SERVICE_DATE,
                new PolicyVersion("130100@2025.1"));
    }

    public static Payment payment() {
        GrantId grant = new GrantId(new UUID(0, 6));
        return new Payment(
                new BookId("13"),
                42,
                20_000,
                15_000,
                0,
                2_500,
                List.of(new Payment.FromGrant(grant, 15_000)));
    }
}
