package io.gongji.payment.domain.provider;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent.Benefit;

/// A posted bill on a statement.
///
/// @param number the provider's own number of it
/// @param patientRegion whose fund paid
/// @param payableFen what the provider is owed for it: the fund's part and what accounts paid
/// @param fundFen the fund's part, all that can be disallowed
public record BillLine(
        SettlementId settlementId,
        String number,
        RegionCode patientRegion,
        Benefit benefit,
        long payableFen,
        long fundFen) {}
