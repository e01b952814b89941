package io.gongji.eventstore;

import java.time.Duration;

/// How far the relay is behind, for health checks and metrics.
///
/// @param leading whether this process is the one that sends
/// @param unsent events that are committed but not acknowledged by Kafka
/// @param oldestUnsentAge how long the oldest of them has waited; zero when there is none
public record RelayStatus(boolean leading, long unsent, Duration oldestUnsentAge) {}
