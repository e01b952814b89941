package io.gongji.ledger.domain;

import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;

/// Public money of a region and year that came in so far.
///
/// @param receivedFen 1..
public record PublicMoneyState(Key key, long receivedFen) implements StateRow {
    /// The two kinds are never merged (domain 2.2).
    public record Key(RegionCode region, PublicMoney money, int year) {}
}
