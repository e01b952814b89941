package io.gongji.payment.domain.settlement;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.event.SettlementEvent;
import java.time.LocalDate;

/// A priced bill.
///
/// @param told what the ledger is asked
/// @param serviceDate the event's effective date
/// @param policyVersion the pack that priced it
public record Bill(
        SettlementEvent.Requested told, LocalDate serviceDate, PolicyVersion policyVersion) {}
