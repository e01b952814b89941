package io.gongji.payment.store;

import io.gongji.eventstore.StreamId;

/// An aggregate as it was read: its state, and the version to append with.
public record Loaded<S>(StreamId stream, long version, S state) {}
