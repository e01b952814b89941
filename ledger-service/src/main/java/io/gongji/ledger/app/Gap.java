package io.gongji.ledger.app;

/// Positions of a source that did not come. Nothing later of the source is taken; the source sends
/// again from the first position without an answer.
///
/// @param missing the position that must come next
/// @param seen the first that came instead
public record Gap(String source, long missing, long seen) {}
