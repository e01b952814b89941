package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.HoldEvent.Purpose;

/// What a provider asks to be reserved.
///
/// @param amountFen 1..
/// @param expiresInSeconds [#SECONDS_MIN] to [#SECONDS_MAX] from the receipt on
public record HoldRequest(
        MemberId memberId,
        ProviderId provider,
        RegionCode providerRegion,
        String providerNumber,
        Purpose purpose,
        long amountFen,
        int expiresInSeconds) {
    /// A minute: a capture must have the time to come.
    public static final int SECONDS_MIN = 60;

    /// Seven days: nobody's money waits longer for a payment that may not come.
    public static final int SECONDS_MAX = 7 * 24 * 60 * 60;
}
