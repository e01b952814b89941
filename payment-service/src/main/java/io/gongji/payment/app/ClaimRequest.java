package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.domain.claim.Cause;
import io.gongji.payment.domain.claim.Route;
import io.gongji.payment.domain.pricing.Pricing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A claim as a counter sends it.
///
/// @param issuer the code of who wrote the invoice
/// @param invoiceNumber the issuer's number of it, claimed once
public record ClaimRequest(
        MemberId memberId,
        Benefit benefit,
        Cause cause,
        Route route,
        LocalDate dischargedOn,
        int hospitalLevel,
        @Nullable Integer referringLevel,
        Pricing.Cost cost,
        String issuer,
        String invoiceNumber) {}
