package io.gongji.pooling.rest;

import java.time.Duration;

/// Bounds of the REST interface.
///
/// @param bodyBytesMax the largest body of a request
/// @param waitDefault how long a write waits for the ledger when the caller has no preference
/// @param waitMax the longest wait a caller may ask for
public record RestLimits(int bodyBytesMax, Duration waitDefault, Duration waitMax) {}
