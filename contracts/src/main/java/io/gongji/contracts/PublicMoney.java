package io.gongji.contracts;

/// Public money that goes with a resident premium. The two kinds are never merged (domain 2.2).
public enum PublicMoney {
    /// 财政补助: per head, on top of the individual standard
    SUBSIDY,
    /// 资助: in place of the individual share
    ASSISTANCE
}
