package io.gongji.ledger.domain;

import io.gongji.contracts.FreezeReason;

/// A freeze (冻结, domain US-37) of an account or of a grant.
///
/// @param orderReference the number of the order that asked for it
/// @param seq the record since which it holds
public record Freeze(FreezeReason reason, String orderReference, long seq) {}
