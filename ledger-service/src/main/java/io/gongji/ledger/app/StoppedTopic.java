package io.gongji.ledger.app;

import io.gongji.contracts.journal.Cause;

/// A topic of a book that is read no further than this coordinate until somebody has seen to it.
public record StoppedTopic(Cause.Coordinate at, String reason) {}
