package io.gongji.payment.domain.claim;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A claim as a counter took it in; no name is in it.
///
/// @param region where the patient is insured
/// @param dischargedOn the last day of the care
/// @param hospitalLevel of the treating hospital, 1 to 3
/// @param referringLevel of the hospital that referred, 1 to 3; null when none did
/// @param totalFen the whole invoice
/// @param inScopeFen what the catalogue covers, 0..totalFen
/// @param issuer the code of who wrote the invoice
/// @param invoiceNumber the issuer's number of it
/// @param submittedBy the caller who took it in; another one approves it
public record Application(
        ClaimId claimId,
        MemberId memberId,
        RegionCode region,
        Fund fund,
        Benefit benefit,
        Cause cause,
        Route route,
        LocalDate dischargedOn,
        int hospitalLevel,
        @Nullable Integer referringLevel,
        long totalFen,
        long inScopeFen,
        String issuer,
        String invoiceNumber,
        String submittedBy) {}
