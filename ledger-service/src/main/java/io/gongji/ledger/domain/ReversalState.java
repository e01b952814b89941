package io.gongji.ledger.domain;

/// Record `reversedSeq` was taken back by record `bySeq`.
public record ReversalState(long reversedSeq, long bySeq) implements StateRow {}
