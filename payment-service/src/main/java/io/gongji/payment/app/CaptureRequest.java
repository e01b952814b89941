package io.gongji.payment.app;

import io.gongji.contracts.ProviderId;
import io.gongji.contracts.event.HoldEvent.Rest;

/// What a provider asks to be paid out of a hold.
///
/// @param amountFen 1..
public record CaptureRequest(
        ProviderId provider, String providerNumber, long amountFen, Rest rest) {}
