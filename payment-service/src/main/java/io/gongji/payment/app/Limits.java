package io.gongji.payment.app;

/// The limits that use cases keep; the configuration says what they are.
///
/// @param writesAtOnce writes at work or waiting at the same time
public record Limits(int writesAtOnce) {}
