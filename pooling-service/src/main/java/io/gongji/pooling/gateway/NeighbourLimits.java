package io.gongji.pooling.gateway;

import java.time.Duration;

/// How long and how often a neighbour is asked.
///
/// @param connectTimeout to reach it
/// @param requestTimeout for its whole answer
/// @param attemptsMax of a question that may be repeated
/// @param retryPause before the second attempt; each later pause is as much longer
/// @param answerBytesMax the longest answer that is read
public record NeighbourLimits(
        Duration connectTimeout,
        Duration requestTimeout,
        int attemptsMax,
        Duration retryPause,
        long answerBytesMax) {}
