package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.domain.pricing.Pricing;
import java.time.LocalDate;

/// A bill as a provider sends it.
///
/// @param providerNumber the provider's own number, unique for ever
public record BillRequest(
        MemberId memberId,
        ProviderId provider,
        RegionCode providerRegion,
        String providerNumber,
        LocalDate serviceDate,
        Benefit benefit,
        Pricing.Cost cost) {}
