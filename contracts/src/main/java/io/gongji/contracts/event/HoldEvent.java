package io.gongji.contracts.event;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;

/// Money reserved for a pending payment (预授权, domain 4.2 account 2160): requests of payment-service
/// (topic `gongji.settlements`), and the calendar's fact that one has expired (topic
/// `gongji.operations`).
public sealed interface HoldEvent extends GongjiEvent {
    HoldId holdId();

    /// Asks for an amount to be reserved, all or nothing, from everything that a bill of the person
    /// could take. A request.
    ///
    /// @param region the person's region
    /// @param provider whom its captures pay, and who alone may ask for them
    /// @param providerRegion the provider's region; another one clears through 1510/2410
    /// @param providerNumber the provider's own number, unique for ever, 1 to 100 characters
    /// @param amountFen 1..
    /// @param debitOrder which money is used first, each source once, and at least one (domain K5)
    /// @param expiresAt when the calendar lets it go, to the second
    record Placed(
            HoldId holdId,
            MemberId memberId,
            RegionCode region,
            ProviderId provider,
            RegionCode providerRegion,
            String providerNumber,
            Purpose purpose,
            long amountFen,
            List<DebitSource> debitOrder,
            Instant expiresAt)
            implements HoldEvent {
        public Placed {
            Texts.require("providerNumber", providerNumber, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
            debitOrder = List.copyOf(debitOrder);
            if (debitOrder.isEmpty() || EnumSet.copyOf(debitOrder).size() != debitOrder.size()) {
                throw new IllegalArgumentException(
                        "debitOrder names each source once, and at least one");
            }
            if (debitOrder.stream().filter(DebitSource::isGrants).count() > 1) {
                throw new IllegalArgumentException("debitOrder names one order of grants");
            }
            if (!expiresAt.truncatedTo(ChronoUnit.SECONDS).equals(expiresAt)) {
                throw new IllegalArgumentException("expiresAt is finer than a second");
            }
        }
    }

    /// Asks for a part of a hold, or all of it, to be paid to its provider. A request.
    ///
    /// @param region the person's region
    /// @param providerNumber the provider's own number of the payment, unique for ever
    /// @param amountFen 1.. and at most what the hold has left
    /// @param rest what becomes of the rest of the hold
    record Captured(
            HoldId holdId,
            CaptureId captureId,
            MemberId memberId,
            RegionCode region,
            String providerNumber,
            long amountFen,
            Rest rest)
            implements HoldEvent {
        public Captured {
            Texts.require("providerNumber", providerNumber, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
        }
    }

    /// Asks for a capture to be taken back whole: its money goes to the persons it came from. A
    /// request.
    ///
    /// @param region the person's region
    record CaptureVoided(HoldId holdId, CaptureId captureId, MemberId memberId, RegionCode region)
            implements HoldEvent {}

    /// Asks for what a hold has left to go back. A request.
    ///
    /// @param region the person's region
    record Released(HoldId holdId, MemberId memberId, RegionCode region) implements HoldEvent {}

    /// The time of a hold is over, and the book has read everything that was sent before: what is
    /// left goes back. A fact.
    ///
    /// @param region the person's region
    record Expired(HoldId holdId, MemberId memberId, RegionCode region) implements HoldEvent {}

    /// What becomes of what a capture leaves.
    enum Rest {
        /// it stays reserved, for a later capture
        STAYS_HELD,
        /// it goes back at once, for nothing more will be captured
        GOES_BACK
    }

    /// What the money is reserved for (domain E6).
    enum Purpose {
        /// 门诊
        OUTPATIENT,
        /// 住院
        INPATIENT,
        /// 购药
        PHARMACY
    }
}
