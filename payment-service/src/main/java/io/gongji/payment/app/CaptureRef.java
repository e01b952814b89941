package io.gongji.payment.app;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;

/// A capture of a hold.
public record CaptureRef(HoldId holdId, CaptureId captureId) {}
