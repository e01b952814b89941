package io.gongji.payment.domain.premium;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.policy.PremiumRules.Cover;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment of a premium. It came by a channel, or from a payer's account, or the assistance
/// covers all of it.
///
/// @param receiptId the event that tells the ledger
/// @param paidAt when the channel took the money, or when this service took the request
/// @param channel when money came by one
/// @param channelReference with the channel
/// @param orderId when it was ordered
/// @param payer when an account pays
/// @param payerRegion with the payer
public record Payment(
        EventId receiptId,
        RegionCode region,
        Assessment assessment,
        Cover cover,
        Instant paidAt,
        @Nullable Channel channel,
        @Nullable String channelReference,
        @Nullable UUID orderId,
        @Nullable MemberId payer,
        @Nullable RegionCode payerRegion) {
    public Payment {
        boolean money = assessment.ownFen() > 0;
        if ((channel == null) != (channelReference == null)
                || (payer == null) != (payerRegion == null)
                || (money && (channel == null) == (payer == null))
                || (!money && channel != null)) {
            throw new IllegalArgumentException(
                    "money comes by a channel or from an account, and nothing comes by neither");
        }
    }

    /// Whether the ledger may still decline it.
    boolean isRequest() {
        return payer != null && assessment.ownFen() > 0;
    }
}
