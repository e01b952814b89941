package io.gongji.contracts.event;

/// One event as it travels: what happened, and its envelope.
public record EventMessage(Envelope envelope, GongjiEvent event) {}
