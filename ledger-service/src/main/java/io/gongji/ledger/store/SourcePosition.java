package io.gongji.ledger.store;

import io.gongji.contracts.EventId;

/// A place in a source's numbering, and the event that has it.
public record SourcePosition(String source, long position, EventId eventId) {}
