package io.gongji.contracts.policy;

import io.gongji.contracts.PolicyVersion;

/// Rules that are in effect, and where they come from: the pack's version goes into the event that
/// they decide.
///
/// @param source the rows of domain.md that the figures were taken from, as the pack says
public record Ruled<T>(T rules, PolicyVersion version, String source) {}
