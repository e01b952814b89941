package io.gongji.payment.domain.premium;

import io.gongji.contracts.Channel;
import io.gongji.contracts.RegionCode;
import java.time.Instant;
import java.util.UUID;

/// An order to pay by a channel. What it costs was said when it was placed and stays.
///
/// @param expiresAt until when nobody else can pay this premium; money that comes later is taken
///   when the premium is still unpaid
public record Order(
        UUID orderId,
        RegionCode region,
        Channel channel,
        Assessment assessment,
        Instant placedAt,
        Instant expiresAt) {
    boolean isOpenAt(Instant at) {
        return at.isBefore(expiresAt);
    }
}
