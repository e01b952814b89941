package io.gongji.payment.domain.premium;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of a premium. `at` is when this service took it in.
public sealed interface PremiumCommand {
    /// Order a channel to collect it; one that the assistance covers whole is paid at once.
    ///
    /// @param receiptId of that payment
    record PlaceOrder(
            PremiumBasis basis,
            UUID orderId,
            Channel channel,
            EventId receiptId,
            Instant at,
            Instant expiresAt)
            implements PremiumCommand {}

    record CancelOrder(UUID orderId, Instant at) implements PremiumCommand {}

    /// Take in money that came by a channel.
    ///
    /// @param basis of the day on which the channel took it
    /// @param order that it was paid for, open or not; null when a school, a village or a counter
    ///   collected it
    record Receive(
            PremiumBasis basis,
            @Nullable Order order,
            Channel channel,
            String channelReference,
            long amountFen,
            Instant paidAt,
            EventId receiptId,
            Instant at)
            implements PremiumCommand {}

    /// Pay from an account, all or nothing (domain E8).
    record PayFromAccount(
            PremiumBasis basis,
            MemberId payer,
            RegionCode payerRegion,
            EventId receiptId,
            Instant at)
            implements PremiumCommand {}

    /// The ledger posted what it was asked for.
    record RecordPosted(EventId receiptId) implements PremiumCommand {}

    /// The ledger declined it.
    record RecordDeclined(EventId receiptId, Refusal reason) implements PremiumCommand {}
}
