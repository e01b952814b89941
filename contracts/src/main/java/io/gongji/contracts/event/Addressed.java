package io.gongji.contracts.event;

/// What can be said of an event whose data this release cannot read: its type's name and its
/// envelope.
public record Addressed(String typeName, Envelope envelope) {}
