package io.gongji.payment.rest;

import java.time.Duration;

/// The limits that the edge keeps; the configuration says what they are.
///
/// @param jsonBytesMax largest JSON body
/// @param fileBytesMax largest file
/// @param waitDefault how long a write waits for the ledger when the caller does not say
/// @param waitMax how long it waits at most
/// @param quoteMax wages in one employer quote
public record RestLimits(
        int jsonBytesMax,
        long fileBytesMax,
        Duration waitDefault,
        Duration waitMax,
        int quoteMax) {}
