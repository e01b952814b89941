package io.gongji.pooling.domain.giver;

/// What a relative is bound for. Two lists with two limits (domain K3), never mixed.
public enum Purpose {
    /// 共济: the precondition of a grant.
    POOL,
    /// 亲情账户: shows the relative's code and moves no money (domain E11).
    FAMILY_CODE
}
