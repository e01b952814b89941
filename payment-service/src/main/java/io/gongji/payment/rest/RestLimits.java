package io.gongji.payment.rest;

import java.nio.file.Path;
import java.time.Duration;

/// The limits that the edge keeps; the configuration says what they are.
///
/// @param jsonBytesMax largest JSON body
/// @param fileBytesMax largest file
/// @param uploads folder in which a file is kept while it is read
/// @param waitDefault how long a write waits for the ledger when the caller does not say
/// @param waitMax how long it waits at most
/// @param quoteMax wages in one employer quote
public record RestLimits(
        int jsonBytesMax,
        long fileBytesMax,
        Path uploads,
        Duration waitDefault,
        Duration waitMax,
        int quoteMax) {}
